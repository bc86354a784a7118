"""Reminders of recruiting: Key Individuals that are still to be found (E2)."""

from __future__ import annotations

from datetime import date

from engagement.kin_access import READ_KIN
from engagement.models import RecruitingTask
from feedback.reminders.parts import DAY, Part, Thing, days_late
from partnerships.models import User
from partnerships.posting import absolute
from partnerships.words import counted


def recruiting_late(user: User, today: date) -> Part | None:
    """Gaps of the network that this person was to fill by now. Which gap it is stands in the book, not in a mail."""
    if not READ_KIN.held_by(user):
        return None
    late = RecruitingTask.objects.visible_to(user).late(today).filter(owner=user).select_related("ward")
    things = [
        Thing(
            f"recruiting:{task.pk}:{task.due_on}", task.due_on + DAY,
            f"{task.ward}: {task.recruited} of {task.wanted} found. Due {days_late(task.due_on, today)}.",
            absolute(task.get_absolute_url()),
        )
        for task in late.order_by("due_on", "pk")
    ]  # fmt: skip
    return Part(f"{counted(len(things), 'recruiting task')} late", things)
