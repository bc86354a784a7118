"""A ward's calendar and feed: valid, complete, public only, the same bytes until something changes."""

from __future__ import annotations

from datetime import UTC, timedelta
from xml.etree import ElementTree

from django.conf import settings
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from config.demonstration.cast import Harrowmere
from partnerships.models import MeetingStage
from tests.partnerships.test_calendars import read_strictly
from tests.public.published import meeting_ahead, story_told

CALENDAR, FEED = "/wards/millbrook/meetings.ics", "/wards/millbrook/feed.atom"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_calendar_holds_the_public_meetings(harrowmere: Harrowmere, client: Client) -> None:
    ahead = meeting_ahead(harrowmere.np(1), venue="Mill Hall, Weir Street; back room", lasts_minutes=90)
    meeting_ahead(harrowmere.ltm(1))
    response = client.get(CALENDAR)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    [event] = Calendar.from_ical(response.content).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Millbrook Neighbourhood Partnership"
    assert str(event["LOCATION"]) == "Mill Hall, Weir Street; back room"
    assert event.decoded("DTSTART") == ahead.starts_at.astimezone(UTC).replace(microsecond=0)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=90)
    assert str(event["UID"]) == f"meeting-{ahead.pk}@{settings.SITE.hostname}"
    assert str(event["URL"]) == f"{settings.SITE_URL}/wards/millbrook/"


def test_a_cancelled_meeting_stays_and_says_so(harrowmere: Harrowmere, client: Client) -> None:
    meeting_ahead(harrowmere.np(1), stage=MeetingStage.CANCELLED, version=3)
    [event] = Calendar.from_ical(client.get(CALENDAR).content).walk("VEVENT")
    assert (str(event["STATUS"]), event["SEQUENCE"]) == ("CANCELLED", 2)


def test_it_is_rfc_5545(harrowmere: Harrowmere, client: Client) -> None:
    meeting_ahead(harrowmere.np(1), venue="A very long name of a place, " * 6)
    [event] = read_strictly(client.get(CALENDAR).content)
    assert event["LOCATION"].startswith("A very long name of a place")


def test_it_changes_only_when_a_meeting_does(harrowmere: Harrowmere, client: Client) -> None:
    meeting = meeting_ahead(harrowmere.np(1))
    first = client.get(CALENDAR)
    assert client.get(CALENDAR).content == first.content
    assert client.get(CALENDAR, headers={"If-None-Match": first["ETag"]}).status_code == 304
    meeting.venue, meeting.version = "Elsewhere", 2
    meeting.save()
    assert client.get(CALENDAR, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_an_empty_calendar_is_one_too(harrowmere: Harrowmere, client: Client) -> None:
    assert Calendar.from_ical(client.get(CALENDAR).content).walk("VEVENT") == []


def test_the_feed_tells_what_was_done(harrowmere: Harrowmere, client: Client) -> None:
    story_told(harrowmere, "Lamps & bollards <mended>", edition="2026-09")
    newest = story_told(harrowmere, "Alley cleared", edition="2026-10")
    response = client.get(FEED)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - what the book itself has written
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Alley cleared", "Lamps & bollards <mended>"]
    assert entries[0].findtext(f"{ATOM}id") == f"tag:{settings.SITE.hostname},2026:story/{newest.pk}"
    assert entries[0].findtext(f"{ATOM}summary") == (
        "<p>You said: You said Alley cleared</p>\n\n<p>We did: We did Alley cleared</p>\n\n"
        "<p>What happened: It is fixed.</p>"
    )
    # The summary is HTML, and escaped a second time as XML: a reader shows the brackets that somebody typed.
    assert "Lamps &amp; bollards &lt;mended&gt;" in (entries[1].findtext(f"{ATOM}summary") or "")
    assert all(entry.find(f"{ATOM}{tag}") is not None for entry in entries for tag in ("updated", "link"))
    self_link = [link.attrib["href"] for link in feed.findall(f"{ATOM}link") if link.attrib["rel"] == "self"]
    assert self_link == [f"{settings.SITE_URL}{FEED}"]


def test_the_feed_names_nobody(harrowmere: Harrowmere, client: Client) -> None:
    story_told(harrowmere, "Alley cleared")
    shown = client.get(FEED).content.decode()
    assert "Carol" not in shown
    assert "<name>Harrowmere Community Safety Partnership</name>" in shown


def test_links_never_come_from_the_request(harrowmere: Harrowmere, settings: object) -> None:
    settings.ALLOWED_HOSTS = ["*"]  # type: ignore[attr-defined]
    shown = Client(headers={"host": "evil.example"}).get(CALENDAR)
    assert b"evil.example" not in shown.content


def test_meetings_long_past_are_left_out(harrowmere: Harrowmere, client: Client) -> None:
    meeting_ahead(harrowmere.np(1), days=-400)
    meeting_ahead(harrowmere.np(1), days=-100)
    [event] = Calendar.from_ical(client.get(CALENDAR).content).walk("VEVENT")
    assert event.decoded("DTSTART") > timezone.now() - timedelta(days=101)
