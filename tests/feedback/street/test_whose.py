"""An entry is its author's alone, opens for the book alone, and is bound to what stands beside it (E5)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from config.demonstration.cast import Harrowmere
from engagement.models import CommunityGroup, Contact
from feedback.models import Entry
from tests.conftest import SignedIn
from tests.feedback.street.tablet import contact_with, send


def test_it_is_never_booked_to_another_who_signs_in_on_the_tablet(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup], signed_in: SignedIn
) -> None:
    sent = contact_with(harrowmere.priya, groups[0])
    pete = signed_in(harrowmere.pete)
    assert send(pete, sent)["state"] == "another"
    assert send(pete, sent | {"author": harrowmere.pete.pk})["code"] == 422  # it is bound to its author
    assert not Contact.objects.exists()
    assert send(priya, sent)["state"] == "taken"
    assert Contact.objects.get().by == harrowmere.priya


@pytest.mark.parametrize("name", ["made_at", "kind", "letter", "for"])
def test_changed_on_its_way_it_does_not_open_and_stays_on_the_tablet(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup], name: str
) -> None:
    sent = contact_with(harrowmere.priya, groups[0])
    changed = {
        "made_at": "2026-01-01T00:00:00.000Z", "kind": "issue", "for": "0" * 16, "letter": sent["letter"][:-4] + "AAAA",
    }  # fmt: skip
    assert send(priya, sent | {name: changed[name]})["code"] == 422
    assert not Entry.objects.exists()


def test_an_earlier_secret_key_still_opens_it(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup], settings: Any
) -> None:
    sent, before = contact_with(harrowmere.priya, groups[0]), settings.SECRET_KEY
    settings.SECRET_KEY_FALLBACKS = []
    settings.SECRET_KEY = "another-secret-key-another-secret-key-another-secret-key"
    priya.force_login(harrowmere.priya)
    assert send(priya, sent)["state"] == "shut"
    settings.SECRET_KEY_FALLBACKS = [before]
    assert send(priya, sent)["state"] == "taken"


def test_sent_as_a_new_one_it_is_looked_at_first(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    sent = contact_with(harrowmere.priya, groups[0], note="Quiet")
    send(priya, contact_with(harrowmere.priya, groups[1], key=sent["key"]))
    assert send(priya, sent)["state"] == "conflict"
    again = sent | {"closed_as": sent["key"], "key": "11111111-1111-4111-8111-111111111111"}
    assert send(priya, again)["state"] == "held"
    assert Contact.objects.count() == 1


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", "null", '{"key": 7}', '{"key": "x", "author": null}', "[" * 50_000, "\ud800"]
)
def test_what_is_no_entry_is_refused(harrowmere: Harrowmere, priya: Client, body: str) -> None:
    answer = priya.post("/street/entries/", body.encode(errors="replace"), content_type="application/json")
    assert answer.status_code == 400


def test_it_takes_a_token_and_a_session(harrowmere: Harrowmere, groups: list[CommunityGroup], settings: Any) -> None:
    settings.DEMONSTRATION = True
    client, sent = Client(enforce_csrf_checks=True), contact_with(harrowmere.priya, groups[0])
    assert send(client, sent)["code"] == 403
    client.force_login(harrowmere.priya)
    assert send(client, sent)["code"] == 403
    said = json.loads(client.get("/street/signal/").content)
    assert said["user"] == harrowmere.priya.pk
    client.defaults["HTTP_X_CSRFTOKEN"] = said["token"]
    assert send(client, sent)["state"] == "taken"
