"""What a worker does for this storey: each only looks what is due, and may run twice or be lost without harm."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from engagement import counting
from engagement.services import touring


@shared_task(name="engagement.fold_tally")
def fold_tally() -> None:
    """Put the rows of the tally together."""
    counting.fold()


@shared_task(name="engagement.keep_tours")
def keep_tours() -> None:
    """Make the tours of duty that are due: those of this month, and of months that were missed."""
    touring.keep_tours(timezone.localdate())
