"""Publishing minutes: what the second person read is what everybody reads from then on (P8, safety 15)."""

from __future__ import annotations

from django.db import transaction

from partnerships.models import Meeting, User
from partnerships.services.minutes import publish_minutes
from tasking.publishing import kept, public_minutes


def publish(*, meeting: Meeting, by: User) -> Meeting:
    """Publish the minutes and keep their words, so that no later change in the book reaches the public by itself.

    Raises as `publish_minutes` does.
    """
    with transaction.atomic():
        row = publish_minutes(meeting=meeting, by=by)
        if row.minutes_published_at is not None:
            words = {"text": kept(public_minutes(row))}
            row.published_minutes.get_or_create(published_at=row.minutes_published_at, defaults=words)
        return row
