"""What a worker does for this storey: each only looks what is due, and may run twice or be lost without harm."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from tasking.services import case_plans, tabling


@shared_task(name="tasking.table_waiting")
def table_waiting() -> None:
    """Put the issues that wait for a tasking meeting on its agenda."""
    tabling.table_waiting()


@shared_task(name="tasking.tell_case_owners")
def tell_case_owners() -> None:
    """Write to members that something in the case register is due."""
    case_plans.tell_owners(on=timezone.localdate())
