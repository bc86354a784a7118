"""A ward is found by a point, a postcode, its first half, or a name as people write it."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
import shapely
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as st

from config.demonstration.cast import Harrowmere, outline
from partnerships import finding
from partnerships.atlas import atlas, plain_name
from partnerships.importing.wards import import_wards
from partnerships.models import Postcode, Ward, WardBoundary
from tests.partnerships.importing.files import collection, feature, published, square, written


def names(text: str) -> list[str]:
    return [place.called for place in finding.find(text).places]


@pytest.fixture
def postcodes(harrowmere: Harrowmere) -> None:
    wards = harrowmere.wards
    for postcode, ward in (("HM11AA", 1), ("HM11AB", 2), ("HM12AA", 1), ("HM101AA", 3), ("HM1A1AA", 4)):
        Postcode.objects.create(pk=postcode, ward=wards[ward])


@pytest.mark.parametrize("text", ["HM1 1AA", "hm11aa", " Hm1  1aA "])
@pytest.mark.usefixtures("postcodes")
def test_a_postcode_finds_its_ward(text: str) -> None:
    found = finding.find(text)
    assert (found.asked, found.by, found.only and found.only.name) == ("HM1 1AA", "postcode", "Millbrook")


@pytest.mark.usefixtures("postcodes")
def test_half_a_postcode_finds_the_wards_of_that_district_alone() -> None:
    """HM1 is neither HM10 nor HM1A."""
    found = finding.find("hm1")
    assert (found.by, [place.name for place in found.places]) == ("district", ["Castlegate", "Millbrook"])


@pytest.mark.usefixtures("postcodes")
def test_an_unknown_postcode_finds_the_wards_round_it() -> None:
    found = finding.find("HM1 9ZZ")
    assert (found.asked, found.by, len(found.places)) == ("HM1", "district", 2)


def test_every_point_of_harrowmere_finds_its_ward(harrowmere: Harrowmere) -> None:
    for number, ward in harrowmere.wards.items():
        inside = shapely.Polygon(outline(number)["coordinates"][0]).representative_point()
        assert finding.ward_at(inside.x, inside.y) == ward


def test_a_point_elsewhere_finds_nothing(harrowmere: Harrowmere) -> None:
    assert finding.ward_at(-2.3, 53.4) is None
    assert finding.place_at(float("nan"), 53.4) is None


def test_a_point_on_a_border_finds_one_ward_always_the_same(harrowmere: Harrowmere) -> None:
    shared = outline(1)["coordinates"][0][1]
    assert {finding.ward_at(*shared) for _ in range(3)} == {harrowmere.wards[1]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Coopers green", "Cooper's Green"),
        ("cooper’s", "Cooper's Green"),
        ("Saint Brannocks", "St Brannock's"),
        ("st. brannock's ward", "St Brannock's"),
        ("row", "Tanners Row"),
        ("kingsmore", "Kingsmoor"),
        ("weir end", "Weir End"),
    ],
)
def test_a_name_is_found_as_people_write_it(harrowmere: Harrowmere, text: str, name: str) -> None:
    assert names(text)[0] == name


def test_a_name_spelt_wrongly_is_told_apart_from_one_that_is_there(harrowmere: Harrowmere) -> None:
    assert (finding.find("Milbrok").by, finding.find("Millbrook").by) == ("alike", "name")
    assert finding.find("Milbrok").only is None
    assert names("Xylophone") == []


@pytest.mark.parametrize("text", ["", "   ", "&", "' ' '", "\x00", "%", "HM1 1AA'; --"])
def test_odd_input_finds_nothing_and_breaks_nothing(harrowmere: Harrowmere, text: str) -> None:
    assert names(text) == []


@given(text=st.text(max_size=40))
@example(text="𝕬")
@example(text="ǰ&＆")
def test_a_plain_name_is_the_same_made_plain_again(text: str) -> None:
    assert plain_name(plain_name(text)) == plain_name(text)


@pytest.fixture
def two_brooklands(db: None, tmp_path: Path) -> None:
    import_wards(written(tmp_path, collection(
        feature(1, "Brooklands", square(0), LAD23NM="Trafford"),
        feature(2, "Brooklands", square(1), LAD23NM="Manchester"),
        feature(3, "Hale Barns & Timperley South", square(2), LAD23NM="Trafford"),
    )))  # fmt: skip


@pytest.mark.usefixtures("two_brooklands")
def test_two_wards_of_one_name_are_shown_with_their_authority() -> None:
    assert names("brooklands") == ["Brooklands, Manchester", "Brooklands, Trafford"]
    assert names("hale barns and timperley south") == names("Hale Barns &") == ["Hale Barns & Timperley South"]


def test_the_atlas_is_read_again_when_a_ward_changes(harrowmere: Harrowmere) -> None:
    before = atlas()
    assert atlas() is before
    harrowmere.wards[1].name = "Millbrook and Quays"
    harrowmere.wards[1].save()
    assert atlas() is not before
    assert names("millbrook and quays") == ["Millbrook and Quays"]


def test_a_ward_that_is_no_longer_leads_to_those_on_its_land(db: None, tmp_path: Path) -> None:
    begins = timezone.localdate() - timedelta(days=30)
    import_wards(
        written(tmp_path, collection(feature(1, "Pierhead", square(0)))), valid_from=date(2015, 5, 7), vintage="2015"
    )
    Postcode.objects.create(pk="SB11AA", ward=Ward.objects.get())
    import_wards(written(tmp_path, collection(
        feature(2, "Pier", square(0, wide=0.25)), feature(3, "Head", square(0.25, wide=0.75)),
    )), valid_from=begins)  # fmt: skip
    assert names("SB1 1AA") == ["Head", "Pier"]
    assert names("Pierhead") == ["Pier"]  # spelt alike
    assert [ward.name for ward in finding.successors_of([Ward.objects.get(name="Pierhead").pk])] == ["Head", "Pier"]


@pytest.mark.usefixtures("postcodes")
@pytest.mark.parametrize("text", ["Millbrook", "HM1 1AA", "HM1 9ZZ", "milbrok"])
def test_queries_are_few(text: str) -> None:
    finding.find(text)
    with CaptureQueriesContext(connection) as queries:
        finding.find(text)
    assert len(queries) <= 3


def test_greater_manchesters_postcodes_lie_in_their_wards(db: None) -> None:
    """Against the lookup of the ONS, with which outlines generalised to 20 m agree but for a handful at borders."""
    import csv  # noqa: PLC0415 - for this file alone

    import_wards(published("wards/gm_ward_2023_bgc.geojson"))
    with published("lookups/trafford_postcodes_onspd_2025-02.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    known, codes = atlas(), dict(Ward.objects.values_list("pk", "gss_code"))
    found = [known.at(float(row["lon"]), float(row["lat"])) for row in rows]
    right = sum(
        place is not None and codes[place.pk] == row["ward_code"] for place, row in zip(found, rows, strict=True)
    )
    assert right / len(rows) > 0.99


def test_no_point_lies_in_two_wards(harrowmere: Harrowmere) -> None:
    shapes = [shapely.Polygon(b.geometry["coordinates"][0]) for b in WardBoundary.objects.all()]
    draw = random.Random(7)
    for _ in range(300):
        point = shapely.Point(draw.uniform(1.9, 2.0), draw.uniform(54.0, 54.05))
        assert sum(shape.contains(point) for shape in shapes) <= 1
