"""Addresses and letters of wards: unique in the book, fit to be printed, and the same every time."""

from __future__ import annotations

from itertools import product
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.demonstration.cast import WARDS
from partnerships.importing.naming import UNFIT, letters_for, slug_for

NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(("name", "letters"), WARDS)
def test_the_first_three_letters_come_first(name: str, letters: str) -> None:
    assert letters_for(name, NOBODY) == letters


@pytest.mark.parametrize(
    ("name", "taken", "letters"),
    [
        ("Ashton upon Mersey", {"ASH"}, "AUM"),
        ("Sale Moor", {"SAL"}, "SMO"),
        ("Millbrook", {"MIL"}, "MIB"),
        ("Assheton", NOBODY, "ASH"),
        ("Ty", NOBODY, "TYX"),
        ("Sgìr Ùige", NOBODY, "SGI"),
        ("6", NOBODY, "XXX"),
    ],
)
def test_the_next_best_letters_are_from_the_name(name: str, taken: set[str], letters: str) -> None:
    assert letters_for(name, taken) == letters


def test_there_are_letters_for_every_ward_of_the_country_and_its_history() -> None:
    every = {"".join(letters) for letters in product(ascii_uppercase, repeat=3)}
    assert letters_for("Castle", every - {"QZJ"}) == "QZJ"
    assert letters_for("Castle", every - UNFIT) is None
    assert len(every - UNFIT) > 17_500


@given(name=st.text(min_size=1, max_size=60))
def test_any_name_gets_three_capital_letters(name: str) -> None:
    letters = letters_for(name, NOBODY)
    assert letters is not None
    assert len(letters) == 3
    assert letters.isascii()
    assert letters.isalpha()
    assert letters.isupper()


@pytest.mark.parametrize(
    ("facts", "slug"),
    [
        ({}, "hale-barns-and-timperley-south"),
        ({"repeated": True}, "hale-barns-and-timperley-south-trafford"),
        ({"repeated": True, "authority": ""}, "hale-barns-and-timperley-south-e05015249"),
        ({"taken": {"hale-barns-and-timperley-south"}}, "hale-barns-and-timperley-south-trafford"),
        ({"taken": {"hale-barns-and-timperley-south"}, "ended": True}, "hale-barns-and-timperley-south-2023"),
        ({"taken": {"hale-barns-and-timperley-south"}, "authority": ""}, "hale-barns-and-timperley-south-2023"),
    ],
)
def test_the_address_tells_two_of_a_name_apart(facts: dict[str, object], slug: str) -> None:
    usual: dict[str, object] = {
        "name": "Hale Barns & Timperley South", "code": "E05015249", "authority": "Trafford", "year": 2023,
        "taken": NOBODY, "repeated": False, "ended": False,
    }  # fmt: skip
    assert slug_for(**{**usual, **facts}) == slug  # type: ignore[arg-type]
