"""Answers that are files: papers shown in the browser, calendars, and what people sent, which nothing may run in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse

WALLED = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""For content that is not the book's own words: no script, no form, no frame, nothing fetched."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def file_answer(content: bytes | str, *, name: str, kind: str, attached: bool = False) -> HttpResponse:
    """A file of that content type under that name; `attached` is saved instead of shown."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'{"attachment" if attached else "inline"}; filename="{name}"'
    return answer


def pdf_answer(content: bytes | memoryview | None, name: str) -> HttpResponse:
    """A paper to be shown in the browser."""
    return file_answer(bytes(content or b""), name=name, kind="application/pdf")


def walled_answer(content: bytes | str, *, name: str, kind: str, attached: bool = True) -> HttpResponse:
    """What somebody sent, or a file to share: looked at or saved, and walled in."""
    answer = file_answer(content, name=name, kind=kind, attached=attached)
    answer["Content-Security-Policy"] = WALLED
    return answer


def as_csv(rows: Iterable[Iterable[str]]) -> str:
    """Rows as spreadsheets open them, without a cell that one would take for a formula (safety 37)."""
    text = io.StringIO()
    safe = ([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row] for row in rows)
    csv.writer(text).writerows(safe)
    return f"\ufeff{text.getvalue()}"


def csv_answer(text: str, name: str) -> HttpResponse:
    """What `as_csv` made, to be saved."""
    return walled_answer(text, name=name, kind="text/csv; charset=utf-8")


def calendar_answer(content: bytes, name: str) -> HttpResponse:
    return file_answer(content, name=f"{name}.ics", kind="text/calendar; charset=utf-8")
