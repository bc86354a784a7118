"""What Priya wrote without signal yesterday, as it arrived: one entry to look at, one issue like another (E5, E1)."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.clock import as_of
from engagement.models import CommunityGroup, Method
from feedback.models import Entry, EntryKind
from feedback.services.receiving import receive
from feedback.street.parcels import FORMAT, PURPOSE, Parcel, bound_to
from feedback.street.version import version
from partnerships.letterbox import closed, letterboxes
from partnerships.models import User

CALLED_ON = "Friends of Millbrook Rec"
CONTACT = {
    "how": "met",
    "concern_1": "Mrs Pemble says the gate to the Rec is left unlocked at night",
    "place_1": "Millbrook Rec",
    "then_1": "mine",
    "detail_1": "I ask the parks team who locks up at weekends.",
    "note": "Twelve of them were planting bulbs. They liked the new noticeboard.",
}
"""It waits, because others would read the name in the concern."""
ISSUE = {
    "concern": "Cars parked across the dropped kerb, wheelchairs have to go into the road",
    "received_text": "Said at the bus stop by two people with shopping. It is worst when the school comes out.",
    "place": "Mill Road",
    "method": Method.TOUR.value,
    "others_may_see": "no",
}
"""It is in the book. A councillor keyed the same on a canvass (`hearing`)."""


def send_what_waited(borough: Harrowmere, *, now: datetime) -> None:
    """Both were written in the afternoon of the day before and arrived when she was back at the station."""
    priya, ward = borough.priya, borough.wards[1]
    day = timezone.localdate(now) - timedelta(days=1)
    group = CommunityGroup.objects.get(ward=ward, name=CALLED_ON)
    _sent(priya, EntryKind.CONTACT, f"g{group.pk}", {**CONTACT, "on": f"{day}"}, _at(day, 15, 40))
    _sent(priya, EntryKind.ISSUE, "", {**ISSUE, "ward": f"{ward.pk}"}, _at(day, 16, 5))


def _sent(author: User, kind: EntryKind, about: str, fields: dict[str, str], written_at: datetime) -> None:
    """By the way of every entry: closed, sent an hour or so later, and taken or held by the book."""
    key, box = uuid5(NAMESPACE_URL, f"{kind} {written_at:%Y-%m-%d}"), letterboxes(PURPOSE)[0]
    bound = bound_to(key, author.pk, kind, f"{written_at.isoformat()}")
    words = json.dumps({"format": FORMAT, "about": about, "fields": list(fields.items())}).encode()
    arrived = timezone.make_aware(datetime.combine(timezone.localdate(written_at), time(17, 20)))
    parcel = Parcel(
        key=key, author=author.pk, kind=kind, made_at=written_at, sent_at=arrived, app=version(),
        letter=closed(box, words, bound), letter_for=box.name, bound=bound, sent_as_new=False,
    )  # fmt: skip
    with as_of(arrived):
        receive(parcel=parcel, by=author)
    Entry.objects.filter(pk=key).update(received_at=arrived)


def _at(day: date, hour: int, minute: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
