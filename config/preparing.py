"""Bringing a database up to this version of the book: what `make run` and the production migrate job do first."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from partnerships.models import Partnership

LOCK = 0x57415244  # "WARD": two that prepare at once take turns
STAMP = ".made-from.json"


class NewerBookError(Exception):
    """The database was changed by a version of the book that this one does not know."""


@contextmanager
def taking_turns() -> Iterator[None]:
    """Hold the advisory lock of preparation; a second one waits until the first is done and then finds it done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def refuse_newer_book() -> None:
    """Raises NewerBookError where migrations stand in the database that this version does not have."""
    loader = MigrationLoader(connection)
    known = {app for app, _ in loader.disk_migrations}
    replaced = {name for migration in loader.disk_migrations.values() for name in migration.replaces}
    unknown = [
        f"{app}.{name}"
        for app, name in sorted(loader.applied_migrations)
        if app in known and (app, name) not in loader.disk_migrations and (app, name) not in replaced
    ]
    if unknown:
        raise NewerBookError(
            f"this book was last opened by a newer version of Wardbook (it has {unknown[0]}, unknown here); "
            "start that version, or another home with WARDBOOK_HOME."
        )


def bring_up_to_date(say: Callable[[str], None]) -> None:
    """Migrate where anything is new, make the throttle cache's table, let the application's role in."""
    loader = MigrationLoader(connection)
    behind = set(loader.disk_migrations) - set(loader.applied_migrations)
    if behind:
        say("bringing the database up to this version ...")
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    grant_application_role()


APPEND_ONLY = """
    SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE NOT tgisinternal AND (proname = 'wardbook_refuse_change' OR proname LIKE 'pgtrigger_append_only%')
    AND pg_get_userbyid((SELECT relowner FROM pg_class WHERE oid = tgrelid)) = current_user
"""


def grant_application_role() -> None:
    """The role of web and worker reads and writes rows; it owns nothing, so it can neither alter nor truncate.

    Where a trigger says append-only it may not even try to change or remove a row.
    """
    role = settings.DATABASE_APP_ROLE
    if not role:
        return
    name = connection.ops.quote_name(role)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user")
        ours = ", ".join(connection.ops.quote_name(table) for (table,) in cursor.fetchall())
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {ours} TO {name}")
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {name}")
        cursor.execute(APPEND_ONLY)
        if append_only := ", ".join(table for (table,) in cursor.fetchall()):
            cursor.execute(f"REVOKE UPDATE, DELETE ON {append_only} FROM {name}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")


def load_demonstration(say: Callable[[str], None]) -> None:
    """The demonstration partnership, into a book that is still empty."""
    if settings.DEMONSTRATION and not Partnership.objects.exists():
        say("the book is empty: loading the demonstration, Harrowmere; this takes up to a minute ...")
        call_command("load_demo", if_empty=True, verbosity=0)


def collect_static_files(say: Callable[[str], None]) -> None:
    """Static files with their hashed names, again only when one changed."""
    entries: list[Any] = list(settings.STATICFILES_DIRS)
    sources = [Path(entry[1] if isinstance(entry, tuple) else entry) for entry in entries]
    made_from = {"sources": digest(sources), "storage": str(settings.STORAGES)}
    stamp = Path(settings.STATIC_ROOT) / STAMP
    if stamp.exists() and json.loads(stamp.read_text(encoding="utf-8")) == made_from:
        return
    say("collecting the static files ...")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=["sass"])
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(json.dumps(made_from), encoding="utf-8")


def digest(folders: list[Path]) -> str:
    """One hash over the names and contents of all files in the folders."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(found for found in folder.rglob("*") if found.is_file()):
            total.update(f"{path.relative_to(folder)}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
