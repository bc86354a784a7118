"""The page of a plan in a browser: read at every width, and a stage opened by its button (T6)."""

from __future__ import annotations

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, screenshot
from tests.tasking.planning import a_plan, plan_proposed, plan_scanned


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


LETTERING = """() => [...document.querySelectorAll('.wb-figure svg')].flatMap(svg => {
  const shrunk = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return [...svg.querySelectorAll('text')].map(text => [
    text.textContent, parseFloat(getComputedStyle(text).fontSize) * shrunk,
    text.getBBox().x + text.getBBox().width - svg.viewBox.baseVal.width]) })"""


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_read_at_every_width(see_as: See, borough: Harrowmere, width: str) -> None:
    plan = plan_proposed(borough)
    page = see_as(borough.ines, width=WIDTHS[width])
    page.goto(plan.get_absolute_url())
    screenshot(page, f"plan-{width}")
    check_axe(page)
    check_fits(page)
    lettering = page.evaluate(LETTERING)
    assert any("before 41" in words for words, _, _ in lettering)
    for words, height, over in lettering:
        assert height >= 13, f"{words}: {height:.1f} px"
        assert over <= 0, f"{words} runs out of its drawing"


def test_a_stage_opens_and_the_plan_is_closed_by_the_second_person(see_as: See, borough: Harrowmere) -> None:
    plan = plan_scanned(borough)
    page = see_as(borough.carol)
    page.goto(plan.get_absolute_url())
    page.get_by_role("button", name="Open the next stage").click()
    assert page.get_by_text("Scanning is complete; Analysis begins.").is_visible()
    page.goto(a_plan(borough).get_absolute_url())
    screenshot(page, "plan-started")
    check_axe(page)
    proposed = plan_proposed(borough)
    page = see_as(borough.ines)
    page.goto(proposed.get_absolute_url())
    page.get_by_role("button", name="Agree and close").click()
    assert page.get_by_role("heading", name="Why it was closed").is_visible()
    for address in ("/plans/?stage=all", f"/plans/{plan.pk}/objectives/add/", f"/plans/{plan.pk}/close/"):
        page.goto(address)
        check_axe(page)
        check_fits(page)
