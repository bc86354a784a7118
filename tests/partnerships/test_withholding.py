"""Small counts are withheld, and nothing told gives one away: not by subtraction, not by knowing the rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.withholding import FEWEST, Parts, tell_parts_of, tell_two

MOST = 26


def tables(answers: int, of: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many people can have given so many answers, one each."""
    if answers == 1:
        yield (of,)
        return
    for first in range(of + 1):
        for rest in tables(answers - 1, of - first):
            yield (first, *rest)


@cache
def by_what_is_told(answers: int, of: int) -> dict[Parts | None, list[tuple[int, ...]]]:
    """What somebody who knows the rule can work out: the tables behind each thing that is told."""
    found: dict[Parts | None, list[tuple[int, ...]]] = {}
    for table in tables(answers, of):
        found.setdefault(tell_parts_of(table, of), []).append(table)
    return found


@settings(max_examples=300)
@given(st.integers(2, 4), st.integers(FEWEST, MOST), st.data())
def test_no_small_count_can_be_worked_out(answers: int, of: int, data: st.DataObject) -> None:
    told, behind = data.draw(st.sampled_from(list(by_what_is_told(answers, of).items())))
    assert told is not None
    for place, number in enumerate(told.counts):
        possible = {table[place] for table in behind}
        if number is None:
            assert len(possible) > 1, f"{told}: answer {place} can only be {possible}"
        else:
            assert number >= FEWEST


@settings(max_examples=300)
@given(st.lists(st.integers(0, 40), min_size=2, max_size=12))
def test_what_is_left_by_subtracting_is_no_small_number(counts: list[int]) -> None:
    of = sum(counts)
    told = tell_parts_of(counts, of)
    if told is None:
        assert of < FEWEST
        return
    left = of - sum(number for number in told.counts if number is not None)
    assert left == (told.together or 0)
    assert left == 0 or (left >= FEWEST and told.counts.count(None) >= 2)


@pytest.mark.parametrize(
    ("counts", "of", "told"),
    [
        ((18, 9, 7), 34, (18, 9, 7)),
        ((18, 14, 2), 34, (18, None, None)),
        ((2, 14, 18), 34, (None, None, 18)),
        ((31, 2, 1), 34, (None, None, None)),
        ((3, 4, 27), 34, (None, None, 27)),
        ((0, 17, 17), 34, (None, None, 17)),
        ((2, 2), 4, None),
    ],
)
def test_neighbours_are_withheld_with_it(counts: tuple[int, ...], of: int, told: tuple[int | None, ...] | None) -> None:
    found = tell_parts_of(counts, of)
    assert (found.counts if found else None) == told


@pytest.mark.parametrize(("number", "of", "told"), [(18, 34, 18), (4, 34, None), (30, 34, None), (5, 10, 5)])
def test_one_count_and_its_total(number: int, of: int, told: int | None) -> None:
    assert tell_two(number, of) == told
