"""Reminders of training and induction: what is due to members, what lapsed, and one's own (P10; 001 rec 4.3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from feedback.reminders.parts import DAY, Part, Thing, day_in_words, days_late
from partnerships.access import KEEP_TRAINING
from partnerships.models import User
from partnerships.posting import absolute
from partnerships.training import SOON, Need, lacking, needs_of, own_needs
from partnerships.words import counted

SHOWN = 200
"""Members looked at; the page shows no more either."""
PAGE = "/training/"


def training_due(user: User, today: date) -> Part | None:
    """Courses due to members of the groups whose training record this person keeps, those that lapsed among them."""
    if not KEEP_TRAINING.held_by(user):
        return None
    members = lacking(user, today).select_related("group", "user").order_by("group__name", "name", "pk")
    found = _due(needs_of(members[:SHOWN], today), today)
    things = [_thing(need, f"{_whom(need)}, {need.member.group}: {need.course}", today) for need in found]
    return Part(f"{counted(len(things), 'course')} due to members of your groups", things, absolute(PAGE))


def own_training(user: User, today: date) -> Part | None:
    """One's own courses that are due or lapsed."""
    things = [_thing(need, str(need.course), today, whose="own") for need in _due(own_needs(user, today), today)]
    return Part(f"{counted(len(things), 'course')} due to you", things, absolute(PAGE)) if things else None


def _due(needs: Iterable[Need], today: date) -> list[Need]:
    return [need for need in needs if not need.holds and need.due_on <= today + SOON]


def _whom(need: Need) -> str:
    """A colleague by name; a resident without an account by what they are in the group."""
    return need.member.name if need.member.user_id else need.member.get_capacity_display()


def _thing(need: Need, words: str, today: date, *, whose: str = "member") -> Thing:
    """Said once when it is nearly due, and as all that is late once it is."""
    about = f"training:{whose}:{need.member.pk}:{need.course.pk}:{need.due_on}"
    if not need.late:
        return Thing(f"{about}:soon", need.due_on - SOON, f"{words}. Due {day_in_words(need.due_on)}.", again=False)
    said = "It lapsed" if need.had is not None else "It was due"
    return Thing(about, need.due_on + DAY, f"{words}. {said} {days_late(need.due_on, today)}.")
