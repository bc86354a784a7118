"""A real browser for tests: somebody of the cast signed in, axe, no sideways scrolling, pictures to look at.

Used by `from tests.browser.fixtures import *` in a folder's conftest.py. A test then reads:

    def test_the_desk(see_as, harrowmere):
        page = see_as(harrowmere.carol)
        page.goto("/desk/")
        check_axe(page)
        screenshot(page, "desk-coordinator")
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page

from partnerships.models import User

# Playwright's own loop makes Django believe that it is called from asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

RESULTS = Path(__file__).resolve().parents[2] / "test-results"
WIDTHS = {"desktop": 1280, "tablet": 820, "phone": 390}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-GB",
]
STANDARD = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# Half a megabyte: given to a page once, it is there on all addresses the page goes to.
BRING_AXE = f"window.bringAxe = function () {{ {Axe().axe_script} }}"
# Half the time of a whole run goes into telling what was found to be well. Null where axe is not at hand.
FINDINGS = """options => {
  if (!window.axe && !window.bringAxe) return null;
  window.axe || window.bringAxe();
  return axe.run(document, options).then(found => found.violations);
}"""

See = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium, for pytest-playwright."""
    return {"executable_path": "/usr/bin/chromium", "headless": True, "args": FLAGS}


@pytest.fixture
def see_as(browser: Browser, live_server: Any, settings: Any) -> Iterator[See]:
    """Open a page as somebody: `see_as(harrowmere.carol)`, `see_as()` for the public, `see_as(..., width=390)`.

    Addresses are relative to the live server. At the end no page may have broken the content security policy.
    """
    settings.DEMONSTRATION = True
    contexts, broken = [], []

    def hear(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            broken.append(message.text)

    def see(user: User | None = None, *, width: int = WIDTHS["desktop"], **how: Any) -> Page:
        touch = width <= WIDTHS["tablet"]
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            has_touch=touch,
            is_mobile=touch,
            locale="en-GB",
            **how,
        )
        contexts.append(context)
        if user is not None:
            context.add_cookies(
                [{"name": django_settings.SESSION_COOKIE_NAME, "value": session_of(user), "url": live_server.url}]
            )
        page = context.new_page()
        page.on("console", hear)
        return page

    yield see
    for context in contexts:
        context.close()
    assert not broken, f"the content security policy was broken: {broken}"


def session_of(user: User) -> str:
    """The key of a fresh session of that person."""
    client = Client()
    client.force_login(user)
    return str(client.cookies[django_settings.SESSION_COOKIE_NAME].value)


def check_axe(page: Page) -> None:
    """Fail, with what and where, if axe finds anything on the page as it stands."""
    page.wait_for_load_state()
    findings = page.evaluate(FINDINGS, STANDARD)
    if findings is None:
        page.add_init_script(BRING_AXE)
        page.evaluate(BRING_AXE)
        findings = page.evaluate(FINDINGS, STANDARD)
    told = [
        f"{found['id']} ({found['impact']}): {found['help']}\n"
        + "\n".join(f"    {node['html'][:160]}\n      {node['failureSummary']}" for node in found["nodes"][:4])
        for found in findings
    ]
    assert not findings, f"axe finds {len(findings)} on {page.url}:\n" + "\n".join(told)


def check_fits(page: Page) -> None:
    """Fail if the page scrolls sideways."""
    page.wait_for_load_state()  # until its style sheets are there, what it shows has other sizes
    wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= room, f"{page.url} is {wide} px wide in a window of {room} px"


SMALL = """least => [...document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden])')]
  .filter(e => e.checkVisibility({checkVisibilityCSS: true}))
  .filter(e => !e.closest('p, dd, dt, figcaption, .govuk-skip-link, .govuk-error-summary, [aria-hidden=true]'))
  .map(e => [e.outerHTML.slice(0, 120), Math.max(...[e.closest('.wb-desk__row') || e, ...(e.labels || [])]
    .map(one => one.getBoundingClientRect().height))])
  .filter(([html, height]) => height > 0 && height < least - 0.5)"""


def check_targets(page: Page, least: int = 44) -> None:
    """Fail if a finger has less than 44 px of height for a control that does not stand in a sentence.

    In the rain (screens.md, desk of a PCSO): `least=48`.
    """
    page.wait_for_load_state()
    small = page.evaluate(SMALL, least)
    assert not small, f"too small for a finger on {page.url}:\n" + "\n".join(
        f"{height:.0f} px: {html}" for html, height in small
    )


def screenshot(page: Page, name: str) -> None:
    """With WARDBOOK_PICTURES=yes, a picture of the whole page in test-results/, to look at."""
    if os.environ.get("WARDBOOK_PICTURES") == "yes":
        RESULTS.mkdir(exist_ok=True)
        page.screenshot(path=RESULTS / f"{name}.png", full_page=True)
