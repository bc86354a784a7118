"""A problem-solving plan from scanning to closing, by coordinator, owner and a second person (T6, 003 4.7.4)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Issue
from tasking.models import Plan, PlanStage
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits
from tests.browser.test_the_loop import choose, confirm_if_asked
from tests.tasking.making import issue_in_action
from tests.tasking.planning import WRITTEN

TITLE = "Fly-tipping behind the shops"


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


def test_from_scanning_to_closing(see_as: See, borough: Harrowmere) -> None:
    issue = issue_in_action(borough)
    carol, ines = see_as(borough.carol), see_as(borough.ines)
    errol = see_as(borough.errol, width=WIDTHS["tablet"])
    plan = started(carol, issue)
    home = plan.get_absolute_url()
    write(errol, home, "problem")
    fill(errol, f"{home}partners/add/", group_name="Friends of Tanner Street", brings="Two walkabouts a month")
    opened(carol, home, "Analysis")
    write(errol, home, "analysis")
    objective(errol, home)
    opened(carol, home, "Response")
    write(errol, home, "response")
    write(errol, home, "impact")
    fill(errol, f"{home}risks/add/", what="It moves to the next alley", treatment="Look there weekly.")
    opened(carol, home, "Assessment")
    acted(errol)
    measured(errol, home)
    write(errol, home, "assessment")
    # The issue's own way to its raisers has a journey of its own (test_the_loop).
    Issue.objects.filter(pk=issue.pk).update(stage="closed", satisfaction="satisfied", closed_because="Gated.")
    proposed(carol, home)
    agreed(ines, home)
    plan.refresh_from_db()
    assert plan.stage == PlanStage.CLOSED
    assert (plan.close_proposed_by, plan.closed_by) == (borough.carol, borough.ines)


def started(page: Page, issue: Issue) -> Plan:
    page.goto(issue.get_absolute_url())
    page.get_by_role("link", name="Start a problem-solving plan").click()
    page.get_by_label("Title of the problem").fill(TITLE)
    choose(page, "Owner", "Errol Grant")
    page.get_by_role("button", name="Start the plan").click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    return Plan.objects.get()


def fill(page: Page, address: str, **texts: str) -> None:
    """Fill the fields of those names, send the form, and let stand what the book points out."""
    page.goto(address)
    for name, text in texts.items():
        field = page.locator(f"[name={name}]").first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value=text)
        elif field.get_attribute("type") == "radio":
            page.locator(f"[name={name}][value={text}]").check()
        else:
            field.fill(text)
    for choice in page.locator("main select[required], main select[name=owner]").all():
        if not choice.input_value():
            choose_first(choice)
    page.locator("main form .govuk-button-group button[type=submit]").first.click()
    confirm_if_asked(page, "Save it as it is")
    expect(page.get_by_role("alert").filter(has_text="There is a problem")).to_have_count(0)
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


def choose_first(choice: object) -> None:
    """The first that is somebody."""
    values = choice.locator("option").evaluate_all("all => all.map(one => one.value)")  # type: ignore[attr-defined]
    choice.select_option(value=next(value for value in values if value))  # type: ignore[attr-defined]


def write(page: Page, home: str, part: str) -> None:
    fill(page, f"{home}write/{part}/", **WRITTEN[part])
    check_fits(page)


def opened(page: Page, home: str, stage: str) -> None:
    page.goto(home)
    page.get_by_role("button", name="Open the next stage").click()
    expect(page.get_by_text(f"{stage} begins.")).to_be_visible()


def objective(page: Page, home: str) -> None:
    today = timezone.localdate()
    fill(
        page, f"{home}objectives/add/", what="Less rubbish behind the shops", measure="Reports to Street Environment",
        unit="a month", baseline="41", baseline_on=str(today - timedelta(days=30)), target="10",
        by_day=str(today + timedelta(days=90)),
    )  # fmt: skip


def acted(page: Page) -> None:
    """The issue's action became the plan's; its owner marks it as done."""
    page.goto("/actions/")
    page.get_by_role("link", name="Clear the alley and put up the gate").first.click()
    page.locator("summary", has_text="Mark as done").click()
    page.get_by_label("What was done?").fill("The gate is up.")
    page.get_by_role("button", name="Mark as done").click()
    expect(page.get_by_text("The gate is up.").first).to_be_visible()


def measured(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_role("link", name="Record a figure").click()
    fill(page, page.url, figure="9", on=str(timezone.localdate()))
    expect(page.locator("#assessment svg text", has_text="after 9")).to_be_visible()
    check_axe(page)


def proposed(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_role("link", name="Propose to close").click()
    page.get_by_label("Why it can be closed").fill("The alley is clean, and those who raised it say so.")
    page.get_by_role("button", name="Propose to close").click()
    confirm_if_asked(page, "Save it as it is")
    expect(page.get_by_role("button", name="Agree and close")).to_have_count(0)


def agreed(page: Page, home: str) -> None:
    """The second person finds it where plans wait for them."""
    page.goto("/plans/?review=agree")
    page.get_by_role("link", name=TITLE).click()
    assert page.url.endswith(home)
    page.get_by_role("button", name="Agree and close").click()
    expect(page.get_by_role("heading", name="Why it was closed")).to_be_visible()
