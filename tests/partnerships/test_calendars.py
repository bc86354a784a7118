"""Calendars of a group and a person: valid, stable, cancelled ones kept, one's own address renewable (P5, RFC 5545)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django.test import Client
from icalendar import Calendar

from config.demonstration.cast import Harrowmere
from partnerships import calendars
from partnerships.services import groups, schedule
from tasking.services import closing
from tests.conftest import SignedIn
from tests.tasking.making import a_meeting

PROPERTY = re.compile(r"[A-Z-]+(;[A-Z-]+=[^:;\"]+)*:.*")
ONE_EACH = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "DESCRIPTION", "STATUS", "URL", "TRANSP")


def read_strictly(content: bytes) -> list[dict[str, str]]:
    """The events of an iCalendar as RFC 5545 writes them, read by hand: lines, folding, properties, nesting."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    lines = content.decode().replace("\r\n ", "").split("\r\n")[:-1]
    assert all(PROPERTY.fullmatch(line) for line in lines)
    assert lines[0] == "BEGIN:VCALENDAR"
    head = lines[1 : lines.index("BEGIN:VEVENT")]
    assert {"VERSION:2.0", "METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:PT12H"} <= set(head)
    events: list[dict[str, str]] = []
    for block in "\n".join(lines).split("BEGIN:VEVENT\n")[1:]:
        pairs = [line.split(":", 1) for line in block.split("\nEND:VEVENT")[0].split("\n")]
        names = [name.split(";")[0] for name, _ in pairs]
        assert all(names.count(name) == 1 for name in ONE_EACH)
        event = {name.split(";")[0]: value for name, value in pairs}
        assert all(re.fullmatch(r"\d{8}T\d{6}Z", event[name]) for name in ("DTSTAMP", "DTSTART", "DTEND"))
        events.append(event)
    assert all(not event.errors for event in Calendar.from_ical(content).walk("VEVENT"))
    return events


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
    assert event["LOCATION"].startswith(r"The Mill Hall\; back room\, by the weir")
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
