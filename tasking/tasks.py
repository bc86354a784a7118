"""What a worker does for this storey: each only looks what is due, and may run twice or be lost without harm."""

from __future__ import annotations

from celery import shared_task

from tasking.services import tabling


@shared_task(name="tasking.table_waiting")
def table_waiting() -> None:
    """Put the issues that wait for a tasking meeting on its agenda."""
    tabling.table_waiting()
