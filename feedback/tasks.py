"""What a worker does for this storey: each only looks what is due, and may run twice or be lost without harm."""

from __future__ import annotations

from celery import shared_task

from feedback.services import reminding


@shared_task(name="feedback.write_digests")
def write_digests() -> None:
    """Write the daily digests that are due."""
    reminding.write_digests()
