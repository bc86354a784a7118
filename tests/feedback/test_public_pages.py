"""What the public sees of newsletters and of a concern they follow: public wording, and never who or what was said."""

from __future__ import annotations

import pytest
from django.test import Client

from config.demonstration.cast import Harrowmere
from engagement.models import Channel, Raiser, Satisfaction, Stage
from feedback.models import Owed
from feedback.services.newsletters import approving
from feedback.services.telling import tell
from tests.feedback.book import issue_new, issue_resolved, raised_by, resolve
from tests.feedback.newsletters import draft, published, submitted

ADDRESS = "/wards/millbrook/newsletters/{}/"


def test_a_published_newsletter_is_a_page_and_the_bytes_that_were_printed(
    harrowmere: Harrowmere, client: Client
) -> None:
    issue = issue_resolved(harrowmere)
    address = ADDRESS.format(published(harrowmere).edition)
    page = client.get(address)
    assert issue.public_wording in page.text
    assert "CANARY" not in page.text
    assert client.get(f"{address}newsletter.pdf").content == b"%PDF-1.7 as printed"


@pytest.mark.parametrize("make", [draft, submitted])
def test_before_it_is_published_there_is_nothing(harrowmere: Harrowmere, client: Client, make: object) -> None:
    address = ADDRESS.format(make(harrowmere).edition)  # type: ignore[operator]
    assert client.get(address).status_code == client.get(f"{address}newsletter.pdf").status_code == 404


def test_withdrawn_it_is_gone_at_the_next_request(harrowmere: Harrowmere, client: Client) -> None:
    newsletter = published(harrowmere)
    address = ADDRESS.format(newsletter.edition)
    assert client.get(address)["Cache-Control"] == client.get(f"{address}newsletter.pdf")["Cache-Control"] == "no-cache"
    approving.withdraw(newsletter=newsletter, by=harrowmere.ines, because="The date was wrong.")
    assert client.get(address).status_code == client.get(f"{address}newsletter.pdf").status_code == 404


@pytest.fixture
def token(harrowmere: Harrowmere) -> str:
    """Of somebody who raised a concern, and whose issue is fed back."""
    issue = issue_resolved(harrowmere)
    keys = list(Owed.objects.still().values_list("pk", flat=True))
    tell(by=harrowmere.carol, owed=keys, channel=Channel.LEAFLET, what="The gate is fitted.")
    return issue.raisers.get().token


def test_following_shows_how_it_stands_and_nobodys_name(harrowmere: Harrowmere, client: Client, token: str) -> None:
    page = client.get(f"/follow/{token}/")
    assert "You have been told" in page.text
    assert "Rubbish is dumped in the alley" in page.text
    for name in ("CANARY", "Carol", "Priya", "Whitfield", "MIL-26"):
        assert name not in page.text


def test_its_address_stays_between_them_and_the_book(harrowmere: Harrowmere, client: Client, token: str) -> None:
    page = client.get(f"/follow/{token}/")
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "same-origin"
    assert "noindex" in page["X-Robots-Tag"]
    assert client.get(f"/follow/{token[:-1]}/").status_code == 404


def test_fixed_and_not_fixed(harrowmere: Harrowmere, client: Client, token: str) -> None:
    raiser = Raiser.objects.select_related("issue").get(token=token)
    client.post(f"/follow/{token}/", {"fixed": "yes"})
    raiser.refresh_from_db()
    assert raiser.view == Satisfaction.SATISFIED
    said = client.post(f"/follow/{token}/", {"fixed": "no", "still_wrong": ""})
    assert "Write what is still wrong" in said.text
    client.post(f"/follow/{token}/", {"fixed": "no", "still_wrong": "It is open at night."}, follow=True)
    raiser.refresh_from_db()
    raiser.issue.refresh_from_db()
    assert (raiser.view, raiser.issue.stage) == (Satisfaction.DISPUTED, Stage.ESCALATED)


def test_every_stage_can_be_followed(harrowmere: Harrowmere, client: Client) -> None:
    issue = issue_new(harrowmere)
    raiser = raised_by(issue, email="")
    assert "We have it" in client.get(f"/follow/{raiser.token}/").text
    assert "Fixed for me" not in client.get(f"/follow/{raiser.token}/").text
    resolve(harrowmere, issue)
    assert "Something was done" in client.get(f"/follow/{raiser.token}/").text


def test_who_posts_too_often_waits(harrowmere: Harrowmere, client: Client, token: str) -> None:
    codes = [client.post(f"/follow/{token}/", {"fixed": "yes"}).status_code for _ in range(12)]
    assert codes[:10] == [302] * 10
    assert codes[10:] == [429] * 2
