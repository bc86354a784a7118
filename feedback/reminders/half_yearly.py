"""Reminders of what is due every half-year: the review of all neighbourhoods, the chair's report to the group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from feedback.reminders.parts import DAY, Part, Thing, days_late
from partnerships.models import User
from partnerships.posting import absolute
from partnerships.words import counted
from tasking.chair_report_access import WRITE_CHAIR_REPORT, chair_reports_due_from
from tasking.half_year_access import REVIEW, reviews_due_from
from tasking.models.half_yearly import HalfYearlyQuerySet


def half_years_overdue(user: User, today: date) -> Part | None:
    """Reviews that this person may record and that are overdue (001 rec 5)."""
    if not REVIEW.held_by(user):
        return None
    late = _late(
        reviews_due_from(user, today),
        today,
        "half-year",
        lambda row: f"{row}, {row.group}. Review of all neighbourhoods",
    )
    return Part(f"{counted(len(late), 'six-monthly review')} overdue", late, absolute("/reviews/?state=late"))


def chair_reports_overdue(user: User, today: date) -> Part | None:
    """Reports that this person may write and that are overdue (001 rec 4.2)."""
    if not WRITE_CHAIR_REPORT.held_by(user):
        return None
    late = _late(
        chair_reports_due_from(user, today), today, "chair-report",
        lambda row: f"{row.group}, {row}. The chair’s report to the group was",
    )  # fmt: skip
    return Part(f"{counted(len(late), 'chair’s report')} overdue", late, absolute("/chair-reports/?state=late"))


def _late(due: HalfYearlyQuerySet[Any], today: date, about: str, what: Callable[[Any], str]) -> list[Thing]:
    rows = due.overdue(today).select_related("group").order_by("due_on", "pk")
    return [
        Thing(
            f"{about}:{row.pk}:{row.due_on}", row.due_on + DAY, f"{what(row)} due {days_late(row.due_on, today)}.",
            absolute(row.get_absolute_url()),
        )
        for row in rows
    ]  # fmt: skip
