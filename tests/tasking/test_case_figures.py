"""The figures of a case register: no number below five, and none that can be worked out (T8; SI 2007/1831)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from config.demonstration.cast import Harrowmere
from partnerships.withholding import FEW, tell, tell_parts, total_is_safe
from tasking.case_figures import figures
from tasking.models import Case, Power, PowerUse
from tests.conftest import SignedIn
from tests.tasking.casework import case_meeting, case_referred, case_taken_up


@given(st.lists(st.integers(0, 4), max_size=6))
def test_a_total_that_is_told_gives_away_none_that_is_withheld(hidden: list[int]) -> None:
    """Whoever knows the total, and one of the withheld numbers as its agency does, can rule out no value of another."""
    if not hidden or not total_is_safe(hidden):
        return
    possible = [cells for cells in product(range(5), repeat=len(hidden)) if sum(cells) == sum(hidden)]
    for known, own in enumerate(hidden):
        left = [cells for cells in possible if cells[known] == own]
        for other in set(range(len(hidden))) - {known}:
            assert {cells[other] for cells in left} == set(range(5))


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        ({"a": 5, "b": 9}, 14),
        ({"a": 5, "b": 2}, None),  # 7 - 5 would tell
        ({"a": 9, "b": 0, "c": 0}, None),
        ({"a": 4, "b": 4, "c": 4, "d": 9}, None),  # 21 - 9 = 12: each can only be 4
        ({"a": 3, "b": 2, "c": 2, "d": 2, "e": 11}, None),  # one short: who knows the 3 rules nothing out, but 9 > 8
        ({"a": 2, "b": 2, "c": 2, "d": 2, "e": 11}, 19),
    ],
)
def test_totals(parts: dict[str, int], total: int | None) -> None:
    assert tell_parts(parts)[1] == total


@pytest.mark.parametrize("number", [0, 1, 4])
def test_nought_is_withheld_like_any_small_number(number: int) -> None:
    assert tell("Referred", number).words == FEW


@pytest.mark.django_db
def test_a_quarter_counts_what_happened_in_it(harrowmere: Harrowmere) -> None:
    group, today = case_meeting(harrowmere), date(2026, 5, 20)
    cases = [case_taken_up(harrowmere, group) for _ in range(6)]
    power = Power.objects.get(name="Civil injunction")
    for number, case in enumerate(cases):
        day = date(2026, 3, 31) if number < 5 else date(2026, 4, 1)
        Case.objects.filter(pk=case.pk).update(referred_on=day, taken_up_on=day)
        PowerUse.objects.create(case=case, power=power, used_on=day)
    latest, before, *_ = figures(group, today)
    assert (latest.days.first, latest.days.last) == (date(2026, 1, 1), date(2026, 3, 31))
    referred, _, enforcement = latest.tables
    assert [(part.label, part.number) for part in referred.shown] == [("Harrowmere Police", 5)]
    assert [(part.label, part.number) for part in enforcement.shown] == [("Civil injunction", 5)]
    assert (latest.taken_up.words, referred.total, before.taken_up.words) == ("5", None, FEW)


@pytest.mark.django_db
@pytest.mark.parametrize("username", ["anya", "lena"])
def test_who_counts_sees_no_case_and_nothing_of_the_quarter_that_runs(
    harrowmere: Harrowmere, signed_in: SignedIn, username: str
) -> None:
    group, reader = case_meeting(harrowmere), signed_in(harrowmere.people[username])
    case_referred(harrowmere, group)

    def page() -> str:
        return reader.get("/cases/figures/").content.decode().split('id="main"')[1].split("wb-as-at")[0]

    before = page()
    case_referred(harrowmere, group)
    assert page() == before
    assert "fewer than five" in before
    Case.objects.update(referred_on=timezone.localdate() - timedelta(days=100))
    assert "Noise and threats" not in page()
