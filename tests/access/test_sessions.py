"""Sessions: 30 minutes idle, 12 hours in all, whatever happens in between; nothing kept by the browser (safety 42)."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from config.demonstration.cast import PASSWORD, Harrowmere
from partnerships.models import Session
from tests.conftest import SignedIn

PAGE = "/settings/contacts/"


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel("2026-11-22 09:00:00 +0000", tick=False) as traveller:
        yield traveller


def is_in(client: Client) -> bool:
    return client.get(PAGE).status_code == 200


def test_it_ends_after_thirty_idle_minutes(harrowmere: Harrowmere, clock: Any, signed_in: SignedIn) -> None:
    carol = signed_in(harrowmere.carol)
    assert is_in(carol)
    clock.shift(30 * 60)
    assert is_in(carol)
    clock.shift(30 * 60 + 1)
    assert not is_in(carol)
    assert not Session.objects.filter(user=harrowmere.carol).exists()


def test_it_ends_twelve_hours_after_signing_in_however_busy(
    harrowmere: Harrowmere, clock: Any, signed_in: SignedIn
) -> None:
    carol = signed_in(harrowmere.carol)
    for _ in range(36):
        assert is_in(carol)
        clock.shift(20 * 60)
    assert is_in(carol)
    clock.shift(1)
    assert not is_in(carol)


def test_a_new_password_ends_every_other_session(harrowmere: Harrowmere, settings: Any) -> None:
    settings.DEMONSTRATION = True
    here, there = Client(), Client()
    for client in (here, there):
        client.post("/sign-in/", {"login": "carol", "password": PASSWORD})
        assert is_in(client)
    before = here.session.session_key
    new = "heron reed kingfisher"
    here.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert is_in(here)
    assert here.session.session_key != before
    assert not is_in(there)


def test_pages_behind_sign_in_are_kept_nowhere(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    carol = signed_in(harrowmere.carol)
    for address in (PAGE, "/settings/contacts/nowhere/", "/account/second-factor/", "/settings/users/"):
        assert "no-store" in carol.get(address).headers["Cache-Control"], address


def test_what_a_page_asks_by_itself_keeps_no_session_open(
    harrowmere: Harrowmere, clock: Any, signed_in: SignedIn
) -> None:
    """A tablet left on a table asks whether there is signal, hour after hour."""
    priya = signed_in(harrowmere.priya)
    priya.get("/tours/")
    for _ in range(3):
        clock.shift(10 * 60)
        assert priya.get("/street/signal/").status_code == 200
    clock.shift(1)
    assert priya.get("/street/signal/").status_code == 302
