"""The parts of a desk's second query: each counts one thing, for the roles that see to it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import CharField, F, Min, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, TruncDate

from feedback.desk.counted import NO_DAY, Part, counted
from feedback.desk.listening import LISTENING
from feedback.models import Newsletter, NewsletterStage, Owed
from partnerships.access import KEEP_TRAINING, RUN_MEETING, groups_held, of_own_agency, without_minutes, without_papers
from partnerships.membership import unanswered, vacant
from partnerships.models import AgencyReport, Group, RoleKind
from partnerships.training import lacking
from tasking.access import escalations_seen_by, priorities_seen_by
from tasking.analysis_access import WRITE_ANALYSIS, analyses_due_from
from tasking.case_access import HEAR_CASES
from tasking.chair_report_access import WRITE_CHAIR_REPORT, chair_reports_due_from
from tasking.half_year_access import REVIEW
from tasking.half_year_access import reviews_due_from as half_years_due
from tasking.models import Action, Case, Payback
from tasking.payback_access import LOOK_THROUGH
from tasking.plan_access import LEAD_PLAN, WRITE_PLAN, closings_waiting_for, reviews_due_from
from tasking.three_way import pre_meetings_due_from, wards_due_from
from tasking.three_way_access import LOG_THREE_WAY

if TYPE_CHECKING:
    from feedback.desk.facts import Desk

K = RoleKind
TEAM = frozenset({K.COORDINATOR, K.PCSO, K.SUPERVISOR})
"""Who moves issues of a ward."""
REVIEW_PLANS = WRITE_PLAN.kinds - {K.REPRESENTATIVE.value}
"""Whose desk says that a plan is to be reviewed; a resident who owns one is told in the digest."""
SOON_DAYS = 7


def _late_actions(desk: Desk) -> QuerySet[Any, Any]:
    late = Action.objects.visible_to(desk.user).overdue(desk.today)
    whose = Coalesce("agency__name", Value("no agency"))
    return counted(late, "late actions", label=whose, oldest=Min("due_on"), due=Min("due_on"))


def _risky_actions(desk: Desk) -> QuerySet[Any, Any]:
    risky = Action.objects.visible_to(desk.user).at_risk(desk.today)
    if not desk.holds(K.COORDINATOR, K.SUPERVISOR):
        risky = risky.filter(agency=desk.user.agency_id or 0)
    return counted(risky, "actions at risk", oldest=NO_DAY, due=Min("due_on"))


def _ownerless_actions(desk: Desk) -> QuerySet[Any, Any]:
    left = Action.objects.visible_to(desk.user).without_owner(desk.today)
    if not desk.holds(K.COORDINATOR):
        left = left.filter(agency=desk.user.agency_id or 0)
    return counted(left, "actions without owner", label="owner__name", oldest=NO_DAY, due=Min("due_on"))


def _own_actions(desk: Desk) -> QuerySet[Any, Any]:
    own = Action.objects.visible_to(desk.user).to_do().filter(owner=desk.user)
    return counted(own, "own actions", oldest=Min("agreed_on"), due=Min("due_on"))


def _agency_actions(desk: Desk) -> QuerySet[Any, Any]:
    theirs = Action.objects.visible_to(desk.user).to_do().filter(agency=desk.user.agency_id or 0)
    return counted(theirs, "agency actions", oldest=Min("agreed_on"), due=Min("due_on"))


def _agency_late(desk: Desk) -> QuerySet[Any, Any]:
    theirs = Action.objects.visible_to(desk.user).overdue(desk.today).filter(agency=desk.user.agency_id or 0)
    return counted(theirs, "agency late", oldest=Min("due_on"), due=Min("due_on"))


def _owed(desk: Desk) -> QuerySet[Any, Any]:
    owed = Owed.objects.visible_to(desk.user).still()
    return counted(owed, "owed", label="to", oldest=Min("since"), due=Min("due_on"))


def _people_owed(desk: Desk) -> QuerySet[Any, Any]:
    people = Owed.objects.visible_to(desk.user).still().filter(to="raiser")
    return counted(people, "people owed", oldest=Min("since"), due=Min("due_on"))


def _newsletters(desk: Desk) -> QuerySet[Any, Any]:
    waiting = Newsletter.objects.visible_to(desk.user).filter(stage=NewsletterStage.SUBMITTED)
    others = waiting.exclude(submitted_by=desk.user)
    return counted(others, "newsletters", oldest=Min(TruncDate("submitted_at")), due=NO_DAY)


def _without_minutes(desk: Desk) -> QuerySet[Any, Any]:
    late = without_minutes(desk.user, desk.today)
    return counted(late, "without minutes", oldest=Min(TruncDate("starts_at")), due=NO_DAY)


def _reports_owed(desk: Desk) -> QuerySet[Any, Any]:
    theirs = AgencyReport.objects.owed().filter(of_own_agency(desk.user))
    return counted(theirs, "reports owed", oldest=Min(TruncDate("asked_at")), due=Min("due_on"))


def _reports_late(desk: Desk) -> QuerySet[Any, Any]:
    run = Group.objects.filter(groups_held(desk.user, RUN_MEETING)).values("pk")
    late = AgencyReport.objects.late(desk.today).filter(meeting__group__in=run)
    return counted(late, "reports late", label="agency__name", oldest=Min("due_on"), due=Min("due_on"))


def _invitations(desk: Desk) -> QuerySet[Any, Any]:
    asked = Min(TruncDate("invited_at"))
    return counted(unanswered(desk.user), "invitations", oldest=asked, due=NO_DAY)


def _vacancies(desk: Desk) -> QuerySet[Any, Any]:
    """By neighbourhood, in the shape of `counted`."""
    lacking: QuerySet[Any, Any] = (
        vacant(desk.user, desk.today)
        .order_by()
        .values_list(Cast(Value("vacancies"), CharField()), Cast("name", CharField()), "lacking", NO_DAY, NO_DAY)
    )
    return lacking


def _priorities_to_review(desk: Desk) -> QuerySet[Any, Any]:
    due = priorities_seen_by(desk.user).to_review(desk.today)
    return counted(due, "priorities to review", oldest=Min("review_on"), due=Min("review_on"))


def _escalations_late(desk: Desk) -> QuerySet[Any, Any]:
    late = escalations_seen_by(desk.user).overdue(desk.today)
    return counted(late, "escalations late", oldest=Min("answer_due_on"), due=Min("answer_due_on"))


def _reviews_due(desk: Desk) -> QuerySet[Any, Any]:
    due = half_years_due(desk.user, desk.today)
    return counted(due, "reviews due", oldest=NO_DAY, due=Min("due_on"))


def _chair_reports_due(desk: Desk) -> QuerySet[Any, Any]:
    due = chair_reports_due_from(desk.user, desk.today)
    return counted(due, "chair reports due", oldest=NO_DAY, due=Min("due_on"))


def _analyses_due(desk: Desk) -> QuerySet[Any, Any]:
    due = analyses_due_from(desk.user, desk.today)
    return counted(due, "analyses due", oldest=NO_DAY, due=Min("due_on"))


def _papers_due(desk: Desk) -> QuerySet[Any, Any]:
    due = without_papers(desk.user, desk.now)
    day = TruncDate(F("starts_at") - timedelta(days=settings.PAPERS_OUT_DAYS))
    return counted(due, "papers due", label="group__name", oldest=NO_DAY, due=Min(day))


def _cases_to_review(desk: Desk) -> QuerySet[Any, Any]:
    """How many, and neither which nor since when: a desk is looked at over shoulders."""
    overdue = Case.objects.visible_to(desk.user).to_review(desk.today)
    return counted(overdue, "cases to review", oldest=NO_DAY, due=NO_DAY)


def _plan_reviews(desk: Desk) -> QuerySet[Any, Any]:
    overdue = reviews_due_from(desk.user, desk.today)
    return counted(overdue, "plan reviews", oldest=Min("review_on"), due=Min("review_on"))


def _plan_closings(desk: Desk) -> QuerySet[Any, Any]:
    waiting = closings_waiting_for(desk.user)
    return counted(waiting, "plan closings", oldest=Min(TruncDate("close_proposed_at")), due=NO_DAY)


def _three_way(desk: Desk) -> QuerySet[Any, Any]:
    """Wards without this month's contact of all three, by name."""
    due = wards_due_from(desk.user, desk.today)
    return counted(due, "three-way", label="name", oldest=NO_DAY, due=NO_DAY)


def _before_np(desk: Desk) -> QuerySet[Any, Any]:
    due = pre_meetings_due_from(desk.user, desk.today, desk.now)
    return counted(due, "before NP", label="group__name", oldest=NO_DAY, due=Min(TruncDate("starts_at")))


def _payback_suggested(desk: Desk) -> QuerySet[Any, Any]:
    waiting = Payback.objects.suggested().filter(desk.user.scope.q(LOOK_THROUGH.kinds, ward="issue__ward"))
    return counted(waiting, "payback suggested", oldest=Min(TruncDate("suggested_at")), due=NO_DAY)


def _payback_asked(desk: Desk) -> QuerySet[Any, Any]:
    asked = Payback.objects.visible_to(desk.user).unanswered().filter(agency=desk.user.agency_id or 0)
    return counted(asked, "payback asked", oldest=Min(TruncDate("sent_at")), due=NO_DAY)


def _training_due(desk: Desk) -> QuerySet[Any, Any]:
    return counted(lacking(desk.user, desk.today), "training due", oldest=NO_DAY, due=NO_DAY)


COUNTED: list[tuple[frozenset[str], Part]] = [
    *LISTENING,
    (frozenset({K.COORDINATOR, K.SUPERVISOR}), _late_actions),
    (frozenset({K.COORDINATOR, K.SUPERVISOR, K.PARTNER}), _risky_actions),
    (frozenset({K.COORDINATOR, K.PARTNER}), _ownerless_actions),
    (frozenset({K.COORDINATOR, K.SUPERVISOR, K.PCSO}), _own_actions),
    (frozenset({K.PARTNER}), _agency_actions),
    (frozenset({K.PARTNER}), _agency_late),
    (frozenset({K.COORDINATOR, K.SUPERVISOR}), _owed),
    (frozenset({K.PCSO}), _people_owed),
    (frozenset({K.COORDINATOR, K.SUPERVISOR}), _newsletters),
    (frozenset({K.COORDINATOR, K.SUPERVISOR, K.ADMIN}), _without_minutes),
    (frozenset({K.PARTNER}), _reports_owed),
    (frozenset({K.COORDINATOR}), _reports_late),
    (frozenset({K.COORDINATOR}), _invitations),
    (frozenset({K.COORDINATOR}), _vacancies),
    (frozenset({K.COORDINATOR, K.SUPERVISOR}), _priorities_to_review),
    (frozenset({K.COORDINATOR, K.SUPERVISOR}), _escalations_late),
    (LOG_THREE_WAY.kinds, _three_way),
    (LOG_THREE_WAY.kinds, _before_np),
    (REVIEW.kinds, _reviews_due),
    (WRITE_CHAIR_REPORT.kinds, _chair_reports_due),
    (WRITE_ANALYSIS.kinds, _analyses_due),
    (frozenset({K.COORDINATOR}), _papers_due),
    (KEEP_TRAINING.kinds, _training_due),
    (LOOK_THROUGH.kinds, _payback_suggested),
    (frozenset({K.PARTNER}), _payback_asked),
    (HEAR_CASES.kinds, _cases_to_review),
    (REVIEW_PLANS, _plan_reviews),
    (LEAD_PLAN.kinds, _plan_closings),
]
"""Who is asked about what; a person with several roles is asked about all of it."""
