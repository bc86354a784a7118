"""What a worker does for this storey: each only looks what is due, and may run twice or be lost without harm."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from tasking.services import case_plans, chair_reports, half_years, problems, tabling


@shared_task(name="tasking.table_waiting")
def table_waiting() -> None:
    """Put the issues that wait for a tasking meeting on its agenda."""
    tabling.table_waiting()


@shared_task(name="tasking.tell_case_owners")
def tell_case_owners() -> None:
    """Write to members that something in the case register is due."""
    case_plans.tell_owners(on=timezone.localdate())


@shared_task(name="tasking.open_reviews")
def open_reviews() -> None:
    """Open the six-monthly reviews of the half-year that is over."""
    half_years.open_due(timezone.localdate())


@shared_task(name="tasking.open_chair_reports")
def open_chair_reports() -> None:
    """Open the chairs' reports on the half-years of groups that are over."""
    chair_reports.open_due(timezone.localdate())


@shared_task(name="tasking.recognise_waiting")
def recognise_waiting() -> None:
    """Look through the issues for problems whose words are new."""
    problems.recognise_waiting()
