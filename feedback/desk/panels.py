"""What one role alone finds on its desk: the ward in figures, the next meetings, what became of it, what to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Subquery, Sum

from engagement.models import Issue
from feedback.desk.facts import Desk
from feedback.models import Kept, Newsletter, WardMonth
from partnerships.access import READ_MEETINGS, meetings_seen_by
from partnerships.asking_for import asked_for
from partnerships.models import Capacity, Meeting, MeetingStage, Membership, RoleKind, User, Ward
from partnerships.periods import quarters
from partnerships.planning import planned_once

K = RoleKind
ACROSS = frozenset({K.ANALYST, K.LEAD, K.INTELLIGENCE})
NEXT = 3
FORTNIGHT = timedelta(days=14)
MOST = 2000
"""Concerns raised in a quarter that are counted for each look at a desk."""


@dataclass(frozen=True, slots=True)
class Report:
    """A quarter so far against the whole one before: raised, with an outcome, told; and what is late now."""

    name: str
    since: date
    before: date
    figures: list[Figure]
    worked_out: WorkedOut | None = None
    """None where all were counted for this page."""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """When the figures were worked out that are not counted for each page, and which are counted all the same."""

    at: datetime | None
    counted: str


@dataclass(frozen=True, slots=True)
class Figure:
    label: str
    now: int
    before: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    url: str
    about: str


def next_meetings(desk: Desk) -> list[Meeting]:
    """The next meetings of the groups the person sees, once their day is out; those they chair bear `chairing`."""
    if not READ_MEETINGS.held_by(desk.user):
        return []
    with planned_once():
        return _next_meetings(desk.user, desk.today, now=desk.now)


@asked_for
def _next_meetings(person: User, today: date, *, now: datetime) -> QuerySet[Meeting]:
    mine = Meeting.objects.published().filter(meetings_seen_by(person)).to_come(now).select_related("group")
    if person.scope.has({K.SUPERVISOR, K.PARTNER}) and not person.scope.has({K.COORDINATOR}):
        mine = mine.filter(group__in=_groups_of(person, today))
    return mine.annotate(chairing=Count("group__memberships", filter=_chairs(person), distinct=True))[:NEXT]


def _groups_of(person: User, today: date) -> QuerySet[Membership, Any]:
    return Membership.objects.current(today).filter(user=person).values("group")


def _chairs(person: User) -> Q:
    return Q(
        group__memberships__user=person, group__memberships__status="accepted",
        group__memberships__capacity__in=[Capacity.CHAIR, Capacity.CO_CHAIR],
    )  # fmt: skip


def reports(desk: Desk) -> list[Report]:
    """In figures: a councillor's wards (screens, Ward action report), or the whole partnership."""
    if desk.holds(*ACROSS):
        return [_report("The partnership", "/issues/?stage=all", desk.today, *_across(desk))]
    if not desk.holds(K.COUNCILLOR):
        return []
    found = {row["ward"]: row for row in _quarters(desk).values("ward").annotate(**_sums(desk))}
    wards = Ward.objects.for_scope(desk.user, frozenset({K.COUNCILLOR})).current(desk.today)
    return [
        _report(ward.name, f"/issues/?stage=all&ward={ward.slug}", desk.today, found.get(ward.pk, {})) for ward in wards
    ]


def _across(desk: Desk) -> tuple[dict[str, int], WorkedOut]:
    """The sums of all wards, and when they were worked out.

    What links to a list is counted now, the rest once a day; and once a day too what was raised, where that is more
    than can be counted for each look at a desk. The day's figures are of concerns that are not restricted: those who
    read across see no others.
    """
    since, before = (quarter.first for quarter in quarters(desk.today, 2))
    raised_now = _counted.listed(desk.user, desk.today, "raised", first=since).count_to(MOST + 1)
    row = {"late": _counted.listed(desk.user, desk.today, "late", first=since).count()}
    at = None
    for month, raised, with_outcome, told, at in _months(desk.user, desk.today, before=before):  # noqa: B007
        then = "now" if month >= since else "then"
        for column, number in (("raised_on", raised), ("outcome_on", with_outcome), ("told_on", told)):
            name = f"{column}_{then}"
            row[name] = row.get(name, 0) + number
    counted = raised_now <= MOST
    if counted or at is None:
        row["raised_on_now"] = raised_now
    return row, WorkedOut(at, "What links to a list" if counted else "What is late")


@asked_for
def _counted(person: User, today: date, which: str, *, first: date) -> QuerySet[Issue]:
    """Those that were raised since a day, or those that are late."""
    condition = Q(due_on__lt=today) if which == "late" else Q(raised_on__gte=first)
    return Issue.objects.visible_to(person).filter(condition)


@asked_for
def _months(
    person: User, today: date, *, before: date
) -> QuerySet[WardMonth, tuple[date, int, int, int, datetime | None]]:
    wards = Ward.objects.for_scope(person, ACROSS).order_by().values("pk")
    kept = WardMonth.objects.filter(ward__in=wards, restricted=False, month__gte=before).order_by("month")
    sums = kept.values("month").annotate(Sum("raised"), Sum("with_outcome"), Sum("told"))
    at = Subquery(Kept.objects.values("at")[:1])
    return sums.annotate(at=at).values_list("month", "raised__sum", "with_outcome__sum", "told__sum", "at")


def _quarters(desk: Desk) -> QuerySet[Issue]:
    return Issue.objects.visible_to(desk.user).order_by()


def _sums(desk: Desk) -> dict[str, Any]:
    since, before = (quarter.first for quarter in quarters(desk.today, 2))
    sums: dict[str, Any] = {"late": Count("pk", filter=Q(due_on__lt=desk.today))}
    for column in ("raised_on", "outcome_on", "told_on"):
        sums[f"{column}_now"] = Count("pk", filter=Q(**{f"{column}__gte": since}))
        sums[f"{column}_then"] = Count("pk", filter=Q(**{f"{column}__gte": before, f"{column}__lt": since}))
    return sums


def _report(
    name: str, address: str, today: date, row: Mapping[str, Any], worked_out: WorkedOut | None = None
) -> Report:
    since, before = (quarter.first for quarter in quarters(today, 2))
    told = [("Raised", "raised_on"), ("With an outcome", "outcome_on"), ("Told", "told_on")]
    figures = [
        Figure(
            label, row.get(f"{column}_now", 0), row.get(f"{column}_then", 0),
            f"{address}&raised_from={since}" if column == "raised_on" else "",
        )
        for label, column in told
    ]  # fmt: skip
    late = Figure("Late now", row.get("late", 0), None, f"{address}&late=on")
    return Report(name, since, before, [*figures, late], worked_out)


def raised_by_us(desk: Desk) -> QuerySet[Issue] | None:
    """For a representative, the newest concerns raised at the meetings of their groups, with where each stands."""
    if not desk.holds(K.REPRESENTATIVE):
        return None
    heard = Issue.objects.visible_to(desk.user).filter(heard_at__group__in=_groups_of(desk.user, desk.today))
    return heard.for_list().order_by("-raised_on", "-pk")[:8]


def minutes_of_us(desk: Desk) -> QuerySet[Meeting] | None:
    """For a representative, the latest minutes of their groups."""
    if not desk.holds(K.REPRESENTATIVE):
        return None
    held = Meeting.objects.filter(
        group__in=_groups_of(desk.user, desk.today), stage=MeetingStage.CLOSED
    ).select_related("group")
    return held.order_by("-starts_at", "-pk")[:3]


def to_print(desk: Desk) -> list[Document] | None:
    """For an administrator, what came out in the last fortnight: newsletters and approved minutes, to print."""
    if not desk.holds(K.ADMIN):
        return None
    mine = sorted(desk.user.scope.partnership_ids({K.ADMIN}))
    since = desk.now - FORTNIGHT
    letters = Newsletter.objects.published().filter(ward__partnership__in=mine, published_at__gte=since)
    minutes = Meeting.objects.filter(
        meetings_seen_by(desk.user), group__partnership__in=mine, minutes_approved_at__gte=since
    )
    return [
        *(
            Document(
                letter.title, f"/wards/{letter.ward.slug}/newsletters/{letter.edition}/newsletter.pdf",
                f"Newsletter of {letter.ward}, PDF",
            )
            for letter in letters.select_related("ward").order_by("-published_at", "-pk")[:12]
        ),
        *(
            Document(f"Minutes of {meeting}", f"/meetings/{meeting.pk}/minutes.pdf", "PDF, without confidential items")
            for meeting in minutes.select_related("group").order_by("-minutes_approved_at", "-pk")[:12]
        ),
    ]  # fmt: skip
