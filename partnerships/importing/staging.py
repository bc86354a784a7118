"""The wards of a file, checked, in a table that lives as long as the import: geometry never piles up in memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from partnerships.importing.outlines import Outline, Shape, parsed

BATCH = 500
COLUMNS = "number, code, sha256, west, south, east, north, geometry"
CREATE = """
DROP TABLE IF EXISTS ward_file;
CREATE TEMPORARY TABLE ward_file (
    number integer, code varchar(9) PRIMARY KEY, sha256 varchar(64),
    west float8, south float8, east float8, north float8, geometry jsonb
) ON COMMIT DROP
"""
INSERT = """
INSERT INTO partnerships_wardboundary
    (ward_id, vintage, geometry, west, south, east, north, sha256, valid_from, valid_to)
SELECT ward.id, %s, file.geometry, file.west, file.south, file.east, file.north, file.sha256, wanted.begins, wanted.ends
FROM unnest(%s::text[], %s::date[], %s::date[]) AS wanted (code, begins, ends)
JOIN ward_file AS file USING (code)
JOIN partnerships_ward AS ward ON ward.gss_code = wanted.code
ORDER BY wanted.code
"""


@dataclass(slots=True)
class FileWard:
    """What the import remembers of a ward of the file; the outline itself waits in the table."""

    number: int
    code: str
    name: str
    authority_code: str
    authority: str
    bounds: tuple[float, float, float, float]
    sha256: str
    points: int


class Staging:
    """Collects the outlines of a file and writes them by COPY, 500 at a time."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Any, ...]] = []
        with connection.cursor() as cursor:
            cursor.execute(CREATE)

    def add(self, ward: FileWard, outline: Outline) -> None:
        self._waiting.append((ward.number, ward.code, ward.sha256, *ward.bounds, outline.geojson))
        if len(self._waiting) >= BATCH:
            self.flush()

    def replace(self, ward: FileWard, outline: Outline) -> None:
        """The ward's outline is another than was added: two features made one ward."""
        self.flush()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM ward_file WHERE code = %s", [ward.code])
        self.add(ward, outline)

    def flush(self) -> None:
        if not self._waiting:
            return
        copy_in(f"COPY ward_file ({COLUMNS}) FROM STDIN WITH (FORMAT csv)", self._waiting)
        self._waiting.clear()

    def shapes(self, codes: Iterable[str]) -> dict[str, Shape]:
        """The outlines of these wards of the file."""
        self.flush()
        with connection.cursor() as cursor:
            cursor.execute("SELECT code, geometry::text FROM ward_file WHERE code = ANY(%s)", [list(codes)])
            return {code: parsed(geometry) for code, geometry in cursor.fetchall()}

    def write(self, *, vintage: str, wanted: list[tuple[str, date | None, date | None]]) -> None:
        """Make boundaries of the book out of the file's outlines: code, valid from, valid to for each."""
        self.flush()
        if not wanted:
            return
        codes, begins, ends = zip(*wanted, strict=True)
        with connection.cursor() as cursor:
            cursor.execute(INSERT, [vintage, list(codes), list(begins), list(ends)])


def copy_in(statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Run a `COPY ... FROM STDIN WITH (FORMAT csv)`. What is empty becomes NULL."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    buffer.seek(0)
    with connection.cursor() as cursor:
        cursor.copy_expert(statement, buffer)
