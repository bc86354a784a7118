"""The parts of a desk's second query: each counts one thing, for the roles that see to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import CharField, Count, DateField, F, IntegerField, Min, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat, TruncDate

from engagement.intelligence_access import KEEP, SCREEN, SUBMIT, answers_for, reviews_of
from engagement.kin_access import READ_KIN, WRITE_KIN
from engagement.models import (
    EngagementPlan,
    IntelligenceStub,
    Interview,
    KeyIndividual,
    PieceOfWork,
    RecruitingTask,
    Tour,
)
from engagement.reaching_access import COMMISSION, RECORD_EVENT
from engagement.survey_access import INTERVIEW, KEEP_ROUNDS, rounds_behind
from engagement.tour_access import LEAD_TOURS
from feedback.access import WORK_WITHOUT_SIGNAL
from feedback.models import Entry, Newsletter, NewsletterStage, Owed
from feedback.touring import tours_behind
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
BOX_ANSWERS = SUBMIT.kinds - {K.COUNCILLOR.value, K.REPRESENTATIVE.value}
"""Whose desk says that the intelligence unit answered; councillors and representatives hear of it in the digest."""
SOON_DAYS = 7

Part = Callable[["Desk"], "QuerySet[Any, Any]"]


def _counted(rows: QuerySet[Any], what: str, *, oldest: Any, due: Any, label: Any = None) -> QuerySet[Any, Any]:
    """Rows as (what, label, number, oldest, due), by label where there is one."""
    words = Cast(label if label is not None else Value(""), CharField())
    counted: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(desk_what=Cast(Value(what), CharField()), desk_label=words)
        .values("desk_what", "desk_label")
        .annotate(number=Count("pk", distinct=True), oldest=oldest, due=due)
        .values_list("desk_what", "desk_label", "number", "oldest", "due")
    )
    return counted


NO_DAY = Cast(Value(None), DateField())


def _late_actions(desk: Desk) -> QuerySet[Any, Any]:
    late = Action.objects.visible_to(desk.user).overdue(desk.today)
    whose = Coalesce("agency__name", Value("no agency"))
    return _counted(late, "late actions", label=whose, oldest=Min("due_on"), due=Min("due_on"))


def _risky_actions(desk: Desk) -> QuerySet[Any, Any]:
    risky = Action.objects.visible_to(desk.user).at_risk(desk.today)
    if not desk.holds(K.COORDINATOR, K.SUPERVISOR):
        risky = risky.filter(agency=desk.user.agency_id or 0)
    return _counted(risky, "actions at risk", oldest=NO_DAY, due=Min("due_on"))


def _ownerless_actions(desk: Desk) -> QuerySet[Any, Any]:
    left = Action.objects.visible_to(desk.user).without_owner(desk.today)
    if not desk.holds(K.COORDINATOR):
        left = left.filter(agency=desk.user.agency_id or 0)
    return _counted(left, "actions without owner", label="owner__name", oldest=NO_DAY, due=Min("due_on"))


def _own_actions(desk: Desk) -> QuerySet[Any, Any]:
    own = Action.objects.visible_to(desk.user).to_do().filter(owner=desk.user)
    return _counted(own, "own actions", oldest=Min("agreed_on"), due=Min("due_on"))


def _agency_actions(desk: Desk) -> QuerySet[Any, Any]:
    theirs = Action.objects.visible_to(desk.user).to_do().filter(agency=desk.user.agency_id or 0)
    return _counted(theirs, "agency actions", oldest=Min("agreed_on"), due=Min("due_on"))


def _agency_late(desk: Desk) -> QuerySet[Any, Any]:
    theirs = Action.objects.visible_to(desk.user).overdue(desk.today).filter(agency=desk.user.agency_id or 0)
    return _counted(theirs, "agency late", oldest=Min("due_on"), due=Min("due_on"))


def _owed(desk: Desk) -> QuerySet[Any, Any]:
    owed = Owed.objects.visible_to(desk.user).still()
    return _counted(owed, "owed", label="to", oldest=Min("since"), due=Min("due_on"))


def _people_owed(desk: Desk) -> QuerySet[Any, Any]:
    people = Owed.objects.visible_to(desk.user).still().filter(to="raiser")
    return _counted(people, "people owed", oldest=Min("since"), due=Min("due_on"))


def _newsletters(desk: Desk) -> QuerySet[Any, Any]:
    waiting = Newsletter.objects.visible_to(desk.user).filter(stage=NewsletterStage.SUBMITTED)
    others = waiting.exclude(submitted_by=desk.user)
    return _counted(others, "newsletters", oldest=Min(TruncDate("submitted_at")), due=NO_DAY)


def _without_minutes(desk: Desk) -> QuerySet[Any, Any]:
    late = without_minutes(desk.user, desk.today)
    return _counted(late, "without minutes", oldest=Min(TruncDate("starts_at")), due=NO_DAY)


def _reports_owed(desk: Desk) -> QuerySet[Any, Any]:
    theirs = AgencyReport.objects.owed().filter(of_own_agency(desk.user))
    return _counted(theirs, "reports owed", oldest=Min(TruncDate("asked_at")), due=Min("due_on"))


def _reports_late(desk: Desk) -> QuerySet[Any, Any]:
    run = Group.objects.filter(groups_held(desk.user, RUN_MEETING)).values("pk")
    late = AgencyReport.objects.late(desk.today).filter(meeting__group__in=run)
    return _counted(late, "reports late", label="agency__name", oldest=Min("due_on"), due=Min("due_on"))


def _invitations(desk: Desk) -> QuerySet[Any, Any]:
    asked = Min(TruncDate("invited_at"))
    return _counted(unanswered(desk.user), "invitations", oldest=asked, due=NO_DAY)


def _vacancies(desk: Desk) -> QuerySet[Any, Any]:
    """By neighbourhood, in the shape of `_counted`."""
    lacking: QuerySet[Any, Any] = (
        vacant(desk.user, desk.today)
        .order_by()
        .values_list(Cast(Value("vacancies"), CharField()), Cast("name", CharField()), "lacking", NO_DAY, NO_DAY)
    )
    return lacking


def _priorities_to_review(desk: Desk) -> QuerySet[Any, Any]:
    due = priorities_seen_by(desk.user).to_review(desk.today)
    return _counted(due, "priorities to review", oldest=Min("review_on"), due=Min("review_on"))


def _escalations_late(desk: Desk) -> QuerySet[Any, Any]:
    late = escalations_seen_by(desk.user).overdue(desk.today)
    return _counted(late, "escalations late", oldest=Min("answer_due_on"), due=Min("answer_due_on"))


def _reviews_due(desk: Desk) -> QuerySet[Any, Any]:
    due = half_years_due(desk.user, desk.today)
    return _counted(due, "reviews due", oldest=NO_DAY, due=Min("due_on"))


def _chair_reports_due(desk: Desk) -> QuerySet[Any, Any]:
    due = chair_reports_due_from(desk.user, desk.today)
    return _counted(due, "chair reports due", oldest=NO_DAY, due=Min("due_on"))


def _analyses_due(desk: Desk) -> QuerySet[Any, Any]:
    due = analyses_due_from(desk.user, desk.today)
    return _counted(due, "analyses due", oldest=NO_DAY, due=Min("due_on"))


def _papers_due(desk: Desk) -> QuerySet[Any, Any]:
    due = without_papers(desk.user, desk.now)
    day = TruncDate(F("starts_at") - timedelta(days=settings.PAPERS_OUT_DAYS))
    return _counted(due, "papers due", label="group__name", oldest=NO_DAY, due=Min(day))


def _cases_to_review(desk: Desk) -> QuerySet[Any, Any]:
    """How many, and neither which nor since when: a desk is looked at over shoulders."""
    overdue = Case.objects.visible_to(desk.user).to_review(desk.today)
    return _counted(overdue, "cases to review", oldest=NO_DAY, due=NO_DAY)


def _plan_reviews(desk: Desk) -> QuerySet[Any, Any]:
    overdue = reviews_due_from(desk.user, desk.today)
    return _counted(overdue, "plan reviews", oldest=Min("review_on"), due=Min("review_on"))


def _plan_closings(desk: Desk) -> QuerySet[Any, Any]:
    waiting = closings_waiting_for(desk.user)
    return _counted(waiting, "plan closings", oldest=Min(TruncDate("close_proposed_at")), due=NO_DAY)


def _three_way(desk: Desk) -> QuerySet[Any, Any]:
    """Wards without this month's contact of all three, by name."""
    due = wards_due_from(desk.user, desk.today)
    return _counted(due, "three-way", label="name", oldest=NO_DAY, due=NO_DAY)


def _before_np(desk: Desk) -> QuerySet[Any, Any]:
    due = pre_meetings_due_from(desk.user, desk.today, desk.now)
    return _counted(due, "before NP", label="group__name", oldest=NO_DAY, due=Min(TruncDate("starts_at")))


def _engagement_work_asked(desk: Desk) -> QuerySet[Any, Any]:
    mine = PieceOfWork.objects.open().filter(officer=desk.user)
    return _counted(mine, "engagement work asked", oldest=Min("asked_on"), due=Min("due_on"))


def _engagement_work_late(desk: Desk) -> QuerySet[Any, Any]:
    late = PieceOfWork.objects.late(desk.today).filter(desk.user.scope.q(COMMISSION.kinds))
    return _counted(late, "engagement work late", oldest=Min("due_on"), due=Min("due_on"))


def _engagement_plans(desk: Desk) -> QuerySet[Any, Any]:
    due = EngagementPlan.objects.to_review(desk.today).filter(desk.user.scope.q(COMMISSION.kinds))
    return _counted(due, "engagement plans", oldest=Min("review_on"), due=Min("review_on"))


def _payback_suggested(desk: Desk) -> QuerySet[Any, Any]:
    waiting = Payback.objects.suggested().filter(desk.user.scope.q(LOOK_THROUGH.kinds, ward="issue__ward"))
    return _counted(waiting, "payback suggested", oldest=Min(TruncDate("suggested_at")), due=NO_DAY)


def _payback_asked(desk: Desk) -> QuerySet[Any, Any]:
    asked = Payback.objects.visible_to(desk.user).unanswered().filter(agency=desk.user.agency_id or 0)
    return _counted(asked, "payback asked", oldest=Min(TruncDate("sent_at")), due=NO_DAY)


def _box_waiting(desk: Desk) -> QuerySet[Any, Any]:
    waiting = IntelligenceStub.objects.waiting().filter(desk.user.scope.q(KEEP.kinds))
    return _counted(waiting, "box waiting", oldest=Min("routed_on"), due=NO_DAY)


def _box_late(desk: Desk) -> QuerySet[Any, Any]:
    late = IntelligenceStub.objects.late(desk.today).filter(desk.user.scope.q(SCREEN.kinds))
    return _counted(late, "box late", oldest=Min("routed_on"), due=NO_DAY)


def _box_reviews(desk: Desk) -> QuerySet[Any, Any]:
    still = reviews_of(desk.user).filter(concluded_at__isnull=True)
    return _counted(still, "box reviews", oldest=Min(TruncDate("opened_at")), due=NO_DAY)


def _box_answers(desk: Desk) -> QuerySet[Any, Any]:
    to_tell = answers_for(desk.user).filter(told_on__isnull=True)
    return _counted(to_tell, "box answers", oldest=Min("answered_on"), due=NO_DAY)


def _entries_held(desk: Desk) -> QuerySet[Any, Any]:
    """What one wrote without signal and has to look at before it is in the book."""
    mine = Entry.objects.of(desk.user).held()
    return _counted(mine, "entries held", oldest=Min(TruncDate("received_at")), due=NO_DAY)


def _training_due(desk: Desk) -> QuerySet[Any, Any]:
    return _counted(lacking(desk.user, desk.today), "training due", oldest=NO_DAY, due=NO_DAY)


def _surveys_behind(desk: Desk) -> QuerySet[Any, Any]:
    """Rounds with fewer interviews over than days; each with its ward, how many are over and how many there are."""
    behind = rounds_behind(desk.user, desk.today)
    words = Concat("ward__name", Value(", "), Cast("over", CharField()), Value(" of "), Cast("asked", CharField()))
    return behind.order_by().values_list(
        Cast(Value("surveys behind"), CharField()), Cast(words, CharField()), Cast(Value(1), IntegerField()), NO_DAY,
        "closes_on",
    )  # fmt: skip


def _interviews(desk: Desk) -> QuerySet[Any, Any]:
    mine = Interview.objects.to_do().filter(assigned_to=desk.user)
    return _counted(mine, "interviews", oldest=NO_DAY, due=Min("round__closes_on"))


def _tours_behind(desk: Desk) -> QuerySet[Any, Any]:
    """By PCSO: the desk says whose."""
    behind = Tour.objects.filter(pk__in=tours_behind(desk.user, desk.today).values("pk"))
    return _counted(behind, "tours behind", label="pcso__name", oldest=NO_DAY, due=NO_DAY)


def _kin_to_contact(desk: Desk) -> QuerySet[Any, Any]:
    """Key Individuals whose contact is overdue: of a PCSO those they look after, of a coordinator all of the wards."""
    overdue = KeyIndividual.objects.visible_to(desk.user).contact_overdue(desk.today)
    if not desk.holds(K.COORDINATOR):
        overdue = overdue.filter(pcso=desk.user)
    return _counted(overdue, "kin to contact", oldest=Min(F("contact_due_on")), due=NO_DAY)


def _recruiting(desk: Desk) -> QuerySet[Any, Any]:
    mine = RecruitingTask.objects.visible_to(desk.user).open().filter(owner=desk.user)
    return _counted(mine, "recruiting", oldest=NO_DAY, due=Min("due_on"))


COUNTED: list[tuple[frozenset[str], Part]] = [
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
    (WRITE_KIN.kinds, _kin_to_contact),
    (READ_KIN.kinds, _recruiting),
    (RECORD_EVENT.kinds, _engagement_work_asked),
    (COMMISSION.kinds, _engagement_work_late),
    (COMMISSION.kinds, _engagement_plans),
    (LOOK_THROUGH.kinds, _payback_suggested),
    (frozenset({K.PARTNER}), _payback_asked),
    (KEEP_ROUNDS.kinds, _surveys_behind),
    (INTERVIEW.kinds, _interviews),
    (LEAD_TOURS.kinds, _tours_behind),
    (HEAR_CASES.kinds, _cases_to_review),
    (REVIEW_PLANS, _plan_reviews),
    (LEAD_PLAN.kinds, _plan_closings),
    (KEEP.kinds, _box_waiting),
    (KEEP.kinds, _box_reviews),
    (SCREEN.kinds, _box_late),
    (BOX_ANSWERS, _box_answers),
    (WORK_WITHOUT_SIGNAL.kinds, _entries_held),
]
"""Who is asked about what; a person with several roles is asked about all of it."""
