"""A file that is wrong is refused whole, and the answer says which feature is wrong and why."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from partnerships.importing.problems import LISTED, ImportRefusedError
from partnerships.importing.wards import import_wards
from partnerships.models import Partnership, Ward
from tests.partnerships.importing.files import SIDE, SOUTH, WEST, code, collection, feature, square, written

GOOD = json.dumps(collection(feature(1, "Pierhead", square(0)), feature(2, "Harbour", square(1))))
BOW_TIE = {"type": "Polygon", "coordinates": [[[1, 53], [1.1, 53.1], [1.1, 53], [1, 53.1], [1, 53]]]}


def refused(path: Path, **options: Any) -> list[str]:
    """The reasons for which the file is refused; nothing of it may be in the book."""
    with pytest.raises(ImportRefusedError) as caught:
        import_wards(path, **options)
    assert not Ward.objects.exists()
    return [str(problem) for problem in caught.value.problems.first]


PACKED = gzip.compress(GOOD.encode(), mtime=0)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "wards.geojson is empty."),
        (b"  \n", "wards.geojson is empty."),
        (b"\xef\xbb\xbf", "wards.geojson is empty."),
        (gzip.compress(b"", mtime=0), "wards.geojson is empty."),
        ("wards of Trafford", "wards.geojson is not JSON (lexical error: invalid char in json text.)."),
        ("<html><body>Not found</body></html>", "is a web page or XML, not GeoJSON"),
        (GOOD[: len(GOOD) // 2], "wards.geojson is cut short: the JSON ends too early."),
        (PACKED[:-20], "wards.geojson is cut short: the gzip data end too early."),
        (PACKED[:40] + b"\0" * 99, "wards.geojson is damaged: its gzip data can't be unpacked."),
        (GOOD.replace("Pierhead", "Pier\xe9").encode("latin-1"), "wards.geojson is not written in UTF-8."),
        (GOOD.encode("utf-16"), "wards.geojson is written in UTF-16; save it as UTF-8."),
        (b"PK\x03\x04rest", "wards.geojson is a zip archive; unpack it and import the file inside."),
        (GOOD + "{}", "wards.geojson is not JSON (parse error: trailing garbage)."),
        ("[]", "is JSON but not GeoJSON: it says no type."),
        (json.dumps(feature(1, "Pierhead", square(0))), "is a GeoJSON Feature; wards come as a FeatureCollection."),
        (collection(), "wards.geojson holds no features."),
        (json.dumps({"type": "Topology", "objects": {}}), "is a GeoJSON Topology; wards come as a FeatureCollection."),
        (collection(feature(1, "A", square(0)), crs={"properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}),
         "has its coordinates in urn:ogc:def:crs:EPSG::27700; download it in WGS 84"),
        (collection(feature(1, "A", square(0)), feature(2, "B", square(1), WD22CD=code(2), WD23CD=None)),
         "feature 2 (B): its code (WD23CD) is empty."),
        (collection({"type": "Feature", "properties": {"area_code": code(1), "area_name": "A"}, "geometry": square(0)}),
         "It does not say which year it is of. Say it: --vintage 2023, or --valid-from 2023-05-04."),
    ],
)  # fmt: skip
def test_it_refuses_the_file(db: None, tmp_path: Path, content: Any, reason: str) -> None:
    reasons = refused(written(tmp_path, content))
    assert len(reasons) == 1
    assert reason in reasons[0]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (feature(2, "Harbour", None), "feature 2 (E05990002, Harbour): it has no geometry."),
        (feature(2, "Harbour", {"type": "LineString", "coordinates": [[1, 53], [1, 54]]}),
         "its geometry is a LineString, not an area (Polygon or MultiPolygon)."),
        (feature(2, "Harbour", {"type": "Polygon", "coordinates": []}), "its geometry is empty."),
        (feature(2, "Harbour", {"type": "Polygon", "coordinates": [[[1, 53], ["x", 54], [1, 54]]]}),
         "its coordinates can't be read"),
        (feature(2, "Harbour", {"type": "Polygon", "coordinates": [[[1, 53], [1, 54]]]}), "its coordinates can't"),
        (feature(2, "Harbour", BOW_TIE), "its outline crosses itself and can't be mended safely (Self-intersection"),
        (feature(2, "Harbour", {"type": "Polygon", "coordinates": [[[53, 1], [54, 1], [54, 2], [53, 1]]]}),
         "its coordinates (53, 1) stand latitude first; GeoJSON puts longitude first."),
        (feature(2, "Harbour", {"type": "Polygon", "coordinates": [[[4e5, 3e5], [5e5, 3e5], [5e5, 4e5], [4e5, 3e5]]]}),
         "its coordinates (400000, 300000) look like eastings and northings"),
        (feature(2, "Harbour", {"type": "Polygon", "coordinates": [[[20, 53], [21, 53], [21, 54], [20, 53]]]}),
         "it lies outside the United Kingdom (20, 53)."),
        (feature(2, "", square(1)), "feature 2 (E05990002): its name (WD23NM) is empty."),
        (feature(2, "x" * 121, square(1)), "its name is 121 characters long; the book takes 120."),
        (feature(2, "Harbour", square(1), WD23CD="Harbour"),
         "'HARBOUR' in WD23CD is not a ward code, such as E05015239."),
        (feature(2, "Harbour", square(1), WD23CD="E01000001"),
         "E01000001 is the code of a lower layer super output area, not of a ward."),
        (feature(1, "Harbour", square(1)),
         "feature 2 (E05990001, Harbour): the code stands already at feature 1, for Pierhead."),
        ({"type": "Feature", "properties": None, "geometry": square(1)},
         "feature 2: it is no feature with properties."),
        ({"type": "Feature", "properties": {"id": 7}, "geometry": square(1)},
         "feature 2: no property holds a ward code, such as WD23CD or area_code; its properties: id."),
        ("Harbour", "feature 2: it is no feature with properties."),
    ],
)  # fmt: skip
def test_it_names_the_feature_and_the_reason(db: None, tmp_path: Path, wrong: Any, reason: str) -> None:
    reasons = refused(written(tmp_path, collection(feature(1, "Pierhead", square(0)), wrong)))
    assert len(reasons) == 1
    assert reason in reasons[0]


def test_it_lists_every_problem_up_to_a_bound(db: None, tmp_path: Path) -> None:
    features = [
        feature(number, f"Ward {number}", None if number % 2 else square(number / 20)) for number in range(1, 241)
    ]
    with pytest.raises(ImportRefusedError) as caught:
        import_wards(written(tmp_path, collection(*features)))
    problems = caught.value.problems
    assert (problems.total, len(problems.first), problems.not_listed) == (120, LISTED, 120 - LISTED)
    assert str(problems.first[1]) == "feature 3 (E05990003, Ward 3): it has no geometry."
    assert not Ward.objects.exists()


def test_it_refuses_features_of_different_years(db: None, tmp_path: Path) -> None:
    older = {"type": "Feature", "properties": {"WD22CD": code(2), "WD22NM": "B"}, "geometry": square(1)}
    assert refused(written(tmp_path, collection(feature(1, "A", square(0)), older))) == [
        "Its features carry codes of different years (2022, 2023); import one vintage at a time."
    ]


def test_it_refuses_a_missing_file(db: None, tmp_path: Path) -> None:
    assert refused(tmp_path / "none.geojson")[0].endswith("none.geojson can't be opened: No such file or directory.")


def test_it_refuses_a_second_file_of_the_same_day_that_contradicts(db: None, tmp_path: Path) -> None:
    import_wards(written(tmp_path, collection(feature(1, "Pierhead", square(0)))))
    with pytest.raises(ImportRefusedError, match="E05990001 Pierhead begins on 4 May 2023 in the book"):
        import_wards(written(tmp_path, collection(feature(2, "Pierhead", square(0)))))
    assert list(Ward.objects.values_list("gss_code", flat=True)) == [code(1)]


def test_it_refuses_to_take_wards_from_another_partnership(db: None, tmp_path: Path) -> None:
    first, second = (Partnership.objects.create(name=name, slug=name) for name in ("first", "second"))
    path = written(tmp_path, collection(feature(1, "Pierhead", square(0)), feature(2, "Harbour", square(1))))
    import_wards(path, partnership=first)
    with pytest.raises(ImportRefusedError, match="it belongs to another partnership already, not to second"):
        import_wards(path, partnership=second)
    assert set(Ward.objects.values_list("partnership__slug", flat=True)) == {"first"}


def test_a_slip_of_the_drawing_is_mended_and_told(db: None, tmp_path: Path) -> None:
    east, north = WEST + SIDE, SOUTH + SIDE
    spike = [[WEST, SOUTH], [east, SOUTH], [east, north], [east, north + 0.01], [east, north], [WEST, north],
             [WEST, SOUTH]]  # fmt: skip
    report = import_wards(
        written(tmp_path, collection(feature(1, "Pierhead", {"type": "Polygon", "coordinates": [spike]})))
    )
    assert report.repaired == ["E05990001 Pierhead"]
    assert import_wards(written(tmp_path, collection(feature(1, "Pierhead", square(0))))).changes.nothing
