"""What a worker does for this storey."""

from __future__ import annotations

from celery import shared_task

from partnerships.models import Heartbeat


@shared_task(name="partnerships.heartbeat")
def heartbeat() -> None:
    """Prove that a worker takes messages off the queue, all the way from beat."""
    Heartbeat.objects.beat("worker")
