"""Where somebody may go: the places used daily in a row, the others behind "More", without script."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from config.demonstration.cast import Harrowmere
from partnerships.context import IN_A_ROW
from tests.conftest import SignedIn


def places(client: Client, address: str) -> tuple[list[str], list[str], str]:
    """The labels in the row and behind "More", and what "More" itself says."""
    page = client.get(address).content.decode()
    row = re.findall(r'class="wb-nav__link" href="[^"]*"[^>]*>([^<]*)<', page)
    more = re.findall(r'class="wb-more__link" href="[^"]*"[^>]*>([^<]*)<', page)
    said = re.search(r"<summary[^>]*wb-more__summary[^>]*>([^<]*)<", page)
    return row, more, said.group(1) if said else ""


def test_who_may_go_to_many_places_has_the_daily_ones_in_sight(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    client = signed_in(harrowmere.carol)
    row, more, said = places(client, "/desk/")
    assert row[:4] == ["Desk", "Issues", "Tours", "Owed"]
    assert len(row) < IN_A_ROW
    assert {"Priorities", "Groups", "Settings"} <= set(more)
    assert not set(row) & set(more)
    assert said == "More"


def test_more_says_where_one_is(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    client = signed_in(harrowmere.carol)
    assert places(client, "/groups/")[2] == "More: Groups"


def test_the_unit_has_its_box_in_sight(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    row, more, _ = places(signed_in(harrowmere.iris), "/desk/")
    assert "Hand-over box" in row
    assert "Intelligence" not in [*row, *more]


@pytest.mark.parametrize("who", ["dora"])
def test_few_places_need_no_more(signed_in: SignedIn, harrowmere: Harrowmere, who: str) -> None:
    client = signed_in(harrowmere.people[who])
    row, more, said = places(client, "/desk/")
    assert "Desk" in row
    assert (more, said) == ([], "")
