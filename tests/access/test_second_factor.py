"""The second factor: asked of staff, set up once, shown at every sign-in, no code twice (safety 41)."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.db import connection
from django.test import Client

from config.demonstration.cast import Harrowmere
from partnerships.models import Role, RoleKind, Session, User

PASSWORD = "heron reed kingfisher"
SECRET = "JBSWY3DPEHPK3PXP"
PAGE = "/settings/contacts/"


@pytest.fixture(autouse=True)
def _clock(db: None) -> Iterator[None]:
    cache.clear()
    with time_machine.travel("2026-11-22 09:00:10 +0000", tick=False):
        yield


@pytest.fixture
def nell(harrowmere: Harrowmere) -> User:
    """A coordinator who is none of the demonstration's."""
    nell = User.objects.create_user("nell", PASSWORD, name="Nell Hart", email="nell@harrowmere.example")
    Role.objects.create(user=nell, kind=RoleKind.COORDINATOR, ward=harrowmere.wards[1])
    return nell


def code(secret: str = SECRET) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def sign_in() -> tuple[Client, str]:
    client = Client()
    response = client.post("/sign-in/", {"login": "nell", "password": PASSWORD})
    return client, response.headers["Location"]


def test_it_is_asked_for_before_any_page_and_set_up_in_the_session(nell: User) -> None:
    client, _ = sign_in()
    elsewhere, _ = sign_in()
    assert client.get(PAGE).headers["Location"] == "/account/second-factor/"
    client.post("/account/confirm/?next=/account/second-factor/codes/add/", {"password": PASSWORD})
    secret = re.search(r"[A-Z2-7]{32}", client.get("/account/second-factor/codes/add/").content.decode())
    assert secret
    response = client.post("/account/second-factor/codes/add/", {"code": code(secret[0])})
    assert response.headers["Location"] == "/account/second-factor/recovery/"
    assert client.get(PAGE).status_code == 200
    # A session opened with the password alone, before there was a factor, is over: it may be a thief's.
    assert elsewhere.get(PAGE).headers["Location"].startswith("/sign-in/")
    assert Session.objects.filter(user=nell).count() == 1


def test_a_session_that_never_showed_the_factor_reaches_nothing(nell: User) -> None:
    client, _ = sign_in()
    TOTP.activate(nell, SECRET)
    assert client.get(PAGE).headers["Location"] == "/account/second-factor/"
    assert client.get("/account/second-factor/").headers["Location"].startswith("/sign-in/")


def test_a_code_opens_once(nell: User) -> None:
    TOTP.activate(nell, SECRET)
    client, place = sign_in()
    assert place == "/account/second-factor/sign-in/"
    assert client.get(PAGE).headers["Location"].startswith("/sign-in/")
    assert client.post(place, {"code": "000000"}).status_code == 200
    assert client.post(place, {"code": code()}).headers["Location"] == "/desk/"
    assert client.get(PAGE).status_code == 200
    thief, place = sign_in()
    assert thief.post(place, {"code": code()}).status_code == 200
    assert thief.get(PAGE).headers["Location"].startswith("/sign-in/")


def test_guessing_codes_locks(nell: User) -> None:
    TOTP.activate(nell, SECRET)
    client, place = sign_in()
    for guess in range(5):
        client.post(place, {"code": f"{guess:06}"})
    assert client.post(place, {"code": code()}).status_code == 200
    assert client.get(PAGE).headers["Location"].startswith("/sign-in/")


def test_a_recovery_code_opens_once(nell: User) -> None:
    TOTP.activate(nell, SECRET)
    codes = Authenticator.objects.create(
        user=nell, type=Authenticator.Type.RECOVERY_CODES, data={"seed": _sealed("00ff00ff"), "used_mask": 0}
    )
    first = codes.wrap().get_unused_codes()[0]
    client, place = sign_in()
    assert client.post(place, {"code": first}).headers["Location"] == "/desk/"
    assert client.get(PAGE).status_code == 200
    again, place = sign_in()
    assert again.post(place, {"code": first}).status_code == 200


def _sealed(seed: str) -> str:
    from allauth.mfa.utils import encrypt  # noqa: PLC0415

    return str(encrypt(seed))


def test_secrets_lie_encrypted(nell: User) -> None:
    TOTP.activate(nell, SECRET)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data::text FROM mfa_authenticator")
        assert SECRET not in cursor.fetchone()[0]


def test_a_secret_survives_a_new_secret_key(nell: User, settings: Any) -> None:
    kept = TOTP.activate(nell, SECRET)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key of fifty characters and more, made just for this"
    assert kept.validate_code(code())


def test_the_cast_needs_none_in_the_demonstration_and_one_elsewhere(harrowmere: Harrowmere, settings: Any) -> None:
    for demonstration, place in ((True, 200), (False, 302)):
        settings.DEMONSTRATION = demonstration
        client = Client()
        client.force_login(harrowmere.carol)
        assert client.get(PAGE).status_code == place
