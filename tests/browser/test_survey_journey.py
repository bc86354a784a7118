"""A survey round from its opening by the book to an issue on the tasking meeting's agenda, in browsers (E3, E4)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Interview, Response, SurveyAnchor, SurveyRound
from engagement.services import rounds
from partnerships.models import Mail, Meeting
from tasking.models import Tabling
from tasking.services.tabling import table_waiting
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, check_targets, screenshot
from tests.engagement.surveying import answered, key_individuals

PEOPLE = 14
"""Of whom half name something else first: what nearly all or nearly none say is not shown."""


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    found = make_harrowmere(today=timezone.localdate())
    key_individuals(found, PEOPLE, email="ada@example.org", prefers="email")
    Meeting.objects.create(group=found.ltm(1), starts_at=timezone.now() + timedelta(days=4))
    return found


def test_from_opening_to_the_agenda(see_as: See, borough: Harrowmere) -> None:
    priya, carol = see_as(borough.priya, width=WIDTHS["tablet"]), see_as(borough.carol)
    survey = opened_by_the_book(borough)
    interviewed_in_two_sittings(priya)
    answered_by_link(priya, see_as(width=WIDTHS["phone"]))
    for interview in Interview.objects.to_do().select_related("round__ward", "round__version", "kin"):
        answered(borough, interview, lambda question, person: [person % 2])
    closed(carol, survey)
    made_an_issue(carol)
    on_the_agenda(carol)


def opened_by_the_book(borough: Harrowmere) -> SurveyRound:
    """As beat does it, some days late: the round is there once, each interview with the ward's PCSO."""
    today = timezone.localdate()
    SurveyAnchor.objects.update_or_create(ward=borough.wards[1], defaults={"first_on": today - timedelta(days=3)})
    assert rounds.open_due(today) == 1
    assert rounds.open_due(today) == 0
    found = SurveyRound.objects.get()
    assert found.interviews.filter(assigned_to=borough.priya).count() == PEOPLE
    return found


def answer_everything(page: Page) -> None:
    """The first answer to each question; where an order is asked for, the first ones in theirs."""
    for place, menu in enumerate(page.locator("select[name^=q]").all()):
        menu.select_option(index=place + 1)
    boxes = page.locator("input[type=radio][name^=q], input[type=checkbox][name^=q]")
    for name in boxes.evaluate_all("all => [...new Set(all.map(one => one.name))]"):
        page.locator(f"input[name='{name}']").first.check()


def interviewed_in_two_sittings(page: Page) -> None:
    page.goto("/surveys/interviews/")
    expect(page.get_by_text(f"{PEOPLE} to do")).to_be_visible()
    page.get_by_role("link", name=re.compile("Ada Quill")).first.click()
    for check in (check_axe, check_fits, check_targets):
        check(page)
    screenshot(page, "interview")
    page.locator("select[name^=q]").first.select_option(index=1)
    page.get_by_role("button", name="Save and go on later").click()
    expect(page.get_by_text("Begun already.")).to_be_visible()
    assert page.locator("select[name^=q]").first.evaluate("one => one.selectedIndex") == 1
    answer_everything(page)
    page.get_by_role("button", name="Finish the interview").click()
    expect(page.get_by_text("is in the book.")).to_be_visible()
    expect(page.get_by_text(f"{PEOPLE - 1} to do")).to_be_visible()


def answered_by_link(officer: Page, phone: Page) -> None:
    """Mailed by the PCSO, answered at home, and never a second time."""
    officer.get_by_role("link", name=re.compile("Ada Quill")).first.click()
    officer.get_by_role("button", name="Mail them a link to answer").click()
    expect(officer.get_by_text("The link is on its way.")).to_be_visible()
    found = re.search(r"https?://[^/\s]+(/survey/\S+/)", Mail.objects.get(kind="survey").text)
    assert found
    phone.goto(found[1])
    for check in (check_axe, check_fits, check_targets):
        check(phone)
    answer_everything(phone)
    phone.get_by_role("button", name=re.compile("Send|Finish")).click()
    expect(phone.get_by_role("heading", name=re.compile("Thank you"))).to_be_visible()
    answer = phone.goto(found[1])
    assert answer is not None
    assert answer.status == 404 or phone.locator("input[name^=q]").count() == 0
    assert Interview.objects.filter(response=Response.DONE).count() == 2


def closed(page: Page, survey: SurveyRound) -> None:
    page.goto(survey.get_absolute_url())
    expect(page.get_by_text(f"{PEOPLE} of {PEOPLE}").first).to_be_visible()
    page.locator("summary", has_text="Close the round").click()
    page.get_by_role("button", name="Close the round").click()
    expect(page.get_by_text("The round is closed. These are its results.")).to_be_visible()
    for check in (check_axe, check_fits):
        check(page)
    screenshot(page, "survey-results")


def made_an_issue(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Make it an issue")).first.click()
    expect(page.get_by_text("Evidence.")).to_be_visible()
    page.get_by_role("button", name="Make it an issue").click()
    expect(page.get_by_text("is escalated and goes to the next tasking meeting")).to_be_visible()
    expect(page.get_by_role("heading", name="Trail")).to_be_visible()


def on_the_agenda(page: Page) -> None:
    table_waiting()
    tabled = Tabling.objects.select_related("issue", "meeting").get()
    page.goto(f"/meetings/{tabled.meeting_id}/agenda/")
    expect(page.get_by_role("link", name=re.compile(tabled.issue.reference)).first).to_be_visible()
