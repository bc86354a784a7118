"""Home and the list of wards: one box, one map, one list; whoever is sure is led straight to the ward."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from config.demonstration.cast import Harrowmere, outline
from partnerships.models import Partnership, Postcode, Ward


@pytest.fixture
def postcodes(harrowmere: Harrowmere) -> None:
    Postcode.objects.create(pk="HM11AA", ward=harrowmere.wards[1])
    Postcode.objects.create(pk="HM12AA", ward=harrowmere.wards[2])


@pytest.mark.usefixtures("postcodes")
@pytest.mark.parametrize(
    ("asked", "ward"), [("hm1 1aa", "millbrook"), ("Millbrook", "millbrook"), ("st brannocks", "st-brannocks")]
)
def test_a_sure_answer_leads_to_the_ward(client: Client, asked: str, ward: str) -> None:
    response = client.get("/", {"q": asked})
    assert (response.status_code, response["Location"]) == (302, f"/wards/{ward}/")


@pytest.mark.usefixtures("postcodes")
@pytest.mark.parametrize(
    ("asked", "words", "links"),
    [
        ("HM1", "Wards in HM1", ["castlegate", "millbrook"]),
        ("Milbrok", "No ward is called “Milbrok”. Did you mean:", ["millbrook"]),
        ("HM9 9ZZ", "No ward of the book has this postcode.", []),
        ("Atlantis", "Nothing found for “Atlantis”", []),
        ("<script>", "Nothing found for “&lt;script&gt;”", []),
    ],
)
def test_a_doubtful_one_is_told(client: Client, asked: str, words: str, links: list[str]) -> None:
    response = client.get("/", {"q": asked})
    shown = response.content.decode()
    assert words in shown
    assert [slug for slug in ("castlegate", "millbrook") if f'href="/wards/{slug}/"' in shown] == links
    assert response["Cache-Control"] == "no-store"


def test_a_point_of_the_map_leads_to_its_ward(harrowmere: Harrowmere, client: Client) -> None:
    corner = outline(6)["coordinates"][0]
    middle = {"lon": sum(x for x, _ in corner[:4]) / 4, "lat": sum(y for _, y in corner[:4]) / 4}
    assert client.get("/", middle)["Location"] == "/wards/larkhill/"
    assert "That place is in no ward of the book" in client.get("/", {"lon": 0, "lat": 51}).content.decode()


@pytest.mark.parametrize(
    "asked", [{"lon": "x", "lat": "1"}, {"lon": "1e999", "lat": "1"}, {"lat": "53"}, {"q": "x" * 500}]
)
def test_odd_questions_break_nothing(harrowmere: Harrowmere, client: Client, asked: dict[str, str]) -> None:
    assert client.get("/", asked).status_code == 200


def test_it_asks_for_a_postcode_only_where_it_knows_some(harrowmere: Harrowmere, client: Client) -> None:
    assert "The name of your ward" in client.get("/").content.decode()
    Postcode.objects.create(pk="HM11AA", ward=harrowmere.wards[1])
    assert "Your postcode or the name of your ward" in client.get("/").content.decode()


def test_home_and_list_offer_every_ward_as_list_and_map(harrowmere: Harrowmere, client: Client) -> None:
    for address in ("/", "/wards/"):
        shown = client.get(address).content.decode()
        for ward in harrowmere.wards.values():
            assert shown.count(f'href="/wards/{ward.slug}/"') == 2, (address, ward)


def test_an_empty_book_says_so(db: None, client: Client) -> None:
    for address in ("/", "/wards/", "/privacy/", "/accessibility/"):
        assert client.get(address).status_code == 200
    assert "No partnership keeps its book here yet." in client.get("/").content.decode()


@pytest.fixture
def many_partnerships(harrowmere: Harrowmere) -> None:
    for number in range(30):
        partnership = Partnership.objects.create(name=f"Borough {number:02}", slug=f"borough-{number}")
        Ward.objects.bulk_create(
            Ward(
                gss_code=f"E05{number:03}{n:03}", name=f"Ward {number}-{n}", slug=f"ward-{number}-{n}",
                letters=f"{chr(65 + number % 26)}{chr(65 + number // 26)}{chr(65 + n)}", partnership=partnership,
            )
            for n in range(12)
        )  # fmt: skip


@pytest.mark.usefixtures("many_partnerships")
def test_with_many_partnerships_the_list_is_of_partnerships(client: Client) -> None:
    shown = client.get("/wards/").content.decode()
    assert 'href="?partnership=borough-7"' in shown
    assert "ward-7-3" not in shown
    assert 'href="/wards/ward-7-3/"' in client.get("/wards/?partnership=borough-7").content.decode()
    assert len(shown) < 30_000


@pytest.mark.usefixtures("many_partnerships")
def test_queries_are_few(client: Client, django_assert_max_num_queries: Any) -> None:
    for address in ("/", "/wards/", "/wards/?partnership=borough-7", "/?q=ward"):
        client.get(address)
        with django_assert_max_num_queries(6):
            client.get(address)


def test_an_unknown_partnership_shows_all(harrowmere: Harrowmere, client: Client) -> None:
    assert "Millbrook" in client.get("/wards/?partnership=nowhere").content.decode()
