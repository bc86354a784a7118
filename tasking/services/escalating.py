"""What is asked of a higher group: on the agenda of its next meeting, and its answer, which comes back down (T7)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from engagement import trail
from engagement.models import Verb
from partnerships.access import RUN_MEETING, require_for_group
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import Group, ItemKind, Meeting, MeetingStage, User
from partnerships.services.agendas import place_once
from partnerships.services.meetings import locked_meeting, next_meeting, open_meeting
from tasking.access import DECIDE
from tasking.models import Escalation

ASKED_OF_US = "Asked of this group"


def put_on_agenda(meeting: Meeting) -> None:
    """Put one item for all that the group is asked and has not answered (001 rec 5.1).

    In: a meeting whose row is locked. Taken off by a person it stays off this agenda; it comes on the next one.
    """
    waiting = Escalation.objects.unanswered().filter(to_group=meeting.group_id)
    if waiting.exists():
        place_once(meeting, ItemKind.ASKED, ASKED_OF_US)


def put_on_next(group: Group) -> None:
    """Put it on the group's next meeting, where that has an agenda already; else it comes on as the agenda is made.

    Called with the lower group's meeting locked. Only groups that decide on issues ask, and none escalates to itself
    by whatever way round, so two locks are never taken in both orders.
    """
    meeting = next_meeting(group)
    if meeting is not None and meeting.agenda_made_at is not None:
        put_on_agenda(locked_meeting(meeting.pk))


def answer(*, escalation: Escalation, by: User, text: str, meeting: Meeting | None = None) -> Escalation:
    """Record what the higher group answered; it comes into the issue's trail.

    In: the meeting at which it answered, None where it did so otherwise. Raises Refused where it was answered already
    or the meeting's minutes are approved; PermissionDenied without the right: at a meeting that of running it,
    otherwise that of deciding in the issue's ward.
    """
    if meeting is None:
        DECIDE.require(by, escalation.issue.ward)
    else:
        require_for_group(by, RUN_MEETING, meeting.group)
    if not text:
        raise Refused("Write what the group answered.", field="text")
    with transaction.atomic():
        issue = locked(escalation.issue)
        if meeting is not None:
            meeting = _sitting(meeting, escalation, by)
        row = Escalation.objects.select_for_update(of=("self",)).select_related("to_group").get(pk=escalation.pk)
        if row.answered_at is not None:
            raise Refused("It was answered already; the answer stands in the trail.")
        row.answer, row.answered_by, row.answered_at, row.answered_in = text, by, timezone.now(), meeting
        row.version += 1
        row.save(update_fields=["answer", "answered_by", "answered_at", "answered_in", "version"])
        facts = {"escalation": row.pk, **({"meeting": meeting.pk} if meeting else {})}
        trail.record(issue=issue, verb=Verb.ANSWERED, by=by, text=f"{row.to_group}: {text}", facts=facts)
        return row


def _sitting(meeting: Meeting, escalation: Escalation, by: User) -> Meeting:
    """The meeting that answers, its row locked: of the group that was asked, under way or its minutes still open."""
    row = locked_meeting(meeting.pk)
    if row.group_id != escalation.to_group_id:
        raise Refused("This was asked of another group.")
    if row.stage == MeetingStage.SCHEDULED:
        return open_meeting(meeting=row, by=by)  # whoever records an answer has begun the meeting
    if row.stage == MeetingStage.CANCELLED:
        raise Refused("This meeting was cancelled.")
    if row.minutes_approved_at is not None:
        raise Refused("The minutes are approved. Record the answer from the list of escalations.")
    return row
