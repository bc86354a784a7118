"""Reminders of reaching people: work asked of partners, due and late, and engagement plans to be looked over (E8)."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings

from engagement.models import EngagementPlan, PieceOfWork
from engagement.reaching_access import COMMISSION
from feedback.reminders.parts import DAY, Part, Thing, day_in_words, days_late
from partnerships.models import User
from partnerships.posting import absolute
from partnerships.words import counted


def work_to_deliver(user: User, today: date) -> Part | None:
    """Work asked of this person that is due soon or late (000 3.3)."""
    soon = timedelta(days=settings.ENGAGEMENT_WORK_DUE_SOON_DAYS)
    mine = PieceOfWork.objects.open().filter(officer=user, due_on__lte=today + soon).select_related("ward")
    things = [
        Thing(
            f"engagement work:{work.pk}:late", work.due_on + DAY, f"{_what(work)} Due {days_late(work.due_on, today)}.",
            absolute(work.get_absolute_url()),
        )
        if work.due_on < today
        else Thing(
            f"engagement work:{work.pk}:soon", work.due_on - soon, f"{_what(work)} Due {day_in_words(work.due_on)}.",
            absolute(work.get_absolute_url()),
        )
        for work in mine.order_by("due_on", "pk")
    ]  # fmt: skip
    words = f"{counted(len(things), 'piece')} of engagement work asked of you"
    return Part(words, things, absolute("/reaching/work/?whose=mine"))


def late_work(user: User, today: date) -> Part | None:
    """Work that a coordinator's wards asked for and that is late, with whom it is."""
    if not COMMISSION.held_by(user):
        return None
    late = PieceOfWork.objects.late(today).filter(user.scope.q(COMMISSION.kinds))
    things = [
        Thing(
            f"engagement work:{work.pk}:late", work.due_on + DAY,
            f"{_what(work)} Asked of {work.officer}, {work.agency}; due {days_late(work.due_on, today)}.",
            absolute(work.get_absolute_url()),
        )
        for work in late.select_related("ward", "officer", "agency").order_by("due_on", "pk")
    ]  # fmt: skip
    words = f"{counted(len(things), 'piece')} of engagement work late"
    return Part(words, things, absolute("/reaching/work/?state=late"))


def plans_to_look_over(user: User, today: date) -> Part | None:
    """Engagement plans of a coordinator's wards whose day of review has come (003 2.1.10)."""
    if not COMMISSION.held_by(user):
        return None
    due = EngagementPlan.objects.to_review(today).filter(user.scope.q(COMMISSION.kinds)).select_related("ward")
    things = [
        Thing(
            f"engagement plan:{plan.pk}:review:{plan.review_on}", plan.review_on,
            f"{plan.ward}. Due {day_in_words(plan.review_on)}.", absolute(plan.get_absolute_url()),
        )
        for plan in due.order_by("review_on", "pk")
    ]  # fmt: skip
    words = f"{counted(len(things), 'engagement plan')} to look over"
    return Part(words, things, absolute("/reaching/?plan=review"))


def _what(work: PieceOfWork) -> str:
    """A group as the book names it: what was typed more exactly is not for the post."""
    return f"{work.ward}: {work.get_target_display()}, {work.wanted} to be reached."
