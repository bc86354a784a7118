"""Whoever lost the address of their concern has it sent again; whoever asks for another's learns nothing (F5, E1)."""

from __future__ import annotations

import pytest
from django.test import Client

from config.demonstration.cast import Harrowmere
from engagement.models import Raiser
from engagement.services.merging import merge
from engagement.services.raising import NewRaiser
from feedback.services.following import followed
from partnerships.models import Mail
from tests.engagement.making import an_issue

HERS = NewRaiser(name="Mrs Ahmed", email="ahmed@example.org")


@pytest.fixture
def raiser(harrowmere: Harrowmere) -> Raiser:
    return an_issue(harrowmere, raisers=[HERS]).raisers.get()


def ask(email: str, slug: str = "millbrook") -> str:
    return Client().post(f"/wards/{slug}/links/", {"email": email}).content.decode()


def test_by_mail_to_the_address_it_was_raised_with(raiser: Raiser) -> None:
    assert "Look into your mailbox" in ask("Ahmed@example.org")
    mail = Mail.objects.get(kind="links")
    assert mail.to == "ahmed@example.org"
    assert f"/follow/{raiser.token}/" in mail.text
    assert raiser.issue.concern not in mail.text


def test_once_a_day(raiser: Raiser) -> None:
    ask("ahmed@example.org")
    ask("ahmed@example.org")
    assert Mail.objects.filter(kind="links").count() == 1


def test_the_answer_is_the_same_and_nothing_is_sent_to_anybody_else(raiser: Raiser) -> None:
    unknown = _own(ask("nobody@example.org"))
    ask("ahmed@example.org", slug="castlegate")
    assert not Mail.objects.filter(kind="links").exists()
    assert _own(ask("ahmed@example.org")) == unknown


def _own(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def test_of_a_merged_concern_it_leads_on(harrowmere: Harrowmere, raiser: Raiser, client: Client) -> None:
    kept = an_issue(harrowmere)
    merge(issue=raiser.issue, into=kept, by=harrowmere.carol)
    raiser.refresh_from_db()
    assert followed(raiser) == kept
    assert client.get(f"/follow/{raiser.token}/").status_code == 200


def test_ten_a_minute_and_then_no_more(raiser: Raiser) -> None:
    answers = {Client().post("/wards/millbrook/links/", {"email": "x@example.org"}).status_code for _ in range(25)}
    assert 429 in answers
