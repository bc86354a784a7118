"""Community groups and tours of Harrowmere in tests: Millbrook's PCSO is Priya, Northgate's Pete (craft 11)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from config.demonstration.cast import Harrowmere
from engagement.models import CommunityGroup, Contact
from engagement.services import touring

LONDON = ZoneInfo("Europe/London")
NAMES = ("Tanner Street Tenants", "Millbrook Mosque", "St Oswald's Primary", "Weaver Row Traders")
KINDS = ("tenants", "faith", "school", "traders")


def at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)


def some_groups(
    borough: Harrowmere, *, ward: int = 1, number: int = 4, since: date | None = None
) -> list[CommunityGroup]:
    """So many groups of that ward, known since a day, without a tour."""
    facts: dict[str, Any] = {"added_at": at(since)} if since else {"added_at": at(date(2020, 1, 1))}
    return [
        CommunityGroup.objects.create(ward=borough.wards[ward], name=name, kind=kind, **facts)
        for name, kind in list(zip(NAMES, KINDS, strict=True))[:number]
    ]


def met(borough: Harrowmere, group: CommunityGroup, on: date, **facts: Any) -> Contact:
    """A contact with that group on that day, noted on its tour."""
    by = facts.pop("by", borough.priya)
    contact = Contact.objects.create(
        ward=group.ward, group=group, on=on, at=at(on), by=by, logged_at=facts.pop("logged_at", at(on, 11)), **facts
    )
    touring.seen(contact)
    return contact


def first_of(month: date, later: int) -> date:
    """The first day of the month so many months later."""
    months = month.year * 12 + month.month - 1 + later
    return date(months // 12, months % 12 + 1, 1)


DAY = timedelta(days=1)
