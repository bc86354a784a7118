"""A Neighbourhood Partnership from its schedule to its published minutes, by three people in real browsers (P5-P8)."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Issue
from partnerships.models import Meeting
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, check_targets

ITEM = "Lamps along the river path"
SAID = "The council mends them in January; a second walk after dark is planned."


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


def test_from_the_schedule_to_the_published_minutes(see_as: See, borough: Harrowmere) -> None:
    carol, ines = see_as(borough.carol, width=WIDTHS["tablet"]), see_as(borough.ines)
    rita, anybody = see_as(borough.rita), see_as(width=WIDTHS["phone"])
    meeting = scheduled(carol, borough)
    put_on_the_agenda(carol, meeting)
    expects(rita, meeting)
    begin_when_its_day_has_come(carol, meeting)
    run(carol)
    approved(ines, meeting)
    published(carol, meeting)
    read_by_everybody(anybody, meeting)


def scheduled(page: Page, borough: Harrowmere) -> Meeting:
    """Drafted from the cadence, then published with the year: only then do others see it."""
    group = borough.np(1)
    page.goto(f"/groups/{group.slug}/schedule/")
    page.get_by_role("button", name="Draft the year ahead").click()
    meeting = group.meetings.order_by("starts_at")[0]
    assert meeting.draft
    page.goto("/meetings/year/")
    check_axe(page)
    page.get_by_role("link", name="Publish the year").click()
    page.get_by_role("button", name="Publish the year").click()
    expect(page.get_by_text("and the members are told")).to_be_visible()
    return meeting


def put_on_the_agenda(page: Page, meeting: Meeting) -> None:
    page.goto(f"/meetings/{meeting.pk}/agenda/")
    page.get_by_label("Item", exact=True).fill(ITEM)
    page.get_by_role("button", name="Add the item").click()
    expect(page.get_by_text("The item is on the agenda.")).to_be_visible()
    check_fits(page)


def expects(page: Page, meeting: Meeting) -> None:
    """A member reads when it is and what is on its agenda."""
    page.goto(f"/meetings/{meeting.pk}/")
    expect(page.get_by_text(ITEM)).to_be_visible()
    expect(page.get_by_role("link", name="Run the meeting")).to_have_count(0)


def begin_when_its_day_has_come(page: Page, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now())
    page.goto(f"/meetings/{meeting.pk}/run/")
    page.get_by_role("button", name="Begin the meeting").click()
    page.get_by_role("link", name="Who is here?").click()
    expect(page.get_by_label("Present", exact=True).first).to_be_visible()  # `all` waits for none
    for box in page.get_by_label("Present", exact=True).all():
        box.check()
    check_targets(page)
    page.get_by_role("button", name="Save who is here").click()
    expect(page.get_by_text(re.compile(r"\d+ here of \d+"))).to_be_visible()


def run(page: Page) -> None:
    """What a member raises is logged at once; the item is minuted; the meeting closes and its minutes are there."""
    running = page.url
    page.get_by_role("link", name="Log an issue raised here").click()
    page.get_by_label("What is the concern?").fill("Dog fouling on the river path")
    page.get_by_role("button", name="Log issue").click()
    expect(page.get_by_role("heading", name="Trail")).to_be_visible()
    assert Issue.objects.get().heard_at is not None
    page.goto(running)
    page.get_by_role("link", name=re.compile(ITEM)).first.click()
    page.get_by_label("Minute", exact=True).fill(SAID)
    page.get_by_role("button", name="Save, and next item").click()
    expect(page.locator(".wb-growing__minute")).to_have_text(SAID)
    check_axe(page)
    page.get_by_role("button", name="Close the meeting").click()
    while "/close/" in page.url:
        page.get_by_role("button", name="Close the meeting").click()
    expect(page.get_by_role("heading", name="Minutes")).to_be_visible()


def approved(page: Page, meeting: Meeting) -> None:
    page.goto(f"/meetings/{meeting.pk}/minutes/")
    page.get_by_role("button", name="Approve the minutes").click()
    expect(page.get_by_text("You approved these minutes, so another person publishes them.")).to_be_visible()


def published(page: Page, meeting: Meeting) -> None:
    page.goto(f"/meetings/{meeting.pk}/minutes/")
    page.get_by_role("link", name="Publish", exact=True).click()
    expect(page.get_by_text(SAID)).to_be_visible()
    looked = page.get_by_label("I have looked at what is marked")
    if looked.count():
        looked.check()
    page.get_by_role("button", name="Publish on the ward's page").click()
    expect(page.get_by_text("Published by")).to_be_visible()


def read_by_everybody(page: Page, meeting: Meeting) -> None:
    meeting.refresh_from_db()
    assert meeting.minutes_approved_by_id != meeting.minutes_published_by_id
    page.goto(f"/wards/millbrook/minutes/{meeting.day}/")
    expect(page.get_by_text(SAID)).to_be_visible()
    check_axe(page)
    check_fits(page)
