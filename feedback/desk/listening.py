"""The parts of a desk that count what was heard: network, surveys, tours, reaching, intelligence, tablets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, IntegerField, Min, QuerySet, Value
from django.db.models.functions import Cast, Concat, TruncDate

from engagement.intelligence_access import KEEP, SCREEN, SUBMIT, answers_for, reviews_of
from engagement.kin_access import APPROVE_EXPORT, EXPORT_NETWORK, READ_KIN, WRITE_KIN
from engagement.models import (
    EngagementPlan,
    IntelligenceStub,
    Interview,
    KeyIndividual,
    NetworkExport,
    PieceOfWork,
    RecruitingTask,
    Tour,
)
from engagement.reaching_access import COMMISSION, RECORD_EVENT
from engagement.survey_access import INTERVIEW, KEEP_ROUNDS, rounds_behind
from engagement.tour_access import LEAD_TOURS
from feedback.access import WORK_WITHOUT_SIGNAL
from feedback.desk.counted import NO_DAY, Part, counted
from feedback.models import Entry, Likeness
from feedback.touring import tours_behind
from partnerships.models import RoleKind

if TYPE_CHECKING:
    from feedback.desk.facts import Desk

K = RoleKind
BOX_ANSWERS = SUBMIT.kinds - {K.COUNCILLOR.value, K.REPRESENTATIVE.value}
"""Whose desk says that the intelligence unit answered; councillors and representatives hear of it in the digest."""


def _kin_to_contact(desk: Desk) -> QuerySet[Any, Any]:
    """Key Individuals whose contact is overdue: of a PCSO those they look after, of a coordinator all of the wards."""
    overdue = KeyIndividual.objects.visible_to(desk.user).contact_overdue(desk.today)
    if not desk.holds(K.COORDINATOR):
        overdue = overdue.filter(pcso=desk.user)
    return counted(overdue, "kin to contact", oldest=Min(F("contact_due_on")), due=NO_DAY)


def _recruiting(desk: Desk) -> QuerySet[Any, Any]:
    mine = RecruitingTask.objects.visible_to(desk.user).open().filter(owner=desk.user)
    return counted(mine, "recruiting", oldest=NO_DAY, due=Min("due_on"))


def _engagement_work_asked(desk: Desk) -> QuerySet[Any, Any]:
    mine = PieceOfWork.objects.open().filter(officer=desk.user)
    return counted(mine, "engagement work asked", oldest=Min("asked_on"), due=Min("due_on"))


def _engagement_work_late(desk: Desk) -> QuerySet[Any, Any]:
    late = PieceOfWork.objects.late(desk.today).filter(desk.user.scope.q(COMMISSION.kinds))
    return counted(late, "engagement work late", oldest=Min("due_on"), due=Min("due_on"))


def _engagement_plans(desk: Desk) -> QuerySet[Any, Any]:
    due = EngagementPlan.objects.to_review(desk.today).filter(desk.user.scope.q(COMMISSION.kinds))
    return counted(due, "engagement plans", oldest=Min("review_on"), due=Min("review_on"))


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
    return counted(mine, "interviews", oldest=NO_DAY, due=Min("round__closes_on"))


def _tours_behind(desk: Desk) -> QuerySet[Any, Any]:
    """By PCSO: the desk says whose."""
    behind = Tour.objects.filter(pk__in=tours_behind(desk.user, desk.today).values("pk"))
    return counted(behind, "tours behind", label="pcso__name", oldest=NO_DAY, due=NO_DAY)


def _box_waiting(desk: Desk) -> QuerySet[Any, Any]:
    waiting = IntelligenceStub.objects.waiting().filter(desk.user.scope.q(KEEP.kinds))
    return counted(waiting, "box waiting", oldest=Min("routed_on"), due=NO_DAY)


def _box_reviews(desk: Desk) -> QuerySet[Any, Any]:
    still = reviews_of(desk.user).filter(concluded_at__isnull=True)
    return counted(still, "box reviews", oldest=Min(TruncDate("opened_at")), due=NO_DAY)


def _box_late(desk: Desk) -> QuerySet[Any, Any]:
    late = IntelligenceStub.objects.late(desk.today).filter(desk.user.scope.q(SCREEN.kinds))
    return counted(late, "box late", oldest=Min("routed_on"), due=NO_DAY)


def _box_answers(desk: Desk) -> QuerySet[Any, Any]:
    to_tell = answers_for(desk.user).filter(told_on__isnull=True)
    return counted(to_tell, "box answers", oldest=Min("answered_on"), due=NO_DAY)


def _entries_held(desk: Desk) -> QuerySet[Any, Any]:
    """What one wrote without signal and has to look at before it is in the book."""
    mine = Entry.objects.of(desk.user).held()
    return counted(mine, "entries held", oldest=Min(TruncDate("received_at")), due=NO_DAY)


def _entries_alike(desk: Desk) -> QuerySet[Any, Any]:
    """Issues one wrote without signal which may be the same as others of the ward."""
    mine = Likeness.objects.unanswered(desk.user)
    return counted(mine, "entries alike", oldest=Min(TruncDate("found_at")), due=NO_DAY)


def _exports_asked(desk: Desk) -> QuerySet[Any, Any]:
    """Exports of a ward's network that wait for a second person."""
    asked = NetworkExport.objects.to_decide(desk.user, desk.now)
    return counted(asked, "exports asked", oldest=Min(TruncDate("asked_at")), due=Min(TruncDate("until")))


def _exports_ready(desk: Desk) -> QuerySet[Any, Any]:
    """Those one asked for and may download now."""
    ready = NetworkExport.objects.to_take(desk.user, desk.now)
    return counted(ready, "exports ready", oldest=NO_DAY, due=Min(TruncDate("until")))


LISTENING: list[tuple[frozenset[str], Part]] = [
    (WRITE_KIN.kinds, _kin_to_contact),
    (READ_KIN.kinds, _recruiting),
    (RECORD_EVENT.kinds, _engagement_work_asked),
    (COMMISSION.kinds, _engagement_work_late),
    (COMMISSION.kinds, _engagement_plans),
    (KEEP_ROUNDS.kinds, _surveys_behind),
    (INTERVIEW.kinds, _interviews),
    (LEAD_TOURS.kinds, _tours_behind),
    (KEEP.kinds, _box_waiting),
    (KEEP.kinds, _box_reviews),
    (SCREEN.kinds, _box_late),
    (BOX_ANSWERS, _box_answers),
    (WORK_WITHOUT_SIGNAL.kinds, _entries_held),
    (WORK_WITHOUT_SIGNAL.kinds, _entries_alike),
    (APPROVE_EXPORT.kinds, _exports_asked),
    (EXPORT_NETWORK.kinds, _exports_ready),
]
"""Who is asked about what."""
