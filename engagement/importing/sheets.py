"""A list as people send it, CSV or XLSX, read into rows of text; what could act or swell is not taken (safety 36)."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl

from partnerships.errors import Refused
from partnerships.uploads import MACROS

MOST_BYTES = 1024 * 1024
MOST_UNPACKED = 20 * 1024 * 1024
MOST_PARTS = 200
MOST_ROWS = 2_000
MOST_COLUMNS = 60
LONGEST = 2_000
Row = tuple[int, list[str]]
NOT_READ = "This file can't be read. Send a CSV file in UTF-8, or an Excel workbook (.xlsx)."


def rows_of(content: bytes) -> list[Row]:
    """The rows of a list with the number a spreadsheet shows for each; empty ones are left out, the first is the head.

    Raises Refused, for the field `file`, where it is too large, of another kind, or holds formulas or macros.
    """
    if not content:
        raise Refused("The file is empty.", field="file")
    if len(content) > MOST_BYTES:
        raise Refused("The file is larger than 1 MB. Send it in parts.", field="file")
    found = _sheet(content) if content.startswith(b"PK\x03\x04") else _text(content)
    rows: list[Row] = []
    for number, cells in found:
        if number > MOST_ROWS + 1:
            raise Refused(f"The file has more than {MOST_ROWS:,} rows. Send it in parts.", field="file")
        if any(cells):
            rows.append((number, cells))
    if len(rows) < 2:
        raise Refused("The file has no rows under its headings.", field="file")
    return rows


def _text(content: bytes) -> Iterator[Row]:
    try:
        text = content.decode("utf-8-sig")
        if "\x00" in text:
            raise Refused(NOT_READ, field="file")
        head = text.partition("\n")[0]
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
        for number, cells in enumerate(reader, start=1):
            yield number, [_plain(cell, number, at) for at, cell in enumerate(cells[:MOST_COLUMNS], start=1)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused(NOT_READ, field="file") from error


def _sheet(content: bytes) -> Iterator[Row]:
    try:
        _refuse_hostile(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if len(sheets) != 1:
            raise Refused("The workbook has to have exactly one sheet.", field="file")
        sheet = sheets[0]
        sheet.reset_dimensions()  # what the file says of its own size is not believed
        for number, cells in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS), start=1):
            yield number, [_value(cell, number, at) for at, cell in enumerate(cells, start=1)]
    except Refused:
        raise
    except Exception as error:  # whatever a broken workbook makes the reader stumble over
        raise Refused(NOT_READ, field="file") from error


def _refuse_hostile(content: bytes) -> None:
    """By its table of contents first, so that nothing that swells is unpacked; then no part may declare entities."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        listed = parts.infolist()
        if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_UNPACKED:
            raise Refused("This workbook is too large when it is unpacked. Send it as CSV.", field="file")
        if any(part.flag_bits & 1 or MACROS.search(part.filename) for part in listed):
            raise Refused("This workbook is locked, or holds macros or other files. Save it as .xlsx.", field="file")
        if "xl/workbook.xml" not in parts.namelist():
            raise Refused(NOT_READ, field="file")
        for part in listed:
            if b"<!DOCTYPE" in parts.read(part) or b"<!ENTITY" in parts.read(part):
                raise Refused(NOT_READ, field="file")


def _value(cell: Any, number: int, at: int) -> str:
    value = cell.value
    if getattr(cell, "data_type", "") == "f":
        raise Refused(f"Row {number}, column {at} holds a formula. Paste its value instead.", field="file")
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _plain("" if value is None else str(value), number, at)


def _plain(text: str, number: int, at: int) -> str:
    """One line without control characters."""
    if len(text) > LONGEST:
        raise Refused(f"Row {number}, column {at} is longer than {LONGEST:,} characters.", field="file")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
