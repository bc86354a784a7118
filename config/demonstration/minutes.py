"""Minutes that were published stay word for word as everybody read them (P8)."""

from __future__ import annotations

from partnerships.models import Meeting
from tasking.models import PublishedMinutes
from tasking.publishing import kept, public_minutes

AT_ONCE = 200


def keep_what_was_published() -> None:
    """The words of each meeting's published minutes, as `tasking.services.publishing_minutes` keeps them."""
    meetings = Meeting.objects.with_published_minutes().select_related("group").order_by("pk")
    PublishedMinutes.objects.bulk_create(
        (
            PublishedMinutes(meeting=one, published_at=one.minutes_published_at, text=kept(public_minutes(one)))
            for one in meetings
            if one.minutes_published_at
        ),
        batch_size=AT_ONCE,
    )
