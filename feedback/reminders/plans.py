"""Reminders of problem-solving plans and priorities."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

from engagement.models import Sensitivity
from feedback.reminders.parts import COORDINATES, DAY, Part, Thing, day_in_words, days_late
from partnerships.models import User
from partnerships.posting import absolute
from partnerships.words import counted
from tasking.access import priorities_seen_by
from tasking.models import Plan
from tasking.plan_access import LEAD_PLAN, WRITE_PLAN, closings_waiting_for, reviews_due_from


def plan_reviews(user: User, today: date) -> Part | None:
    """Problem-solving plans this person owns or leads whose review is overdue (T6, 003 4.7.4)."""
    if not WRITE_PLAN.held_by(user):
        return None
    overdue = reviews_due_from(user, today).select_related("ward", "owner").order_by("review_on", "pk")
    things = [
        Thing(
            f"plan:{plan.pk}:review:{plan.review_on}", plan.review_on + DAY, _of_plan(plan, user, today),
            absolute(plan.get_absolute_url()),
        )
        for plan in overdue.defer("search")
    ]  # fmt: skip
    return Part(f"{counted(len(things), 'plan')} to review", things, absolute("/plans/?review=mine"))


def plan_closings(user: User, today: date) -> Part | None:
    """Plans that somebody proposed to close before today, and this person may agree to (T6)."""
    if not LEAD_PLAN.held_by(user):
        return None
    midnight = timezone.make_aware(datetime.combine(today, time.min))
    waiting = closings_waiting_for(user).filter(close_proposed_at__lt=midnight)
    things = []
    for plan in waiting.select_related("ward", "close_proposed_by").defer("search").order_by("close_proposed_at", "pk"):
        proposed = timezone.localdate(plan.close_proposed_at)
        line = f"{plan.ward}, plan {plan.pk}, proposed by {plan.close_proposed_by} on {day_in_words(proposed)}"
        about = f"plan:{plan.pk}:close:{proposed}"
        things.append(Thing(about, proposed + DAY, line, absolute(plan.get_absolute_url())))
    return Part(f"{counted(len(things), 'plan')} for you to agree to close", things)


def priorities_to_review(user: User, today: date) -> Part | None:
    """Priorities of a coordinator's wards whose day of review has come (T3)."""
    if not user.scope.has(COORDINATES):
        return None
    rows = priorities_seen_by(user).to_review(today).select_related("ward", "issue").order_by("review_on", "pk")
    things = [
        # Chosen under public wording, so its title may stand in a mail; of a restricted issue the reference alone.
        Thing(
            f"priority:{row.pk}:review:{row.review_on}", row.review_on,
            f"{row.issue.reference if row.issue.sensitivity == Sensitivity.RESTRICTED else row.title}, {row.ward}. "
            f"Review due {day_in_words(row.review_on)}.",
        )
        for row in rows
    ]  # fmt: skip
    words = counted(len(things), "priority", "priorities")
    return Part(f"{words} to review", things, absolute("/priorities/?review=due"))


def _of_plan(plan: Plan, user: User, today: date) -> str:
    """Ward and number and no title: a title is written for colleagues, not for the post."""
    whose = "yours" if plan.owner_id == user.pk else f"with {plan.owner}"
    return f"{plan.ward}, plan {plan.pk}. Review due {days_late(plan.review_on, today)}, {whose}."
