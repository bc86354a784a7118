"""Attendance over time by agency: who was represented at which meeting of a group (P7, 001 rec 2.1, App 4)."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from partnerships.drawing import FILL, INK, QUIET, SECOND, framed, lettered
from partnerships.models import Agency, Attendance, Group, Meeting, MeetingStage, Presence
from partnerships.periods import Period

MEETINGS = 10
"""So many meetings, the latest, are looked at."""
BEST = [Presence.PRESENT, Presence.DEPUTY, Presence.APOLOGIES, Presence.ABSENT]
"""An agency of several members was there if one of them was."""
HERE = frozenset({Presence.PRESENT, Presence.DEPUTY})


@dataclass(frozen=True, slots=True)
class Record:
    """An agency's attendance: one entry for each meeting, None where nothing was recorded of it."""

    agency: Agency
    presences: tuple[Presence | None, ...]

    @property
    def came(self) -> int:
        return sum(presence in HERE for presence in self.presences)

    @property
    def recorded(self) -> int:
        return sum(presence is not None for presence in self.presences)

    @property
    def twice_away(self) -> bool:
        """Absent at its last two meetings running."""
        known = [presence for presence in self.presences if presence is not None]
        return known[-2:] == [Presence.ABSENT, Presence.ABSENT]


@dataclass(frozen=True, slots=True)
class Register:
    """The latest meetings of a group, oldest first, and each agency's record of them."""

    meetings: tuple[Meeting, ...]
    records: tuple[Record, ...]

    def lines(self) -> list[tuple[Record, str]]:
        """Each agency with its record in words, for the table beside the chart."""
        return [(record, "; ".join(self._said(record))) for record in self.records]

    def _said(self, record: Record) -> list[str]:
        pairs = zip(self.meetings, record.presences, strict=True)
        return [f"{one.day:%-d %b} {said.label.lower() if said else 'not noted'}" for one, said in pairs]


def register_of(group: Group, *, within: Period | None = None) -> Register:
    """Who was represented at the group's latest closed meetings, or at all of a period; two queries."""
    held = Meeting.objects.filter(group=group, stage=MeetingStage.CLOSED).order_by("-starts_at")
    held = held.filter(starts_at__date__range=(within.first, within.last)) if within else held[:MEETINGS]
    meetings = tuple(reversed(held))
    rows = Attendance.objects.filter(meeting__in=meetings, agency__isnull=False).select_related("agency")
    noted: dict[Agency, dict[int, Presence]] = {}
    for row in rows.order_by("agency__name", "pk"):
        if row.agency is not None:
            of_agency = noted.setdefault(row.agency, {})
            of_agency[row.meeting_id] = best(of_agency.get(row.meeting_id), Presence(row.presence))
    records = (Record(agency, tuple(of.get(meeting.pk) for meeting in meetings)) for agency, of in noted.items())
    return Register(meetings, tuple(records))


def best(one: Presence | None, other: Presence) -> Presence:
    """How an agency was represented by two of its members."""
    return other if one is None else min(one, other, key=BEST.index)


ROW, COLUMN, LABELS, LETTERS = 42, 36, 210, 27


def register_chart(register: Register) -> SafeString:
    """A square for each agency and meeting: full where somebody came, half for a deputy, empty for apologies, crossed
    for absence; it reads without colour.
    """
    days = format_html_join(
        "",
        '<text x="{}" y="16" text-anchor="middle" font-size="13" fill="{}">{}</text>',
        ((LABELS + at * COLUMN + 12, QUIET, f"{one.day:%-d/%-m}") for at, one in enumerate(register.meetings)),
    )
    rows = format_html_join("", "{}", ((_row(record, index),) for index, record in enumerate(register.records)))
    wide, high = LABELS + max(len(register.meetings), 1) * COLUMN, 28 + len(register.records) * ROW
    told = ". ".join(f"{record.agency}: came to {record.came} of {record.recorded}" for record in register.records)
    return framed(
        days + rows, title="Attendance by agency", description=f"{told}.", width=wide, height=high, name="wb-bars"
    )


def _row(record: Record, number: int) -> SafeString:
    top = 26 + number * ROW
    squares = (
        (_square(presence, LABELS + index * COLUMN, top),)
        for index, presence in enumerate(record.presences)
        if presence is not None
    )
    name = lettered(wrap(record.agency.name, LETTERS)[:2], right=LABELS - 12, middle=top + 12, size=14)
    return name + format_html_join("", "{}", squares)


def _square(presence: Presence, left: int, top: int) -> SafeString:
    full = FILL if presence == Presence.PRESENT else "#fff"
    box = '<rect x="{}" y="{}" width="24" height="{}" fill="{}" stroke="{}"/>'
    square = format_html(box, left, top, 24, full, INK)
    if presence == Presence.DEPUTY:
        return square + format_html(box, left, top + 12, 12, SECOND, INK)
    if presence == Presence.ABSENT:
        return square + format_html('<path d="M{} {}l16 16m0 -16l-16 16" stroke="{}"/>', left + 4, top + 4, INK)
    return square
