"""Twelve items in an hour by keyboard alone, one key for the next item, each saved as it is recorded (T2)."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from config.demonstration.cast import make_harrowmere
from partnerships.models import AgendaItem, Meeting, User
from partnerships.services.meetings import add_item
from tasking.models import Tabling
from tests.browser.fixtures import See
from tests.browser.test_meeting_journey import press, tab_to
from tests.tasking.making import a_meeting, issue_tabled

ISSUES, FREE = 7, 5


@pytest.fixture
def meeting(transactional_db: None) -> Meeting:
    """Seven issues and five other items; the group meets again in a month."""
    borough = make_harrowmere(today=timezone.localdate())
    meeting = a_meeting(borough.ltm(1), days=0.01)
    a_meeting(meeting.group, days=28)
    for number in range(ISSUES):
        issue_tabled(borough, at=meeting, concern=f"Concern number {number + 1}")
    for number in range(FREE):
        add_item(meeting=meeting, by=borough.carol, title=f"Other business {number + 1}")
    return meeting


def coordinator() -> User:
    return User.objects.get(username="carol")


def in_hand(page: Page) -> str:
    return page.locator("#in-hand").inner_text()


def next_item(page: Page) -> None:
    """Alt and N, the one key for the next item, as the keyboard sends it (Playwright leaves out which letter it is)."""
    keys = {"modifiers": 1, "key": "n", "code": "KeyN", "windowsVirtualKeyCode": 78, "unmodifiedText": "n", "text": "n"}
    keyboard = page.context.new_cdp_session(page)
    for kind in ("rawKeyDown", "char", "keyUp"):
        keyboard.send("Input.dispatchKeyEvent", {"type": kind, **keys})


def decide(page: Page) -> None:
    """Not a priority, with its reason: choose, write, record."""
    tab_to(page, "Take action")
    press(page, "ArrowDown", "ArrowDown")
    tab_to(page, "Reason")
    page.keyboard.type("Others are worse.")
    tab_to(page, "What else can help")
    page.keyboard.type("The council's form.")
    tab_to(page, "Record decision")
    press(page, "Enter")


def test_twelve_items_by_keyboard_alone(see_as: See, meeting: Meeting) -> None:
    page = see_as(coordinator(), java_script_enabled=True)
    page.goto(f"/meetings/{meeting.pk}/run/")
    tab_to(page, "Begin the meeting")
    press(page, "Enter")
    expect(page.get_by_text("of 60 minutes gone")).to_be_visible()
    expect(page.get_by_text("12 to come, about")).to_be_visible()
    first = in_hand(page)
    next_item(page)
    expect(page.locator("#in-hand")).not_to_have_text(first)
    page.goto(f"/meetings/{meeting.pk}/run/")
    for number in range(ISSUES + FREE):
        words = in_hand(page)
        if words.startswith("Concern"):
            decide(page)
        else:
            tab_to(page, "Minute")
            page.keyboard.type(f"Said of {words}.")
            tab_to(page, "Save, and next item")
            press(page, "Enter")
        expect(page.locator("#in-hand")).not_to_have_text(words)
        assert AgendaItem.objects.filter(meeting=meeting, done_at__isnull=False).count() == number + 1, "saved at once"
    expect(page.get_by_role("heading", name="Every item is dealt with")).to_be_visible()
    tab_to(page, "Close the meeting")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Minutes", exact=False).first).to_be_visible()
    meeting.refresh_from_db()
    assert meeting.has_minutes
    assert set(Tabling.objects.filter(meeting=meeting).values_list("decision", flat=True)) == {"not_priority"}
