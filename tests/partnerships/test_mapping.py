"""Maps are drawn from the wards' outlines: readable by those who listen, without style, small, the same each time."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.urls import path

from config.demonstration.cast import Harrowmere, outline
from partnerships.atlas import atlas
from partnerships.importing.wards import import_wards
from partnerships.mapping import Point, ward_map_svg, wards_map_svg
from partnerships.models import Ward
from tests.partnerships.importing.files import collection, feature, published, square, written

SVG = "{http://www.w3.org/2000/svg}"
urlpatterns = [path("wards/<slug:slug>/", lambda request, slug: None, name="ward")]  # type: ignore[arg-type,return-value]


def parsed(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)  # noqa: S314 - what the book itself has drawn


def texts(drawing: str) -> set[str]:
    return {"".join(text.itertext()) for text in parsed(drawing).iter(f"{SVG}text")}


def test_it_says_in_words_what_it_shows(harrowmere: Harrowmere) -> None:
    drawing = parsed(ward_map_svg(harrowmere.wards[6], points=[Point(1.95, 54.02, "Larkhill Rise")]))
    title, described = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
    assert title is not None
    assert described is not None
    assert drawing.attrib["role"] == "img"
    assert drawing.attrib["aria-labelledby"] == f"{title.attrib['id']} {described.attrib['id']}"
    assert title.text == "Map of Larkhill"
    assert described.text is not None
    assert described.text.startswith("Larkhill and around it ")
    assert "Castlegate" in described.text
    assert described.text.endswith("1: Larkhill Rise.")


def test_it_names_the_ward_its_neighbours_and_a_scale(harrowmere: Harrowmere) -> None:
    written_there = texts(ward_map_svg(harrowmere.wards[6]))
    assert {"Larkhill", "Northgate", "500 m"} <= written_there or {"Larkhill", "Northgate", "1 km"} <= written_there


def test_it_carries_no_style_and_no_script(harrowmere: Harrowmere) -> None:
    drawing = ward_map_svg(harrowmere.wards[1])
    assert not re.search(r"style=|<script|<style|javascript:|href=", drawing)


def test_it_is_the_same_each_time(harrowmere: Harrowmere) -> None:
    assert ward_map_svg(harrowmere.wards[1]) == ward_map_svg(harrowmere.wards[1])


def test_everything_lies_on_the_sheet(harrowmere: Harrowmere) -> None:
    drawing = ward_map_svg(harrowmere.wards[7])
    _, _, wide, high = map(float, parsed(drawing).attrib["viewBox"].split())
    numbers = [float(n) for path in re.findall(r' d="M([^"]+)Z"', drawing) for n in re.findall(r"-?\d+\.\d", path)]
    assert numbers
    assert min(numbers) >= -4.1
    assert max(numbers) <= max(wide, high) + 4.1


def test_a_ward_without_an_outline_has_no_map(harrowmere: Harrowmere) -> None:
    harrowmere.wards[1].boundaries.all().delete()
    harrowmere.wards[1].save()
    assert ward_map_svg(harrowmere.wards[1]) == ""
    assert wards_map_svg([]) == ""


def test_a_name_is_only_text(harrowmere: Harrowmere) -> None:
    ward = harrowmere.wards[1]
    ward.name = '<script>alert("1")</script>'
    ward.save()
    drawing = ward_map_svg(ward)
    assert "<script" not in drawing
    assert "&lt;script&gt;" in drawing


def test_a_ward_that_is_no_longer_still_has_its_map(db: None, tmp_path: Path) -> None:
    for number, year in ((1, 2015), (2, 2020)):
        place = written(tmp_path, collection(feature(number, "Pierhead", square(0))))
        import_wards(place, valid_from=date(year, 5, 7), vintage=str(year))
    old = Ward.objects.get(valid_to__isnull=False)
    assert parsed(ward_map_svg(old)).find(f"{SVG}path") is not None


@pytest.mark.urls(__name__)
def test_the_map_to_choose_from_repeats_the_list_for_the_eye_alone(harrowmere: Harrowmere) -> None:
    drawing = parsed(wards_map_svg(list(atlas().places.values())))
    links = list(drawing.iter(f"{SVG}a"))
    assert drawing.attrib["aria-hidden"] == "true"
    assert sorted(link.attrib["href"] for link in links) == sorted(f"/wards/{w.slug}/" for w in Ward.objects.all())
    assert {link.attrib["tabindex"] for link in links} == {"-1"}


def test_a_map_with_its_neighbours_is_small(db: None) -> None:
    import_wards(published("wards/gm_ward_2023_bgc.geojson"))
    sizes = [len(ward_map_svg(ward)) for ward in Ward.objects.all()[:40]]
    assert max(sizes) < 20_000


def test_north_is_up_and_east_is_right(harrowmere: Harrowmere) -> None:
    """Ward 1 lies south-west of ward 6, so on the map of ward 6 its land begins below and to the left."""
    corner = outline(6)["coordinates"][0][0]
    west_south, east_north = (
        ward_map_svg(harrowmere.wards[6], points=[Point(corner[0] + step, corner[1] + step, "x")])
        for step in (0.002, 0.010)
    )
    (x1, y1), (x2, y2) = (
        (float(circle.attrib["cx"]), float(circle.attrib["cy"]))
        for drawing in (west_south, east_north)
        for circle in parsed(drawing).iter(f"{SVG}circle")
    )
    assert x1 < x2
    assert y1 > y2
