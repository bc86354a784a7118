"""Somebody's own secret address stands neither in a log line nor beside a change (safety 19)."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse
from pghistory.models import Context

from config.demonstration.cast import Harrowmere
from feedback.models import Subscription
from partnerships.secrecy import NO_SUCH_PAGE, SECRETS_IN_ADDRESSES, address_of
from tests.access.visitors import ROUTES

SECRET = "s3cretX9"
WITH_SECRETS = sorted(name for name, route in ROUTES.items() if route.names & SECRETS_IN_ADDRESSES)


def address_with_secrets(name: str) -> str:
    """The address of a route, its secrets as one word, whatever else it asks for."""
    for other in ("x", 1):
        given = {part: SECRET if part in SECRETS_IN_ADDRESSES else other for part in ROUTES[name].names}
        try:
            return reverse(name, kwargs=given)
        except NoReverseMatch:
            continue
    raise AssertionError(f"No address for {name}")


@pytest.mark.parametrize("name", WITH_SECRETS)
def test_an_address_is_noted_without_its_secrets(name: str, rf: RequestFactory) -> None:
    path = address_with_secrets(name)
    assert SECRET in path
    noted = address_of(rf.post(path))
    assert SECRET not in noted
    assert "***" in noted


def test_what_is_not_there_is_not_noted_as_typed(rf: RequestFactory) -> None:
    assert address_of(rf.post("/follow-me/Jane-Doe/")) == NO_SUCH_PAGE


def test_a_change_made_through_such_an_address_is_noted_without_it(harrowmere: Harrowmere, client: Client) -> None:
    one = Subscription.objects.create(ward=harrowmere.wards[1], email="one@example.org")
    assert client.post(f"/follow/newsletter/{one.token}/end/").status_code in (200, 302)
    noted = [str(context.metadata) for context in Context.objects.all()]
    assert any("/follow/newsletter/***/end/" in line for line in noted)
    assert not any(one.token in line for line in noted)
