"""A one-hour meeting run from its page by keyboard alone: decide, agree actions, carry forward, close (T2, 002 5.6)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Stage
from partnerships.models import Mail, Meeting, MeetingStage
from partnerships.services.meetings import add_item
from tasking.models import Action, Tabling
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, check_targets, screenshot
from tests.tasking.making import a_meeting, issue_tabled

CONCERNS = [
    "Rubbish is left in the alley behind Tanner Street every weekend",
    "Mopeds ridden across the playing field after school",
    "The lights in the underpass by the station have been out since summer",
]


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


@pytest.fixture
def meeting(borough: Harrowmere) -> Meeting:
    group = borough.ltm(1)
    group.standing_items = ["Hate crime"]
    group.save()
    meeting = a_meeting(group, days=0.01)
    a_meeting(group, days=28)
    for concern in CONCERNS:
        issue_tabled(borough, at=meeting, concern=concern, place="14 Tanner Street", received_text="As it was said.")
    add_item(meeting=meeting, by=borough.carol, title="Dates of the summer fair")
    return meeting


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, label: str, *, most: int = 60) -> None:
    """Press Tab until the control of that name has the focus, as somebody does who uses no mouse."""
    for _ in range(most):
        page.keyboard.press("Tab")
        name = page.evaluate(
            """() => {
            const e = document.activeElement;
            return (e.labels && e.labels.length ? e.labels[0].innerText : e.innerText || '').trim() }"""
        )
        if name.split("\n")[0] == label:
            return
    raise AssertionError(f"{label!r} is not reached by Tab")


def test_a_meeting_by_keyboard_alone(see_as: See, borough: Harrowmere, meeting: Meeting) -> None:
    page = see_as(borough.carol, java_script_enabled=True)
    page.goto(f"/meetings/{meeting.pk}/run/")
    tab_to(page, "Begin the meeting")
    press(page, "Enter")
    expect(page.get_by_text("of 60 minutes gone")).to_be_visible()
    expect(page.get_by_role("heading", name=CONCERNS[0])).to_be_visible()

    tab_to(page, "Take action")
    press(page, "Space", "Tab")
    page.keyboard.type("Clear the alley and put up a gate")
    press(page, "Tab")
    page.keyboard.type("Errol")
    # The browser reads 12 12 2026 alike whether its date control puts the day or the month first.
    days = (timezone.localdate() + timedelta(days=number) for number in range(1, 400))
    due = next(day for day in days if day.day == day.month)
    tab_to(page, "Due")
    page.keyboard.type(f"{due:%d%m%Y}")
    tab_to(page, "Kind")
    page.keyboard.type("Prev")
    tab_to(page, "Minute")
    page.keyboard.type("Agreed to start this week.")
    tab_to(page, "Record decision")
    press(page, "Enter")

    expect(page.get_by_role("heading", name=CONCERNS[1])).to_be_visible()
    tab_to(page, "Take action")
    press(page, "ArrowDown", "ArrowDown")
    tab_to(page, "Reason")
    page.keyboard.type("The school has just begun to deal with it.")
    tab_to(page, "What else can help")
    page.keyboard.type("The head teacher's office.")
    tab_to(page, "Record decision")
    press(page, "Enter")

    expect(page.get_by_role("heading", name=CONCERNS[2])).to_be_visible()
    tab_to(page, "Close the meeting")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="1 issue is not decided on")).to_be_visible()
    tab_to(page, "Close the meeting")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Minutes")).to_be_visible()
    expect(page.get_by_text("Clear the alley and put up a gate")).to_be_visible()

    meeting.refresh_from_db()
    assert meeting.stage == MeetingStage.CLOSED
    action = Action.objects.get()
    assert (action.owner, action.due_on, action.kind) == (borough.errol, due, "prevention")
    stages = dict(Tabling.objects.filter(meeting=meeting).values_list("issue__concern", "issue__stage"))
    assert [stages[c] for c in CONCERNS] == [Stage.IN_ACTION, Stage.NOT_PRIORITISED, Stage.TABLED]
    assert Tabling.objects.undecided().get().item.times_carried == 1
    assert Mail.objects.filter(kind="actions").get().to == borough.errol.email


def test_without_script_what_a_decision_asks_shows_once_it_is_chosen(
    see_as: See, borough: Harrowmere, meeting: Meeting
) -> None:
    page = see_as(borough.carol, java_script_enabled=False)
    page.goto(f"/meetings/{meeting.pk}/run/")
    expect(page.get_by_label("Action", exact=True)).to_be_hidden()
    page.get_by_label("Take action", exact=True).check()
    for label in ("Action", "Owner", "Due", "Kind"):
        expect(page.get_by_label(label, exact=True)).to_be_visible()
    page.get_by_label("Not a priority", exact=True).check()
    expect(page.get_by_label("Action", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Record decision").click()
    expect(page.get_by_role("alert")).to_contain_text("Write the reason")
    page.get_by_label("Reason", exact=True).fill("Others are worse.")
    page.get_by_label("What else can help", exact=True).fill("The council's form.")
    page.get_by_role("button", name="Record decision").click()
    expect(page.get_by_text("Not a priority. Others are worse.")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_the_run_page_at_every_width(see_as: See, borough: Harrowmere, meeting: Meeting, width: int) -> None:
    page = see_as(borough.carol, width=width)
    page.goto(f"/meetings/{meeting.pk}/run/")
    page.get_by_role("button", name="Begin the meeting").click()
    page.get_by_role("link", name=CONCERNS[0]).first.click()
    check_in_reach(page)
    for decision in ("Take action", "Make it a priority", "Not a priority", "Refer", "Escalate", "Carry forward"):
        page.get_by_label(decision, exact=True).check()
        check_axe(page)
        check_fits(page)
    page.get_by_label("Take action", exact=True).check()
    screenshot(page, f"run-{width}")
    if width < WIDTHS["desktop"]:
        check_targets(page)


def check_in_reach(page: Page) -> None:
    """The six decisions are tiles side by side, and what records one is on the screen: nothing scrolls away (T2)."""
    page.wait_for_load_state()
    tiles = page.locator("#id_decision").bounding_box()
    assert tiles is not None
    assert tiles["height"] < 220, "six tiles in two or three rows"
    assert page.viewport_size is not None
    if page.viewport_size["width"] == WIDTHS["desktop"]:
        expect(page.get_by_role("button", name="Record decision")).to_be_in_viewport(ratio=1)
