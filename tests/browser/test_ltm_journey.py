"""A Local Tasking Meeting from agenda to actions: prepared by one, run by another, acted on by a third (T1, T2, T5)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Issue
from partnerships.models import Meeting
from tasking.models import Action, ActionState
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, check_targets
from tests.browser.test_the_loop import choose
from tests.engagement.making import issue_escalated
from tests.tasking.making import a_meeting

CONCERN = "Mopeds ridden across the playing field after school"
WHAT = "Put bollards at the two gaps in the fence"
ITEM = "Dates of the patrols"


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


@pytest.fixture
def meeting(borough: Harrowmere) -> Meeting:
    """It begins at this moment, and the group meets again in a month."""
    meeting = a_meeting(borough.ltm(1), days=0.01)
    a_meeting(borough.ltm(1), days=28)
    return meeting


def test_from_agenda_to_actions(see_as: See, borough: Harrowmere, meeting: Meeting) -> None:
    carol, ines = see_as(borough.carol), see_as(borough.ines, width=WIDTHS["tablet"])
    errol = see_as(borough.errol, width=WIDTHS["phone"])
    issue = issue_escalated(borough, concern=CONCERN)
    prepared(carol, meeting, issue)
    decided(ines, meeting)
    closed(carol, meeting)
    acted_on(errol)
    seen_by_the_coordinator(carol, issue)


def prepared(page: Page, meeting: Meeting, issue: Issue) -> None:
    """The escalated issue goes on the agenda, an item is added and moved before it."""
    page.goto(f"/issues/{issue.reference}/")
    if not issue.tablings.exists():
        page.get_by_role("link", name="Put on an agenda", exact=True).click()
        page.get_by_label("Meeting", exact=True).select_option(value=str(meeting.pk))
        page.get_by_role("button", name="Put on an agenda", exact=True).click()
    page.goto(f"/meetings/{meeting.pk}/agenda/")
    expect(page.get_by_role("link", name=re.compile(CONCERN)).first).to_be_visible()
    page.get_by_label("Item", exact=True).fill(ITEM)
    page.get_by_role("button", name="Add the item").click()
    page.get_by_role("button", name=re.compile(rf"^Up\s*: {ITEM}")).click()
    rows = page.get_by_role("rowheader").all_inner_texts()
    assert next(n for n, row in enumerate(rows) if ITEM in row) < next(
        n for n, row in enumerate(rows) if CONCERN in row
    )
    check_axe(page)


def decided(page: Page, meeting: Meeting) -> None:
    """The chair decides on it from a tablet."""
    page.goto(f"/meetings/{meeting.pk}/run/")
    page.get_by_role("button", name="Begin the meeting").click()
    page.get_by_role("link", name=re.compile(CONCERN)).first.click()
    page.get_by_label("Take action", exact=True).check()
    check_targets(page)
    page.get_by_label("Action", exact=True).fill(WHAT)
    choose(page, "Owner", "Errol Grant")
    page.get_by_label("Due", exact=True).fill((timezone.localdate() + timedelta(days=7)).isoformat())
    page.get_by_label("Kind", exact=True).select_option(label="Prevention")
    page.get_by_role("button", name="Record decision").click()
    expect(page.locator(".wb-growing").get_by_text(WHAT)).to_be_visible()
    check_fits(page)


def closed(page: Page, meeting: Meeting) -> None:
    """The coordinator, beside the chair, minutes the last item and closes."""
    page.goto(f"/meetings/{meeting.pk}/run/")
    expect(page.locator(".wb-growing").get_by_text(WHAT)).to_be_visible()
    page.get_by_role("link", name=re.compile(ITEM)).first.click()
    page.get_by_label("Minute", exact=True).fill("On four evenings.")
    page.get_by_role("button", name="Save, and next item").click()
    page.get_by_role("button", name="Close the meeting").click()
    while "/close/" in page.url:
        page.get_by_role("button", name="Close the meeting").click()
    expect(page.get_by_role("heading", name="Minutes")).to_be_visible()
    expect(page.get_by_text("On four evenings.").first).to_be_visible()


def acted_on(page: Page) -> None:
    """The owner has it on the phone the same minute, says how it stands, and marks it as done."""
    page.goto("/actions/")
    check_fits(page)
    page.get_by_role("link", name=re.compile(WHAT)).first.click()
    page.locator("summary", has_text="Record progress").click()
    page.get_by_label("How does it stand?").fill("The bollards are ordered.")
    page.get_by_role("button", name="Record progress").click()
    expect(page.get_by_text("The bollards are ordered.")).to_be_visible()
    page.locator("summary", has_text="Mark as done").click()
    page.get_by_label("What was done?").fill("Both gaps are closed.")
    page.get_by_role("button", name="Mark as done").click()
    expect(page.get_by_text("Both gaps are closed.").first).to_be_visible()


def seen_by_the_coordinator(page: Page, issue: Issue) -> None:
    assert Action.objects.get().state == ActionState.DONE
    page.goto(f"/issues/{issue.reference}/")
    expect(page.get_by_text("Both gaps are closed.").first).to_be_visible()
    step = page.get_by_role("button", name="Record outcome").or_(page.get_by_role("link", name="Record outcome"))
    expect(step.first).to_be_visible()
