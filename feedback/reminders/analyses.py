"""Reminders of the analytical documents that meetings asked for."""

from __future__ import annotations

from datetime import date

from feedback.reminders.parts import DAY, Part, Thing, days_late
from partnerships.models import User
from partnerships.posting import absolute
from partnerships.words import counted
from tasking.analysis_access import WRITE_ANALYSIS, analyses_due_from


def analyses_overdue(user: User, today: date) -> Part | None:
    """Documents that this analyst was to publish by now (001 rec 3.1)."""
    if not WRITE_ANALYSIS.held_by(user):
        return None
    rows = analyses_due_from(user, today).overdue(today).select_related("meeting__group").order_by("due_on", "pk")
    things = [
        Thing(
            f"analysis:{row.pk}:{row.due_on}", row.due_on + DAY,
            f"{row.meeting}. Due {days_late(row.due_on, today)}.", absolute(row.get_absolute_url()),
        )
        for row in rows
    ]  # fmt: skip
    words = f"{counted(len(things), 'analytical document')} overdue"
    return Part(words, things, absolute("/analysis/?state=late"))
