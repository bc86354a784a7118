"""Reminders of the chair's half-yearly report to the group."""

from __future__ import annotations

from datetime import date

from feedback.reminders.parts import DAY, Part, Thing, counted, days_late
from partnerships.models import User
from partnerships.posting import absolute
from tasking.chair_report_access import WRITE_CHAIR_REPORT, chair_reports_due_from


def chair_reports_overdue(user: User, today: date) -> Part | None:
    """Reports that this person may write and that are overdue (001 rec 4.2)."""
    if not WRITE_CHAIR_REPORT.held_by(user):
        return None
    rows = chair_reports_due_from(user, today).overdue(today).select_related("group").order_by("due_on", "pk")
    things = [
        Thing(
            f"chair-report:{row.pk}:{row.due_on}", row.due_on + DAY,
            f"{row.group}, {row}. The chair’s report to the group was due {days_late(row.due_on, today)}.",
            absolute(row.get_absolute_url()),
        )
        for row in rows
    ]  # fmt: skip
    return Part(f"{counted(len(things), 'chair’s report')} overdue", things, absolute("/chair-reports/?state=late"))
