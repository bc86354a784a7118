"""Importing a lookup from postcode to ward: the ONS Postcode Directory, Code-Point Open or a council's own (P1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from partnerships.importing import columns
from partnerships.importing.files import Source, opened
from partnerships.importing.problems import LISTED, ImportRefusedError, Problem, Problems, UnreadableError
from partnerships.importing.reading import GSS, WARD, Progress
from partnerships.importing.rows import rows_of
from partnerships.importing.staging import copy_in

POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")
NO_WARD = re.compile(r"[A-Z]99999999")
"""What the ONS writes for the Channel Islands and the Isle of Man, which have no wards."""

NOT_IN_THE_BOOK = "ward {} is not in the book; import its wards first, or leave such rows out: --only-known-wards."
BATCH = 20_000
LOCK = 7_041_002
CREATE = """
DROP TABLE IF EXISTS postcode_file;
CREATE TEMPORARY TABLE postcode_file (row_number integer, postcode varchar(8), ward_code varchar(9)) ON COMMIT DROP
"""
UNKNOWN = """
SELECT row_number, postcode, ward_code, count(*) OVER () FROM postcode_file
WHERE ward_code NOT IN (SELECT gss_code FROM partnerships_ward) ORDER BY row_number LIMIT %s
"""
DISAGREEING = """
SELECT max(row_number), min(row_number), postcode, count(*) OVER () FROM postcode_file
GROUP BY postcode HAVING count(DISTINCT ward_code) > 1 ORDER BY 1 LIMIT %s
"""
TAKEN_OVER = """
WITH read AS (
    SELECT DISTINCT file.postcode, ward.id AS ward_id
    FROM postcode_file AS file JOIN partnerships_ward AS ward ON ward.gss_code = file.ward_code
), written AS (
    INSERT INTO partnerships_postcode AS kept (postcode, ward_id) SELECT postcode, ward_id FROM read
    ON CONFLICT (postcode) DO UPDATE SET ward_id = excluded.ward_id WHERE kept.ward_id <> excluded.ward_id
    RETURNING xmax = 0 AS is_new  -- a row that was there has been updated by a transaction, so its xmax is set
)
SELECT (SELECT count(*) FROM read), count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new) FROM written
"""


@dataclass(slots=True)
class PostcodeReport:
    """What an import did, or would do, in numbers of postcodes."""

    read: int = 0
    new: int = 0
    moved: int = 0
    terminated: int = 0
    elsewhere: int = 0

    @property
    def nothing(self) -> bool:
        return not (self.new or self.moved)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which cell of a row holds what."""

    postcode: int
    ward: int
    ended: int | None


def import_postcodes(
    path: Path,
    *,
    only_known_wards: bool = False,
    dry_run: bool = False,
    progress: Progress = lambda done, fraction: None,
) -> PostcodeReport:
    """Take a lookup from postcode to ward into the book.

    In: a CSV file, plain or gzipped; whether rows of wards that are not in the book are left out (the directory of
    the whole country) or are mistakes. Out: how many postcodes are new or changed wards. Raises ImportRefusedError
    with everything that is wrong, and then nothing is imported. Postcodes the file does not have stay.
    """
    problems, report = Problems(), PostcodeReport()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            cursor.execute(CREATE)
        try:
            with opened(path) as source:
                _stage(source, report, problems, progress)
        except UnreadableError as error:
            problems.add(Problem(str(error)))
        _check(report, problems, only_known_wards=only_known_wards)
        if problems:
            raise ImportRefusedError(problems)
        with connection.cursor() as cursor:
            cursor.execute(TAKEN_OVER)
            report.read, report.new, report.moved = cursor.fetchone()
        transaction.set_rollback(dry_run)
    return report


def _stage(source: Source, report: PostcodeReport, problems: Problems, progress: Progress) -> None:
    rows = rows_of(source)
    layout, first = _layout(source, rows)
    batch: list[tuple[int, str, str]] = []
    number = 0
    for number, cells in _with_first(first, rows):
        taken = _take(number, cells, layout, report, problems)
        if taken:
            batch.append(taken)
        if len(batch) >= BATCH:
            _flush(batch)
            progress(number, source.fraction)
    _flush(batch)
    progress(number, 1.0)


def _with_first(
    first: tuple[int, list[str]] | None, rows: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, list[str]]]:
    if first:
        yield first
    yield from rows


def _flush(batch: list[tuple[int, str, str]]) -> None:
    if batch:
        copy_in("COPY postcode_file (row_number, postcode, ward_code) FROM STDIN WITH (FORMAT csv)", batch)
        batch.clear()


def _layout(source: Source, rows: Iterator[tuple[int, list[str]]]) -> tuple[_Layout, tuple[int, list[str]] | None]:
    """Where postcode and ward stand: by the names in the first row, or, without such a row, by its values.

    Code-Point Open has no row of names; then the first row is the first postcode, and is given back.
    """
    number, head = next(rows)
    if POSTCODE.fullmatch(plain_postcode(head[0])):
        wards = [at for at, cell in enumerate(head) if WARD.fullmatch(cell.strip().upper())]
        if len(wards) == 1:
            return _Layout(0, wards[0], None), (number, head)
    found = [columns.find(patterns, head) for patterns in (columns.POSTCODE, columns.WARD_CODE, columns.ENDED)]
    postcode, ward, ended = (head.index(column.name) if column else None for column in found)
    if postcode is None or ward is None:
        missing = "postcode (pcds, postcode)" if postcode is None else "ward code (WD24CD, ward_code, osward)"
        raise UnreadableError(
            f"{source.path.name} has no column for the {missing}; its first row says: {', '.join(head[:20])}."
        )
    return _Layout(postcode, ward, ended), None


def plain_postcode(text: str) -> str:
    """As the book keeps it: capitals, no blanks."""
    return "".join(text.split()).upper()


def _take(
    number: int, cells: list[str], layout: _Layout, report: PostcodeReport, problems: Problems
) -> tuple[int, str, str] | None:
    def wrong(reason: str, postcode: str = "") -> None:
        problems.add(Problem(reason, number, "row", postcode))

    if len(cells) <= max(layout.postcode, layout.ward):
        wrong("it is shorter than the first row.")
        return None
    if layout.ended is not None and layout.ended < len(cells) and cells[layout.ended].strip():
        report.terminated += 1
        return None
    postcode, ward = plain_postcode(cells[layout.postcode]), cells[layout.ward].strip().upper()
    if NO_WARD.fullmatch(ward):
        report.elsewhere += 1
        return None
    if not POSTCODE.fullmatch(postcode):
        wrong(f"{cells[layout.postcode][:20]!r} is not a postcode." if postcode else "its postcode is empty.")
    elif not ward:
        wrong("it has no ward code.", postcode)
    elif not WARD.fullmatch(ward):
        kind = "the code of another kind of area" if GSS.fullmatch(ward) else "not a ward code, such as E05015239"
        wrong(f"{ward[:40]!r} is {kind}.", postcode)
    else:
        return number, postcode, ward
    return None


def _check(report: PostcodeReport, problems: Problems, *, only_known_wards: bool) -> None:
    """What the rows say together: no postcode in two wards, every ward in the book."""
    with connection.cursor() as cursor:
        if only_known_wards:
            cursor.execute("DELETE FROM postcode_file WHERE ward_code NOT IN (SELECT gss_code FROM partnerships_ward)")
            report.elsewhere += cursor.rowcount
        cursor.execute(DISAGREEING, [LISTED])
        found = cursor.fetchall()
        problems.add_counted(
            (
                Problem(f"the postcode stands already at row {before}, in another ward.", row, "row", postcode)
                for row, before, postcode, _ in found
            ),
            found[0][3] if found else 0,
        )
        cursor.execute(UNKNOWN, [LISTED])
        found = cursor.fetchall()
        problems.add_counted(
            (Problem(NOT_IN_THE_BOOK.format(ward), row, "row", postcode) for row, postcode, ward, _ in found),
            found[0][3] if found else 0,
        )
        cursor.execute("SELECT EXISTS (SELECT FROM postcode_file)")
        if not problems and not cursor.fetchone()[0]:
            problems.add(Problem("It holds no postcode of a ward in the book."))
