"""What a worker does for this storey: each only looks what is due, and may run twice or be lost without harm."""

from __future__ import annotations

from celery import shared_task

from engagement import counting


@shared_task(name="engagement.fold_tally")
def fold_tally() -> None:
    """Put the rows of the tally together."""
    counting.fold()
