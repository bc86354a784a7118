"""Reminders of contact with councillors: the month's, and the meeting before each NP (P9, 000 5.3)."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

from feedback.reminders.parts import Part, Thing, day_in_words
from partnerships.models import User
from partnerships.periods import month_of
from partnerships.posting import absolute
from partnerships.words import counted
from tasking.three_way import asked_from, pre_meeting_due_on, pre_meetings_due_from, wards_due_from, with_last_month
from tasking.three_way_access import LOG_THREE_WAY


def three_way_contacts(user: User, today: date) -> Part | None:
    """Wards without this month's contact of inspector, coordinator and councillors, for the first two."""
    if not LOG_THREE_WAY.held_by(user):
        return None
    month = month_of(today)
    wards = with_last_month(wards_due_from(user, today), today).order_by("name", "pk")
    things = [
        Thing(
            f"three-way:{ward.pk}:{month.first:%Y-%m}",
            asked_from(month) if vars(ward)["had_last_month"] else month.first, f"{ward}, in {month.first:%B}.",
        )
        for ward in wards
    ]  # fmt: skip
    words = f"{counted(len(things), 'ward')} without contact of inspector, coordinator and councillors"
    return Part(words, things, absolute("/three-way/?state=due"))


def meetings_before_np(user: User, today: date) -> Part | None:
    """Neighbourhood Partnerships near at hand before which the three have still to meet."""
    if not LOG_THREE_WAY.held_by(user):
        return None
    morning = timezone.make_aware(datetime.combine(today, time.min))
    due = pre_meetings_due_from(user, today, morning).select_related("group").order_by("starts_at", "pk")
    things = [
        Thing(
            f"meeting:{meeting.pk}:before", pre_meeting_due_on(meeting),
            f"{meeting.group}, {day_in_words(meeting.day)}.", absolute(meeting.get_absolute_url()),
        )
        for meeting in due
    ]  # fmt: skip
    words = f"{counted(len(things), 'meeting')} with councillors to hold before their partnership meets"
    return Part(words, things, absolute("/three-way/before/?state=due"))
