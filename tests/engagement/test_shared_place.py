"""At most a street name or the outward half of a postcode is shared of a place (safety, Fields)."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engagement.sharing import shared_place
from engagement.spotting import spot

PLACES = [
    ("14 Tanner Street, HM1 2AB", "Tanner Street"),
    ("HM1 2AB", "HM1"),
    ("by the shop, hm1 2ab", "HM1"),
    ("Flat 3, Larkhill Court", "Larkhill Court"),
    ("Outside St Mary's Church, Mill Road", "Mill Road"),
    ("St Mary's Road", "St Mary's Road"),
    ("outside St Mary's", ""),
    ("Mrs Green's house", ""),
    ("Mary Green", ""),
    ("Mary Green, Weir Lane", "Weir Lane"),
    ("Behind Tanner St", "Tanner St"),
    ("Corner of Mill Road and Park Lane", "Mill Road"),
    ("The Crescent", "The Crescent"),
    ("number 12", ""),
    ("14a-16 Upper Mill Lane (back gate)", "Upper Mill Lane"),
    ("junction of the A57 and Hyde Road", "Hyde Road"),
    ("behind the shops on mill road", "Mill Road"),
    ("mrs ahmed, tanner st", "Tanner St"),
    ("she lives close to mary", ""),
    ("darren close", ""),
    ("Millbrook playground", ""),
    ("", ""),
]


@pytest.mark.parametrize(("place", "shared"), PLACES)
def test_what_may_be_shared(place: str, shared: str) -> None:
    assert shared_place(place) == shared


PART = st.sampled_from(
    [
        "14",
        "14a",
        "Flat 3",
        "number 12",
        "Mrs Ahmed",
        "Darren Smith",
        "HM1 2AB",
        "m14 5tp",
        "AB12 CDE",
        "07700 900123",
        "jo@example.org",
        "Tanner Street",
        "Mill Road",
        "mill road",
        "St Mary's",
        "behind",
        "outside",
        "The Green",
        ",",
        "-",
        "Mary",
        "Green",
        "Park",
        "the",
        "Hill",
        "and",
        "A57",
    ]
)


@given(st.lists(PART, max_size=7).map(" ".join))
@example("Mary A57 Tanner Street")
def test_nothing_that_identifies_gets_through(place: str) -> None:
    shared = shared_place(place)
    assert spot(shared) == [], (place, shared)
    assert not re.search(r"\d", shared) or re.fullmatch(r"[A-Z]{1,2}[0-9][0-9A-Z]?", shared)
    assert len(shared) <= 120
