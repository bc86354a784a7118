"""A list of Key Individuals: shown first, mistakes by place, all or nothing, and twice changes nothing (X4, E2)."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from config.demonstration.cast import Harrowmere
from engagement.importing.kin import plan_import
from engagement.models import KeyIndividual
from partnerships.errors import Refused
from tests.conftest import SignedIn
from tests.engagement.network import kin_active

HEAD = ["Ward", "Name", "Embedded as", "E-mail", "Where", "Age", "PCSO", "Consent on"]
ROWS = [
    ["Millbrook", "Ada Example", "Publican", "ada@example.org", "12 Tanpit Lane", "45 to 64", "priya", "1/9/2026"],
    ["cas", "Ben Sample", "", "", "", "", "", ""],
]


def as_csv(rows: list[list[str]], head: list[str] = HEAD) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([head, *rows])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: list[list[Any]], head: list[str] = HEAD, sheets: int = 1) -> bytes:
    book = openpyxl.Workbook()
    for row in [head, *rows]:
        book.worksheets[0].append(row)
    for _ in range(sheets - 1):
        book.create_sheet("Another")
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def send(client: Client, content: bytes, name: str = "list.csv") -> Any:
    return client.post("/kin/import/", {"file": SimpleUploadedFile(name, content)})


def confirm(client: Client, shown: Any) -> Any:
    carried = re.search(r'name="carried" value="([^"]+)"', shown.content.decode())
    assert carried is not None
    return client.post("/kin/import/", {"carried": carried[1]})


@pytest.fixture
def carol(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.carol)


@pytest.mark.parametrize("made", [as_csv, as_xlsx])
def test_it_shows_then_does_and_a_second_time_changes_nothing(
    carol: Client, made: Callable[[list[list[str]]], bytes]
) -> None:
    shown = send(carol, made(ROWS))
    assert (len(shown.context["plan"].new), KeyIndividual.objects.count()) == (2, 0)
    assert confirm(carol, shown).status_code == 302
    ada, ben = KeyIndividual.objects.order_by("name")
    assert (ada.state, ada.embedded, ada.shared_place, str(ada.joined_on)) == (
        "active", "publican", "Tanpit Lane", "2026-09-01",
    )  # fmt: skip
    assert ada.pcso is not None
    assert (ada.pcso.username, ben.state, ben.ward.name) == ("priya", "invited", "Castlegate")
    again = send(carol, made(ROWS))
    assert [len(again.context["plan"].of(what)) for what in ("new", "changed", "unchanged")] == [0, 0, 2]
    assert "Import all of it" not in again.content.decode()


def test_what_differs_is_changed_and_nothing_else(carol: Client, harrowmere: Harrowmere) -> None:
    kin = kin_active(harrowmere, name="Ada Example")
    shown = send(carol, as_csv([["Millbrook", "ada  EXAMPLE", "01632 960999"]], ["Ward", "Name", "Telephone"]))
    assert shown.context["plan"].changed[0].columns == ["Name", "Telephone"]
    confirm(carol, shown)
    before = kin.embedded_as
    kin.refresh_from_db()
    assert (kin.name, kin.phone, kin.embedded_as, kin.state) == ("ada EXAMPLE", "01632 960999", before, "active")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["Nowhere", "A B", "", "", "", "", "", ""], "Row 3, Ward: it is no ward you coordinate"),
        (["Northgate", "A B", "", "", "", "", "", ""], "Row 3, Ward: it is no ward you coordinate"),
        (["Millbrook", "", "", "", "", "", "", ""], "Row 3, Name: it is empty"),
        (["Millbrook", "A B", "Wizard", "", "", "", "", ""], "Row 3, Embedded as: “Wizard” is none of"),
        (["Millbrook", "A B", "", "no mail", "", "", "", ""], "Row 3, E-mail: “no mail” is not an e-mail address"),
        (["Millbrook", "A B", "", "", "", "", "pete", ""], "Row 3, PCSO: no PCSO of Millbrook is called so"),
        (["Millbrook", "A B", "", "", "", "", "", "31/31/2026"], "Row 3, Consent on: “31/31/2026” is not a day"),
        (["Millbrook", "A B", "", "", "", "", "", "1/1/2090"], "Row 3, Consent on: the day lies in the future"),
        (["Millbrook", "ada example", "", "", "", "", "", ""], "Row 3, Name: the same person stands in an earlier row"),
    ],
)
def test_each_mistake_names_row_and_column_and_nothing_is_imported(carol: Client, row: list[str], said: str) -> None:
    shown = send(carol, as_csv([ROWS[0], row]))
    assert said in str(shown.context["plan"].wrong[0])
    assert "Import all of it" not in shown.content.decode()
    assert not KeyIndividual.objects.exists()


def test_unknown_and_missing_columns_are_named(harrowmere: Harrowmere) -> None:
    plan = plan_import(as_csv([["x", "y"]], ["Name", "Shoe size"]), by=harrowmere.carol)
    assert [str(one) for one in plan.wrong] == [
        "Row 1, Shoe size: the book knows no such column; the template has those it knows.",
        "Row 1, Ward: the column is missing.",
    ]


def swollen() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b"<x/>")
        parts.writestr("xl/worksheets/sheet1.xml", b" " * (21 * 1024 * 1024))
    return kept.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    kept = io.BytesIO(as_xlsx(ROWS))
    with zipfile.ZipFile(kept, "a") as parts:
        parts.writestr(name, content)
    return kept.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xfe\x00\x01", b"%PDF-1.7", b"PK\x03\x04 broken", b"x" * (1024 * 1024 + 1), swollen(),
        with_part("xl/vbaProject.bin", b"macro"), with_part("xl/more.xml", b'<!DOCTYPE x [<!ENTITY a "a">]><x/>'),
        as_xlsx([["Millbrook", '=HYPERLINK("http://x")', "", "", "", "", "", ""]]), as_xlsx(ROWS, sheets=2),
        as_csv([["Millbrook", f"N {n}", "", "", "", "", "", ""] for n in range(2_001)]),
        as_csv([["Millbrook", "N" * 2_001, "", "", "", "", "", ""]]),
    ],
)  # fmt: skip
def test_hostile_and_broken_files_are_refused(harrowmere: Harrowmere, content: bytes) -> None:
    with pytest.raises(Refused):
        plan_import(content, by=harrowmere.carol)


def test_a_page_signed_for_another_or_changed_does_nothing(
    carol: Client, harrowmere: Harrowmere, signed_in: SignedIn
) -> None:
    shown = send(carol, as_csv(ROWS))
    carried = re.search(r'name="carried" value="([^"]+)"', shown.content.decode())
    assert carried is not None
    signed_in(harrowmere.colin).post("/kin/import/", {"carried": carried[1]})
    signed_in(harrowmere.carol).post("/kin/import/", {"carried": carried[1][:-2] + "xx"})
    assert not KeyIndividual.objects.exists()


def test_a_book_that_changed_meanwhile_is_shown_again(carol: Client, harrowmere: Harrowmere) -> None:
    shown = send(carol, as_csv(ROWS))
    kin_active(harrowmere, name="Ada Example")
    again = confirm(carol, shown)
    assert again.status_code == 200
    assert "changed meanwhile" in again.content.decode()
    assert KeyIndividual.objects.count() == 1


def test_the_template_can_be_sent_back_as_it_is(carol: Client, harrowmere: Harrowmere) -> None:
    template = carol.get("/kin/import/template.csv")
    plan = plan_import(template.content, by=harrowmere.carol)
    assert (plan.wrong, len(plan.new)) == ([], 1)
    cells = [cell for row in csv.reader(io.StringIO(template.content.decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
