"""Wards are read whatever the publisher called the columns and however the file is packed."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from string import punctuation
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerships.importing.reading import columns_of
from partnerships.importing.vintage import election_day, year_in
from partnerships.importing.wards import import_wards
from partnerships.models import Ward, WardBoundary
from tests.partnerships.importing.files import collection, feature, square, written


def disguised(name: str) -> st.SearchStrategy[str]:
    """The same column as another publisher writes it: other case, dots, dashes, blanks between."""
    filler = st.text(alphabet=" _-.:", max_size=1)
    part = st.tuples(*(st.tuples(st.sampled_from([letter.lower(), letter.upper()]), filler) for letter in name))
    return part.map(lambda letters: "".join(letter + gap for letter, gap in letters))


years = st.one_of(st.just(""), st.integers(0, 69).map(lambda y: f"{y:02}"), st.integers(1990, 2069).map(str))


@given(data=st.data(), year=years)
def test_it_finds_code_and_name_under_any_name(data: st.DataObject, year: str) -> None:
    code = data.draw(disguised(data.draw(st.sampled_from([f"wd{year}cd", f"ward{year}code", "areacode", "gsscode"]))))
    name = data.draw(disguised(data.draw(st.sampled_from([f"wd{year}nm", f"ward{year}name", "areaname"]))))
    noise = ["OBJECTID", "WD23NMW", "BNG_E", "LONG", "LAT", "GlobalID", "Shape__Area", "lon", "area_units"]
    found = columns_of(tuple(data.draw(st.permutations([*noise, code, name]))))
    assert found.code is not None
    assert found.name is not None
    assert (found.code.name, found.name.name) == (code, name)
    if year and year in code:
        assert found.code.year == (int(year) if len(year) == 4 else 2000 + int(year))


@given(names=st.lists(st.text(alphabet="xyz" + punctuation, max_size=8), unique=True))
def test_it_finds_nothing_where_there_is_nothing(names: list[str]) -> None:
    found = columns_of(tuple(names))
    assert (found.code, found.name) == (None, None)


@pytest.mark.parametrize(
    ("properties", "code", "name", "authority"),
    [
        ({"WD17CD": "E05000001", "WD17NM": "A", "LAD17CD": "E07000001", "LAD17NM": "B"}, "WD17CD", "WD17NM", "LAD17NM"),
        ({"area_code": "", "area_name": "", "local_authority_area_name": ""}, "area_code", "area_name",
         "local_authority_area_name"),
        ({"ward24_code": "", "ward24_name": "", "ltla24_name": ""}, "ward24_code", "ward24_name", "ltla24_name"),
        ({"WD22CD": "", "WD22NM": "", "LADCD": "", "LADNM": ""}, "WD22CD", "WD22NM", "LADNM"),
        ({"WD22CD": "", "WD23CD": "", "WD23NM": "", "WD22NM": ""}, "WD23CD", "WD23NM", None),
        ({"reference": "", "name": "", "entity": "", "dataset": ""}, "reference", "name", None),
        ({"CODE": "", "NAME": ""}, "CODE", "NAME", None),
    ],
)  # fmt: skip
def test_it_knows_the_published_names(properties: dict[str, str], code: str, name: str, authority: str | None) -> None:
    found = columns_of(tuple(properties))
    assert found.code is not None
    assert found.name is not None
    assert (found.code.name, found.name.name) == (code, name)
    assert (found.authority.name if found.authority else None) == authority


@pytest.mark.parametrize("packing", ["plain", "bom", "gz", "gz with bom", "head last"])
def test_it_reads_any_packing(db: None, tmp_path: Path, packing: str) -> None:
    text = json.dumps(collection(feature(1, "Pierhead", square(0)), name="Wards"))
    if packing == "head last":
        text = json.dumps(dict(reversed(json.loads(text).items())))
    content = (b"\xef\xbb\xbf" if "bom" in packing else b"") + text.encode()
    path = written(tmp_path, gzip.compress(content, mtime=0) if "gz" in packing else content)
    import_wards(path)
    ward = Ward.objects.get()
    assert (ward.gss_code, ward.name, ward.slug, ward.letters) == ("E05990001", "Pierhead", "pierhead", "PIE")
    assert (ward.local_authority_code, ward.local_authority_name) == ("E07990001", "Seaborough")
    assert ward.valid_from == date(2023, 5, 4)
    assert WardBoundary.objects.get().vintage == "2023"


@pytest.mark.parametrize(
    ("name", "options", "found"),
    [
        ("gm_ward_2017_bgc.geojson", {}, (date(2017, 5, 4), "2017")),
        ("wards.geojson", {"vintage": "December 2022"}, (date(2022, 5, 5), "December 2022")),
        ("wards_2017.geojson", {"valid_from": date(2018, 5, 3)}, (date(2018, 5, 3), "2017")),
        ("wards.geojson", {"valid_from": date(2018, 5, 3)}, (date(2018, 5, 3), "2018")),
    ],
)
def test_it_learns_the_year_from_the_options_or_the_name(
    db: None, tmp_path: Path, name: str, options: dict[str, Any], found: tuple[date, str]
) -> None:
    undated = {"type": "Feature", "properties": {"area_code": "E05990001", "area_name": "Pierhead"},
               "geometry": square(0)}  # fmt: skip
    vintage = import_wards(written(tmp_path, collection(undated), name), **options).vintage
    assert (vintage.begins, vintage.label) == found


def test_new_wards_begin_on_election_day() -> None:
    assert [election_day(year) for year in (2022, 2023, 2024, 2026)] == [
        date(2022, 5, 5), date(2023, 5, 4), date(2024, 5, 2), date(2026, 5, 7),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "year"), [("trafford_wards_2023_bgc", 2023), ("WD_DEC_2019_UK_BFE", 2019), ("wd22", 2022), ("wards", None),
                       ("2017_to_2023", None), ("E05015239", None)],
)  # fmt: skip
def test_a_name_carries_one_year_or_none(text: str, year: int | None) -> None:
    assert year_in(text) == year


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 20))
def test_the_same_outline_is_the_same_however_it_is_written(start: int) -> None:
    from partnerships.importing.outlines import outline_of  # noqa: PLC0415 - kept beside what it shows

    ring = square(0)["coordinates"][0][:-1]
    turned = ring[start % 4 :] + ring[: start % 4]
    turned = turned[::-1] if start % 2 else turned
    written_otherwise = {"type": "MultiPolygon", "coordinates": [[[*turned, turned[0]]]]}
    assert outline_of(written_otherwise).sha256 == outline_of(square(0)).sha256
