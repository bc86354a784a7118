"""Ten years of mornings, Europe/London: none missing, none twice, over clock changes and month ends (safety 25)."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from feedback.reminders.due import is_working_day, occasion
from feedback.services.reminding import digest_day
from tests.feedback.lateness import LONDON, at

DAY = timedelta(days=1)
BEGIN, END = date(2025, 1, 1), date(2035, 1, 1)


def days(begin: date, end: date) -> list[date]:
    return [begin + DAY * number for number in range((end - begin).days)]


def test_every_working_day_has_its_digest_and_no_other_day() -> None:
    """Asked every half hour for ten years, the first yes of each day comes at seven by the wall's clock."""
    firsts: dict[date, datetime] = {}
    moment, end = datetime(2025, 1, 1, tzinfo=UTC), datetime(2035, 1, 1, tzinfo=UTC)
    while moment < end:
        day = digest_day(moment)
        if day is not None:
            firsts.setdefault(day, moment.astimezone(LONDON))
        moment += timedelta(minutes=30)
    assert list(firsts) == [day for day in days(BEGIN, END) if is_working_day(day)]
    assert {(first.hour, first.minute) for first in firsts.values()} == {(7, 0)}
    assert all(first.date() == day for day, first in firsts.items())


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 12, 24), True), (date(2026, 12, 25), False), (date(2026, 12, 26), False),
        (date(2026, 12, 28), False), (date(2026, 12, 29), True), (date(2027, 1, 1), False),
        (date(2027, 3, 26), False), (date(2027, 3, 29), False), (date(2028, 2, 29), True),
    ],
)  # fmt: skip
def test_it_knows_the_bank_holidays_of_england(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize("day", [date(2026, 3, 30), date(2026, 10, 26)])
def test_it_keeps_to_the_wall_after_the_clocks_change(day: date) -> None:
    assert digest_day(at(day, 6, 59)) is None
    assert digest_day(at(day, 7, 0)) == day


def test_a_thing_is_said_on_its_day_and_once_each_week_after() -> None:
    """For a thing due on any day of ten years: said first on its day, then once a week on Mondays, without drift."""
    for since in days(BEGIN, date(2034, 10, 1)):
        said = [occasion(since, day) for day in days(since, since + 60 * DAY)]
        assert said == sorted(said)
        told = list(dict.fromkeys(said))
        assert told[0] == since
        assert all(day.weekday() == 0 for day in told[1:])
        assert {later - earlier for earlier, later in pairwise(told[1:])} == {7 * DAY}
        assert 5 <= (told[1] - since).days <= 11


def test_each_occasion_is_met_by_a_working_day_within_the_week() -> None:
    """Christmas and Easter included: between one Monday and the next there is always a morning to say it on."""
    weeks = Counter(
        day - DAY * day.weekday() for day in days(date(2025, 1, 6), date(2034, 12, 25)) if is_working_day(day)
    )
    assert min(weeks.values()) >= 2
