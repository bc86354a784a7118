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

from partnerships.access import KEEP_SCHEDULE, groups_held, require_for_group
from partnerships.errors import Conflict, Refused
from partnerships.models import CadenceUnit, Group, Meeting, MeetingStage, User
from partnerships.services.dates import Change, tell_changes, tell_dates

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
        draft=True,
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
    Drafts go; what was published stands in calendars, so it stays as cancelled, and its members are told.
    """
    require_for_group(by, KEEP_SCHEDULE, group)
    with transaction.atomic():
        withdrawn = _withdraw(group)
        tell_changes(group=group, changes=[change for change in withdrawn if change is not None])
        return len(withdrawn)


def _withdraw(group: Group) -> list[Change | None]:
    """What was taken out: a change to tell of for each that was published, None for a draft."""
    spare = [m for m in off_cadence_now(group) if m.agenda_made_at is None and not m.moved and not m.items.exists()]
    Meeting.objects.filter(pk__in=[m.pk for m in spare if m.draft], stage=MeetingStage.SCHEDULED).delete()
    told: list[Change | None] = [None for meeting in spare if meeting.draft]
    for meeting in spare:
        if not meeting.draft:
            meeting.stage, meeting.cancelled_because = MeetingStage.CANCELLED, "The group now meets on other days."
            meeting.slot_on, meeting.version = None, meeting.version + 1  # the day is free for a later cadence
            meeting.save(update_fields=["stage", "cancelled_because", "slot_on", "version"])
            told.append(Change.of(meeting))
    return told


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
    with transaction.atomic():
        followed = _follow(group)
        tell_changes(group=group, changes=followed)
        return len(followed)


def _follow(group: Group) -> list[Change]:
    changed = []
    to_come = Meeting.objects.filter(
        group=group, stage=MeetingStage.SCHEDULED, starts_at__gt=timezone.now(), slot_on__isnull=False, moved=False
    )
    _hold_what_is_tabled(to_come)
    for meeting in to_come:
        wanted = (local_moment(meeting.day, group.meets_at), group.lasts_minutes, group.venue)
        if (meeting.starts_at, meeting.lasts_minutes, meeting.venue) != wanted:
            was = meeting.starts_at
            meeting.starts_at, meeting.lasts_minutes, meeting.venue = wanted
            meeting.version += 1
            meeting.save(update_fields=[*MOVED_FIELDS, "version"])
            changed.append(Change.of(meeting, was=was))
    return changed


def redraft(*, group: Group, by: User) -> Drafted:
    """Bring the schedule into line with a group whose cadence, time or venue changed; the meetings that stay, stay."""
    with transaction.atomic():
        require_for_group(by, KEEP_SCHEDULE, group)
        withdrawn = [change for change in _withdraw(group) if change is not None]
        tell_changes(group=group, changes=[*withdrawn, *_follow(group)])
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
        row.moved, was = True, row.starts_at
        row.starts_at, row.lasts_minutes, row.venue = starts_at, lasts_minutes, venue
        row.version += 1
        row.save(update_fields=[*MOVED_FIELDS, "moved", "version"])
        if starts_at > timezone.now():  # one that is put right afterwards asks nobody to come
            tell_changes(group=row.group, changes=[Change.of(row, was=was)])
        return row


def add_meeting(*, group: Group, by: User, starts_at: datetime, lasts_minutes: int, venue: str) -> Meeting:
    """Add a meeting outside the cadence, an extraordinary one: it is published at once, and the members are told.

    One that was held already, and is put in the book afterwards, asks nobody to come. Raises PermissionDenied; Refused
    after the group's last day.
    """
    require_for_group(by, KEEP_SCHEDULE, group)
    if group.ended_on is not None and timezone.localdate(starts_at) > group.ended_on:
        raise Refused(f"{group} ended on {group.ended_on:%-d %B %Y}.", field="day")
    with transaction.atomic():
        made = Meeting.objects.create(group=group, starts_at=starts_at, lasts_minutes=lasts_minutes, venue=venue)
        if starts_at > timezone.now():
            tell_dates(group=group, meetings=[made])
        return made


def draft_year(*, by: User) -> int:
    """Draft what is missing in the year ahead of every group whose schedule the person keeps. Out: how many."""
    return _keep_ahead(Group.objects.filter(groups_held(by, KEEP_SCHEDULE)))


def publish_drafts(*, by: User) -> int:
    """Publish all drafts of the groups whose schedule the person keeps, in one step. Out: how many.

    From then on they stand on public pages and in calendars, and each member is told their dates, once. Two who
    publish at the same moment publish each meeting once.
    """
    with transaction.atomic():
        kept = Group.objects.filter(groups_held(by, KEEP_SCHEDULE)).values("pk")
        drafts = Meeting.objects.drafts(timezone.now()).filter(group__in=kept).select_related("group__partnership")
        rows = list(drafts.select_for_update(of=("self",), no_key=True))
        Meeting.objects.filter(pk__in=[row.pk for row in rows]).update(draft=False)
        by_group: dict[Group, list[Meeting]] = {}
        for row in rows:
            by_group.setdefault(row.group, []).append(row)
        for group, meetings in by_group.items():
            tell_dates(group=group, meetings=meetings)
        return len(rows)


def keep_all_ahead() -> int:
    """Draft what is missing in the year ahead of every active group. Out: how many meetings were made.

    Asks what is due and not yet done: however long it was off, one run catches up, and two make no difference.
    Two queries for each thousand groups.
    """
    return _keep_ahead(Group.objects.all())


def _keep_ahead(found: QuerySet[Group]) -> int:
    today = timezone.localdate()
    # A neighbourhood that is only listed has no meetings yet (P11); groups above neighbourhoods always meet.
    taken_up = Q(neighbourhood__isnull=True) | Q(neighbourhood__taken_up_on__lte=today)
    groups = list(found.filter(taken_up).exclude(ended_on__lt=today).order_by("pk"))
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
