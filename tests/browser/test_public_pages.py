"""The public pages in a browser: nothing for axe to find, nothing that runs out of the window, at three widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from config.demonstration.cast import Harrowmere
from config.demonstration.postcodes import make_postcodes
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, check_targets, screenshot
from tests.public.published import meeting_ahead, priority_now, story_told

ADDRESSES = {
    "home": "/", "found": "/?q=HM1", "alike": "/?q=Milbrok", "nothing": "/?q=Atlantis", "wards": "/wards/",
    "ward": "/wards/millbrook/", "privacy": "/privacy/", "accessibility": "/accessibility/",
}  # fmt: skip


@pytest.fixture
def shown(harrowmere: Harrowmere) -> Harrowmere:
    make_postcodes(harrowmere)
    for title in ("Speeding on Mill Race Road", "Rubbish behind Dyehouse Street", "Bikes in Millbrook Rec"):
        priority_now(harrowmere, title)
    for number in range(3):
        story_told(harrowmere, f"Alley {number} cleared and gated", edition=f"2026-0{number + 7}")
    meeting_ahead(harrowmere.np(1), venue="Millbrook Community Centre")
    return harrowmere


@pytest.mark.parametrize("width", WIDTHS)
def test_public_pages(see_as: See, shown: Harrowmere, width: str) -> None:
    page = see_as(width=WIDTHS[width])
    for name, address in ADDRESSES.items():
        page.goto(address)
        check_axe(page)
        check_fits(page)
        if width == "phone":
            check_targets(page)
        screenshot(page, f"public-{name}-{width}")


def test_finding_a_ward_without_a_mouse(see_as: See, shown: Harrowmere) -> None:
    page = see_as()
    page.goto("/")
    page.get_by_label("Your postcode or the name of your ward").fill("hm1 1aa")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Millbrook")


def test_finding_a_ward_on_the_map(see_as: See, shown: Harrowmere) -> None:
    page = see_as()
    page.goto("/wards/")
    page.locator("svg.wb-map a", has_text="Larkhill").locator("path").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Larkhill")
