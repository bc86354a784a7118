"""The year's schedule of a group, counted from its cadence and moved round bank holidays (P5, 000 6.1, 001 7).

A slot is the day the cadence asks for. It is counted from the group's anchor each time, never from the meeting
before, so a moved meeting pulls nothing after it along, and the thirtieth slot is as true as the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

import holidays
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from partnerships.access import KEEP_SCHEDULE, require_for_group
from partnerships.errors import Conflict, Refused
from partnerships.models import CadenceUnit, Group, Meeting, MeetingStage, Membership, User

AHEAD = timedelta(days=365)
WEEK = timedelta(days=7)
DAY = timedelta(days=1)
MOVED_FIELDS = ("starts_at", "lasts_minutes", "venue")


@dataclass(frozen=True, slots=True)
class Slot:
    """The day the cadence asks for, and the day the meeting is held where that is a bank holiday."""

    on: date
    held_on: date


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often a group meets: every so many weeks or months, counted from a meeting day."""

    anchor: date  # the first meeting day
    every: int
    unit: str

    @classmethod
    def of(cls, group: Group) -> Cadence:
        return cls(group.cadence_anchor, group.cadence_every, group.cadence_unit)

    def nth(self, number: int) -> date:
        """The slot that many steps after the anchor (before it where negative)."""
        if self.unit == CadenceUnit.WEEKS:
            return self.anchor + WEEK * self.every * number
        months = self.anchor.year * 12 + self.anchor.month - 1 + self.every * number
        return same_weekday(self.anchor, year=months // 12, month=months % 12 + 1)

    def number_before(self, day: date) -> int:
        """A step that is certainly not after `day`, from which to count on."""
        if self.unit == CadenceUnit.WEEKS:
            return (day - self.anchor).days // (7 * self.every) - 1
        return ((day.year - self.anchor.year) * 12 + day.month - self.anchor.month) // self.every - 1


def same_weekday(anchor: date, *, year: int, month: int) -> date:
    """The anchor's weekday of the month in another month: the second Tuesday stays the second Tuesday.

    The fifth is taken as the last, which every month has.
    """
    ordinal = (anchor.day - 1) // 7
    first = date(year, month, 1)
    day = first + DAY * ((anchor.weekday() - first.weekday()) % 7) + WEEK * ordinal
    return day if day.month == month else day - WEEK


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in that year, substitute days included."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=[year]))


def is_bank_holiday(day: date) -> bool:
    return day in bank_holidays(day.year)


def moved_off_holidays(day: date, *, before: date) -> date:
    """The day a slot is held: itself, or where it is a bank holiday, the same weekday one or more weeks later.

    People keep the weekday free, so the weekday is kept. Where that would come to `before`, the group's next slot
    (a weekly cadence), it is the next working day instead.
    """
    candidate = day
    while is_bank_holiday(candidate):
        candidate += WEEK
    if candidate < before or candidate == day:
        return candidate
    candidate = day
    while is_bank_holiday(candidate) or candidate.weekday() >= 5:
        candidate += DAY
    return candidate


def slots(cadence: Cadence, *, first: date, last: date) -> Iterator[Slot]:
    """The slots from `first` to `last`, both included, in order and none twice; none before the anchor."""
    first = max(first, cadence.anchor)
    number = cadence.number_before(first)
    while (on := cadence.nth(number)) <= last:
        if on >= first:
            yield Slot(on, moved_off_holidays(on, before=cadence.nth(number + 1)))
        number += 1


def local_moment(day: date, at: time) -> datetime:
    """That clock time on that day in the partnership's time zone, so 18:30 stays 18:30 when the clocks change."""
    return datetime.combine(day, at, tzinfo=timezone.get_default_timezone())


@dataclass(slots=True)
class Drafted:
    """What drafting did: the meetings it made, and those of earlier drafts that the cadence no longer asks for."""

    made: list[Meeting] = field(default_factory=list)
    off_cadence: list[Meeting] = field(default_factory=list)


def draft_schedule(*, group: Group, by: User | None, first: date | None = None, last: date | None = None) -> Drafted:
    """Make the meetings of a group that the cadence asks for between two days and that are not there yet.

    In: the group; who asks, None for the book itself; the days, by default from today for a year.
    Safe to run twice and by two at once: a slot has one meeting, moved and cancelled ones included (craft 8).
    Raises PermissionDenied without the right to keep this group's schedule.
    """
    require_for_group(by, KEEP_SCHEDULE, group)
    first = first or timezone.localdate()
    last = last or first + AHEAD
    wanted = _wanted(group, first, last)
    with transaction.atomic():
        made = _make([_meeting_of(group, slot) for slot in wanted if slot.on not in _taken([group], first)[group.pk]])
        return Drafted(made=made, off_cadence=off_cadence(group, wanted))


def _wanted(group: Group, first: date, last: date) -> list[Slot]:
    if group.ended_on is not None:
        last = min(last, group.ended_on)
    return list(slots(Cadence.of(group), first=first, last=last))


def _taken(groups: list[Group], first: date) -> dict[int, set[date]]:
    """For each group, its slots from that day on that have a meeting, whatever became of it."""
    taken: dict[int, set[date]] = {group.pk: set() for group in groups}
    rows = Meeting.objects.filter(group__in=taken, slot_on__gte=first).values_list("group_id", "slot_on")
    for group_id, slot_on in rows:
        if slot_on is not None:
            taken[group_id].add(slot_on)
    return taken


def _make(meetings: list[Meeting]) -> list[Meeting]:
    """Write these meetings; another worker may make one of them at this moment, and the constraint keeps one."""
    Meeting.objects.bulk_create(meetings, ignore_conflicts=True)
    return meetings


def _meeting_of(group: Group, slot: Slot) -> Meeting:
    return Meeting(
        group=group,
        starts_at=local_moment(slot.held_on, group.meets_at),
        lasts_minutes=group.lasts_minutes,
        venue=group.venue,
        slot_on=slot.on,
    )


def off_cadence(group: Group, wanted: Iterable[Slot]) -> list[Meeting]:
    """Meetings to come that an earlier cadence asked for and the present one does not."""
    days = {slot.on for slot in wanted}
    to_come = Meeting.objects.filter(
        group=group, stage=MeetingStage.SCHEDULED, slot_on__isnull=False, starts_at__gt=timezone.now()
    )
    return [meeting for meeting in to_come if meeting.slot_on not in days]


def off_cadence_now(group: Group) -> list[Meeting]:
    """Meetings of the year ahead that the group's present cadence does not ask for."""
    today = timezone.localdate()
    return off_cadence(group, slots(Cadence.of(group), first=today, last=today + AHEAD))


def withdraw_off_cadence(*, group: Group, by: User) -> int:
    """Take the meetings an earlier cadence asked for out of the schedule; those with a business on them stay.

    Out: how many were taken out. One whose agenda was made, or that was moved by hand, is cancelled by a person.
    """
    require_for_group(by, KEEP_SCHEDULE, group)
    spare = [m.pk for m in off_cadence_now(group) if m.agenda_made_at is None and not m.moved and not m.items.exists()]
    Meeting.objects.filter(pk__in=spare, stage=MeetingStage.SCHEDULED).delete()
    return len(spare)


def _hold_what_is_tabled(meetings: QuerySet[Meeting]) -> None:
    """Lock the issues that wait on these meetings' agendas: a new day changes when their move is due.

    Issues are locked before meetings everywhere; the trigger that keeps whose move it is would lock them after.
    """
    tablings: Any = Meeting._meta.get_field("tablings").related_model  # by its relation: tasking is a storey above
    waiting = tablings.objects.filter(meeting__in=meetings, decision="").order_by("issue_id")
    list(waiting.select_related("issue").select_for_update(of=("issue",)).only("pk", "issue__id"))


def follow_group(*, group: Group, by: User) -> int:
    """Give the meetings to come that nobody moved the group's present time, length and venue. Out: how many."""
    require_for_group(by, KEEP_SCHEDULE, group)
    changed = 0
    to_come = Meeting.objects.filter(
        group=group, stage=MeetingStage.SCHEDULED, starts_at__gt=timezone.now(), slot_on__isnull=False, moved=False
    )
    _hold_what_is_tabled(to_come)
    for meeting in to_come:
        wanted = (local_moment(meeting.day, group.meets_at), group.lasts_minutes, group.venue)
        if (meeting.starts_at, meeting.lasts_minutes, meeting.venue) != wanted:
            meeting.starts_at, meeting.lasts_minutes, meeting.venue = wanted
            meeting.version += 1
            meeting.save(update_fields=[*MOVED_FIELDS, "version"])
            changed += 1
    return changed


def redraft(*, group: Group, by: User) -> Drafted:
    """Bring the schedule into line with a group whose cadence, time or venue changed; the meetings that stay, stay."""
    with transaction.atomic():
        withdraw_off_cadence(group=group, by=by)
        follow_group(group=group, by=by)
        return draft_schedule(group=group, by=by)


def move_meeting(
    *, meeting: Meeting, by: User, starts_at: datetime, lasts_minutes: int, venue: str, version: int
) -> Meeting:
    """Move a meeting by hand; it keeps its slot, so the schedule is not drafted over it.

    Raises Refused where it is not to come any more, Conflict where somebody moved it in between, PermissionDenied
    without the right.
    """
    require_for_group(by, KEEP_SCHEDULE, meeting.group)
    with transaction.atomic():
        _hold_what_is_tabled(Meeting.objects.filter(pk=meeting.pk))
        row = Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("group").get(pk=meeting.pk)
        if row.stage != MeetingStage.SCHEDULED:
            raise Refused("Only a meeting that has not begun can be moved.")
        if row.version != version:
            raise Conflict(
                "Somebody else moved this meeting while you were writing. Both are shown; look and save again.",
                theirs={name: getattr(row, name) for name in MOVED_FIELDS},
                version=row.version,
            )
        row.moved = True
        row.starts_at, row.lasts_minutes, row.venue = starts_at, lasts_minutes, venue
        row.version += 1
        row.save(update_fields=[*MOVED_FIELDS, "moved", "version"])
        return row


def add_meeting(*, group: Group, by: User, starts_at: datetime, lasts_minutes: int, venue: str) -> Meeting:
    """Add a meeting outside the cadence, an extraordinary one."""
    require_for_group(by, KEEP_SCHEDULE, group)
    return Meeting.objects.create(group=group, starts_at=starts_at, lasts_minutes=lasts_minutes, venue=venue)


def keep_all_ahead() -> int:
    """Draft what is missing in the year ahead of every active group. Out: how many meetings were made.

    Asks what is due and not yet done: however long it was off, one run catches up, and two make no difference.
    Two queries for each thousand groups.
    """
    today = timezone.localdate()
    # A neighbourhood that is only listed has no meetings yet (P11); groups above neighbourhoods always meet.
    taken_up = Q(neighbourhood__isnull=True) | Q(neighbourhood__taken_up_on__lte=today)
    groups = list(Group.objects.filter(taken_up).exclude(ended_on__lt=today).order_by("pk"))
    made = 0
    for start in range(0, len(groups), 1000):
        some = groups[start : start + 1000]
        taken = _taken(some, today)
        made += len(
            _make(
                [
                    _meeting_of(group, slot)
                    for group in some
                    for slot in _wanted(group, today, today + AHEAD)
                    if slot.on not in taken[group.pk]
                ]
            )
        )
    return made


@dataclass(frozen=True, slots=True)
class Clash:
    """Two meetings at the same time that want the same people or the same room."""

    meeting: Meeting
    other: Meeting
    people: tuple[str, ...]
    same_venue: bool


def clashes(meetings: Iterable[Meeting]) -> list[Clash]:
    """For each of these meetings to come, the other meetings at the same time with a member or the venue in common.

    Three queries, whatever their number.
    """
    given = [m for m in meetings if m.stage in (MeetingStage.SCHEDULED, MeetingStage.UNDER_WAY)]
    if not given:
        return []
    others = list(
        Meeting.objects.filter(
            stage__in=[MeetingStage.SCHEDULED, MeetingStage.UNDER_WAY],
            starts_at__gte=min(m.starts_at for m in given) - timedelta(hours=12),
            starts_at__lt=max(m.ends_at for m in given),
            group__partnership__in={m.group.partnership_id for m in given},
        ).select_related("group")
    )
    members = _members({m.group_id for m in [*given, *others]})
    found = []
    for meeting in given:
        for other in others:
            if other.pk == meeting.pk or other.starts_at >= meeting.ends_at or other.ends_at <= meeting.starts_at:
                continue
            mine, theirs = members.get(meeting.group_id, {}), members.get(other.group_id, {})
            people = tuple(sorted(mine[pk] for pk in mine.keys() & theirs.keys()))
            same_venue = bool(meeting.venue) and meeting.venue == other.venue
            if people or same_venue:
                found.append(Clash(meeting, other, people, same_venue))
    return found


def _members(group_ids: set[int]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    current = Membership.objects.current(timezone.localdate()).filter(group__in=group_ids, user__isnull=False)
    for group_id, user_id, name in current.values_list("group_id", "user_id", "name"):
        found.setdefault(group_id, {})[user_id or 0] = name
    return found


@dataclass(frozen=True, slots=True)
class Dated:
    """A meeting of a list, with what is in its way."""

    meeting: Meeting
    clashes: tuple[Clash, ...]
    bank_holiday: bool


def with_clashes(meetings: list[Meeting]) -> list[Dated]:
    """The meetings in their order, each with its clashes and whether it falls on a bank holiday."""
    of: dict[int, list[Clash]] = {}
    for clash in clashes(meetings):
        of.setdefault(clash.meeting.pk, []).append(clash)
    return [Dated(meeting, tuple(of.get(meeting.pk, ())), is_bank_holiday(meeting.day)) for meeting in meetings]
