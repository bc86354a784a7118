"""Reminders of the six-monthly review of all neighbourhoods."""

from __future__ import annotations

from datetime import date

from feedback.reminders.parts import DAY, Part, Thing, counted, days_late
from partnerships.models import User
from partnerships.posting import absolute
from tasking.half_year_access import REVIEW, reviews_due_from


def half_years_overdue(user: User, today: date) -> Part | None:
    """Reviews that this person may record and that are overdue (001 rec 5)."""
    if not REVIEW.held_by(user):
        return None
    rows = reviews_due_from(user, today).overdue(today).select_related("group").order_by("due_on", "pk")
    things = [
        Thing(
            f"half-year:{row.pk}:{row.due_on}", row.due_on + DAY,
            f"{row}, {row.group}. Review of all neighbourhoods due {days_late(row.due_on, today)}.",
            absolute(row.get_absolute_url()),
        )
        for row in rows
    ]  # fmt: skip
    return Part(f"{counted(len(things), 'six-monthly review')} overdue", things, absolute("/reviews/?state=late"))
