"""Who moves by keyboard sees where they are; who asked for no motion or for their own colours gets it."""

from __future__ import annotations

import pytest

from tests.browser.fixtures import See, check_axe, screenshot

pytestmark = pytest.mark.urls("tests.design.urls")

LOOK = """e => { const drawn = /radio|checkbox/.test(e.type);  // by what stands before their label
  const s = drawn ? getComputedStyle(e.nextElementSibling, '::before') : getComputedStyle(e);
  return [s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && s.outlineColor, s.boxShadow,
          s.backgroundColor, s.textDecorationLine, s.borderColor].join('|') }"""


@pytest.mark.parametrize("name", ["desk", "list", "form", "issue"])
def test_every_stop_of_the_tab_key_shows_itself(see_as: See, name: str) -> None:
    page = see_as()
    page.goto(f"/sample/{name}/")
    seen, unmarked = 0, []
    for _ in range(60):
        page.keyboard.press("Tab")
        handle = page.evaluate_handle("document.activeElement").as_element()
        if handle is None or handle.evaluate("e => e === document.body"):
            break
        focused = handle.evaluate(LOOK)
        handle.evaluate("e => e.blur()")
        plain = handle.evaluate(LOOK)
        handle.evaluate("e => e.focus()")
        seen += 1
        if focused == plain:
            unmarked.append(handle.evaluate("e => e.outerHTML.slice(0, 120)"))
    assert seen > 12
    assert not unmarked


def test_nothing_moves_for_those_who_asked_for_no_motion(see_as: See) -> None:
    page = see_as(reduced_motion="reduce")
    for name in ("desk", "parts"):
        page.goto(f"/sample/{name}/")
        moving = page.evaluate(
            """[...document.querySelectorAll('*')].map(e => getComputedStyle(e)).filter(s =>
            s.animationName !== 'none' || s.transitionDuration.split(', ').some(d => parseFloat(d) > 0)).length"""
        )
        assert moving == 0


def test_with_ones_own_colours_tags_keep_an_edge_and_drawings_their_ground(see_as: See) -> None:
    page = see_as(forced_colors="active")
    page.goto("/sample/parts/")
    edges = page.locator(".wb-stage").evaluate_all("all => all.map(e => getComputedStyle(e).borderTopStyle)")
    assert set(edges) <= {"solid", "dashed"}
    assert page.locator(".wb-figure svg").first.evaluate("e => getComputedStyle(e).forcedColorAdjust") == "none"
    check_axe(page)
    screenshot(page, "sample-parts-forced-colours")
    page.goto("/sample/issue/")
    screenshot(page, "sample-issue-forced-colours")
