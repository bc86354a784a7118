"""A PCSO's tablet: a browser with files of its own that can be restarted, and a signal that is really lost and found.

Playwright's `set_offline` tells the pages, but a service worker goes on reaching the server. So the tablet's signal
runs through a wire of ours (`Air`) that can be cut, carry a question and lose its answer, or swallow a question.
"""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright, expect

from config.demonstration.cast import PASSWORD
from partnerships.models import User
from tests.browser.fixtures import FLAGS, WIDTHS

SOON = 30_000
"""Longer than the time after which a tablet asks by itself whether there is signal."""

READY = """async () => await caches.has('street-pages')
  && (await (await caches.open('street-pages')).match('/street/interview/'))
  && (await navigator.serviceWorker.ready).active.state === 'activated'"""


class Air:
    """What is between a tablet and the server."""

    def __init__(self, server: str) -> None:
        place = urlsplit(server)
        self.server = (place.hostname or "localhost", place.port or 80)
        self.is_there, self.loses_answers_to, self.swallows = True, b"", False
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://localhost:{self.listening.getsockname()[1]}"
        self.open: set[socket.socket] = set()
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        """Nothing comes through, and what was under way breaks off."""
        self.is_there = False
        for one in list(self.open):
            _shut(one)

    def mend(self) -> None:
        self.is_there, self.loses_answers_to, self.swallows = True, b"", False

    def close(self) -> None:
        self.cut()
        self.listening.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                tablet, _ = self.listening.accept()
                if self.swallows:
                    self.open.add(tablet)  # it waits for an answer that never comes
                elif self.is_there:
                    threading.Thread(target=self._carry, args=[tablet], daemon=True).start()
                else:
                    _shut(tablet)

    def _carry(self, tablet: socket.socket) -> None:
        server = socket.create_connection(self.server)
        self.open |= {tablet, server}
        lost = False
        with suppress(OSError):
            while ready := select.select([tablet, server], [], [], 60)[0]:
                for end in ready:
                    data = end.recv(65_536)
                    if not data or (end is server and lost):
                        raise OSError  # the answer is read, so the server did its work, and goes nowhere
                    lost = lost or bool(self.loses_answers_to and data.startswith(self.loses_answers_to))
                    (server if end is tablet else tablet).sendall(data)
        for one in (tablet, server):
            _shut(one)
        self.open -= {tablet, server}


def _shut(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


class Tablet:
    """A browser in a folder of its own."""

    def __init__(self, playwright: Playwright, folder: Path, air: Air) -> None:
        self.playwright, self.folder, self.air = playwright, folder, air
        self.context: BrowserContext
        self.page: Page
        self.troubles: list[str] = []
        self._start()

    def _start(self) -> None:
        self.context = self.playwright.chromium.launch_persistent_context(
            self.folder, executable_path="/usr/bin/chromium", args=FLAGS, base_url=self.air.url, locale="en-GB",
            viewport={"width": WIDTHS["tablet"], "height": 1100}, has_touch=True,
        )  # fmt: skip
        self.context.set_offline(not self.air.is_there)
        self.page = self.watched(self.context.pages[0])

    def watched(self, page: Page) -> Page:
        def hear(said: ConsoleMessage) -> None:
            if "Content Security Policy" in said.text:
                self.troubles.append(said.text)

        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        page.on("console", hear)
        return page

    def restart(self) -> None:
        self.context.close()
        self._start()

    def lose_signal(self) -> None:
        self.air.cut()
        self.context.set_offline(True)

    def find_signal(self) -> None:
        self.air.mend()
        self.context.set_offline(False)

    def sign_in(self, user: User) -> None:
        """By the form, as a person does; then the pages are taken along."""
        self.page.goto("/sign-in/")
        self.page.get_by_label("Username").fill(user.username)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        self.page.wait_for_url("**/desk/")
        self.ready()

    def ready(self) -> None:
        """Until the worker is there with its files and the pages are kept."""
        until(lambda: self.page.evaluate(READY), self.page)

    def waits(self, number: int) -> None:
        words = f"{number} waiting to send" if number else "Nothing waiting to send"
        expect(self.page.get_by_text(words)).to_be_visible(timeout=SOON)

    def log_contact(self, key: str, **fields: str) -> None:
        self.page.goto(f"/street/contact/?who={key}")
        self._fill(fields)
        self.page.get_by_role("button", name="Log contact").click()
        self.page.wait_for_url("**/street/")

    def log_issue(self, ward: int, **fields: str) -> None:
        self.page.goto("/street/issue/")
        self.page.get_by_label("Ward").select_option(str(ward))
        self._fill(fields)
        self.page.get_by_role("button", name="Log issue").click()
        self.page.wait_for_url("**/street/")

    def _fill(self, fields: dict[str, str]) -> None:
        for name, value in fields.items():
            control = self.page.locator(f"[name={name}]:enabled")
            if name.startswith("then"):
                control.locator(f"xpath=self::*[@value='{value}']").check()
            else:
                control.fill(value)

    def holds(self, *words: str) -> list[str]:
        """Which of these words stand in some file of the tablet, as one or two bytes a letter."""
        files = [path.read_bytes() for path in self.folder.rglob("*") if path.is_file()]
        return [
            word for word in words if any(word.encode() in file or word.encode("utf-16-le") in file for file in files)
        ]


def until(came: Callable[[], Any], page: Page) -> None:
    """Wait for something, while the page goes on."""
    for _ in range(SOON // 100):
        if came():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never came")


@pytest.fixture
def tablet(playwright: Playwright, live_server: Any, tmp_path: Path, settings: Any) -> Iterator[Tablet]:
    """A tablet in somebody's hand, with signal. At the end no page of it may have failed or broken the CSP."""
    settings.DEMONSTRATION = True
    air = Air(live_server.url)
    held = Tablet(playwright, tmp_path / "tablet", air)
    yield held
    held.context.close()
    air.close()
    assert held.troubles == []
