"""Calendars of a group and a person: valid, stable, cancelled ones kept, one's own address renewable (P5, RFC 5545)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import vobject
from django.test import Client
from icalendar import Calendar

from config.demonstration.cast import Harrowmere
from partnerships import calendars
from partnerships.services import groups, schedule
from tasking.services import closing
from tests.conftest import SignedIn
from tests.tasking.making import a_meeting


def read_strictly(content: bytes) -> list[dict[str, str]]:
    """The events of an iCalendar, once two libraries found in it all that RFC 5545 asks for and nothing twice.

    Neither looks at the bytes: lines end in CR and LF, and none is longer than 75 (RFC 5545 3.1).
    """
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    [book] = Calendar.from_ical(content.decode(), multiple=True)
    book.validate()  # type: ignore[no-untyped-call]
    assert [error for part in book.walk() for error in part.errors] == []
    assert (book["VERSION"], book["METHOD"], book.decoded("REFRESH-INTERVAL")) == (
        "2.0",
        "PUBLISH",
        timedelta(hours=12),
    )
    [again] = vobject.readComponents(content.decode(), validate=True)
    events = [{child.name: child for child in event.getChildren()} for event in again.contents.get("vevent", [])]
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND"} <= set(event)
        assert all(event[name].value.utcoffset() == timedelta(0) for name in ("DTSTAMP", "DTSTART", "DTEND"))
        assert event["DTSTART"].value < event["DTEND"].value
    return [{name: str(child.value) for name, child in event.items()} for event in events]


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (b"UID:", b"X-ID:"), (b"DTSTAMP:", b"X-STAMP:"), (b"VERSION:2.0", b"X-VERSION:2.0"), (b"PRODID:", b"X-PROD:"),
        (b"DTSTART:", b"DTSTART:tomorrow"), (b"END:VEVENT", b"END:VALARM"), (b"UID:", b"UID:twice\r\nUID:"),
        (b"\r\n", b"\n"),
    ],
)  # fmt: skip
def test_what_is_no_calendar_is_noticed(harrowmere: Harrowmere, client: Client, there: bytes, instead: bytes) -> None:
    """The check itself can fail."""
    a_meeting(harrowmere.np(1), days=12)
    content = client.get(f"/groups/{harrowmere.np(1).slug}/meetings.ics").content
    read_strictly(content)
    with pytest.raises((AssertionError, ValueError, KeyError, vobject.base.VObjectError)):
        read_strictly(content.replace(there, instead))


def test_a_group_s_calendar_is_rfc_5545_with_the_details(harrowmere: Harrowmere, client: Client) -> None:
    group = harrowmere.np(1)
    meeting = a_meeting(group, days=12, lasts_minutes=90)
    schedule.move_meeting(
        meeting=meeting, by=harrowmere.carol, starts_at=meeting.starts_at, lasts_minutes=90, version=1,
        venue="The Mill Hall; back room, by the weir — ring the bell at the green door and wait a moment",
    )  # fmt: skip
    [event] = read_strictly(client.get(f"/groups/{group.slug}/meetings.ics").content)
    assert event["UID"].startswith(f"meeting-{meeting.pk}@")
    assert (event["SEQUENCE"], event["STATUS"]) == ("1", "CONFIRMED")
    assert event["LOCATION"].startswith("The Mill Hall; back room, by the weir")
    assert "90 minutes" in event["DESCRIPTION"]
    assert "/wards/millbrook/" in event["DESCRIPTION"]
    assert "01632 960100" in event["DESCRIPTION"]


def test_it_keeps_its_uid_and_rises_with_each_change(harrowmere: Harrowmere, client: Client) -> None:
    group, address = harrowmere.np(1), f"/groups/{harrowmere.np(1).slug}/meetings.ics"
    meeting = a_meeting(group, days=12)
    first = read_strictly(client.get(address).content)[0]
    schedule.move_meeting(
        meeting=meeting, by=harrowmere.carol, starts_at=meeting.starts_at + timedelta(days=1), lasts_minutes=60,
        venue="", version=1,
    )  # fmt: skip
    groups.change_group(
        group=group, by=harrowmere.carol, wards=list(group.wards.all()), version=1, facts={"name": "Mill Talk"}
    )
    closing.cancel(meeting=meeting, by=harrowmere.carol, because="Flooded by Mrs Brown's boiler")
    last = read_strictly(client.get(address).content)[0]
    assert last["UID"] == first["UID"]
    assert (first["SEQUENCE"], last["SEQUENCE"]) == ("0", "3")
    assert (last["STATUS"], last["SUMMARY"], last["TRANSP"]) == ("CANCELLED", "Mill Talk", "TRANSPARENT")
    assert "Brown" not in last["DESCRIPTION"], "the reason is for members"


def test_a_group_that_meets_without_the_public_has_no_public_calendar(harrowmere: Harrowmere, client: Client) -> None:
    a_meeting(harrowmere.ltm(1))
    assert client.get(f"/groups/{harrowmere.ltm(1).slug}/meetings.ics").status_code == 404


def test_one_s_own_calendar(harrowmere: Harrowmere, client: Client, signed_in: SignedIn) -> None:
    np, ltm = a_meeting(harrowmere.np(1), days=3), a_meeting(harrowmere.ltm(1), days=5)
    a_meeting(harrowmere.np(1), days=8, draft=True)
    a_meeting(harrowmere.np(7), days=4)
    priya = signed_in(harrowmere.priya)
    page = priya.get("/meetings/calendar/")
    address = page.context["address"].split("//", 1)[1].partition("/")[2]
    answer = client.get(f"/{address}")
    assert [event["UID"].split("@")[0] for event in read_strictly(answer.content)] == [
        f"meeting-{np.pk}", f"meeting-{ltm.pk}",
    ]  # fmt: skip
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")
    member = harrowmere.ltm(1).memberships.get(user=harrowmere.priya)
    groups.end_membership(membership=member, by=harrowmere.carol)
    assert f"meeting-{ltm.pk}@" not in client.get(f"/{address}").content.decode()
    assert priya.post("/meetings/calendar/").status_code == 302
    assert client.get(f"/{address}").status_code == 404


def test_a_closed_account_has_no_calendar(harrowmere: Harrowmere, client: Client) -> None:
    link = calendars.link_of(harrowmere.rita)
    address = f"/calendar/{link.token}/meetings.ics"
    assert client.get(address).status_code == 200
    harrowmere.rita.is_active = False
    harrowmere.rita.save()
    assert client.get(address).status_code == 404


def test_the_same_bytes_until_something_changes(harrowmere: Harrowmere, client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    a_meeting(harrowmere.np(1))
    address = f"/groups/{harrowmere.np(1).slug}/meetings.ics"
    first = client.get(address).content
    assert Client(headers={"host": "evil.example"}).get(address).content == first
