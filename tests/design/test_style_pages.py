"""Every component, at every width: nothing for axe to find, no sideways scrolling, room for fingers."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, check_targets, screenshot

pytestmark = pytest.mark.urls("tests.design.urls")
PAGES = ["desk", "list", "issue", "form", "parts"]


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_page_fits(see_as: See, name: str, width: int) -> None:
    page = see_as(width=width)
    page.goto(f"/sample/{name}/")
    check_axe(page)
    check_fits(page)
    if width < WIDTHS["desktop"]:
        check_targets(page)
    screenshot(page, f"sample-{name}-{width}")


def test_a_form_with_errors_leads_from_each_to_its_field(see_as: See) -> None:
    page = see_as()
    page.goto("/sample/form/")
    page.get_by_role("button", name="Log issue").click()
    check_axe(page)
    expect(page).to_have_title("Error: Log an issue – Harrowmere CSP – Wardbook")
    summary = page.get_by_role("alert")
    for link in summary.get_by_role("link").all():
        link.click()
        expect(page.locator("input:focus, select:focus, textarea:focus")).to_have_id(
            (link.get_attribute("href") or "")[1:]
        )


def test_the_menu_opens_on_a_phone_without_script(see_as: See) -> None:
    page = see_as(width=WIDTHS["phone"], java_script_enabled=False)
    page.goto("/sample/desk/")
    expect(page.get_by_role("link", name="Newsletters")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("link", name="Newsletters")).to_be_visible()
    page.get_by_role("button", name="Close menu").click()
    expect(page.get_by_role("link", name="Newsletters")).to_be_hidden()


def test_filters_open_on_a_tablet_without_script(see_as: See) -> None:
    page = see_as(width=WIDTHS["tablet"], java_script_enabled=False)
    page.goto("/sample/list/?stage=new")
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Search").fill("moped")
    page.get_by_role("button", name="Show").click()
    assert "q=moped" in page.url
    assert "stage=new" in page.url
