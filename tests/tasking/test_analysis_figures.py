"""What an analytical document may tell: no count below five, none from which one follows, at most a street (safety)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Issue, Sensitivity
from partnerships.periods import Period
from tasking.analysis_figures import figures_of, told
from tasking.models import Priority
from tests.counting import at_most
from tests.engagement.making import an_issue
from tests.feedback.lateness import at

TODAY = date(2026, 7, 14)
SPRING = Period(date(2026, 4, 1), date(2026, 6, 30))


@pytest.fixture
def borough(db: None) -> Iterator[Harrowmere]:
    with time_machine.travel(at(TODAY, 10), tick=True):
        yield make_harrowmere(today=TODAY)


def raised(borough: Harrowmere, number: int, *, ward: int = 1, on: date = date(2026, 5, 4), **facts: str) -> None:
    made = [an_issue(borough, ward=ward, concern=f"Rubbish {n}").pk for n in range(number)]
    Issue.objects.filter(pk__in=made).update(**{"raised_on": on, "shared_place": "", **facts})


def test_wards_with_few_are_not_told_and_take_another_with_them(borough: Harrowmere) -> None:
    for ward, number in ((1, 9), (2, 12), (3, 2)):
        raised(borough, number, ward=ward)
    raised(borough, 6, on=date(2026, 2, 3))
    with at_most(11):
        figures = figures_of(borough.ltm(1), SPRING)
    rows = {label: (now, before) for label, now, before in figures["wards"]["rows"]}
    names = [borough.wards[number].name for number in (1, 2, 3)]
    assert figures["wards"]["total"] == 23
    assert rows[names[2]] == (None, None)
    assert sum(rows[name][0] is None for name in names) == 2, "one alone would follow by subtracting"
    assert figures["wards"]["total_before"] == 6


def test_restricted_issues_are_not_counted_and_their_priorities_not_named(borough: Harrowmere) -> None:
    raised(borough, 7, sensitivity=Sensitivity.RESTRICTED)
    issue = Issue.objects.first()
    assert issue is not None
    Priority.objects.create(
        ward=borough.wards[1], issue=issue, title="CANARY", review_on=TODAY, chosen_on=date(2026, 2, 1)
    )
    figures = figures_of(borough.ltm(1), SPRING)
    assert figures["wards"]["total"] is None
    assert "CANARY" not in str(figures)


def test_a_street_is_named_from_five_on_and_never_a_house(borough: Harrowmere) -> None:
    raised(borough, 5, shared_place="Tanner Street", place="14 Tanner Street")
    raised(borough, 4, shared_place="Mill Lane")
    figures = figures_of(borough.ltm(1), SPRING)
    assert figures["places"] == [["Tanner Street", borough.wards[1].name, 5]]
    assert "14" not in str(figures["places"])


@given(st.lists(st.integers(0, 30), min_size=2, max_size=12))
def test_whatever_the_counts_none_below_five_is_told_nor_left_over(counts: list[int]) -> None:
    parts, total = told([str(n) for n in range(len(counts))], counts)
    assert all(part is None or part >= 5 for part in parts)
    hidden = [count for count, part in zip(counts, parts, strict=True) if part is None]
    if total is not None and hidden:
        assert len(hidden) > 1
        assert sum(hidden) >= 5
