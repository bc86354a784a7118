"""A new password by a link: from the configured address, for an hour, once, and every session ends (safety 39, 40)."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import PASSWORD, Harrowmere
from partnerships.models import Mail, Session, User
from tests.conftest import SignedIn

NEW = {"password1": "heron reed kingfisher", "password2": "heron reed kingfisher"}


@pytest.fixture(autouse=True)
def _site(settings: Any, db: None) -> None:
    settings.SITE_URL = "https://book.harrowmere.example"
    settings.ALLOWED_HOSTS = ["testserver", "other.harrowmere.example"]
    settings.DEMONSTRATION = True
    cache.clear()


def ask(email: str, host: str = "testserver") -> Any:
    return Client(headers={"host": host}).post("/account/password/reset/", {"email": email})


def link() -> str:
    found = re.search(r"https?://\S+", Mail.objects.get(kind="account").text)
    assert found
    return found[0]


def test_a_known_and_an_unknown_address_get_the_same_answer(harrowmere: Harrowmere) -> None:
    known, unknown = ask("carol@harrowmere.example"), ask("nobody@harrowmere.example")
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert [mail.to for mail in Mail.objects.all()] == ["carol@harrowmere.example"]


def test_the_link_is_of_the_configured_address_whatever_the_host(harrowmere: Harrowmere) -> None:
    ask("carol@harrowmere.example", host="other.harrowmere.example")
    assert link().startswith("https://book.harrowmere.example/account/password/reset/key/")


def test_it_works_once_and_ends_every_session(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    thief = signed_in(harrowmere.carol)
    ask("carol@harrowmere.example")
    visitor, address = Client(), link().removeprefix("https://book.harrowmere.example")
    form = visitor.get(address).headers["Location"]
    visitor.post(form, NEW)
    assert User.objects.get(username="carol").check_password(NEW["password1"])
    assert not Session.objects.filter(user=harrowmere.carol).exists()
    assert thief.get("/settings/contacts/").status_code == 302
    again = Client()
    page = again.get(address, follow=True)
    again.post(page.request["PATH_INFO"], {"password1": "another one here", "password2": "another one here"})
    assert User.objects.get(username="carol").check_password(NEW["password1"])


def test_it_works_for_an_hour(harrowmere: Harrowmere) -> None:
    ask("carol@harrowmere.example")
    address = link().removeprefix("https://book.harrowmere.example")
    with time_machine.travel(timezone.now() + timedelta(seconds=3601)):
        page = Client().get(address, follow=True)
        assert 'name="password1"' not in page.content.decode()
    assert harrowmere.carol.check_password(PASSWORD)


def test_a_closed_account_gets_none(harrowmere: Harrowmere) -> None:
    User.objects.filter(username="carol").update(is_active=False)
    ask("carol@harrowmere.example")
    assert not Mail.objects.exists()


def test_an_account_without_a_password_gets_its_first_this_way(harrowmere: Harrowmere) -> None:
    harrowmere.carol.set_unusable_password()
    harrowmere.carol.save()
    ask("carol@harrowmere.example")
    visitor = Client()
    form = visitor.get(link().removeprefix("https://book.harrowmere.example")).headers["Location"]
    visitor.post(form, NEW)
    assert User.objects.get(username="carol").check_password(NEW["password1"])
