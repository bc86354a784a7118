"""Closing or cancelling a meeting: nothing on its agenda is lost, and owners have their actions (T2, P6, P8)."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import transaction

from engagement.models import Issue
from partnerships.access import KEEP_SCHEDULE, RUN_MEETING, require_for_group
from partnerships.errors import Refused
from partnerships.models import AgendaItem, ItemKind, Meeting, MeetingStage, User
from partnerships.services.meetings import cancel_meeting, close_meeting, locked_meeting, next_meeting, open_meeting
from tasking.models import Tabling
from tasking.services.tabling import move_to
from tasking.services.telling_owners import tell_owners

NOT_REACHED = "The meeting closed before it was decided."


@dataclass(slots=True)
class Closed:
    """A meeting that is over: what was carried forward, to which meeting, and how many owners were written to."""

    meeting: Meeting
    following: Meeting | None
    issues: list[Issue] = field(default_factory=list)
    items: list[AgendaItem] = field(default_factory=list)
    owners_told: int = 0


def undecided(meeting: Meeting) -> list[Tabling]:
    """The issues on its agenda that are not decided on, in the order of the agenda."""
    return list(
        Tabling.objects.undecided()
        .filter(meeting=meeting)
        .select_related("issue__ward", "item", "meeting")
        .order_by("item__position")
    )


def undone(meeting: Meeting) -> list[AgendaItem]:
    """Items other than issues that are not dealt with and would be carried forward."""
    return list(
        AgendaItem.objects.filter(
            meeting=meeting, done_at__isnull=True, kind__in=[ItemKind.CARRIED, ItemKind.OTHER]
        ).order_by("position")
    )


def close(*, meeting: Meeting, by: User) -> Closed:
    """Close the meeting: issues not decided on and items not dealt with go to the next one, owners are written to.

    Out: what became of what. Raises Refused where it is closed already, PermissionDenied.
    """
    require_for_group(by, RUN_MEETING, meeting.group)
    with transaction.atomic():
        left = _lock_undecided(meeting)
        row = locked_meeting(meeting.pk)
        if row.stage == MeetingStage.SCHEDULED:
            row = open_meeting(meeting=row, by=by)
        _none_added_since(row, left)
        following = next_meeting(row.group, after=row.starts_at)
        closed = Closed(row, following, issues=[t.issue for t in left], items=undone(row))
        for tabling in left:
            # The book carries them: the chair of one ward may not hold the right for each ward of the group.
            move_to(tabling=tabling, meeting=following, by=None, because=NOT_REACHED)
        close_meeting(meeting=row, by=by)
        closed.owners_told = tell_owners(meeting=row)
        return closed


def cancel(*, meeting: Meeting, by: User, because: str) -> Meeting:
    """Cancel a meeting that has not begun; what stands on its agenda goes to the next one. Raises as `close` does.

    Free items follow when the next agenda is made.
    """
    require_for_group(by, KEEP_SCHEDULE, meeting.group)
    if not because:
        raise Refused("Write why it is cancelled.", field="because")
    with transaction.atomic():
        left = _lock_undecided(meeting)
        row = locked_meeting(meeting.pk)
        _none_added_since(row, left)
        following = next_meeting(row.group, after=row.starts_at)
        for tabling in left:
            move_to(tabling=tabling, meeting=following, by=None, because=f"Its meeting was cancelled: {because}")
        return cancel_meeting(meeting=row, by=by, because=because)


def _lock_undecided(meeting: Meeting) -> list[Tabling]:
    """The undecided issues, locked in the order of their numbers, before the meeting is: the order of every step."""
    left = undecided(meeting)
    list(
        Issue.objects.select_for_update(of=("self",))
        .filter(pk__in=[tabling.issue_id for tabling in left])
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    return left


def _none_added_since(meeting: Meeting, left: list[Tabling]) -> None:
    if {tabling.pk for tabling in undecided(meeting)} != {tabling.pk for tabling in left}:
        raise Refused("The agenda changed at this moment. Look again, then close the meeting.")
