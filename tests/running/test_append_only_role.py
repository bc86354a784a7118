"""The role of web and worker adds to the log and the trail and does nothing else to them (safety 17, 47)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from config import preparing

APPEND_ONLY = ("engagement_step", "partnerships_disclosure", "tasking_planentry", "tasking_caseentry")
ROLE = "wardbook_serving_tests"
EVERYTHING = """
    SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE NOT tgisinternal AND (proname = 'wardbook_refuse_change' OR proname LIKE 'pgtrigger_append_only%')
"""


@pytest.fixture
def serving(db: None, settings: Any) -> Iterator[None]:
    """As web and worker: the role that `manage.py prepare` lets in. It goes with the transaction of the test."""
    settings.DATABASE_APP_ROLE = ROLE
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE}")
        preparing.grant_application_role()
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
        yield
        cursor.execute("RESET ROLE")


def refusal(statement: str) -> str:
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return str(refused.value)


def every_append_only_table() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(EVERYTHING)
        return sorted(table for (table,) in cursor.fetchall())


def test_the_serving_role_neither_changes_nor_removes_nor_empties(serving: None) -> None:
    tables = every_append_only_table()
    assert set(APPEND_ONLY) < set(tables)
    assert len(tables) > 30, "row history is append-only too"
    for table in tables:
        column = "pgh_id" if table.endswith("event") else "id"
        for what in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}", f"TRUNCATE {table}"):  # noqa: S608
            assert "permission denied" in refusal(what), what


def test_the_serving_role_cannot_switch_the_guards_off(serving: None) -> None:
    for table in APPEND_ONLY:
        assert "must be owner" in refusal(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        assert "must be owner" in refusal(f"DROP TRIGGER append_only_rows ON {table}")
    assert "permission denied" in refusal("SET session_replication_role = replica")


def test_the_serving_role_goes_on_adding(serving: None) -> None:
    with connection.cursor() as cursor:
        for table in every_append_only_table():
            cursor.execute("SELECT has_table_privilege(current_user, %s, 'INSERT, SELECT')", [table])
            assert cursor.fetchone()[0], table
        cursor.execute("UPDATE partnerships_ward SET name = name")
