"""Mutants of the policy that nobody can notice, each with the reason; and rules not asked about yet.

A mutant that stands here and is noticed after all has to be taken out.
"""

from __future__ import annotations

NOT_ASKED_YET = frozenset({
    "engagement.reaching_access", "tasking.analysis_access", "partnerships.training_access",
})  # fmt: skip
"""Modules of rules whose questions are still to be written; the access table asks them over their pages."""

SURVIVING: dict[str, str] = {
    (
        "engagement.access.issue_for: if sees_beyond_wards(user): issue = _for_page(Issue.objects.visible"
        "_to(user)).filter(reference=refer -> if True: issue = _for_page(Issue.objects.visible_to(user))."
        "filter(reference=reference).order_by().fi"
    ): ("The two ways of reading an issue are one rule, written once and anew: both find the same."),
    (
        "engagement.survey_access.require_questionnaire: home is None or not KEEP_QUESTIONNAIRES.held_by("
        "user) -> not KEEP_QUESTIONNAIRES.held_by(user)"
    ): ("Who holds a role has a partnership: a coordinator without one cannot be made."),
    (
        "engagement.survey_access.may_build: questionnaire.partnership_id is not None and questionnaire.p"
        "artnership_id == user.scope.home -> questionnaire.partnership_id == user.scope.home"
    ): ("Nobody without a partnership is a coordinator, so None never meets None."),
    (
        "engagement.survey_access.rounds_behind: kept.annotate(over=F('done') + F('not_taken'), run=run, "
        "gone=gone).filter(over__lt=F('asked')) -> kept.annotate(over=F('done') + F('not_taken'), run=run"
        ", gone=gone).all()"
    ): ("Where all are over, over x run is at least asked x gone: the condition after it says no."),
    (
        "engagement.tour_access.pcsos_of: walkers_within(user) if LEAD_TOURS.held_by(user) else Q(pk__in="
        "[]) -> walkers_within(user)"
    ): ("Who leads nowhere has no ward in walkers_within: it finds nobody."),
    ("engagement.tour_access.briefings_seen_by: if not LEAD_TOURS.held_by(user): return own -> if False: return own"): (
        "Who leads nowhere has no ward in the two questions after it: they find nothing."
    ),
    (
        "feedback.access.newsletter_for: if needed is not READ_NEWSLETTERS: needed.require(user, found.wa"
        "rd) -> if True: needed.require(user, found.ward)"
    ): ("Who sees a newsletter holds the right to read it for its ward: requiring it refuses nobody."),
}
