"""Of those who raised something nothing leaves the book: 500 pages of a believable past (safety 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import CAST, make_harrowmere
from config.demonstration.history import write_history
from engagement.models import Issue, Raiser
from engagement.sharing import FULL_POSTCODE
from feedback.models import Newsletter, NewsletterStage
from partnerships.models import Meeting, Partnership, User, Ward

pytestmark = pytest.mark.django_db
READERS = {"anya": 200, "lena": 80, "cllr-jones": 80, "rita": 80}
"""Who reads issues without their raisers, and so many pages of each."""


def addresses() -> Iterator[tuple[str, str]]:
    """Everything published, for anybody, and the pages of issues for those who read them anonymised."""
    yield from (("", address) for address in ("/", "/wards/", "/privacy/", "/accessibility/"))
    for ward in Ward.objects.order_by("pk"):
        yield from (("", f"/wards/{ward.slug}/{what}") for what in ("", "feed.atom", "meetings.ics", "subscribe/"))
    for newsletter in Newsletter.objects.filter(stage=NewsletterStage.PUBLISHED).select_related("ward"):
        yield "", f"/wards/{newsletter.ward.slug}/newsletters/{newsletter.edition}/"
    for meeting in Meeting.objects.filter(minutes_published_at__isnull=False).select_related("group")[:60]:
        yield from (("", f"/wards/{ward.slug}/minutes/{meeting.day}/") for ward in meeting.group.wards.all()[:1])
    for username, pages in READERS.items():
        yield from ((username, address) for address in ("/issues/?stage=all", "/actions/?state=all", "/desk/"))
        seen = Issue.objects.visible_to(User.objects.get(username=username)).order_by("-logged_at")
        yield from (
            (username, f"/issues/{reference}/") for reference in seen.values_list("reference", flat=True)[:pages]
        )


def words_of(username: str, text: str) -> str:
    """The words a person reads, and all addresses; not the form's tokens."""
    text = re.sub(r'name="(csrfmiddlewaretoken|submission)" value="[^"]*"', "", text)
    return " ".join(unescape(re.sub(r"<(?!a |meta )[^>]*>", " ", text)).split())


@pytest.fixture(scope="module")
def past(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Eighteen months of Harrowmere, rolled back after all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        write_history(make_harrowmere(today=timezone.localdate(), password="x"), now=timezone.now())
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # nobody has counted yet what was written in this transaction
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def outputs(past: None) -> Iterator[dict[str, str]]:
    before = django_settings.DEMONSTRATION
    django_settings.DEMONSTRATION = True
    clients = {"": Client()}
    for username in READERS:
        clients[username] = Client()
        clients[username].force_login(User.objects.get(username=username))
    found = {}
    for username, address in addresses():
        response = clients[username].get(address)
        if response.status_code == 200:
            found[f"{username} {address}"] = words_of(username, response.content.decode())
    yield found
    django_settings.DEMONSTRATION = before


@pytest.fixture(scope="module")
def private(past: None) -> set[str]:
    """Names, addresses and numbers of those who raised something and hold no account; what they said; where exactly."""
    officers = {name for _, name, *_ in CAST} | set(User.objects.values_list("name", flat=True))
    found: set[str] = set()
    for name, email, phone, group in Raiser.objects.filter(user=None).values_list(
        "name", "email", "phone", "community_group"
    ):
        found |= {name} if " " in name and name not in officers and group is None else set()
        found |= {fact for fact in (email, phone) if fact}
    for said, open_ in Issue.objects.exclude(received_text="").values_list("received_text", "concern"):
        found |= {said} if len(said) > 30 and said not in open_ else set()
    return found - ours()


def ours() -> set[str]:
    """Addresses and numbers that the partnership publishes itself."""
    given = [
        *Partnership.objects.values_list("contact_email", "contact_phone"),
        *User.objects.values_list("email", "phone"),
    ]
    return {fact for facts in given for fact in facts if fact}


def test_there_are_five_hundred_of_them(outputs: dict[str, str], private: set[str]) -> None:
    assert len(outputs) >= 500
    assert len(private) >= 300


def test_none_names_who_raised_it_nor_says_it_in_their_words(outputs: dict[str, str], private: set[str]) -> None:
    pattern = re.compile("|".join(rf"\b{re.escape(' '.join(fact.split()))}" for fact in sorted(private, key=len)))
    found = {where: sorted(set(pattern.findall(text))) for where, text in outputs.items() if pattern.search(text)}
    assert found == {}


def test_none_has_a_full_postcode_but_of_offices_and_venues(outputs: dict[str, str]) -> None:
    known = {match.group() for address in Partnership.objects.values_list("contact_address", flat=True)
             for match in FULL_POSTCODE.finditer(address)}  # fmt: skip
    known |= {match.group() for venue in Meeting.objects.values_list("venue", flat=True).distinct()
              for match in FULL_POSTCODE.finditer(venue)}  # fmt: skip
    known.add("SK9 5AF")  # the Information Commissioner, on the privacy page
    found = {where: sorted({match.group() for match in FULL_POSTCODE.finditer(text)} - known)
             for where, text in outputs.items()}  # fmt: skip
    assert {where: codes for where, codes in found.items() if codes} == {}
