"""What a worker does for this storey: each only looks what is due, and may run twice or be lost without harm."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from engagement import counting
from engagement.services import roll, rounds, touring


@shared_task(name="engagement.fold_tally")
def fold_tally() -> None:
    """Put the rows of the tally together."""
    counting.fold()


@shared_task(name="engagement.keep_tours")
def keep_tours() -> None:
    """Make the tours of duty that are due: those of this month, and of months that were missed."""
    touring.keep_tours(timezone.localdate())


@shared_task(name="engagement.keep_rounds")
def keep_rounds() -> None:
    """Close the rounds that are over, open those that are due, ask who joined, and share out what nobody has."""
    today = timezone.localdate()
    rounds.close_due(today)
    rounds.open_due(today)
    roll.bring_all_up_to_date(today)
    rounds.share_out_left()
