"""Figures of a year are worked out once a day, for all desks, by whoever comes first."""

from datetime import date
from statistics import median
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Sensitivity
from feedback.models import Kept, Pace, WardMonth
from feedback.services.keeping import first_month, keep_figures
from partnerships.models import Ward
from tests.conftest import SignedIn
from tests.racing import at_once

TODAY = date(2026, 11, 23)


def told(ward: Ward, number: int, raised: date, on: date, *, restricted: bool = False) -> None:
    """A concern of that ward that was raised and told on these days, a week after its outcome's begin."""
    Issue.objects.create(
        reference=f"{ward.letters}-{raised:%y}-{number:04}", ward=ward, year=raised.year, number=number,
        concern="Bins", raised_on=raised, outcome_on=raised, told_on=on,
        **({"sensitivity": Sensitivity.RESTRICTED} if restricted else {}),
    )  # fmt: skip


@pytest.fixture
def some_told(harrowmere: Harrowmere) -> tuple[Ward, Ward]:
    """Two wards of one neighbourhood: told after 10, 20 and 40 days in November, one of them restricted, and before."""
    one = harrowmere.wards[1]
    other = next(w for w in harrowmere.wards.values() if w.neighbourhood == one.neighbourhood and w != one)
    told(one, 1, date(2026, 11, 2), date(2026, 11, 12))
    told(one, 2, date(2026, 10, 20), date(2026, 11, 9))
    told(one, 3, date(2026, 10, 1), date(2026, 11, 10), restricted=True)
    told(one, 4, date(2026, 3, 1), date(2026, 4, 30))
    told(one, 5, date(2025, 9, 1), date(2025, 9, 2))
    told(other, 1, date(2026, 11, 1), date(2026, 11, 5))
    keep_figures(TODAY)
    return one, other


def days(whole: bool, **of: Any) -> dict[date | None, tuple[float, int]]:
    return {pace.month: (pace.days, pace.told) for pace in Pace.objects.filter(whole=whole, **of)}


def test_a_month_stands_for_the_three_that_end_with_it_and_the_year_for_itself(some_told: tuple[Ward, Ward]) -> None:
    found = days(False, ward=some_told[0])
    expected: dict[date | None, tuple[float, int]] = {date(2026, month, 1): (60, 1) for month in (4, 5, 6)}
    assert found == expected | {date(2026, 11, 1): (15, 2), None: (20, 3)}


def test_restricted_ones_count_for_those_who_see_them_alone(some_told: tuple[Ward, Ward]) -> None:
    assert days(True, ward=some_told[0])[date(2026, 11, 1)] == (20, 3)
    assert days(False, ward=some_told[0])[date(2026, 11, 1)] == (15, 2)


def test_a_neighbourhood_s_median_is_of_its_concerns_and_not_of_its_wards(some_told: tuple[Ward, Ward]) -> None:
    assert days(False, neighbourhood=some_told[0].neighbourhood)[date(2026, 11, 1)] == (10, 3)


def test_months_are_counted_apart_where_they_are_restricted(some_told: tuple[Ward, Ward]) -> None:
    rows = WardMonth.objects.filter(ward=some_told[0], month=date(2026, 11, 1))
    found = {row.restricted: (row.raised, row.with_outcome, row.told) for row in rows}
    assert found == {False: (1, 1, 2), True: (0, 0, 1)}
    assert not WardMonth.objects.filter(month__lt=date(2026, 5, 1)).exists()  # a quarter and the one before it


def test_a_day_is_worked_out_once_and_the_next_day_anew(some_told: tuple[Ward, Ward]) -> None:
    told(some_told[0], 6, date(2026, 11, 3), date(2026, 11, 20))
    assert not keep_figures(TODAY)
    assert not keep_figures(date(2026, 11, 20))  # a clock that was put back works nothing out
    assert days(False, ward=some_told[0])[None] == (20, 3)
    assert keep_figures(date(2026, 11, 24))
    assert days(False, ward=some_told[0])[None] == (18.5, 4)
    assert [kept.on for kept in Kept.objects.all()] == [date(2026, 11, 24)]


def test_of_two_beats_one_works_it_out(transactional_harrowmere: Harrowmere) -> None:
    told(transactional_harrowmere.wards[1], 1, date(2026, 11, 2), date(2026, 11, 12))
    assert sum(at_once(keep_figures, [TODAY] * 8)) == 1
    assert WardMonth.objects.count() == 1


@pytest.mark.django_db
@given(after=some.lists(some.integers(0, 90), min_size=1, max_size=9))
def test_the_median_is_the_median(after: list[int]) -> None:
    Issue.objects.all().delete()
    ward, _ = Ward.objects.get_or_create(gss_code="E05000001", name="Ash", slug="ash", letters="ASH")
    for number, wait in enumerate(after):
        told(ward, number, date.fromordinal(date(2026, 11, 20).toordinal() - wait), date(2026, 11, 20))
    keep_figures(TODAY, again=True)
    assert days(False, ward=ward)[None] == (median(after), len(after))


@pytest.mark.parametrize(("today", "first"), [(TODAY, date(2025, 12, 1)), (date(2026, 1, 31), date(2025, 2, 1))])
def test_a_year_begins_eleven_months_before_this_one(today: date, first: date) -> None:
    assert first_month(today) == first


def test_a_desk_says_when_they_were_worked_out_and_nothing_before(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    client: Client = signed_in(harrowmere.lena)
    assert b"once a day" not in client.get("/desk/").content
    told(harrowmere.wards[1], 1, timezone.localdate(), timezone.localdate())
    keep_figures(timezone.localdate())
    page = client.get("/desk/")
    assert page.content.count(b"once a day") == 2
    told_now = next(figure for figure in page.context["reports"][0].figures if figure.label == "Told")
    assert (told_now.now, told_now.before) == (1, 0)
