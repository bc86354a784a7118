"""Taking notes at a meeting: a dropped connection, a lost answer, an ended session, two at once lose nothing (T2)."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings as django_settings
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from config.demonstration.cast import Harrowmere, make_harrowmere
from partnerships.models import AgendaItem, Meeting, MeetingStage, User
from partnerships.services.meetings import add_item
from partnerships.sessions import end_sessions
from tasking.models import Action
from tests.browser.fixtures import See, check_axe, screenshot, session_of
from tests.browser.tablets import SOON
from tests.browser.test_the_loop import choose
from tests.tasking.making import issue_tabled, meeting_under_way

SAID = "It is every Friday, and it is the same two cars."
ON = " A letter goes to their owners."


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


@pytest.fixture
def meeting(borough: Harrowmere) -> Meeting:
    return meeting_under_way(borough)


@pytest.fixture
def item(borough: Harrowmere, meeting: Meeting) -> AgendaItem:
    return add_item(meeting=meeting, by=borough.carol, title="Cars on the pavement")


def run(page: Page, item: AgendaItem) -> Page:
    page.goto(f"/meetings/{item.meeting_id}/run/?item={item.pk}")
    return page


def note(page: Page, words: str) -> Any:
    field = page.get_by_label("Minute", exact=True)
    field.fill(words)
    return field


def save(page: Page) -> None:
    page.get_by_role("button", name="Save the minute").click()


def minute_of(item: AgendaItem) -> str:
    item.refresh_from_db()
    return item.minute


def test_a_dropped_connection(see_as: See, borough: Harrowmere, item: AgendaItem) -> None:
    page = run(see_as(borough.carol), item)
    field = note(page, SAID)
    page.context.set_offline(True)
    expect(page.get_by_text("No connection.")).to_be_visible()
    save(page)
    check_axe(page)
    screenshot(page, "run-no-connection")
    expect(field).to_have_value(SAID)
    field.press_sequentially(ON)
    assert minute_of(item) == ""
    page.context.set_offline(False)
    expect(page.locator(".wb-growing__minute")).to_have_text(SAID + ON)
    assert minute_of(item) == SAID + ON


def test_an_answer_that_is_lost_counts_once(see_as: See, borough: Harrowmere, meeting: Meeting) -> None:
    page = run(see_as(borough.carol), issue_tabled(borough, at=meeting).item)
    lost: list[int] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch(max_redirects=0).status)  # the book has it; its answer does not arrive
        route.abort()

    page.route("**/decide/", lose_the_first)
    page.context.set_offline(True)
    expect(page.get_by_text("No connection.")).to_be_visible()
    page.get_by_label("Take action", exact=True).check()
    page.get_by_label("Action", exact=True).fill("Write to the owners")
    choose(page, "Owner", "Errol Grant")
    page.get_by_label("Kind", exact=True).select_option(label="Prevention")
    note(page, SAID)
    page.get_by_role("button", name="Record decision").click()
    page.context.set_offline(False)
    expect(page.locator(".wb-growing").get_by_text("Write to the owners")).to_be_visible(timeout=SOON)
    assert len(lost) == 1
    assert Action.objects.count() == 1


def test_signed_out_meanwhile(see_as: See, borough: Harrowmere, item: AgendaItem) -> None:
    page = run(see_as(borough.carol), item)
    field = note(page, SAID)
    end_sessions(borough.carol)
    expect(page.get_by_text("You are signed out.")).to_be_visible(timeout=SOON)
    save(page)
    expect(field).to_have_value(SAID)
    signs_in(page, borough.ines)
    expect(page.get_by_text("Somebody else is signed in here now.")).to_be_visible(timeout=SOON)
    assert minute_of(item) == ""
    signs_in(page, borough.carol)
    expect(page.locator(".wb-growing__minute")).to_have_text(SAID, timeout=SOON)
    assert minute_of(item) == SAID


def signs_in(page: Page, user: User) -> None:
    """In another tab of the same browser, which makes a new token as well."""
    name, address = django_settings.SESSION_COOKIE_NAME, page.url.split("/meetings")[0]
    page.context.add_cookies([{"name": name, "value": session_of(user), "url": address}])
    page.context.clear_cookies(name=django_settings.CSRF_COOKIE_NAME)


def test_two_on_one_item(see_as: See, borough: Harrowmere, item: AgendaItem) -> None:
    carol, ines = run(see_as(borough.carol), item), run(see_as(borough.ines), item)
    note(carol, SAID)
    note(ines, "Two letters went out in May.")
    save(carol)
    expect(carol.locator(".wb-growing__minute")).to_have_text(SAID)
    save(ines)
    both = ines.get_by_role("region", name="Both texts")
    expect(both.get_by_text(SAID)).to_be_visible()
    check_axe(ines)
    expect(ines.get_by_label("Minute", exact=True)).to_have_value("Two letters went out in May.")
    assert minute_of(item) == SAID
    note(ines, f"{SAID} Two letters went out in May.")
    save(ines)
    expect(ines.locator(".wb-growing__minute")).to_have_text(f"{SAID} Two letters went out in May.")
    assert minute_of(item) == f"{SAID} Two letters went out in May."


def test_two_on_two_items(see_as: See, borough: Harrowmere, meeting: Meeting, item: AgendaItem) -> None:
    other = add_item(meeting=meeting, by=borough.carol, title="Dates")
    carol, ines = run(see_as(borough.carol), item), run(see_as(borough.ines), other)
    note(carol, SAID)
    note(ines, "The ninth of May.")
    for page in (carol, ines):
        save(page)
        expect(page.locator(".wb-growing__minute").first).to_be_visible()
    for page in (carol, ines):
        run(page, item)
        expect(page.locator(".wb-growing__minute")).to_have_text([SAID, "The ninth of May."])


def test_the_keyboard_goes_on_from_the_next_item(see_as: See, borough: Harrowmere, meeting: Meeting) -> None:
    first, second = (add_item(meeting=meeting, by=borough.carol, title=title) for title in ("One", "Two"))
    page = run(see_as(borough.carol), first)
    expect(page.locator("#in-hand")).not_to_be_focused()
    note(page, SAID)
    page.get_by_role("button", name="Save, and next item").click()
    expect(page.locator("#in-hand")).to_have_text(second.title)
    expect(page.locator("#in-hand")).to_be_focused()
    assert page.evaluate("scrollY") == 0
    page.keyboard.press("Tab")
    expect(page.get_by_label("Minute", exact=True)).to_be_focused()


def test_what_is_not_saved_is_asked_about(see_as: See, borough: Harrowmere, item: AgendaItem) -> None:
    page = run(see_as(borough.carol), item)
    note(page, SAID)
    page.get_by_role("button", name="Close the meeting").click()
    expect(page.get_by_text("What you typed is not saved yet.")).to_be_visible()
    assert Meeting.objects.get(pk=item.meeting_id).stage == MeetingStage.UNDER_WAY
    save(page)
    expect(page.locator(".wb-growing__minute")).to_have_text(SAID)
    page.get_by_role("button", name="Close the meeting").click()
    expect(page.get_by_text("The meeting is closed and its minutes are here.")).to_be_visible()
