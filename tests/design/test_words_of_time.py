"""Dates and times as people say them, in London's time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from partnerships.templatetags.wardbook import clock, day, moment, short_day


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (time(18, 30), "6:30pm"),
        (time(10, 0), "10am"),
        (time(0, 0), "12am"),
        (datetime(2026, 11, 5, 18, 30, tzinfo=UTC), "6:30pm"),
        (datetime(2026, 7, 5, 18, 30, tzinfo=UTC), "7:30pm"),  # summer time
        (None, ""),
    ],
)
def test_the_time_of_day(value: datetime | time | None, said: str) -> None:
    assert clock(value) == said


def test_days_and_moments() -> None:
    assert day(date(2026, 11, 5)) == "Thursday 5 November 2026"
    assert short_day(date(2026, 11, 5)) == "5 Nov 2026"
    assert moment(datetime(2026, 7, 5, 23, 15, tzinfo=UTC)) == "6 July 2026 at 12:15am"
    assert day(None) == short_day(None) == moment(None) == ""
