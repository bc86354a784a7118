"""Reminders of community payback: what waits to be looked through, and what waits for probation's answer (T12)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from feedback.reminders.parts import Part, Thing, day_in_words, of_issue
from partnerships.models import RoleKind, User
from partnerships.posting import absolute
from partnerships.words import counted
from tasking.models import Payback
from tasking.payback_access import LOOK_THROUGH

ANSWER_WITHIN = timedelta(days=14)
"""Days until the coordinator hears that what was sent has no answer."""


def payback_to_look_through(user: User, today: date) -> Part | None:
    """Suggestions of a coordinator's wards that nobody has looked through (001 rec 2.4)."""
    if not LOOK_THROUGH.held_by(user):
        return None
    waiting = Payback.objects.suggested().filter(user.scope.q(LOOK_THROUGH.kinds, ward="issue__ward"))
    things = [
        Thing(f"payback:{row.pk}:suggested", day, _since(row, "Suggested", day), absolute(row.get_absolute_url()))
        for row in waiting.for_list().order_by("suggested_at", "pk")
        if (day := _day(row.suggested_at))
    ]
    words = f"{counted(len(things), 'payback suggestion')} to look through"
    return Part(words, things, absolute("/payback/?state=suggested"))


def payback_of_agency(user: User, today: date) -> Part | None:
    """Work that the person's agency was asked to take on and has not answered (001 rec 2.4)."""
    if not user.agency_id or not user.scope.has({RoleKind.PARTNER}):
        return None
    asked = Payback.objects.visible_to(user).unanswered().filter(agency=user.agency_id)
    things = [
        Thing(f"payback:{row.pk}:asked", day, _since(row, "Asked", day), absolute(row.get_absolute_url()))
        for row in asked.for_list().order_by("sent_at", "pk")
        if (day := _day(row.sent_at))
    ]
    words = f"{counted(len(things), 'piece')} of payback work your agency is asked for"
    return Part(words, things, absolute("/payback/?state=sent"))


def payback_unanswered(user: User, today: date) -> Part | None:
    """Work of a coordinator's wards to which probation has said nothing for a fortnight."""
    if not LOOK_THROUGH.held_by(user):
        return None
    sent = Payback.objects.unanswered().filter(user.scope.q(LOOK_THROUGH.kinds, ward="issue__ward"))
    things = [
        Thing(
            f"payback:{row.pk}:unanswered", day + ANSWER_WITHIN, _since(row, f"Sent to {row.agency}", day),
            absolute(row.get_absolute_url()),
        )
        for row in sent.for_list().order_by("sent_at", "pk")
        if (day := _day(row.sent_at)) and day + ANSWER_WITHIN <= today
    ]  # fmt: skip
    return Part(f"{counted(len(things), 'piece')} of payback work without an answer", things)


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _since(row: Payback, what: str, day: date) -> str:
    return f"{of_issue(row.issue)} {what} on {day_in_words(day)}."
