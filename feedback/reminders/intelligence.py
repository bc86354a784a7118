"""Reminders about what was passed to the intelligence unit: that something waits, and never what or for whom (E9)."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from engagement.intelligence_access import KEEP, SCREEN, answers_for, reviews_of
from engagement.models import IntelligenceStub
from feedback.reminders.parts import DAY, Part, Thing, day_in_words
from partnerships.models import User
from partnerships.posting import absolute
from partnerships.words import counted


def waiting_in_box(user: User, today: date) -> Part | None:
    """The unit hears the next morning of all that waits in its box."""
    if not KEEP.held_by(user):
        return None
    waiting = IntelligenceStub.objects.waiting().filter(user.scope.q(KEEP.kinds), routed_on__lt=today)
    things = [
        Thing(f"box:{stub.pk}:waiting", stub.routed_on + DAY, f"Since {day_in_words(stub.routed_on)}.")
        for stub in waiting.order_by("routed_on", "pk")
    ]
    return Part(f"{counted(len(things), 'thing')} waiting in the hand-over box", things, absolute("/intelligence/"))


def late_in_box(user: User, today: date) -> Part | None:
    """A supervisor hears that something of their wards waits longer than the unit has days for it."""
    if not SCREEN.held_by(user):
        return None
    late = IntelligenceStub.objects.late(today).filter(user.scope.q(SCREEN.kinds))
    due = timedelta(days=settings.INTELLIGENCE_DAYS)
    things = [
        Thing(f"box:{stub.pk}:late", stub.routed_on + due + DAY, f"Since {day_in_words(stub.routed_on)}.")
        for stub in late.order_by("routed_on", "pk")
    ]
    words = f"{counted(len(things), 'thing')} not yet taken on by the intelligence unit"
    return Part(words, things, absolute("/intelligence/?list=late"))


def answers_from_unit(user: User, today: date) -> Part | None:
    """Whoever passed something on hears that an answer waits, until they have told the person they had it from."""
    waiting = answers_for(user).filter(told_on__isnull=True, answered_on__lt=today)
    things = [
        Thing(f"box:{stub.pk}:{stub.answered_on}:answer", stub.answered_on + DAY, "It stands in the book.")
        for stub in waiting.order_by("answered_on", "pk")
        if stub.answered_on is not None
    ]
    words = f"{counted(len(things), 'answer')} of the intelligence unit for you"
    return Part(words, things, absolute("/intelligence/"))


def open_reviews(user: User, today: date) -> Part | None:
    """The unit hears of reviews of frequent contact that are open."""
    if not KEEP.held_by(user):
        return None
    still = reviews_of(user).filter(concluded_at__isnull=True, opened_at__date__lt=today).order_by("pk")
    days = ((review.pk, timezone.localdate(review.opened_at)) for review in still)
    things = [Thing(f"box-review:{pk}", day + DAY, f"Open since {day_in_words(day)}.") for pk, day in days]
    return Part(f"{counted(len(things), 'review')} of frequent contact open", things, absolute("/intelligence/"))
