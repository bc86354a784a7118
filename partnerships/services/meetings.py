"""The steps of a meeting as such: its agenda, who is there, its minute item by item (P6-P8).

What is decided on an issue stands in `tasking.services`. Locks are taken issue first, then meeting, everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from partnerships.access import KEEP_SCHEDULE, RUN_MEETING, require_for_group
from partnerships.asking import question
from partnerships.errors import Refused
from partnerships.locking import save_if_unchanged
from partnerships.models import (
    AgendaItem,
    Group,
    ItemKind,
    Meeting,
    MeetingStage,
    User,
)
from partnerships.models.meetings import MeetingQuerySet
from partnerships.services.absences import tell_managers
from partnerships.services.dates import Change, tell_changes

ORDER = [
    ItemKind.MINUTES, ItemKind.MATTERS_ARISING, ItemKind.REPORTS, ItemKind.ASKED, ItemKind.CARRIED, ItemKind.ISSUE,
    ItemKind.PLANS, ItemKind.STANDING, ItemKind.OTHER,
]  # fmt: skip
ALONE = {ItemKind.STANDING, ItemKind.MATTERS_ARISING, ItemKind.REPORTS, ItemKind.PLANS, ItemKind.ASKED}
"""Kinds of item of which one with the same title stands on an agenda once."""
MATTERS_ARISING = "Matters arising"
LONG_AGO = Value(datetime(2000, 1, 1, tzinfo=UTC))
PREPARED = timedelta(weeks=4)
BATCH = 200
Known = Callable[[Meeting], None]
_known_above: list[Known] = []


def on_agenda(known: Known) -> None:
    """Have `known` put on each agenda what a storey above knows, whenever the book makes it up or brings it up to date.

    For the storeys above, from an application's `ready`. It is given the meeting with its row locked, and places its
    items with `place`; it is asked more than once.
    """
    if known not in _known_above:
        _known_above.append(known)


def locked_meeting(pk: int) -> Meeting:
    """The meeting read afresh, its row locked until the transaction ends; rows that point to it can still be added."""
    return Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("group__partnership").get(pk=pk)


def next_meeting(group: Group, *, after: datetime | None = None) -> Meeting | None:
    """The group's next meeting that has not begun: later than now, and later than `after` where that is given."""
    now = timezone.now()
    since = max(now, after) if after else now
    return _next.first(group=group.pk, since=since)


@question
def _next(group: Any, since: Any) -> QuerySet[Meeting]:
    ahead = Meeting.objects.filter(group_id=group, stage=MeetingStage.SCHEDULED, starts_at__gt=since)
    return ahead.order_by("starts_at", "pk")[:1]


def meetings_before(meeting: Meeting) -> MeetingQuerySet:
    """The closed meetings of the same group before this one, the last first."""
    return meetings_before_it(meeting.group_id, meeting.starts_at)


def meetings_before_it(group: Any, starts_at: Any) -> MeetingQuerySet:
    """The closed meetings of that group before that moment, the last first; values or places for them."""
    held = Meeting.objects.filter(group_id=group, stage=MeetingStage.CLOSED, starts_at__lt=starts_at)
    return held.order_by("-starts_at", "-pk")


def since_meeting_before(group: Any, starts_at: Any) -> Coalesce:
    """When the group's meeting before the one that begins then was over, inside a question: values or places.

    Long ago for a group that has never met.
    """
    return Coalesce(Subquery(meetings_before_it(group, starts_at).values("closed_at")[:1]), LONG_AGO)


def last_meeting(meeting: Meeting) -> Meeting | None:
    """The closed meeting of the same group before this one."""
    return meetings_before(meeting).first()


def place(
    *,
    meeting: Meeting,
    kind: ItemKind,
    title: str,
    carried_from: AgendaItem | None = None,
    minutes_of: Meeting | None = None,
) -> AgendaItem:
    """Put an item on the agenda after the last of its sort, and return it; what is there already is returned as is.

    In: a meeting whose row the caller has locked. Items stand in the order of `ORDER`, the minutes of the last meeting
    first; a person may reorder them afterwards.
    """
    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("position", "pk"))
    for item in items:
        if carried_from is not None and item.carried_from_id == carried_from.pk:
            return item
        if minutes_of is not None and item.minutes_of_id == minutes_of.pk:
            return item
        if kind in ALONE and (item.kind, item.title) == (kind, title):
            return item
    rank = ORDER.index(kind)
    at = max((n for n, item in enumerate(items, 1) if ORDER.index(ItemKind(item.kind)) <= rank), default=0)
    made = AgendaItem.objects.create(
        meeting=meeting,
        kind=kind,
        title=title,
        position=at + 1,
        carried_from=carried_from,
        minutes_of=minutes_of,
        times_carried=carried_from.times_carried + 1 if carried_from else 0,
        confidential=carried_from.confidential if carried_from else False,
    )
    _number([*items[:at], made, *items[at:]])
    return made


def _number(items: Sequence[AgendaItem]) -> None:
    moved = []
    for position, item in enumerate(items, 1):
        if item.position != position:
            item.position = position
            moved.append(item)
    AgendaItem.objects.bulk_update(moved, ["position"])


def make_agenda(*, meeting: Meeting) -> None:
    """Put what the book itself knows on an agenda: matters arising, standing items, items carried forward (P6).

    Each is put on once; what a person takes off stays off, and is carried to the next meeting where it was carried
    here. Safe to run twice and by two at once.
    """
    with transaction.atomic():
        row = locked_meeting(meeting.pk)
        if not row.may_still_change:
            return
        if row.agenda_made_at is None:
            if last_meeting(row) is not None:
                place(meeting=row, kind=ItemKind.MATTERS_ARISING, title=MATTERS_ARISING)
            for title in row.group.standing_items:
                place(meeting=row, kind=ItemKind.STANDING, title=title)
            row.agenda_made_at = timezone.now()
            row.save(update_fields=["agenda_made_at"])
        before = last_meeting(row)
        if before is not None and before.minutes_approved_at is None:
            title = f"Minutes of {before.day:%-d %B %Y}"
            if not ever_on(meeting=row, minutes_of=before.pk).exists():
                place(meeting=row, kind=ItemKind.MINUTES, title=title, minutes_of=before)
        undone = undone_of(row.group, before=row.starts_at)
        taken_off = set(ever_on(meeting=row).values_list("carried_from", flat=True)) if undone else set()
        for item in undone:
            if item.pk not in taken_off:
                place(meeting=row, kind=ItemKind.CARRIED, title=item.title, carried_from=item)
        for known in _known_above:
            known(row)


def ever_on(**which: Any) -> QuerySet[Any]:
    """The history of agendas, which keeps what a person took off."""
    events: QuerySet[Any] = apps.get_model("partnerships", "AgendaItemEvent").objects.filter(**which)
    return events


def make_due_agendas() -> int:
    """Make the agendas of meetings four weeks ahead that have none yet. Out: how many. Safe to run twice."""
    now = timezone.now()
    due = Meeting.objects.filter(
        stage=MeetingStage.SCHEDULED, agenda_made_at__isnull=True, starts_at__gt=now, starts_at__lt=now + PREPARED
    )
    meetings = list(due.order_by("starts_at")[:BATCH])
    for meeting in meetings:
        make_agenda(meeting=meeting)
    return len(meetings)


def undone_of(group: Group, *, before: datetime) -> list[AgendaItem]:
    """Items left undone in a closed meeting of the group that stand on no later agenda yet.

    Issues are not among them: `tasking` carries them, with a step in their trail. Standing items and matters arising
    come back by themselves.
    """
    carried_on = AgendaItem.objects.filter(carried_from=OuterRef("pk"))
    return list(
        AgendaItem.objects.filter(
            meeting__group=group,
            meeting__stage__in=[MeetingStage.CLOSED, MeetingStage.CANCELLED],
            meeting__starts_at__lt=before,
            done_at__isnull=True,
            kind__in=[ItemKind.CARRIED, ItemKind.OTHER],
        )
        .filter(~Exists(carried_on))
        .order_by("meeting__starts_at", "position")
    )


def add_item(*, meeting: Meeting, by: User, title: str, confidential: bool = False) -> AgendaItem:
    """Add a free item. Raises Refused once the meeting is over, PermissionDenied without the right."""
    require_for_group(by, RUN_MEETING, meeting.group)
    with transaction.atomic():
        row = _still_open(meeting)
        item = place(meeting=row, kind=ItemKind.OTHER, title=title)
        if confidential:
            item.confidential = True
            item.save(update_fields=["confidential"])
        return item


def remove_item(*, item: AgendaItem, by: User) -> None:
    """Take an item that is not an issue off an agenda before it was dealt with."""
    require_for_group(by, RUN_MEETING, item.meeting.group)
    with transaction.atomic():
        _still_open(item.meeting)
        row = AgendaItem.objects.select_for_update().get(pk=item.pk)
        if row.kind == ItemKind.ISSUE:
            raise Refused("An issue is taken off by a step of its trail.")
        if row.done_at is not None or row.minute:
            raise Refused("It was dealt with already; its minute stands.")
        row.delete()


def reorder(*, meeting: Meeting, by: User, order: Iterable[int]) -> None:
    """Put the agenda into this order of item ids; items not named (added meanwhile) keep their order at the end."""
    require_for_group(by, RUN_MEETING, meeting.group)
    with transaction.atomic():
        row = _still_open(meeting)
        items = {item.pk: item for item in AgendaItem.objects.filter(meeting=row).order_by("position", "pk")}
        named = [items.pop(pk) for pk in order if pk in items]
        _number([*named, *items.values()])


def shift_item(*, item: AgendaItem, by: User, up: bool) -> None:
    """Move one item a place up or down the agenda."""
    ids = list(AgendaItem.objects.filter(meeting=item.meeting).order_by("position", "pk").values_list("pk", flat=True))
    at = ids.index(item.pk)
    to = max(at - 1, 0) if up else min(at + 1, len(ids) - 1)
    ids.insert(to, ids.pop(at))
    reorder(meeting=item.meeting, by=by, order=ids)


def mark_confidential(*, item: AgendaItem, by: User, confidential: bool) -> None:
    """Keep an item out of what is printed for others or published, or let it in again. Not once published."""
    require_for_group(by, RUN_MEETING, item.meeting.group)
    with transaction.atomic():
        row = locked_meeting(item.meeting_id)
        if row.minutes_published_at is not None:
            raise Refused("The minutes are published; withdraw them first.")
        AgendaItem.objects.filter(pk=item.pk).update(confidential=confidential)


def _still_open(meeting: Meeting) -> Meeting:
    row = locked_meeting(meeting.pk)
    if not row.may_still_change:
        raise Refused("This meeting is over; its agenda is not changed any more.")
    return row


def open_meeting(*, meeting: Meeting, by: User) -> Meeting:
    """Begin a meeting: its agenda is complete, its members are listed, and the clock runs from now.

    Opening it twice changes nothing. Raises Refused for one that is over or cancelled.
    """
    require_for_group(by, RUN_MEETING, meeting.group)
    with transaction.atomic():
        row = locked_meeting(meeting.pk)
        if row.stage == MeetingStage.UNDER_WAY:
            return row
        if row.stage != MeetingStage.SCHEDULED:
            raise Refused("This meeting is over." if row.has_minutes else "This meeting was cancelled.")
        make_agenda(meeting=row)
        row.stage, row.opened_at, row.chaired_by = MeetingStage.UNDER_WAY, timezone.now(), by
        row.draft = False  # it is held, whether or not its date was ever published
        row.save(update_fields=["stage", "opened_at", "chaired_by", "draft"])
        return row


def save_minute(*, item: AgendaItem, by: User, minute: str, version: int, done: bool | None = None) -> AgendaItem:
    """Write an item's minute. The second of two writers gets Conflict with both texts; nothing is lost (craft 9).

    `done` says whether the item is dealt with; None leaves that as it is. Raises Refused once the minutes are
    approved: after that they are corrected by a record beside them.
    """
    require_for_group(by, RUN_MEETING, item.meeting.group)
    with transaction.atomic():
        row = minutes_open(item.meeting)
        if row.stage == MeetingStage.SCHEDULED:
            row = open_meeting(meeting=row, by=by)  # whoever writes its minutes has begun the meeting
        if row.stage == MeetingStage.CLOSED:
            done = None  # what was undone is carried forward already
        item.minute = minute
        fields = ["minute"]
        if done is not None:
            item.done_at = timezone.now() if done else None
            fields.append("done_at")
        save_if_unchanged(item, version=version, fields=fields)
        return item


def minutes_open(meeting: Meeting) -> Meeting:
    """The meeting, its row locked, whose minutes can still be written. Raises Refused once they are approved."""
    row = locked_meeting(meeting.pk)
    if row.stage == MeetingStage.CANCELLED:
        raise Refused("This meeting was cancelled.")
    if row.minutes_approved_at is not None:
        raise Refused("The minutes are approved. Correct them by a record instead.")
    return row


def close_meeting(*, meeting: Meeting, by: User) -> Meeting:
    """End a meeting whose row the caller has locked; from now on it has minutes. `tasking` carries its issues first."""
    require_for_group(by, RUN_MEETING, meeting.group)
    if meeting.stage != MeetingStage.UNDER_WAY:
        raise Refused("This meeting is closed already." if meeting.has_minutes else "This meeting has not begun.")
    meeting.stage, meeting.closed_at, meeting.closed_by = MeetingStage.CLOSED, timezone.now(), by
    meeting.save(update_fields=["stage", "closed_at", "closed_by"])
    tell_managers(meeting=meeting)
    following = next_meeting(meeting.group, after=meeting.starts_at)
    if following is not None:
        make_agenda(meeting=following)
    return meeting


def cancel_meeting(*, meeting: Meeting, by: User, because: str) -> Meeting:
    """Cancel a meeting whose row the caller has locked; it keeps its slot, so it is not drafted again."""
    require_for_group(by, KEEP_SCHEDULE, meeting.group)
    if meeting.stage != MeetingStage.SCHEDULED:
        raise Refused("Only a meeting that has not begun can be cancelled.")
    meeting.stage, meeting.cancelled_because = MeetingStage.CANCELLED, because
    meeting.version += 1
    meeting.save(update_fields=["stage", "cancelled_because", "version"])
    tell_changes(group=meeting.group, changes=[Change.of(meeting)])
    following = next_meeting(meeting.group, after=meeting.starts_at)
    if following is not None:
        make_agenda(meeting=following)
    return meeting
