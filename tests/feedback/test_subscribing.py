"""Subscribing: asked for, confirmed from the mailbox, ended with one click; the page tells nobody who subscribes."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from config.demonstration.cast import Harrowmere
from feedback.models import Subscription
from feedback.services.subscribing import confirm, subscribe, unsubscribe
from partnerships.errors import Refused
from partnerships.models import Mail
from tests.feedback import newsletters
from tests.racing import at_once

ASK = "/wards/millbrook/subscribe/"


def test_nothing_is_sent_before_the_mailbox_confirms(harrowmere: Harrowmere, client: Client) -> None:
    client.post(ASK, {"email": "reader@example.org"})
    newsletters.published(harrowmere)
    assert not Mail.objects.filter(kind="newsletter", to="reader@example.org").exists()


def test_the_link_in_the_mail_confirms_and_only_with_a_click_on_its_page(
    harrowmere: Harrowmere, client: Client
) -> None:
    client.post(ASK, {"email": "reader@example.org"})
    found = re.search(r"/follow/newsletter/[\w-]+/(?=\s)", Mail.objects.get().text)
    assert found
    assert "Confirm" in client.get(found.group()).text
    assert Subscription.objects.get().confirmed_at is None  # programs that look into mail open every address
    assert "You are subscribed" in client.post(found.group()).text
    assert Subscription.objects.get().confirmed_at is not None


@pytest.mark.parametrize("known", ["not at all", "asked", "confirmed"])
def test_the_answer_is_the_same_for_everybody(harrowmere: Harrowmere, client: Client, known: str) -> None:
    if known != "not at all":
        subscribe(ward=harrowmere.wards[1], email="Reader@example.org")
    if known == "confirmed":
        confirm(subscription=Subscription.objects.get())
    page = re.sub(r"csrfmiddlewaretoken.*?>", "", client.post(ASK, {"email": "reader@example.org"}).text)
    assert "We have written to the address you gave." in page
    assert "reader@example.org" not in page
    assert Subscription.objects.count() == 1


def test_a_mailbox_gets_one_such_mail_a_day(harrowmere: Harrowmere) -> None:
    for _ in range(3):
        subscribe(ward=harrowmere.wards[1], email="reader@example.org")
    assert Mail.objects.count() == 1
    subscribe(ward=harrowmere.wards[2], email="reader@example.org")
    assert Mail.objects.count() == 2


def test_the_way_out_ends_this_one_alone_and_needs_no_token_of_a_form(harrowmere: Harrowmere) -> None:
    one = newsletters.subscribe(harrowmere, ["reader@example.org"])[0]
    other = newsletters.subscribe(harrowmere, ["reader@example.org"], ward=2)[0]
    mail_program = Client(enforce_csrf_checks=True)
    page = mail_program.post(f"/follow/newsletter/{one.token}/end/", {"List-Unsubscribe": "One-Click"})
    assert "You are unsubscribed" in page.text
    one.refresh_from_db()
    other.refresh_from_db()
    assert one.ended_at is not None
    assert other.ended_at is None


def test_ended_it_can_be_asked_for_again(harrowmere: Harrowmere) -> None:
    subscribe(ward=harrowmere.wards[1], email="reader@example.org")
    first = Subscription.objects.get()
    unsubscribe(subscription=first)
    assert not confirm(subscription=first)
    subscribe(ward=harrowmere.wards[1], email="reader@example.org")
    assert Subscription.objects.filter(ended_at__isnull=True).count() == 1


@pytest.mark.parametrize(
    "email", ["", "no address", "a@example.org,b@example.org", "a@example.org\nBcc: b@example.org"]
)
def test_what_is_no_address_is_refused(harrowmere: Harrowmere, client: Client, email: str) -> None:
    with pytest.raises(Refused):
        subscribe(ward=harrowmere.wards[1], email=email)
    assert "mailbox" not in client.post(ASK, {"email": email}).text
    assert not Mail.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_clicks_make_one_subscription(transactional_harrowmere: Harrowmere) -> None:
    ward = transactional_harrowmere.wards[1]
    at_once(lambda _: subscribe(ward=ward, email="reader@example.org"), range(6))
    assert (Subscription.objects.count(), Mail.objects.count()) == (1, 1)
