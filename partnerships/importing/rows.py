"""The rows of a CSV file one after the other, whatever its size, with the number a spreadsheet shows for them."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator

from partnerships.importing.files import Source
from partnerships.importing.problems import UnreadableError


def rows_of(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Row number, from 1, and its cells; empty rows are passed over.

    Raises UnreadableError where the text is not UTF-8 or the quoting never ends.
    """
    lines = _lines(source)
    first = next(lines, "")
    reader = csv.reader(_with(first, lines), delimiter=_delimiter(first), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        raise UnreadableError(f"{source.path.name} can't be read after row {number}: {error}.") from error


def _with(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _lines(source: Source) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")()
    kept = ""
    try:
        for chunk in source.chunks():
            *lines, kept = (kept + decoder.decode(chunk)).split("\n")
            for line in lines:
                yield line + "\n"
        kept += decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{source.path.name} is not written in UTF-8.") from error
    if kept:
        yield kept


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)
