"""A PCSO's day on a tablet with signal lost and found: everything is in the book once and only once (E5, safety 28)."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from config.demonstration.cast import Harrowmere
from engagement.models import CommunityGroup, Contact, Interview, Issue, KeyIndividual, Response
from engagement.services import touring
from feedback.models import Entry, EntryState
from tests.browser.fixtures import WIDTHS, check_axe, check_fits, check_targets, screenshot
from tests.browser.tablets import SOON, Tablet
from tests.engagement.surveying import round_open
from tests.engagement.tours import at, some_groups

pytestmark = pytest.mark.django_db(transaction=True)

KIN, LISTED = "Zephyrine Ocklebury", "Barnaby Thistlewick"
SECRETS = ["Quillfeather", "bramblewhisper", "thimblecroft", "01632 960123", "umbragrief"]


@pytest.fixture
def groups(harrowmere: Harrowmere) -> list[CommunityGroup]:
    made = some_groups(harrowmere)
    made.append(
        CommunityGroup.objects.create(
            ward=harrowmere.wards[1], name="Mill Lane Allotments", kind="residents", contact_name=SECRETS[0],
            phone=SECRETS[3], notes=SECRETS[1], added_at=at(made[0].added_at.date()),
        )
    )  # fmt: skip
    touring.keep_tours(timezone.localdate())
    round_open(harrowmere, people=2)
    KeyIndividual.objects.filter(interviews__number=1).update(name=KIN, phone=SECRETS[3], place=SECRETS[2])
    KeyIndividual.objects.filter(interviews__number=2).update(name=LISTED, phone=SECRETS[3], place=SECRETS[2])
    return made


def test_a_day(harrowmere: Harrowmere, groups: list[CommunityGroup], tablet: Tablet) -> None:
    tablet.sign_in(harrowmere.priya)
    tablet.page.goto("/street/today/")
    look_at(tablet, "street-today", least=44)  # its header is that of every page
    tablet.page.get_by_label(LISTED).check()
    tablet.page.get_by_role("button", name="Take these names along").click()
    expect(tablet.page.get_by_text("One name is on this tablet until midnight.")).to_be_visible()
    tablet.lose_signal()
    tablet.restart()
    page = tablet.page
    page.goto("/tours/")  # where she would look for it
    page.wait_for_url("**/street/")
    expect(page.get_by_role("heading", name="0 of 5 seen")).to_be_visible()
    expect(page.get_by_text("No signal.")).to_be_visible()
    look_at(tablet, "street-home")
    for address, name in (("/street/contact/", "whom"), (f"/street/contact/?who=g{groups[0].pk}", "contact")):
        page.goto(address)
        look_at(tablet, f"street-{name}")
    page.goto("/street/issue/")
    look_at(tablet, "street-issue")
    page.goto("/issues/")  # nothing stands for it
    expect(page.get_by_role("heading", name="No signal")).to_be_visible()
    look_at(tablet, "street-no-signal", least=44)
    for number, group in enumerate(groups):
        tablet.log_contact(f"g{group.pk}", note=SECRETS[1], promise=f"Bring the plan of {SECRETS[4]}, {number}")
    expect(page.get_by_role("status").filter(has_text="Contact kept, closed, on this tablet")).to_be_focused()
    an_interview(tablet)
    for concern in ("Bins left out", "Street lights out", "Gate off its hinges"):
        tablet.log_issue(
            harrowmere.wards[1].pk, concern=concern, received_text=SECRETS[1], place=f"14 {SECRETS[2]}",
            raised_by=SECRETS[0], tell=f"{SECRETS[0]} {SECRETS[3]}",
        )  # fmt: skip
    tablet.waits(9)
    look_at(tablet, "street-waiting")
    tablet.restart()
    tablet.page.goto("/street/")
    tablet.waits(9)
    assert not Entry.objects.exists()
    lost(tablet)
    tablet.find_signal()
    tablet.waits(0)
    in_the_book(groups)
    tablet.restart()
    tablet.page.goto("/desk/")
    tablet.waits(0)
    expect(tablet.page.get_by_role("heading", name="5 of 5 seen")).to_be_visible()
    in_the_book(groups)


def an_interview(tablet: Tablet) -> None:
    """By the name on today's list; the other one has a number alone."""
    page = tablet.page
    page.goto("/street/interview/")
    expect(page.get_by_text(LISTED)).to_be_visible()
    expect(page.get_by_text(KIN)).to_have_count(0)
    look_at(tablet, "street-interviews")
    page.get_by_text(LISTED).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(LISTED)
    page.get_by_role("button", name="Finish the interview").click()
    expect(page.get_by_role("alert")).to_contain_text("Question 3 has no answer yet.")
    for group in page.locator("form:visible .govuk-radios, form:visible .govuk-checkboxes").all():
        group.locator("input").first.check()
    for place, select in enumerate(page.locator("form:visible .wb-survey__order select").all(), 1):
        select.select_option(index=place)
    look_at(tablet, "street-interview")
    page.get_by_role("button", name="Finish the interview").click()
    page.wait_for_url("**/street/")


def lost(tablet: Tablet) -> None:
    """What somebody who finds the tablet reads in its files: names of groups, and nothing of what was written."""
    tablet.context.close()
    assert tablet.holds("Tanner Street Tenants") == ["Tanner Street Tenants"]  # so a word in clear would be found
    assert tablet.holds(*SECRETS, KIN, LISTED, "Bins left out") == []
    tablet.restart()
    tablet.page.goto("/street/")


def in_the_book(groups: list[CommunityGroup]) -> None:
    """All of it, once, in the order in which it was written."""
    assert [made.group for made in Contact.objects.order_by("pk")] == groups
    assert {made.promises.get().what for made in Contact.objects.all()} == {
        f"Bring the plan of {SECRETS[4]}, {number}" for number in range(5)
    }
    interview = Interview.objects.get(number=2)
    assert (interview.response, interview.kin.name) == (Response.DONE, LISTED)
    issues = Issue.objects.order_by("pk")
    assert [issue.concern for issue in issues] == ["Bins left out", "Street lights out", "Gate off its hinges"]
    assert {issue.raisers.first().name for issue in issues} == {SECRETS[0]}  # type: ignore[union-attr]
    assert Entry.objects.filter(state=EntryState.TAKEN).count() == Entry.objects.count() == 9


def look_at(tablet: Tablet, name: str, least: int = 48) -> None:
    check_axe(tablet.page)
    for width in (WIDTHS["phone"], WIDTHS["tablet"]):
        tablet.page.set_viewport_size({"width": width, "height": 1100})
        check_fits(tablet.page)
    check_targets(tablet.page, least)
    screenshot(tablet.page, name)


def test_the_app_can_be_put_on_a_home_screen(harrowmere: Harrowmere, groups: object, tablet: Tablet) -> None:
    tablet.sign_in(harrowmere.priya)
    tablet.page.goto("/street/")
    tools = tablet.context.new_cdp_session(tablet.page)
    assert tools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    manifest = tools.send("Page.getAppManifest")
    assert manifest["url"].endswith("/manifest.webmanifest")
    assert manifest["errors"] == []
    assert tablet.page.locator("form").count() == 0
    expect(tablet.page.get_by_text("Signal.", exact=True)).to_be_visible(timeout=SOON)
