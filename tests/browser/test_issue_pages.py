"""The pages of issues in a browser: nothing for axe to find, nothing runs out of the window, no words are lost."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from config.demonstration.cast import Harrowmere
from engagement.models import Issue
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, check_targets, screenshot
from tests.engagement.making import MRS_AHMED, an_issue, issue_dealt_with, issue_in_action, issue_resolved

FACTS: dict[str, Any] = {
    "received_text": "They do it every Friday and there are rats.", "place": "14 Tanner Street",
    "public_wording": "Rubbish is left in the alley. Ask Mrs Quill.", "raisers": [MRS_AHMED],
}  # fmt: skip


@pytest.fixture
def issues(harrowmere: Harrowmere) -> dict[str, Issue]:
    """One at each stage that looks different."""
    made = {
        "new": an_issue(harrowmere, **FACTS),
        "dealt-with": issue_dealt_with(harrowmere, **FACTS),
        "in-action": issue_in_action(harrowmere, **FACTS),
        "resolved": issue_resolved(harrowmere, **FACTS),
    }
    for number in range(24):
        an_issue(harrowmere, concern=f"Cars racing along Carding Street late at night, {number}", ward=1 + number % 6)
    return made


def addresses(issues: dict[str, Issue]) -> dict[str, str]:
    at = {name: f"/issues/{issue.reference}/" for name, issue in issues.items()}
    return {
        "list": "/issues/", "searched": "/issues/?q=racing&ward=castlegate&late=on", "log": "/issues/new/", **at,
        "outcome": f"{at['dealt-with']}outcome/", "refer": f"{at['new']}refer/", "reword": f"{at['new']}reword/",
        "note": f"{at['new']}note/", "correct": f"{at['new']}steps/1/correct/",
    }  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
def test_as_the_coordinator(see_as: See, harrowmere: Harrowmere, issues: dict[str, Issue], width: str) -> None:
    page = see_as(harrowmere.carol, width=WIDTHS[width])
    for name, address in addresses(issues).items():
        page.goto(address)
        check_axe(page)
        check_fits(page)
        if width == "phone":
            check_targets(page)
        screenshot(page, f"issues-{name}-{width}")


@pytest.mark.parametrize("username", ["cllr-jones", "hana", "anya"])
def test_as_others(see_as: See, harrowmere: Harrowmere, issues: dict[str, Issue], username: str) -> None:
    page = see_as(harrowmere.people[username], width=820)
    for address in ("/issues/", *(f"/issues/{issue.reference}/" for issue in issues.values())):
        page.goto(address)
        check_axe(page)
        check_fits(page)


def test_what_gives_somebody_away_is_shown_first(see_as: See, harrowmere: Harrowmere) -> None:
    page = see_as(harrowmere.carol)
    page.goto("/issues/new/")
    page.get_by_label("What is the concern?").fill("Mrs Ahmed’s bins burn at 14 Mill Road")
    page.get_by_label("Ward", exact=True).select_option(label="Millbrook")
    page.get_by_role("button", name="Log issue").click()
    expect(page.get_by_text("“Mrs Ahmed” looks like a name")).to_be_visible()
    check_axe(page)
    screenshot(page, "issues-pointed-out")
    page.get_by_label("What is the concern?").fill("Bins burn on Mill Road")
    page.get_by_role("button", name="Log issue").click()
    expect(page.get_by_role("heading", name="Bins burn on Mill Road")).to_be_visible()


def test_two_people_word_it_anew(see_as: See, harrowmere: Harrowmere) -> None:
    issue = an_issue(harrowmere, public_wording="Rubbish in the alley.")
    carol, priya = see_as(harrowmere.carol), see_as(harrowmere.priya)
    for page in (carol, priya):
        page.goto(f"/issues/{issue.reference}/reword/")
    worded(priya, "Rubbish is left in the alley.")
    worded(carol, "Rubbish in the alley again.")
    both = carol.get_by_role("region", name="Both texts")
    expect(both).to_contain_text("Rubbish is left in the alley.")
    expect(both).to_contain_text("Rubbish in the alley again.")
    expect(carol.get_by_label("Public wording")).to_have_value("Rubbish in the alley again.")
    check_axe(carol)
    screenshot(carol, "issues-both-texts")
    worded(carol, "Rubbish is left in the alley again.")
    expect(carol.get_by_text("Rubbish is left in the alley again.")).to_be_visible()


def worded(page: Page, text: str) -> None:
    page.get_by_label("Public wording").fill(text)
    page.get_by_role("button", name="Change the wording").click()
