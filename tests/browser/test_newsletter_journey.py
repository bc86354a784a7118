"""A newsletter from draft to letterbox, by two people in a real browser, printed by a real worker (F2)."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from config.demonstration.cast import Harrowmere
from engagement.models import Stage
from feedback.models import Newsletter, NewsletterStage
from partnerships.models import Mail, PaperState
from tests.browser.fixtures import See, check_axe, check_fits, check_targets, screenshot
from tests.feedback.book import RECEIVED, issue_not_prioritised, issue_resolved
from tests.feedback.newsletters import subscribe
from tests.printing import assert_pdf_ua

pytestmark = pytest.mark.django_db(transaction=True)


def looked_at(page: Page, name: str) -> None:
    check_axe(page)
    check_fits(page)
    screenshot(page, name)


def until(done: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for a worker: real ones have other things to do."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "the worker did not do it"
        time.sleep(0.2)


def started(page: Page) -> Newsletter:
    page.goto("/newsletters/")
    page.get_by_label("Ward", exact=True).select_option(label="Millbrook")
    page.get_by_role("button", name="Start a newsletter").click()
    expect(page.get_by_role("heading", name="You said, we did", exact=True)).to_be_visible()
    return Newsletter.objects.get()


def test_from_draft_to_letterbox(harrowmere: Harrowmere, see_as: See, worker: Any) -> None:
    done, declined = issue_resolved(harrowmere, raisers=0), issue_not_prioritised(harrowmere)
    subscribe(harrowmere, ["reader@example.org"])
    worker()
    carol, ines, public = see_as(harrowmere.carol), see_as(harrowmere.ines, width=820), see_as(width=390)

    newsletter = started(carol)
    looked_at(carol, "newsletter-draft")
    carol.get_by_role("link", name="Edit").first.click()
    carol.get_by_label("Headline").fill("A gate for the alley")
    carol.get_by_label("We did").fill("Street Environment fitted a gate on 3 November.")
    looked_at(carol, "newsletter-story")
    carol.get_by_role("button", name="Save story").click()
    carol.get_by_role("link", name="Change headline and welcome").click()
    carol.get_by_label("Welcome").fill("Thank you to everybody who came in September.")
    carol.get_by_role("button", name="Save").click()
    carol.get_by_role("link", name="Preview").click()
    expect(carol.get_by_text("Street Environment fitted a gate on 3 November.")).to_be_visible()
    looked_at(carol, "newsletter-preview")
    carol.go_back()
    expect(carol.get_by_text("reader@example.org")).to_be_visible()
    carol.get_by_role("button", name="Submit for approval").click()
    expect(carol.get_by_role("button", name="Approve and publish")).to_have_count(0)
    until(lambda: Newsletter.objects.get().paper.state == PaperState.READY)  # type: ignore[union-attr]

    ines.goto(newsletter.get_absolute_url())
    expect(ines.get_by_text("6 get it by e-mail")).to_be_visible()
    looked_at(ines, "newsletter-approve")
    check_targets(ines)
    ines.get_by_role("button", name="Approve and publish").click()
    expect(ines.get_by_text("Published.").first).to_be_visible()
    looked_at(ines, "newsletter-published")

    address = f"/wards/millbrook/newsletters/{newsletter.edition}/"
    public.goto(address)
    expect(public.get_by_role("heading", name="A gate for the alley")).to_be_visible()
    assert RECEIVED not in public.content()
    looked_at(public, "newsletter-public-phone")
    printed = public.request.get(f"{address}newsletter.pdf")
    assert printed.headers["content-type"] == "application/pdf"
    assert_pdf_ua(printed.body())
    for issue in (done, declined):
        issue.refresh_from_db()
        assert issue.stage == Stage.FED_BACK
    assert Mail.objects.filter(kind="newsletter").count() == 6

    ines.locator("summary", has_text="Withdraw").click()
    ines.get_by_label("Why it is withdrawn").fill("The date was wrong.")
    ines.get_by_role("button", name="Withdraw").click()
    assert public.request.get(address).status == public.request.get(f"{address}newsletter.pdf").status == 404


def test_approved_before_it_is_printed_the_worker_publishes_it(
    harrowmere: Harrowmere, see_as: See, worker: Any
) -> None:
    issue_resolved(harrowmere, raisers=0)
    carol, ines = see_as(harrowmere.carol), see_as(harrowmere.ines)
    started(carol)
    carol.get_by_role("button", name="Submit for approval").click()
    newsletter = Newsletter.objects.get()
    ines.goto(newsletter.get_absolute_url())
    ines.get_by_role("button", name="Approve and publish").click()
    expect(ines.get_by_text("It is published as soon as it is printed.").first).to_be_visible()
    worker()  # only now does one come to work; nobody clicks again
    until(lambda: Newsletter.objects.get().stage == NewsletterStage.PUBLISHED)


def test_two_who_edit_one_story_both_keep_their_words(harrowmere: Harrowmere, see_as: See) -> None:
    issue_resolved(harrowmere)
    carol, ines = see_as(harrowmere.carol), see_as(harrowmere.ines)
    newsletter = started(carol)
    address = f"{newsletter.get_absolute_url()}stories/{newsletter.stories.get().pk}/"
    for page in (carol, ines):
        page.goto(address)
    carol.get_by_label("We did").fill("Carol wrote this.")
    carol.get_by_role("button", name="Save story").click()
    ines.get_by_label("We did").fill("Ines wrote that.")
    ines.get_by_role("button", name="Save story").click()
    expect(ines.get_by_text("Carol wrote this.")).to_be_visible()
    assert ines.get_by_label("We did").input_value() == "Ines wrote that."
    looked_at(ines, "newsletter-conflict")
    ines.get_by_role("button", name="Save story").click()
    assert newsletter.stories.get().we_did == "Ines wrote that."
