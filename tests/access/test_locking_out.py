"""Five failures lock for five minutes, shared by all processes, without locking the victim out for good (safety 40)."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import BasePasswordHasher, MD5PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.demonstration.cast import PASSWORD, Harrowmere

LOCKED = "Too many failed login attempts"


@pytest.fixture(autouse=True)
def _fresh(settings: Any, db: None) -> None:
    settings.DEMONSTRATION = True
    cache.clear()


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel("2026-11-22 09:00:00 +0000", tick=False) as traveller:
        yield traveller


def sign_in(client: Client, password: str, username: str = "carol") -> str:
    response = client.post("/sign-in/", {"login": username, "password": password})
    return "in" if response.status_code == 302 else response.content.decode()


def fail(client: Client, times: int, username: str = "carol") -> None:
    for _ in range(times):
        assert LOCKED not in sign_in(client, "wrong", username)


def test_the_sixth_attempt_waits_five_minutes(harrowmere: Harrowmere, clock: Any) -> None:
    fail(Client(), 5)
    assert LOCKED in sign_in(Client(), PASSWORD)
    clock.shift(299)
    assert LOCKED in sign_in(Client(), PASSWORD)
    clock.shift(2)
    assert sign_in(Client(), PASSWORD) == "in"


def test_capitals_make_no_other_name_of_it(harrowmere: Harrowmere) -> None:
    for username in ("carol", "Carol", "CAROL", " carol", "cArol"):
        fail(Client(), 1, username)
    assert LOCKED in sign_in(Client(), PASSWORD)


def test_her_own_browser_is_not_locked_by_a_stranger_s_guesses(harrowmere: Harrowmere) -> None:
    hers = Client()
    assert sign_in(hers, PASSWORD) == "in"
    hers.post("/sign-out/")
    fail(Client(), 5)
    assert LOCKED in sign_in(Client(), PASSWORD)
    assert sign_in(hers, PASSWORD) == "in"


def test_a_known_browser_has_five_attempts_of_its_own_and_no_more(harrowmere: Harrowmere) -> None:
    hers = Client()
    sign_in(hers, PASSWORD)
    hers.post("/sign-out/")
    fail(hers, 5)
    assert LOCKED in sign_in(hers, PASSWORD)


def test_a_forged_or_somebody_else_s_cookie_makes_no_browser_known(harrowmere: Harrowmere) -> None:
    colins = Client()
    sign_in(colins, PASSWORD, "colin")
    colins.post("/sign-out/")
    fail(Client(), 5)
    assert LOCKED in sign_in(colins, PASSWORD, "carol")
    forger = Client()
    forger.cookies["wardbook-known"] = f"{harrowmere.carol.pk}:0000:forged:signature"
    assert LOCKED in sign_in(forger, PASSWORD, "carol")


def test_the_count_is_in_the_database_for_all_processes(harrowmere: Harrowmere) -> None:
    fail(Client(), 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM throttle_cache WHERE cache_key LIKE '%%login_failed%%'")
        assert cursor.fetchone()[0] >= 1


class Counting(MD5PasswordHasher):
    """Counts how often a password is hashed: what takes the time."""

    times = 0

    def encode(self, password: str, salt: str) -> str:
        Counting.times += 1
        return super().encode(password, salt)


@pytest.mark.parametrize("username", ["carol", "nobody-of-this-name"])
def test_a_known_and_an_unknown_name_take_the_same_work(harrowmere: Harrowmere, settings: Any, username: str) -> None:
    """One hashing and as many queries, so no stop-watch tells them apart; `benchmarks` has the stop-watch."""
    settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]
    hasher: BasePasswordHasher = Counting()
    harrowmere.carol.password = hasher.encode(PASSWORD, "salt")
    harrowmere.carol.save()
    Counting.times = 0
    with CaptureQueriesContext(
        connection,
    ) as asked:
        sign_in(Client(), "wrong", username)
    assert Counting.times == 1
    assert len([query for query in asked if "partnerships_user" in query["sql"]]) == 2
