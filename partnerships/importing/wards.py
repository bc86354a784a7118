"""Importing wards from an ONS GeoJSON file of any vintage (P1, X4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import connection, transaction

from partnerships.history import because
from partnerships.importing import succession
from partnerships.importing.book import wards_of_the_book
from partnerships.importing.changes import Changes, Comparison
from partnerships.importing.files import opened
from partnerships.importing.problems import ImportRefusedError, Problem, Problems, UnreadableError
from partnerships.importing.reading import FileRead, Progress, read_wards
from partnerships.importing.staging import Staging
from partnerships.importing.vintage import Vintage, election_day, year_in
from partnerships.models import Partnership, Ward, WardBoundary

LOCK = 7_041_001
"""Of the advisory lock: two imports at once would each compare with the book before the other."""


@dataclass(slots=True)
class WardReport:
    """What an import did, or would do."""

    vintage: Vintage
    features: int
    wards: int
    changes: Changes
    joined: list[str] = field(default_factory=list)
    repaired: list[str] = field(default_factory=list)
    successions: int = 0


def import_wards(
    path: Path,
    *,
    partnership: Partnership | None = None,
    valid_from: date | None = None,
    vintage: str = "",
    dry_run: bool = False,
    progress: Progress = lambda done, fraction: None,
) -> WardReport:
    """Take the wards of a GeoJSON file into the book.

    In: the file, plain or gzipped; the partnership its wards belong to, if any; from when they are in force and what
    the vintage is called, where the file does not say it itself. Out: what changed; after a dry run, what would.
    Raises ImportRefusedError with everything that is wrong, and then nothing is imported.

    The file is the truth about its area: a ward it has not, though its wards cover that area, ended on the day the
    file's are in force, and is a predecessor of those that took its place.
    """
    problems = Problems()
    with because(f"import_wards {path.name}"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        staging = Staging()
        read = _read(path, staging, problems, progress)
        found = _vintage(read, path, valid_from, vintage, problems)
        if problems or found is None:
            raise ImportRefusedError(problems)
        changes = Comparison(
            read=read, vintage=found, book=wards_of_the_book(), staging=staging, problems=problems,
            partnership=partnership,
        ).run()  # fmt: skip
        if problems:
            raise ImportRefusedError(problems)
        report = WardReport(found, read.features, len(read.wards), changes, read.joined, read.repaired)
        report.successions = _write(changes, staging, found)
        transaction.set_rollback(dry_run)
    return report


def _read(path: Path, staging: Staging, problems: Problems, progress: Progress) -> FileRead:
    read = FileRead()
    try:
        with opened(path) as source:
            read = read_wards(source, staging, problems, progress)
    except UnreadableError as error:
        problems.add(Problem(str(error)))
        return read
    if not read.features:
        problems.add(Problem(f"{path.name} holds no features."))
    return read


def _vintage(read: FileRead, path: Path, valid_from: date | None, label: str, problems: Problems) -> Vintage | None:
    """From the options, else the property names (WD23CD), else the name of the collection or the file."""
    if len(read.years) > 1:
        years = ", ".join(map(str, sorted(read.years)))
        problems.add(Problem(f"Its features carry codes of different years ({years}); import one vintage at a time."))
        return None
    of_label = year_in(label) if label else None
    by_name = year_in(read.name) or year_in(path.name)
    known = [
        (of_label, "as given"),
        (next(iter(read.years), None), "from the names of its properties"),
        (by_name, "from the name of the file"),
    ]
    year, how = next(((year, how) for year, how in known if year), (None, ""))
    if valid_from is None and year is None:
        if problems and not read.wards:
            return None  # a file that could not be read is told so, and no more
        problems.add(
            Problem("It does not say which year it is of. Say it: --vintage 2023, or --valid-from 2023-05-04.")
        )
        return None
    begins = valid_from or election_day(year or 0)
    return Vintage(label or str(year or begins.year), begins, how if valid_from is None else "as given")


def _write(changes: Changes, staging: Staging, vintage: Vintage) -> int:
    """Everything at once: wards with their history, outlines, what came from what. Returns the successions made."""
    Ward.objects.bulk_create(changes.created, batch_size=1000)
    _edit(changes)
    WardBoundary.objects.filter(pk__in=changes.dropped_outlines).delete()
    _move(changes.ended_outlines, "valid_to")
    _move(changes.begun_outlines, "valid_from")
    staging.write(vintage=vintage.label, wanted=changes.drawn)
    if not (changes.ended or changes.begun):
        return 0
    return succession.rebuild(ended=changes.ended, begun=changes.begun)


def _edit(changes: Changes) -> None:
    fields = sorted({name.removesuffix("_id") for _, names in changes.edited.values() for name in names})
    if fields:
        Ward.objects.bulk_update([ward for ward, _ in changes.edited.values()], fields, batch_size=1000)


def _move(edges: dict[int, date], edge: str) -> None:
    by_day: dict[date, list[int]] = {}
    for pk, day in edges.items():
        by_day.setdefault(day, []).append(pk)
    for day, pks in by_day.items():
        WardBoundary.objects.filter(pk__in=pks).update(**{edge: day})
