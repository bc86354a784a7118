"""Every page of the access table, as everybody who may read it: axe finds nothing, a phone need not scroll sideways.

A page that looks the same to two people, element for element, is looked at once; the row of places above it, which
differs from role to role, is looked at on each person's first page (safety 46).
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from partnerships import printing
from tests.access.conftest import unprinted
from tests.access.table import ALL, EVERYBODY, OWN, ROWS, Row
from tests.access.visitors import ANONYMOUS, urls_of
from tests.access.world import World, make_world
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits

NO_PAGE = {"robots", "favicon", "live", "ready", "report-file", "mfa_download_recovery_codes", "newsletter-proof",
           "action-photo", "service-worker", "manifest", "street-signal", "street-take", "signed-in"}  # fmt: skip
FILES = (".pdf", ".ics", ".atom", ".csv")
ELEMENT = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^>]*)?)>")
PLACES = re.compile(r'<nav class="wb-nav.*?</nav>', re.DOTALL)
PART = re.compile(r'\b(?:class|type)="([^"]*)"')
CHECKS = {"desktop": check_axe, "phone": check_fits}


def is_page(row: Row) -> bool:
    """Whether a person is shown a page there, whatever stage of signing in they are at."""
    return bool(row.get) and not row.by_state and row.route not in NO_PAGE


def rows_of(letter: str) -> list[Row]:
    """What that person may read; public and own pages count for the coordinator and, if public, for nobody."""
    if letter == ANONYMOUS:
        return [row for row in ROWS if is_page(row) and row.get == ALL]
    everyones = (ALL, OWN) if letter == "c" else ()
    return [row for row in ROWS if is_page(row) and (row.get in everyones or letter in row.readers("in"))]


def addresses_of(letter: str, world: World) -> dict[str, str]:
    every = {row.route: urls_of(row, world)["in"] for row in rows_of(letter)}
    return {route: address for route, address in every.items() if not address.split("?")[0].endswith(FILES)}


def skeleton(client: Client, address: str) -> tuple[Any, ...]:
    """What of a page axe can find something on: where it is, its elements, their classes and types."""
    answer: Any = client.get(address, follow=True)
    text = answer.content.decode() if "html" in answer["Content-Type"] else ""
    elements = ELEMENT.findall(PLACES.sub("", text))
    return answer.status_code, answer.request["PATH_INFO"], tuple((tag, *PART.findall(rest)) for tag, rest in elements)


def look(page: Page, address: str) -> str:
    """What is wrong with the page, or "". It is loaded in the window as the page before left it, a phone's or not."""
    answer = page.goto(address)
    if answer is None or answer.status not in (200, 401):
        return f"{address} answers {answer and answer.status}"
    narrow = page.viewport_size is not None and page.viewport_size["width"] == WIDTHS["phone"]
    now, then = ("phone", "desktop") if narrow else ("desktop", "phone")
    try:
        CHECKS[now](page)
        page.set_viewport_size({"width": WIDTHS[then], "height": 900})
        CHECKS[then](page)
    except AssertionError as wrong:
        return str(wrong)
    return ""


def test_every_page_as_everybody(see_as: See, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    monkeypatch.setattr(printing, "paper_for", unprinted)
    settings.DEMONSTRATION = True
    world, seen, wrong, looked_at = make_world(), set[tuple[Any, ...]](), [], 0
    for letter in ANONYMOUS + EVERYBODY:
        person, client = world.people.get(letter), Client()
        if person is not None:
            client.force_login(person)
        page = see_as(person)
        for number, (route, address) in enumerate(addresses_of(letter, world).items()):
            looked_at += 1
            alike = skeleton(client, address)
            if (not number or alike not in seen) and (told := look(page, address)):
                wrong.append(f"{route} as {letter}: {told}")
            seen.add(alike)
    assert not wrong, f"{len(wrong)} of {looked_at} pages:\n\n" + "\n\n".join(wrong)
    assert looked_at > 300
