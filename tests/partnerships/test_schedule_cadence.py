"""The days a cadence asks for: ten years of Europe/London with nothing missing, twice, or adrift (P5, safety 25)."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from partnerships.models import CadenceUnit
from partnerships.services.schedule import Cadence, is_bank_holiday, local_moment, moved_off_holidays, slots

TEN_YEARS = (date(2026, 1, 1), date(2035, 12, 31))
LONDON = ZoneInfo("Europe/London")
WEEKS, MONTHS = CadenceUnit.WEEKS, CadenceUnit.MONTHS


@pytest.mark.parametrize("every", [1, 2, 4, 10, 11, 12])
@pytest.mark.parametrize("anchor", [date(2025, 3, 30), date(2024, 2, 29), date(2025, 12, 25), date(2026, 1, 5)])
def test_weeks_come_every_so_many_weeks_for_ten_years(anchor: date, every: int) -> None:
    days = [slot.on for slot in slots(Cadence(anchor, every, WEEKS), first=TEN_YEARS[0], last=TEN_YEARS[1])]
    assert {(after - before).days for before, after in pairwise(days)} == {7 * every}
    assert {(day - anchor).days % (7 * every) for day in days} == {0}
    assert (days[0] - TEN_YEARS[0]).days < 7 * every
    assert (TEN_YEARS[1] - days[-1]).days < 7 * every


@pytest.mark.parametrize("every", [1, 2, 3, 6])
@pytest.mark.parametrize(
    "anchor", [date(2025, 1, 6), date(2025, 1, 14), date(2024, 2, 29), date(2025, 3, 31), date(2025, 8, 25)]
)
def test_months_keep_weekday_and_week_for_ten_years(anchor: date, every: int) -> None:
    days = [slot.on for slot in slots(Cadence(anchor, every, MONTHS), first=TEN_YEARS[0], last=TEN_YEARS[1])]
    months = [day.year * 12 + day.month for day in days]
    assert {after - before for before, after in pairwise(months)} == {every}
    assert {day.weekday() for day in days} == {anchor.weekday()}
    ordinal = (anchor.day - 1) // 7
    for day in days:
        fifth_taken_as_last = ordinal == 4 and (day + timedelta(days=7)).month != day.month
        assert (day.day - 1) // 7 == ordinal or fifth_taken_as_last


def test_asking_for_any_stretch_gives_the_same_days() -> None:
    cadence = Cadence(date(2025, 3, 31), 3, MONTHS)
    whole = [slot.on for slot in slots(cadence, first=TEN_YEARS[0], last=TEN_YEARS[1])]
    pieces: list[date] = []
    first = TEN_YEARS[0]
    while first <= TEN_YEARS[1]:
        last = min(first + timedelta(days=37), TEN_YEARS[1])
        pieces += [slot.on for slot in slots(cadence, first=first, last=last)]
        first = last + timedelta(days=1)
    assert pieces == whole


def test_nothing_before_the_first_meeting_day() -> None:
    cadence = Cadence(date(2026, 6, 2), 1, MONTHS)
    assert next(slots(cadence, first=date(2026, 1, 1), last=date(2026, 12, 31))).on == date(2026, 6, 2)


@pytest.mark.parametrize("every", [1, 4, 11])
@pytest.mark.parametrize("weekday", range(7))
def test_held_days_are_no_bank_holidays_and_in_order(weekday: int, every: int) -> None:
    cadence = Cadence(date(2025, 1, 6) + timedelta(days=weekday), every, WEEKS)
    held = [slot.held_on for slot in slots(cadence, first=TEN_YEARS[0], last=TEN_YEARS[1])]
    assert not [day for day in held if is_bank_holiday(day)]
    assert held == sorted(set(held))


@pytest.mark.parametrize(
    ("slot", "following", "held"),
    [
        (date(2026, 5, 4), date(2026, 6, 1), date(2026, 5, 11)),  # May Day: the Monday after
        (date(2026, 12, 25), date(2027, 1, 22), date(2027, 1, 8)),  # Christmas, then New Year's Day
        (date(2026, 5, 4), date(2026, 5, 11), date(2026, 5, 5)),  # a weekly group: the next working day
        (date(2026, 12, 25), date(2027, 1, 1), date(2026, 12, 29)),  # Boxing Day is made up for on the 28th
        (date(2026, 5, 5), date(2026, 5, 12), date(2026, 5, 5)),
    ],
)
def test_round_bank_holidays(slot: date, following: date, held: date) -> None:
    assert moved_off_holidays(slot, before=following) == held


def test_half_past_six_stays_half_past_six_through_the_clock_changes() -> None:
    cadence = Cadence(date(2025, 1, 6), 1, WEEKS)
    moments = [
        local_moment(slot.held_on, time(18, 30)) for slot in slots(cadence, first=TEN_YEARS[0], last=TEN_YEARS[1])
    ]
    stored = [moment.astimezone(UTC) for moment in moments]
    assert {moment.hour for moment in stored} == {17, 18}
    assert {moment.astimezone(LONDON).time() for moment in stored} == {time(18, 30)}
