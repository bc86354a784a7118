"""What the run page shows: the item in hand and five lines to read out, the agenda, the minutes, the clock (T2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, DateField, DateTimeField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from partnerships.asking import question
from partnerships.models import AgendaItem, Attendance, ItemKind, Meeting, MeetingStage, Membership, Presence, User
from partnerships.services.attending import expected_then
from partnerships.written import Place
from tasking.agenda import Arising, Line, PlanDue, agenda_of, is_matters_arising, matters_arising, plans_to_review
from tasking.asked import Asked, asked_of
from tasking.brought import Brought, brought_to
from tasking.courts_told import courts_at, is_sentencing
from tasking.models import CourtOutcome
from tasking.reporting import Reported, reports_of
from tasking.services.closing import Closed
from tasking.sheet import sheet_of

HERE = {Presence.PRESENT, Presence.DEPUTY}


@dataclass(frozen=True, slots=True)
class Clock:
    """How the hour stands: whole minutes gone and left, items still to come, minutes for each of them."""

    gone: int
    lasts: int
    items_left: int

    @property
    def left(self) -> int:
        return self.lasts - self.gone

    @property
    def for_each(self) -> int:
        return max(self.left, 0) // self.items_left if self.items_left else 0

    @property
    def over(self) -> bool:
        return self.left < 0


@dataclass(slots=True)
class Table:
    """What lies on the table of a meeting."""

    lines: list[Line]
    in_hand: Line | None
    following: Line | None
    clock: Clock | None
    here: int
    expected: int
    members_here: int = 0
    absent: list[str] = field(default_factory=list)
    read_out: list[str] = field(default_factory=list)
    said: str = ""
    standing: list[tuple[int, str]] = field(default_factory=list)
    arising: Arising | None = None
    reports: list[Reported] = field(default_factory=list)
    plans: list[PlanDue] = field(default_factory=list)
    courts: list[CourtOutcome] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    brought: Brought = field(default_factory=Brought)

    @property
    def minutes(self) -> list[Line]:
        return [line for line in self.lines if line.done or line.item.minute]

    @property
    def to_come(self) -> list[Line]:
        return [line for line in self.lines if not line.done]


def table_of(user: User, meeting: Meeting, item: int | None) -> Table:
    """The table of a meeting with the item asked for in hand, else the first that is not dealt with."""
    lines = agenda_of(user, meeting)
    to_come = [line for line in lines if not line.done]
    in_hand = next((line for line in lines if line.item.pk == item), to_come[0] if to_come else None)
    after = [line for line in to_come if in_hand is None or line.number > in_hand.number] or to_come
    members = _members(group=meeting.group_id, day=meeting.day, starts_at=meeting.starts_at, meeting=meeting.pk)
    here = sum(presence in HERE for _, presence, _ in members)
    table = Table(
        lines=lines,
        in_hand=in_hand,
        following=next((line for line in after if line is not in_hand), None),
        clock=_clock(meeting, len(to_come)),
        here=here + (members[0][2] if members else 0),
        members_here=here,
        expected=len(members),
        absent=[name for name, presence, _ in members if presence and presence not in HERE],
    )
    if in_hand is not None and in_hand.issue is not None:
        known = sheet_of(in_hand.issue)
        table.read_out, table.standing = known.five_lines(in_hand.item.times_carried), known.standing
        table.said = in_hand.issue.received_text
    elif in_hand is not None and is_matters_arising(in_hand):
        table.arising = matters_arising(user, meeting, lines)
    elif in_hand is not None and is_sentencing(in_hand.item):
        table.courts = courts_at(user, meeting, [in_hand.item])
    elif in_hand is not None and in_hand.item.kind == ItemKind.REPORTS:
        table.reports = reports_of(user, meeting, queries=True)
    elif in_hand is not None and in_hand.item.kind == ItemKind.PLANS:
        table.plans = plans_to_review(user, meeting, [in_hand])
    elif in_hand is not None and in_hand.item.kind == ItemKind.ASKED:
        table.asked = asked_of(user, meeting)
    elif in_hand is not None and in_hand.item.kind == ItemKind.STANDING:
        table.brought = brought_to(user, meeting, [in_hand.item])
    return table


@question
def _members(group: Any, day: Any, starts_at: Any, meeting: Any) -> QuerySet[Membership, Any]:
    """For each member expected what was recorded of them, and beside it how many guests came."""
    of_day, begins = Place(day.name, DateField()), Place(starts_at.name, DateTimeField())
    noted = Attendance.objects.filter(meeting_id=meeting)
    guests = noted.filter(membership__isnull=True).order_by().values("meeting").annotate(n=Count("pk")).values("n")
    members: Any = expected_then(group, of_day, begins).annotate(
        presence=Subquery(noted.filter(membership=OuterRef("pk")).order_by().values("presence")[:1]),
        guests=Coalesce(Subquery(guests), 0),
    )
    rows: QuerySet[Membership, Any] = members.values_list("name", "presence", "guests")
    return rows


def _clock(meeting: Meeting, items_left: int) -> Clock | None:
    if meeting.stage != MeetingStage.UNDER_WAY or meeting.opened_at is None:
        return None
    return Clock(_minutes_since(meeting.opened_at), meeting.lasts_minutes, items_left)


def _minutes_since(moment: datetime) -> int:
    return max(int((timezone.now() - moment).total_seconds()) // 60, 0)


def has_issue(item: AgendaItem) -> bool:
    """Whether an item is an issue's place on the agenda."""
    return getattr(item, "tabling", None) is not None


def what_closing_did(closed: Closed) -> str:
    """One sentence for each thing that happened, so that nothing is carried forward in silence."""
    carried = [issue.reference for issue in closed.issues] + [item.title for item in closed.items]
    parts = ["The meeting is closed and its minutes are here."]
    if carried:
        to = f"the meeting on {closed.following.day:%-d %B %Y}" if closed.following else "the next meeting scheduled"
        parts.append(f"Carried forward to {to}: {', '.join(carried)}.")
    if closed.owners_told:
        owners = "1 owner was" if closed.owners_told == 1 else f"{closed.owners_told} owners were"
        parts.append(f"{owners} sent their actions.")
    return " ".join(parts)
