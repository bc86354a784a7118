"""Contacts with councillors for the tests: held by the three sides of a ward of Harrowmere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from tasking.models import ThreeWayContact
from tasking.services import contacting


def a_contact(borough: Harrowmere, *who: str, **facts: Any) -> ThreeWayContact:
    """Carol logs that she, ines and cllr-jones, unless others are named, met yesterday in ward 1."""
    people = [borough.people[name] for name in who or ("carol", "ines", "cllr-jones")]
    given = {
        "ward": borough.wards[1], "on": timezone.localdate() - timedelta(days=1), "how": "met",
        "said": "The patrols and the lamps by the school.", **facts,
    }  # fmt: skip
    return contacting.log_contact(by=borough.carol, people=people, **given)


def one_on(borough: Harrowmere, on: date, who: tuple[str, ...] = (), **facts: Any) -> ThreeWayContact:
    """The same on a given day, also one to come."""
    made = a_contact(borough, *who, on=timezone.localdate(), **facts)
    ThreeWayContact.objects.filter(pk=made.pk).update(on=on)
    return made
