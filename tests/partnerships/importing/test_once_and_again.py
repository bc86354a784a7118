"""A file imported twice changes nothing the second time, and a dry run changes nothing at all."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.importing.features import FeatureStream
from partnerships.importing.files import opened
from partnerships.importing.wards import import_wards
from partnerships.models import Partnership, Ward, WardBoundary
from tests.partnerships.importing.files import SIDE, SOUTH, WEST, code, collection, feature, square, written


def round_ward(points: int) -> dict[str, Any]:
    turns = [2 * math.pi * step / points for step in range(points)]
    ring = [[WEST + SIDE * math.cos(turn), SOUTH + 1 + SIDE * math.sin(turn)] for turn in turns]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def everything() -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM partnerships_wardevent")
        events = cursor.fetchone()[0]
    return [events, *Ward.objects.order_by("pk").values(), *WardBoundary.objects.order_by("pk").values()]


def test_the_second_import_changes_nothing(db: None, tmp_path: Path) -> None:
    path = written(tmp_path, collection(*(feature(n, f"Ward {n}", square(n)) for n in range(1, 6))))
    assert len(import_wards(path).changes.created) == 5
    before = everything()
    assert import_wards(path).changes.nothing
    assert everything() == before


def test_a_dry_run_says_what_it_would_do_and_does_nothing(db: None, tmp_path: Path) -> None:
    path = written(tmp_path, collection(feature(1, "Pierhead", square(1))))
    report = import_wards(path, dry_run=True)
    assert [ward.name for ward in report.changes.created] == ["Pierhead"]
    assert not Ward.objects.exists()


def test_the_order_of_the_features_makes_no_difference(db: None, tmp_path: Path) -> None:
    features = [feature(n, f"Long Sands {n}", square(n)) for n in range(1, 9)]
    import_wards(written(tmp_path, collection(*features)))
    forwards = dict(Ward.objects.values_list("gss_code", "letters"))
    Ward.objects.all().delete()
    import_wards(written(tmp_path, collection(*reversed(features))))
    assert dict(Ward.objects.values_list("gss_code", "letters")) == forwards


def test_a_ward_listed_in_parts_is_joined(db: None, tmp_path: Path) -> None:
    parts = [feature(1, "Pierhead", square(1)), feature(1, "Pierhead", square(2)), feature(1, "Pierhead", square(2))]
    report = import_wards(written(tmp_path, collection(*parts)))
    assert report.joined == ["E05990001 Pierhead (features 1 and 2)", "E05990001 Pierhead (features 1 and 3)"]
    outline = WardBoundary.objects.get()
    assert (round(outline.west, 4), round(outline.east, 4)) == (WEST + SIDE, WEST + 3 * SIDE)
    assert import_wards(written(tmp_path, collection(*parts))).changes.nothing


def test_a_coarser_drawing_does_not_replace_a_fine_one(db: None, tmp_path: Path) -> None:
    fine = written(tmp_path, collection(feature(1, "Pierhead", round_ward(120))), "wards_2022.geojson")
    coarse = written(tmp_path, collection(feature(1, "Pierhead", round_ward(18), WD23CD=code(1))), "coarse.geojson")
    import_wards(fine, vintage="2022")
    assert import_wards(coarse).changes.coarser == ["E05990001 Pierhead"]
    assert len(WardBoundary.objects.get().geometry["coordinates"][0]) == 121
    Ward.objects.all().delete()
    import_wards(coarse)
    assert import_wards(fine).changes.finer == ["E05990001 Pierhead"]
    assert len(WardBoundary.objects.get().geometry["coordinates"][0]) == 121
    assert import_wards(coarse).changes.nothing


def test_the_partnership_is_given_once(db: None, tmp_path: Path) -> None:
    partnership = Partnership.objects.create(name="Seaborough", slug="seaborough")
    path = written(tmp_path, collection(feature(1, "Pierhead", square(1))))
    import_wards(path)
    assert import_wards(path, partnership=partnership).changes.assigned == 1
    assert Ward.objects.get().partnership == partnership
    assert import_wards(path, partnership=partnership).changes.nothing


def test_features_come_before_the_file_is_read_to_its_end(tmp_path: Path) -> None:
    path = written(tmp_path, collection(*(feature(n % 900, f"Ward {n}", square(n % 90)) for n in range(4000))))
    with opened(path) as source:
        next(iter(FeatureStream(source)))
        assert source.fraction < 0.2


@pytest.mark.parametrize("wards", [50, 200])
def test_queries_do_not_grow_with_the_file(db: None, tmp_path: Path, wards: int) -> None:
    path = written(tmp_path, collection(*(feature(n, f"Ward {n}", square(n % 40, n // 40)) for n in range(wards))))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        import_wards(path)
    assert len(queries) <= 20


def test_history_says_which_import_wrote_a_ward(db: None, tmp_path: Path) -> None:
    import_wards(written(tmp_path, collection(feature(1, "Pierhead", square(1)))))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.metadata ->> 'reason' FROM pghistory_context c "
            "JOIN partnerships_wardevent e ON e.pgh_context_id = c.id"
        )
        assert cursor.fetchone()[0] == "import_wards wards.geojson"
