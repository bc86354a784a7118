"""The network against the census: shares of forty, who is missing, and nothing under five for whoever reads figures."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.coverage import Coverage, coverage_of, shares
from engagement.coverage_file import HEAD
from engagement.models import CensusFigure
from partnerships.models import Partnership, User
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.network import kin_active

CENSUS = {
    "age": {"0-15": 2000, "16-24": 1000, "25-44": 3000, "45-64": 2500, "65-79": 1000, "80+": 500},
    "ethnicity": {"asian": 2000, "black": 500, "mixed": 500, "white": 6500, "other": 500},
    "disability": {"disabled": 2000, "not_disabled": 8000},
}


def census(borough: Harrowmere, ward: int = 1) -> None:
    CensusFigure.objects.bulk_create(
        CensusFigure(ward=borough.wards[ward], topic=topic, category=category, count=count, source="Test")
        for topic, parts in CENSUS.items()
        for category, count in parts.items()
    )


def covered(borough: Harrowmere, *, people: bool = True) -> Coverage:
    return coverage_of(borough.wards[1], on=timezone.localdate(), people=people)


def lines(
    borough: Harrowmere, topic: int, *, people: bool = True
) -> dict[str, tuple[int | None, int | None, int | None]]:
    return {
        line.category: (line.expected, line.have, line.missing)
        for line in covered(borough, people=people).tables[topic].lines
    }


def test_the_expected_shares_add_up_to_the_setting(harrowmere: Harrowmere) -> None:
    census(harrowmere)
    assert {name: row[0] for name, row in lines(harrowmere, 0).items()} == {
        "0-15": None, "16-24": 5, "25-44": 15, "45-64": 13, "65-79": 5, "80+": 2,
    }  # fmt: skip
    Partnership.objects.filter(pk=harrowmere.partnership.pk).update(key_individuals_a_ward=20)
    harrowmere.wards[1].refresh_from_db()
    assert sum(row[0] or 0 for row in lines(harrowmere, 1).values()) == 20


@pytest.mark.parametrize(("figures", "of"), [({"a": 1, "b": 1, "c": 1}, 40), ({"a": 999, "b": 1}, 3), ({"a": 7}, 5)])
def test_largest_remainders_lose_nobody(figures: dict[str, int], of: int) -> None:
    assert sum(shares(figures, of).values()) == of


def test_who_is_missing_is_told_to_the_team(harrowmere: Harrowmere) -> None:
    census(harrowmere)
    kin_active(harrowmere, ethnicity="white")
    kin_active(harrowmere, ethnicity="asian")
    kin_active(harrowmere, ethnicity="")
    assert lines(harrowmere, 1)["asian"] == (8, 1, 7)
    assert covered(harrowmere).tables[1].not_said == 1
    assert covered(harrowmere).places == [("Tanner Street", 3)]


def test_who_reads_figures_is_told_nothing_under_five(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    census(harrowmere)
    for _ in range(7):
        kin_active(harrowmere, ethnicity="white", place="3 Mill Lane", latitude=54.006, longitude=1.911)
    for _ in range(5):
        kin_active(harrowmere, ethnicity="black", place="8 Kiln Lane", embedded="taxi")
    for _ in range(4):
        kin_active(harrowmere, ethnicity="asian", place="8 Kiln Lane", embedded="taxi")
    told = lines(harrowmere, 1, people=False)
    assert told["white"] == (26, 7, 19)
    assert told["asian"] == (8, None, None)
    assert told["other"] == (2, None, None), "that there is nobody is a fact about somebody, too"
    assert told["black"] == (2, None, None), "from the sixteen and the seven it could be worked out"
    page = signed_in(harrowmere.anya).get("/kin/coverage/millbrook/").content.decode()
    text = unescape(re.sub(r"<[^>]*>", " ", page))
    assert "Mill Lane 7" in " ".join(text.split())
    assert "Kiln Lane 9" in " ".join(text.split())
    assert "Okoro" not in page
    assert "Recruit" not in text


def test_what_is_left_of_the_whole_is_no_small_number(harrowmere: Harrowmere) -> None:
    """All but two are of one street and one kind: told, either would tell of the two."""
    for _ in range(8):
        kin_active(harrowmere, place="3 Mill Lane", embedded="shop", latitude=54.006, longitude=1.911)
    for _ in range(2):
        kin_active(harrowmere, place="8 Kiln Lane", embedded="taxi")
    shown = covered(harrowmere, people=False)
    assert shown.have == 10
    assert shown.places == []
    assert {number for _, _, number in shown.embedded} == {None}
    assert shown.on_the_map is None
    assert covered(harrowmere).places == [("Mill Lane", 8), ("Kiln Lane", 2)]


def test_the_file_tells_each_reader_what_the_page_does(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    census(harrowmere)
    for _ in range(3):
        kin_active(harrowmere, ethnicity="asian")

    def row_of(person: User) -> list[str]:
        answer = signed_in(person).get("/kin/coverage/figures.csv")
        assert "attachment" in answer["Content-Disposition"]
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert {len(row) for row in rows} == {len(HEAD)}
        return next(row for row in rows if row[0] == "Millbrook" and row[3].startswith("Asian"))

    assert row_of(harrowmere.ines)[4:] == ["20.0", "8", "3", "5", "Test"]
    assert row_of(harrowmere.anya)[4:] == ["20.0", "8", "not shown", "", "Test"]
    wards = [row[0] for row in csv.reader(io.StringIO(
        signed_in(harrowmere.priya).get("/kin/coverage/figures.csv").content.decode("utf-8-sig")))]  # fmt: skip
    assert set(wards) == {"Ward", "Millbrook", "Castlegate"}


def test_a_point_is_never_drawn_nor_told(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    census(harrowmere)
    kin_active(harrowmere, latitude=54.006421, longitude=1.911357)
    drawing = str(covered(harrowmere).drawing)
    moved = covered(harrowmere)
    harrowmere.wards[1].key_individuals.update(latitude=54.006521, longitude=1.911457)
    assert str(covered(harrowmere).drawing) == drawing, "ten metres further it is the same map"
    assert moved.on_the_map == 1
    page = signed_in(harrowmere.carol).get("/kin/coverage/millbrook/").content.decode()
    assert "54.006" not in page


def test_the_pages_stay_light(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    census(harrowmere)
    kin_active(harrowmere)
    carol = signed_in(harrowmere.carol)
    with at_most(12):
        carol.get("/kin/coverage/")
    with at_most(12):
        carol.get("/kin/coverage/figures.csv")
    carol.get("/kin/coverage/castlegate/")  # the outlines of all wards are read once and kept
    with at_most(12):
        carol.get("/kin/coverage/millbrook/")
