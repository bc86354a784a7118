"""Reminders of tours of duty, on days of the month that are settings (E5, 000 3.2)."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from engagement.tour_access import LEAD_TOURS, WALKS
from feedback.reminders.parts import Part, Thing
from feedback.touring import own_tour, tours_behind
from partnerships.models import User
from partnerships.posting import absolute
from partnerships.words import counted


def reminder_day(today: date) -> date | None:
    """The latest of the month's reminder days that has come; None before the first."""
    come = [day for day in settings.TOUR_REMINDER_DAYS if day <= today.day]
    return today.replace(day=max(come)) if come else None


def tour_left(user: User, today: date) -> Part | None:
    """Who is left on the PCSO's own tour of the month."""
    day = reminder_day(today)
    tour = own_tour(user, today) if day and user.scope.has(WALKS) else None
    if day is None or tour is None:
        return None
    left = list(tour.stops.left().select_related("group__ward").order_by("-carried", "group__name", "pk"))
    things = [
        Thing(
            f"tour:{stop.pk}:{day}", day,
            f"{stop.group.get_kind_display()}, {stop.group.ward}"
            + (f", missed {counted(stop.carried, 'month')} running." if stop.carried else "."),
            absolute(tour.get_absolute_url()), again=False,
        )
        for stop in left
    ]  # fmt: skip
    words = f"{counted(len(things), 'group')} left on your tour of {tour.in_words}"
    return Part(words, things, absolute(tour.get_absolute_url()))


def teams_behind(user: User, today: date) -> Part | None:
    """Tours behind in the wards a supervisor or coordinator leads."""
    day = reminder_day(today)
    if day is None or not LEAD_TOURS.held_by(user):
        return None
    behind = tours_behind(user, today).select_related("pcso").order_by("pcso__name", "pk")
    things = [
        Thing(
            f"tour:{tour.pk}:behind:{day}", day, f"{tour.pcso}: {vars(tour)['seen']} of {vars(tour)['total']} seen.",
            absolute(tour.get_absolute_url()), again=False,
        )
        for tour in behind
    ]  # fmt: skip
    return Part(f"{counted(len(things), 'tour')} behind", things, absolute("/tours/?state=behind"))
