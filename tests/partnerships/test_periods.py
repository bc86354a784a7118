"""Months and quarters: whole, and one after the other."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from partnerships.periods import month_of, quarter_of, quarters


@pytest.mark.parametrize(
    ("today", "this", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2025, 10, 1)),
        (date(2026, 11, 22), date(2026, 10, 1), date(2026, 7, 1)),
        (date(2026, 6, 30), date(2026, 4, 1), date(2026, 1, 1)),
        (date(2026, 5, 31), date(2026, 4, 1), date(2026, 1, 1)),
    ],
)
def test_a_quarter_and_the_one_before(today: date, this: date, last: date) -> None:
    assert [quarter.first for quarter in quarters(today, 2)] == [this, last]


def test_quarters_are_whole_and_follow_each_other() -> None:
    found = quarters(date(2026, 2, 28), 8)
    assert (found[0].first, found[0].last, found[0].key) == (date(2026, 1, 1), date(2026, 3, 31), "2026-1")
    assert (found[1].months, found[7].key) == ("October to December 2025", "2024-2")
    for later, earlier in pairwise(found):
        assert earlier.last + timedelta(days=1) == later.first


def test_a_month_and_what_came_before_it() -> None:
    february = month_of(date(2024, 2, 10))
    assert (february.first, february.last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (february.before.first, february.before.last) == (date(2024, 1, 3), date(2024, 1, 31))
    assert quarter_of(date(2026, 12, 31)).before.last == date(2026, 9, 30)
