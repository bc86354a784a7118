"""Mutants of the policy that nobody can notice, each with the reason.

A mutant that stands here and is noticed after all has to be taken out.
"""

from __future__ import annotations

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
    (
        "partnerships.access.holds_for_group: bool(wards) and (not wards.isdisjoint(group.ward_ids))"
        " -> not wards.isdisjoint(group.ward_ids)"
    ): ("Nothing is disjoint from everything: what is dropped spares reading the wards of the group."),
    (
        "partnerships.access.of_own_agency: not user.agency_id or not user.scope.has({K.PARTNER})"
        " -> not user.scope.has({K.PARTNER})"
    ): ("Every report has an agency, so that of nobody's finds none."),
    (
        "partnerships.scope.Scope.q: if partnerships: condition |= Q(**{owner: sorted(partnerships)})"
        " -> if True: condition |= Q(**{owner: sorted(partnerships)})"
    ): ("Within none of no partnerships there is no row."),
    (
        "partnerships.scope.Scope.q: if wards: condition |= Q(**{key: sorted(wards)})"
        " -> if True: condition |= Q(**{key: sorted(wards)})"
    ): ("Among no wards there is no row."),
    (
        "tasking.access.wards_offered: if user.agency_id and user.scope.has({K.PARTNER}): own |= Q(agency"
        "=user.agency_id)"
        " -> if True: own |= Q(agency=user.agency_id)"
    ): ("Outside one's wards visible_to shows but one's own and, to a partner officer, their agency's."),
    ("tasking.access.wards_offered: user.agency_id and user.scope.has({K.PARTNER}) -> user.scope.has({K.PARTNER})"): (
        "Outside one's wards visible_to shows but one's own and, to a partner officer, their agency's."
    ),
    ("tasking.access.wards_offered: user.agency_id and user.scope.has({K.PARTNER}) -> user.agency_id"): (
        "Outside one's wards visible_to shows but one's own and, to a partner officer, their agency's."
    ),
    (
        "tasking.access.wards_offered: user.agency_id and user.scope.has({K.PARTNER})"
        " -> user.agency_id or user.scope.has({K.PARTNER})"
    ): ("Outside one's wards visible_to shows but one's own and, to a partner officer, their agency's."),
    (
        "tasking.access.wards_offered: Action.objects.visible_to(user).to_do().filter(own)"
        " -> Action.objects.visible_to(user).to_do().all()"
    ): ("Outside one's wards visible_to shows but one's own and, to a partner officer, their agency's."),
    (
        "tasking.access.items_shown: Issue.objects.visible_to(user).filter(tablings__meeting_id=meeting)"
        " -> Issue.objects.visible_to(user).all()"
    ): ("It spares reading other issues: of the items of a meeting only its own tablings are asked for."),
    (
        "tasking.case_access.groups_to_refer_to: groups_held(user, REFER) if REFER.held_by(user) else Q(pk__in=[])"
        " -> groups_held(user, REFER)"
    ): ("Who refers nowhere holds that right for no group: it finds none."),
    "tasking.practice_access.practices_seen_by: user.partnership_id or 0 -> user.partnership_id": (
        "A plan's ward has a partnership, so that of nobody's finds none."
    ),
    "partnerships.scope.scope_of: user.partnership if 'partnership' in user._state.fields_cache else None -> "
    "user.partnership": ("It spares reading the partnership again: it decides of nobody."),
    "partnerships.scope.scope_of: user.partnership if 'partnership' in user._state.fields_cache else None -> None": (
        "It spares reading the partnership again: it decides of nobody."
    ),
}

SETS = {
    f"engagement.access.OPEN_ALONE: with {kind}": "The team reads a ward whole, so this finds them no more."
    for kind in ("coordinator", "pcso", "supervisor")
}
"""Role sets with a kind more or fewer that nobody can notice, each with the reason."""
