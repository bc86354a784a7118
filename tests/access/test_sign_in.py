"""Signing in and out, with the words of pages.md, and where it leads (safety 39, 40, 42)."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from config.demonstration.cast import PASSWORD, Harrowmere
from partnerships.models import Session, User

SIGN_IN = {"login": "carol", "password": PASSWORD}


@pytest.fixture(autouse=True)
def _demonstration(settings: object) -> None:
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]


@pytest.fixture
def visitor() -> Client:
    return Client()


def test_the_page_has_its_words(harrowmere: Harrowmere, visitor: Client) -> None:
    page = visitor.get("/sign-in/").content.decode()
    assert "Username" in page
    assert "Password" in page
    assert "Sign in</button>" in page


def test_it_leads_to_the_desk_with_a_new_session(harrowmere: Harrowmere, visitor: Client) -> None:
    visitor.get("/sign-in/")
    before = visitor.session.session_key
    response = visitor.post("/sign-in/", SIGN_IN)
    assert response.headers["Location"] == "/desk/"
    assert visitor.session.session_key != before
    assert Session.objects.get(session_key=visitor.session.session_key).user == harrowmere.carol


def test_the_username_may_be_typed_in_capitals(harrowmere: Harrowmere, visitor: Client) -> None:
    assert visitor.post("/sign-in/", {**SIGN_IN, "login": "CAROL"}).headers["Location"] == "/desk/"


@pytest.mark.parametrize("wrong", [{"password": "not it"}, {"login": "nobody-here"}])
def test_a_wrong_word_says_the_same(harrowmere: Harrowmere, visitor: Client, wrong: dict[str, str]) -> None:
    page = visitor.post("/sign-in/", {**SIGN_IN, **wrong}).content.decode()
    assert "The username and/or password you specified are not correct." in page


def test_signing_out_asks_then_ends_the_session_on_the_server(harrowmere: Harrowmere, visitor: Client) -> None:
    visitor.post("/sign-in/", SIGN_IN)
    stolen = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    assert "Sign out</button>" in visitor.get("/sign-out/").content.decode()
    response = visitor.post("/sign-out/")
    assert response.headers["Clear-Site-Data"] == '"cache"'  # "storage" would take entries that wait on a tablet
    assert not Session.objects.exists()
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = stolen
    assert thief.get("/account/second-factor/").headers["Location"].startswith("/sign-in/")


def test_somebody_whose_account_is_closed_does_not_get_in(harrowmere: Harrowmere, visitor: Client) -> None:
    User.objects.filter(username="carol").update(is_active=False)
    assert visitor.post("/sign-in/", SIGN_IN).headers["Location"] == reverse("account_inactive")
    assert not Session.objects.filter(user=harrowmere.carol).exists()


def test_nobody_signs_up(client: Client) -> None:
    for address in ("/signup/", "/sign-up/", "/accounts/signup/", "/account/email/", "/account/signup/"):
        assert client.get(address).status_code == 404


def test_a_page_asked_for_comes_after_signing_in(harrowmere: Harrowmere, visitor: Client) -> None:
    assert visitor.get("/account/passkeys/").headers["Location"] == "/sign-in/?next=/account/passkeys/"
    response = visitor.post("/sign-in/", {**SIGN_IN, "next": "/account/passkeys/"})
    assert response.headers["Location"] == "/account/passkeys/"


ELSEWHERE = [
    f"{before}{host}{after}"
    for before in ("//", "///", "https://", "http://", "http:", "https:", "/\\", "\\\\", "\\/", "javascript:",
                   "data:text/html,", " //", "\t//", "\n//", "/\t/", "//user@", "https:///", "ftp://", "///\\")
    for host in ("evil.example", "evil.example:443", "localhost.evil.example")
    for after in ("/desk/",)
]  # fmt: skip
ELSEWHERE += ["http://localhost:8000@evil.example/", "//evil.example%2f@localhost", "https:evil.example"]


def test_it_never_leads_off_the_site(harrowmere: Harrowmere) -> None:
    """60 ways of writing another address (safety 39)."""
    for next_page in ELSEWHERE:
        visitor = Client()
        cache.clear()  # the throttle would stop the sixty-first
        for address, data in (("/sign-in/", SIGN_IN), ("/sign-out/", {})):
            place = visitor.post(address, {**data, "next": next_page}).headers["Location"]
            assert place in ("/desk/", "/"), f"{next_page!r} leads to {place}"
