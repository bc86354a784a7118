"""When boundaries change, the wards that were stay in the book with their end, and what became of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from partnerships.importing.wards import WardReport, import_wards
from partnerships.models import Ward, WardBoundary, WardSuccession
from tests.partnerships.importing.files import code, collection, feature, square, written

OLD, NEW = date(2017, 5, 4), date(2023, 5, 4)


def take(folder: Path, day: date, *features: Any) -> WardReport:
    return import_wards(written(folder, collection(*features)), valid_from=day, vintage=str(day.year))


def successions() -> dict[tuple[str, str], float]:
    rows = WardSuccession.objects.values_list("predecessor__gss_code", "successor__gss_code", "share")
    return {(before[-1], after[-1]): share for before, after, share in rows}


def year_of(day: date | None) -> int | None:
    return day.year if day else None


def lives() -> dict[str, tuple[int | None, int | None]]:
    """From when to when each ward is, in years, by the last figure of its code."""
    return {ward.gss_code[-1]: (year_of(ward.valid_from), year_of(ward.valid_to)) for ward in Ward.objects.all()}


@pytest.fixture
def three_wards(db: None, tmp_path: Path) -> Path:
    take(tmp_path, OLD, *(feature(n, name, square(n)) for n, name in ((1, "Pierhead"), (2, "Harbour"), (3, "Dunes"))))
    return tmp_path


def halves(*, west: int, east: int) -> list[Any]:
    """Harbour split: its western half goes to the new Pierhead, its eastern half is a ward of its own."""
    return [
        feature(west, "Pierhead", square(1, wide=1.5)), feature(east, "Harbour East", square(2.5, wide=0.5)),
        feature(3, "Dunes", square(3)),
    ]  # fmt: skip


def test_a_ward_split_in_two_is_a_predecessor_of_both(three_wards: Path) -> None:
    take(three_wards, NEW, *halves(west=4, east=5))
    assert lives() == {"1": (2017, 2023), "2": (2017, 2023), "3": (2017, None), "4": (2023, None), "5": (2023, None)}
    assert successions() == pytest.approx({("1", "4"): 1.0, ("2", "4"): 0.5, ("2", "5"): 0.5}, abs=1e-3)
    assert [ward.name for ward in Ward.objects.get(gss_code=code(4)).predecessors.all()] == ["Harbour", "Pierhead"]


def test_each_keeps_its_own_address_and_letters(three_wards: Path) -> None:
    before = dict(Ward.objects.values_list("gss_code", "slug"))
    take(three_wards, NEW, *halves(west=4, east=5))
    after = dict(Ward.objects.values_list("gss_code", "slug"))
    assert before.items() <= after.items()
    assert (after[code(1)], after[code(4)], after[code(5)]) == ("pierhead", "pierhead-2023", "harbour-east")
    assert dict(Ward.objects.values_list("gss_code", "letters")) == {
        code(1): "PIE", code(2): "HAR", code(3): "DUN", code(4): "PIR", code(5): "HEA",
    }  # fmt: skip


def test_the_outline_of_a_day_is_the_one_then_valid(three_wards: Path) -> None:
    take(three_wards, NEW, *halves(west=4, east=5))
    assert [ward.gss_code[-1] for ward in Ward.objects.current(date(2020, 1, 1)).order_by("gss_code")] == list("123")
    assert [ward.gss_code[-1] for ward in Ward.objects.current(NEW).order_by("gss_code")] == list("345")
    assert list(WardBoundary.objects.filter(ward__gss_code=code(1)).values_list("valid_from", "valid_to")) == [
        (OLD, NEW)
    ]


def test_the_same_code_with_a_new_shape_gets_a_new_outline(three_wards: Path) -> None:
    report = take(
        three_wards, NEW, feature(1, "Pierhead", square(1, wide=1.2)), feature(2, "Harbour", square(2.2, wide=0.8))
    )
    assert report.changes.redrawn == ["E05990001 Pierhead", "E05990002 Harbour"]
    outlines = WardBoundary.objects.filter(ward__gss_code=code(1)).order_by("valid_from")
    assert [(o.vintage, o.valid_from, o.valid_to) for o in outlines] == [("2017", OLD, NEW), ("2023", NEW, None)]
    assert Ward.objects.get(gss_code=code(1)).valid_from == OLD
    assert successions() == {}  # both wards go on


def test_a_ward_that_goes_on_can_be_a_predecessor(three_wards: Path) -> None:
    """Dunes keeps its code and gives a quarter of its land to a ward that is new."""
    take(three_wards, NEW, feature(3, "Dunes", square(3, wide=0.75)), feature(6, "Beach", square(3.75, wide=0.25)))
    assert successions() == pytest.approx({("3", "6"): 0.25}, abs=1e-3)
    assert lives()["3"] == (2017, None)


def test_a_file_of_part_of_the_area_leaves_the_rest_alone(three_wards: Path) -> None:
    take(three_wards, NEW, feature(4, "Pierhead", square(1)))
    assert lives() == {"1": (2017, 2023), "2": (2017, None), "3": (2017, None), "4": (2023, None)}


def test_a_sliver_is_no_succession(three_wards: Path) -> None:
    """The new edition draws the border 0.5 % of a ward further east."""
    take(
        three_wards,
        NEW,
        feature(4, "Pierhead", square(1, wide=1.005)),
        feature(5, "Harbour", square(2.005, wide=0.995)),
    )
    assert set(successions()) == {("1", "4"), ("2", "5")}


def test_a_name_changes_and_the_address_stays(three_wards: Path) -> None:
    report = take(three_wards, NEW, feature(1, "Pierhead & Quays", square(1)))
    ward = Ward.objects.get(gss_code=code(1))
    assert (ward.name, ward.slug, ward.letters) == ("Pierhead & Quays", "pierhead", "PIE")
    assert report.changes.renamed == ["E05990001 Pierhead, now Pierhead & Quays"]


def test_an_older_file_adds_what_was_before_and_changes_nothing_of_today(db: None, tmp_path: Path) -> None:
    take(tmp_path, NEW, *halves(west=4, east=5))
    take(tmp_path, OLD, *(feature(n, name, square(n)) for n, name in ((1, "Pierhead"), (2, "Harbour"), (3, "Dune"))))
    assert lives() == {"1": (2017, 2023), "2": (2017, 2023), "3": (2017, None), "4": (2023, None), "5": (2023, None)}
    assert successions() == pytest.approx({("1", "4"): 1.0, ("2", "4"): 0.5, ("2", "5"): 0.5}, abs=1e-3)
    assert Ward.objects.get(gss_code=code(3)).name == "Dunes"


def test_a_file_from_between_is_fitted_in(three_wards: Path) -> None:
    """2017, then 2023, then the file of 2020 turns up: the wards of 2017 ended in 2020."""
    take(three_wards, NEW, *halves(west=4, east=5))
    take(three_wards, date(2020, 5, 7), feature(7, "Old Town", square(1, wide=2)), feature(3, "Dunes", square(3)))
    assert lives() == {
        "1": (2017, 2020), "2": (2017, 2020), "3": (2017, None), "7": (2020, 2023), "4": (2023, None),
        "5": (2023, None),
    }  # fmt: skip
    assert successions() == pytest.approx(
        {("1", "7"): 1.0, ("2", "7"): 1.0, ("7", "4"): 0.75, ("7", "5"): 0.25}, abs=1e-3
    )


def test_next_years_boundaries_can_be_imported_ahead(three_wards: Path) -> None:
    coming = date(timezone.localdate().year + 1, 5, 1)
    take(three_wards, coming, *halves(west=4, east=5))
    today, then = (set(Ward.objects.current(day).values_list("gss_code", flat=True)) for day in
                   (timezone.localdate(), coming))  # fmt: skip
    assert today == {code(1), code(2), code(3)}
    assert then == {code(3), code(4), code(5)}
