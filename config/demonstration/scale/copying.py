"""Writing millions of rows: by COPY, into tables without their indexes, which are built when all rows are there."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)
NULL = r"\N"
A_BATCH = 20_000
"""Rows, or issues, that are held in memory at a time."""
FOREIGN_AND_UNIQUE = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid::regclass::text = ANY(%s) AND contype IN ('f', 'u') ORDER BY contype DESC
"""
INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid::regclass::text = ANY(%s) AND NOT indisprimary
    AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype = 'u')
"""


def plain(value: Any) -> str:
    """A value as COPY reads it."""
    if value is None:
        return NULL
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | dict):
        value = json.dumps(value)
    return str(value).replace("\\", "\\\\").replace("\t", " ").replace("\n", "\\n")


class Table:
    """Rows of one model on their way into the database, with ids of their own."""

    def __init__(self, model: type[models.Model], columns: Sequence[str]) -> None:
        self.name = model._meta.db_table
        self.columns = ("id", *columns)
        self.rows: list[str] = []
        self.last = self._highest()
        needed = {str(field.column) for field in model._meta.concrete_fields if _is_given(field) and not field.null}
        if lacking := needed - set(columns):
            raise ValueError(f"{self.name} needs {sorted(lacking)}")

    def _highest(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT coalesce(max(id), 0) FROM {self.name}")  # noqa: S608 - a model's own table
            return int(cursor.fetchone()[0])

    def add(self, *values: Any) -> int:
        """One row, in the order of the columns; its id."""
        self.last += 1
        self.rows.append("\t".join([str(self.last), *map(plain, values)]))
        return self.last

    @property
    def written(self) -> str:
        """The columns that are given, as they stand in a statement."""
        return ", ".join(f'"{column}"' for column in self.columns)

    def flush(self, into: str = "") -> None:
        """The rows that were added, by COPY into the model's table, or into another like it."""
        if not self.rows:
            return
        text = io.StringIO("\n".join(self.rows) + "\n")
        self.rows.clear()
        with connection.cursor() as cursor:
            cursor.copy_expert(f"COPY {into or self.name} ({self.written}) FROM STDIN", text)

    def done(self) -> None:
        """The sequence behind the rows."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), greatest(%s, 1))", [self.name, self.last])


def put(objects: Iterable[M]) -> list[M]:
    """Write new objects of one model, parents before their children; they come back with their ids.

    What `bulk_create` does, without asking for the ids and without the history of each row: ten times as fast.
    """
    written: list[M] = []
    table: Table | None = None
    for thing in objects:
        if table is None:
            fields = [field for field in type(thing)._meta.concrete_fields if _is_given(field)]
            table = Table(type(thing), [str(field.column) for field in fields])
        thing.pk = table.add(*[field.pre_save(thing, add=True) for field in fields])
        written.append(thing)
        if len(table.rows) == A_BATCH:
            table.flush()
    if table is not None:
        table.flush()
        table.done()
    return written


def _is_given(field: Any) -> bool:
    return not (field.primary_key or field.generated or field.db_default is not models.NOT_PROVIDED)


class Sealed:
    """Issues and all steps of their trails, sealed on their way into the database as the trigger there does it."""

    def __init__(self, issues: Table, steps: Table) -> None:
        self.issues, self.steps = issues, steps
        with connection.cursor() as cursor:
            for table in (issues, steps):
                cursor.execute(f"CREATE TEMP TABLE {self._waiting(table)} (LIKE {table.name} INCLUDING DEFAULTS)")

    def _waiting(self, table: Table) -> str:
        return f"waiting_{table.name}"

    def flush(self) -> None:
        """The trails are followed in the database, all at once; one that is not all here is not sealed as a whole."""
        issues, steps = self.issues, self.steps
        for table in (issues, steps):
            table.flush(into=self._waiting(table))
        with connection.cursor() as cursor:
            cursor.execute(f"""
                WITH sealed AS (
                    INSERT INTO {steps.name} ({steps.written}, seal)
                    SELECT {steps.written}, wardbook_chain(ROW(step.*)::{steps.name})
                        OVER (PARTITION BY issue_id ORDER BY number)
                    FROM {self._waiting(steps)} step ORDER BY id
                    RETURNING issue_id, number, seal
                ), ends AS (SELECT DISTINCT ON (issue_id) issue_id, seal FROM sealed ORDER BY issue_id, number DESC)
                INSERT INTO {issues.name} ({issues.written}, trail_end)
                SELECT {issues.written}, ends.seal
                FROM {self._waiting(issues)} issue JOIN ends ON ends.issue_id = issue.id ORDER BY id
            """)  # noqa: S608 - the book's own tables and columns
            for table in (issues, steps):
                cursor.execute(f"TRUNCATE {self._waiting(table)}")

    def done(self) -> None:
        with connection.cursor() as cursor:
            for table in (self.issues, self.steps):
                table.done()
                cursor.execute(f"DROP TABLE {self._waiting(table)}")


@contextmanager
def bare(tables: Sequence[str]) -> Iterator[None]:
    """These tables without triggers, indexes, foreign keys and unique constraints; afterwards with all of them again.

    Building an index over all rows is many times quicker than keeping it row by row, and a foreign key is then checked
    in one join. A constraint that does not hold fails here.
    """
    names = list(tables)
    with connection.cursor() as cursor:
        cursor.execute(FOREIGN_AND_UNIQUE, [names])
        constraints = cursor.fetchall()
        cursor.execute(INDEXES, [names])
        indexes = cursor.fetchall()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks pending cannot be altered
        for table in names:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for table, name, _ in reversed(constraints):
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name} CASCADE")
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        for _, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in constraints:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
        for table in names:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def analyse(tables: Sequence[str]) -> None:
    """Fresh statistics and visibility maps, as autovacuum would leave them."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"VACUUM ANALYZE {table}")
