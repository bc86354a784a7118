"""What becomes of minutes once a meeting is closed: approved, corrected by record, published, withdrawn (P8)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from partnerships.access import RUN_MEETING, require_for_group
from partnerships.errors import Refused
from partnerships.models import AgendaItem, Meeting, MinutesCorrection, User
from partnerships.services.meetings import locked_meeting, save_minute


def approve_minutes(*, meeting: Meeting, by: User) -> Meeting:
    """Approve the minutes as they stand. From now on they are corrected by a record beside them."""
    require_for_group(by, RUN_MEETING, meeting.group)
    with transaction.atomic():
        row = locked_meeting(meeting.pk)
        if not row.has_minutes:
            raise Refused("There are no minutes before the meeting is closed.")
        if row.minutes_approved_at is None:
            row.minutes_approved_at, row.minutes_approved_by = timezone.now(), by
            row.save(update_fields=["minutes_approved_at", "minutes_approved_by"])
        return row


def approve_under(*, item: AgendaItem, by: User, minute: str, version: int, done: bool | None = True) -> AgendaItem:
    """Approve the minutes of the last meeting under their item of this one's agenda, with what was said of them (P8).

    Both or neither is written. Raises as `save_minute` and `approve_minutes` do.
    """
    with transaction.atomic():
        if item.minutes_of is None:
            raise Refused("This item is not about minutes.")
        approve_minutes(meeting=item.minutes_of, by=by)
        return save_minute(item=item, by=by, minute=minute, version=version, done=done)


def correct_minutes(*, meeting: Meeting, by: User, text: str, item: AgendaItem | None = None) -> MinutesCorrection:
    """Record a correction; what was approved stands as it was, with the correction beside it."""
    require_for_group(by, RUN_MEETING, meeting.group)
    with transaction.atomic():
        row = locked_meeting(meeting.pk)
        if row.minutes_approved_at is None:
            raise Refused("The minutes are not approved yet; change the text itself.")
        if item is not None and item.meeting_id != row.pk:
            raise Refused("That item is not of this meeting.", field="item")
        if row.minutes_published_at is not None and not (item and item.confidential):
            raise Refused("The minutes are published. Withdraw them, correct them, and publish them again.")
        return MinutesCorrection.objects.create(meeting=row, item=item, text=text, by=by)


def publish_minutes(*, meeting: Meeting, by: User) -> Meeting:
    """Publish approved minutes on the ward's page; by another person than the one who approved them (safety 15).

    The caller has checked what is to be read by everybody. Raises Refused, PermissionDenied.
    """
    require_for_group(by, RUN_MEETING, meeting.group)
    with transaction.atomic():
        row = locked_meeting(meeting.pk)
        if row.minutes_approved_at is None:
            raise Refused("The minutes are approved first.")
        if not row.group.public:
            raise Refused(f"{row.group} does not publish its minutes.")
        if row.minutes_approved_by_id == by.pk:
            raise Refused("You approved these minutes, so another person publishes them.")
        if row.minutes_published_at is None:
            row.minutes_published_at, row.minutes_published_by = timezone.now(), by
            row.save(update_fields=["minutes_published_at", "minutes_published_by"])
        return row


def withdraw_minutes(*, meeting: Meeting, by: User) -> Meeting:
    """Take published minutes off the ward's page again; they are gone from it at once."""
    require_for_group(by, RUN_MEETING, meeting.group)
    with transaction.atomic():
        row = locked_meeting(meeting.pk)
        row.minutes_published_at = row.minutes_published_by = None
        row.save(update_fields=["minutes_published_at", "minutes_published_by"])
        return row
