"""What every test stands on: Harrowmere with its cast, and a database whose append-only tables can be emptied."""

from __future__ import annotations

import gc
import io
import logging
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.test import Client, TransactionTestCase, override_settings
from django.test.signals import setting_changed
from django.utils import timezone

from config import logs
from config.demonstration.cast import Harrowmere, make_harrowmere
from partnerships import asking_for, throttling
from partnerships.models import User
from tests import emptying
from tests.migrated import django_db_modify_db_settings

__all__ = ["django_db_modify_db_settings"]

# A change passes or fails by what is in it, not by the day's dice; `pytest --hypothesis-profile explore` rolls them.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile("explore", max_examples=2_000, deadline=None)
hypothesis.settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """What was read in by now stays to the end, so nobody looks again and again whether it can go."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True, scope="session")
def _quick() -> Iterator[None]:
    """From the first fixture on, also those of a whole file: no slow passwords, no style sheets to be collected."""
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=hashers, STORAGES=storages):
        yield


@pytest.fixture(autouse=True, scope="session")
def _written_for_these_settings() -> Iterator[None]:
    """A question that was written under other settings is written anew; nearly every test is a demonstration."""

    def forget(*, setting: str, **changed: Any) -> None:
        if setting == "DEMONSTRATION":
            return
        for asked in asking_for.EVERY:
            asked.kept.clear()

    setting_changed.connect(forget)
    yield
    setting_changed.disconnect(forget)


@pytest.fixture(autouse=True)
def _within_one_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that counts what one visitor may do in a minute does it all in the same one."""
    present = throttling.window()
    monkeypatch.setattr(throttling, "window", lambda: present)


@pytest.fixture(autouse=True, scope="session")
def _emptying_between_tests() -> Iterator[None]:
    """Tests that commit are emptied by `emptying`, past the triggers of what is only ever appended to."""
    case: Any = TransactionTestCase  # its teardown is private
    emptied = case._fixture_teardown
    case._fixture_teardown = lambda self: emptying.empty()
    yield
    case._fixture_teardown = emptied


@pytest.fixture
def harrowmere(db: None) -> Harrowmere:
    """The borough and its cast: `harrowmere.carol`, `harrowmere.wards[1]`, `harrowmere.np(1)`, `harrowmere.ltm(1)`."""
    return make_harrowmere(today=timezone.localdate())


class SignedIn:
    """Clients of members of the cast: `signed_in(harrowmere.carol).get("/desk/")`."""

    def __call__(self, user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client


@pytest.fixture
def signed_in(settings: Any) -> SignedIn:
    settings.DEMONSTRATION = True
    return SignedIn()


@pytest.fixture
def log_lines() -> Iterator[io.StringIO]:
    """What goes to the log while the test runs, as it would be written."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    root.setLevel(before)
