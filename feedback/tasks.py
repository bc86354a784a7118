"""What a worker does for this storey: each only looks what is due, and may run twice or be lost without harm."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from feedback.services import keeping, reminding
from feedback.services.newsletters import publishing


@shared_task(name="feedback.write_digests")
def write_digests() -> None:
    """Write the daily digests that are due."""
    reminding.write_digests()


@shared_task(name="feedback.publish_due")
def publish_due() -> None:
    """Publish the newsletters that were approved before their paper was ready."""
    publishing.publish_due()


@shared_task(name="feedback.keep_figures", soft_time_limit=230, time_limit=240)
def keep_figures() -> None:
    """Work out the figures of the day, if nobody has: seconds for a million concerns, longer on a busy machine."""
    keeping.keep_figures(timezone.localdate())
