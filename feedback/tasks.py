"""What a worker does for this storey: each only looks what is due, and may run twice or be lost without harm."""

from __future__ import annotations

from celery import shared_task

from feedback.services import reminding
from feedback.services.newsletters import publishing


@shared_task(name="feedback.write_digests")
def write_digests() -> None:
    """Write the daily digests that are due."""
    reminding.write_digests()


@shared_task(name="feedback.publish_due")
def publish_due() -> None:
    """Publish the newsletters that were approved before their paper was ready."""
    publishing.publish_due()
