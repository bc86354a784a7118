"""One concern travels the whole loop, led by four people in a real browser, printed by a real worker."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Stage, Verb
from partnerships.models import Group, Mail, Meeting, MeetingStage
from tests.browser.fixtures import See, check_axe
from tests.printing import assert_pdf_ua

SAID = "Bin bags are split open in the ginnel behind the Brook Parade shops every Friday and there are rats."
CONCERN = "Split bin bags and rats behind the Brook Parade shops"
WORDING = "Split bin bags behind the Brook Parade shops on Fridays bring rats."
DONE = "Two larger bins with lids put in on Tuesday; the shops have a collection on Fridays now."


def meeting_of(group: Group, starts_at: datetime, **facts: Any) -> Meeting:
    return Meeting.objects.create(group=group, starts_at=starts_at, lasts_minutes=60, **facts)


@pytest.fixture
def diary(harrowmere: Harrowmere) -> dict[str, Meeting]:
    """A Neighbourhood Partnership that met on Thursday, and a Local Tasking Meeting about to begin."""
    now = timezone.now()
    return {
        "np": meeting_of(
            harrowmere.np(1), now - timedelta(days=3), stage=MeetingStage.CLOSED, closed_at=now - timedelta(days=3),
            closed_by=harrowmere.carol,
        ),
        "ltm": meeting_of(harrowmere.ltm(1), now + timedelta(minutes=5)),
    }  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_a_concern_goes_round_the_loop(
    harrowmere: Harrowmere, diary: dict[str, Meeting], see_as: See, worker: Any
) -> None:
    worker()
    carol, errol, ines, public = (
        see_as(harrowmere.carol), see_as(harrowmere.errol, width=820), see_as(harrowmere.ines), see_as(width=390),
    )  # fmt: skip
    reference = raised(carol)
    escalated(carol, reference)
    decided(carol, diary["ltm"], reference)
    done(errol)
    outcome_recorded(carol, reference)
    newsletter_submitted(carol)
    newsletter_published(ines)
    read_by_the_ward(public)
    told(carol, reference)
    closed(carol, reference)
    issue = Issue.objects.get(reference=reference)
    assert issue.stage == Stage.CLOSED
    verbs = list(issue.steps.order_by("number").values_list("verb", flat=True))
    in_order = [Verb.RAISED, Verb.ESCALATED, Verb.TABLED, Verb.ACTION_AGREED, Verb.ACTION_DONE, Verb.OUTCOME,
                Verb.TOLD, Verb.ALL_TOLD, Verb.CLOSED]  # fmt: skip
    assert [verb for verb in verbs if verb in in_order] == in_order
    assert issue.steps.filter(by=harrowmere.errol).exists()
    assert Mail.objects.filter(to=harrowmere.rita.email, kind="newsletter").count() == 1


def raised(page: Page) -> str:
    page.goto("/issues/new/")
    check_axe(page)
    page.get_by_label("What is the concern?").fill(CONCERN)
    page.get_by_label("What was said").fill(SAID)
    page.get_by_label("Ward", exact=True).select_option(label="Millbrook")
    page.get_by_label("Where").fill("Ginnel behind the Brook Parade shops")
    page.get_by_label("How it reached us").select_option(label="Neighbourhood Partnership meeting")
    page.get_by_label("Who raised it", exact=True).fill("Rita Okafor")
    page.get_by_role("button", name="Log issue").click()
    confirm_if_asked(page, "Save it as it is")
    match = re.search(r"MIL-\d\d-\d{4}", page.content())
    assert match
    return match.group()


def confirm_if_asked(page: Page, button: str) -> None:
    """The book points out a name before it saves; the person says it may stay."""
    if page.get_by_role("button", name=button).count():
        page.get_by_role("button", name=button).click()


def escalated(page: Page, reference: str) -> None:
    page.goto(f"/issues/{reference}/")
    press(page, "Escalate for tasking")
    expect(page.get_by_role("heading", name="Trail")).to_be_visible()
    check_axe(page)


def press(page: Page, name: str) -> None:
    """Take a step: its button on the page, then the button of the page it opens, where it opens one."""
    page.get_by_role("button", name=name, exact=True).or_(page.get_by_role("link", name=name, exact=True)).first.click()


def decided(page: Page, meeting: Meeting, reference: str) -> None:
    page.goto(f"/meetings/{meeting.pk}/run/")
    page.get_by_role("button", name="Begin the meeting").click()
    page.get_by_role("link", name=re.compile(CONCERN)).first.click()
    page.get_by_label("Take action", exact=True).check()
    page.get_by_label("Action", exact=True).fill("Two larger bins with lids, and a Friday collection")
    choose(page, "Owner", "Errol Grant")
    page.get_by_label("Due", exact=True).fill((timezone.localdate() + timedelta(days=7)).isoformat())
    page.get_by_label("Kind", exact=True).select_option(label="Prevention")
    page.get_by_role("button", name="Record decision").click()
    page.get_by_role("button", name="Close the meeting").or_(page.get_by_role("link", name="Close the meeting")).click()
    while "/run/" in page.url or "/close/" in page.url:
        page.get_by_role("button", name="Close the meeting").click()
    expect(page.get_by_role("heading", name="Minutes")).to_be_visible()
    expect(page.get_by_text(reference).first).to_be_visible()


def choose(page: Page, label: str, name: str) -> None:
    """The option of that name, whatever stands beside it."""
    field = page.get_by_label(label, exact=True)
    field.select_option(value=field.locator("option", has_text=name).first.get_attribute("value"))


def done(page: Page) -> None:
    page.goto("/actions/")
    page.get_by_role("link", name=re.compile("Two larger bins")).click()
    page.locator("summary", has_text="Mark as done").click()
    page.get_by_label("What was done?").fill(DONE)
    page.get_by_role("button", name="Mark as done").click()


def outcome_recorded(page: Page, reference: str) -> None:
    page.goto(f"/issues/{reference}/")
    press(page, "Record outcome")
    page.get_by_label("What was the outcome?").fill(DONE)
    page.get_by_label("Public wording").fill(WORDING)
    page.get_by_role("button", name="Record outcome").click()
    confirm_if_asked(page, "Save it as it is")


def newsletter_submitted(page: Page) -> None:
    page.goto("/newsletters/")
    page.get_by_label("Ward", exact=True).select_option(label="Millbrook")
    page.get_by_role("button", name="Start a newsletter").click()
    expect(page.get_by_text(WORDING).first).to_be_visible()
    submit_or_approve(page, "Submit for approval")


def submit_or_approve(page: Page, name: str) -> None:
    """Tick that what is pointed out was read, where something is, and press the button."""
    for box in page.get_by_role("checkbox").all():
        if box.is_visible():
            box.check()
    press(page, name)
    again = page.get_by_role("button", name=name, exact=True)
    if again.count() and again.first.is_visible():
        for box in page.get_by_role("checkbox").all():
            box.check()
        again.first.click()


def newsletter_published(page: Page) -> None:
    page.goto("/newsletters/")
    page.get_by_role("link", name=re.compile("Millbrook, ")).first.click()
    submit_or_approve(page, "Approve and publish")


def read_by_the_ward(page: Page) -> None:
    month = f"{timezone.localdate():%Y-%m}"
    for _ in range(60):  # the worker prints it, then it is published
        if page.goto(f"/wards/millbrook/newsletters/{month}/").status == 200:  # type: ignore[union-attr]
            break
        page.wait_for_timeout(500)
    expect(page.get_by_text(WORDING).first).to_be_visible()
    assert SAID not in page.content()
    assert "Okafor" not in page.content()
    check_axe(page)
    printed = page.request.get(f"/wards/millbrook/newsletters/{month}/newsletter.pdf")
    assert printed.headers["content-type"] == "application/pdf"
    assert_pdf_ua(printed.body())


def told(page: Page, reference: str) -> None:
    """The partnership has members without e-mail, so it hears at its meeting as well."""
    page.goto(f"/issues/{reference}/")
    if not page.get_by_role("link", name="Record feedback").count():
        return
    press(page, "Record feedback")
    page.get_by_label("How", exact=True).select_option(label="Report to a meeting")
    page.get_by_label("What they were told").fill(DONE)
    page.get_by_role("button", name="Record feedback").click()


def closed(page: Page, reference: str) -> None:
    page.goto(f"/issues/{reference}/")
    press(page, "Close")
    page.get_by_label("Satisfied", exact=True).check()
    page.get_by_label("Why it can be closed").fill("Rita looked on Friday: no bags, no rats.")
    page.get_by_role("button", name="Close", exact=True).click()
