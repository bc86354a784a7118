"""The whole book in one file, and out of it again, with proof that nothing is missing.

The file is a zip: `book.dump` (PostgreSQL's custom format) and `manifest.json` (versions, and for each table how many
rows it has and a checksum over them). Counts, checksums and dump are of one moment: they share a snapshot. The secret
key is deliberately not in it: who finds a backup must not be able to sign sessions.
"""

import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.db import connection, transaction
from django.utils import timezone

from config.running import postgres

FORMAT = 1
DUMP, MANIFEST = "book.dump", "manifest.json"
CHUNK = 1 << 20
# What every freshly migrated database holds; anything in another table is somebody's book.
BARE_TABLES = frozenset({"django_migrations", "django_content_type", "auth_permission"}) | {
    *("partnerships_heartbeat", "throttle_cache", "django_session")
}
# The text of a row must not depend on who asks.
STEADY = "SET LOCAL DateStyle = 'ISO'; SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 1; " + (
    "SET LOCAL bytea_output = 'hex'; SET LOCAL IntervalStyle = 'postgres'"
)
# Order does not matter and an equal pair does not cancel out: the rows' 64-bit hashes are added up.
SUM = (
    "SELECT count(*), coalesce(sum(('x' || left(md5(t::text), 16))::bit(64)::bigint::numeric), 0)::text FROM {table} t"
)


FIRST_WORDS = (
    b"SET client_min_messages = warning; SET lock_timeout = '30s'; BEGIN;\n"
    b"DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n"
)


class Refused(Exception):  # noqa: N818  (a sentence for the person at the terminal)
    """Why a backup or a restore was not made."""


@dataclass(frozen=True)
class Table:
    rows: int
    checksum: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says about itself."""

    format: int
    made_at: str
    database: str
    server_version: str
    migrations: list[str]
    tables: dict[str, Table]

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())


def back_up(folder: Path, *, at: datetime | None = None) -> tuple[Path, Manifest]:
    """Write the book to a new file in FOLDER, whole or not at all; returns its path and what is in it.

    Raises Refused where pg_dump fails or the disk is full.
    """
    at = at or timezone.now()
    path = folder / f"wardbook-{at:%Y-%m-%dT%H%M%SZ}.backup"
    unfinished = path.with_suffix(".unfinished")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
            manifest = _describe(at)
            with os.fdopen(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
                _write(file, manifest, snapshot)
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise Refused(f"{path} could not be written: {error.strerror}.") from error
    else:
        unfinished.rename(path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return path, manifest


def read_manifest(path: Path) -> Manifest:
    """What a backup file says about itself; raises Refused where it is none."""
    try:
        with zipfile.ZipFile(path) as file:
            found = json.loads(file.read(MANIFEST))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Refused(f"{path} is not a backup of a book, or not all of one: {error}.") from error
    if found.get("format") != FORMAT:
        raise Refused(f"{path} was written by another version of Wardbook (format {found.get('format')}).")
    found["tables"] = {name: Table(**table) for name, table in found["tables"].items()}
    return Manifest(**found)


def restore(path: Path, *, replace: bool) -> Manifest:
    """Put the book of a backup in place of what the database holds, in one transaction that also checks it.

    Raises Refused where the database holds a book and `replace` is not said, and where a single row differs
    afterwards; then the database is as it was.
    """
    manifest = read_manifest(path)
    if not replace and (held := held_rows()):
        table, rows = held
        raise Refused(
            f"the database already holds a book ({rows} rows in {table} alone); "
            "say --replace to put the backup in its place."
        )
    connection.close()  # an idle connection of our own must not hold what is going to be dropped
    _play(path, manifest)
    return manifest


def describe_tables() -> dict[str, Table]:
    """Rows and checksum of each table as they are now, by name."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(STEADY)
        found = {}
        for name in table_names():
            cursor.execute(SUM.format(table=connection.ops.quote_name(name)))
            rows, checksum = cursor.fetchone()
            found[name] = Table(rows, checksum)
        return found


def table_names() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        return [name for (name,) in cursor.fetchall()]


def held_rows() -> tuple[str, int] | None:
    """The first table that holds somebody's book, and how many rows of it; None in an empty one."""
    with connection.cursor() as cursor:
        for name in table_names():
            if name in BARE_TABLES:
                continue
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608
            rows = cursor.fetchone()[0]
            if rows:
                return name, rows
    return None


def _describe(at: datetime) -> Manifest:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0]
        cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY id")
        migrations = [name for (name,) in cursor.fetchall()]
    name = str(connection.settings_dict["NAME"])
    return Manifest(FORMAT, at.isoformat(timespec="seconds"), name, version, migrations, describe_tables())


def _write(file: IO[bytes], manifest: Manifest, snapshot: str) -> None:
    """The dump as it comes out of pg_dump, so that no second copy needs room; then the manifest."""
    command = [*_tool("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        with archive.open(DUMP, "w", force_zip64=True) as member, _running(command, stdout=subprocess.PIPE) as dump:
            shutil.copyfileobj(dump.stdout, member, CHUNK)
        archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))


def _play(path: Path, manifest: Manifest) -> None:
    """pg_restore writes SQL straight into psql, between our first and last words; what ends early is rolled back."""
    script = [*_tool("pg_restore", connect=False), "--no-owner", "--no-privileges", "--file=-"]
    psql = [*_tool("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1"]
    with (
        zipfile.ZipFile(path) as archive,
        archive.open(DUMP) as dump,
        _running(psql, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as into,
    ):
        into.stdin.write(FIRST_WORDS)
        into.stdin.flush()
        with _running(script, stdin=subprocess.PIPE, stdout=into.stdin) as out:
            shutil.copyfileobj(dump, out.stdin, CHUNK)
        into.stdin.write(_proof(manifest).encode())


def _proof(manifest: Manifest) -> str:
    """SQL that breaks the transaction off unless every table has the rows it had."""
    parts = ["\nSET search_path = public;", STEADY, ";"]
    for name, table in manifest.tables.items():
        quoted = connection.ops.quote_name(name)
        asked = SUM.format(table=quoted)
        said = name.replace("'", "''")
        parts.append(
            f"DO $proof$ DECLARE r bigint; c text; BEGIN {asked.replace(' FROM', ' INTO r, c FROM', 1)};"
            f" IF (r, c) IS DISTINCT FROM ({table.rows}::bigint, '{table.checksum}'::text)"
            f" THEN RAISE EXCEPTION 'table {said} has % rows, the backup {table.rows}, or other ones', r; END IF;"
            " END $proof$;\n"
        )
    return "\n".join([*parts, "COMMIT;", ""])


def _tool(name: str, *, connect: bool = True) -> list[str]:
    """A client program of the newest PostgreSQL here, and how to reach the database."""
    installed = postgres.installed_versions()
    folder = installed[max(installed, key=int)] if installed else None
    program = str(folder / name) if folder and (folder / name).exists() else shutil.which(name)
    if not program:
        raise Refused(f"{name} is not on this machine; install the package postgresql-client.")
    return [program, "--dbname", _conninfo()] if connect else [program]


def _conninfo() -> str:
    """Where the database is, without the password, which other users of the machine could read."""
    found = connection.get_connection_params()
    names = {"dbname": "dbname", "user": "user", "host": "host", "port": "port", "sslmode": "sslmode"}
    return " ".join(f"{name}='{found[key]}'" for name, key in names.items() if found.get(key))


@contextmanager
def _running(command: list[str], **streams: Any) -> Iterator[Any]:
    """A client program, its input closed at the end; Refused with its own words where it fails."""
    environment = {**os.environ, "PGPASSWORD": str(connection.settings_dict.get("PASSWORD") or "")}
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(command, env=environment, stderr=complaints, **streams)
        try:
            yield process
            if process.stdin:
                process.stdin.close()
        except BaseException as error:
            _end(process)  # before its input closes, or it would take the half for the whole
            if process.returncode > 0:
                raise Refused(_words(Path(command[0]).name, complaints)) from error
            raise
        if process.wait() != 0:
            raise Refused(_words(Path(command[0]).name, complaints))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Let it end by its own fault if it is about to, otherwise end it."""
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin:
        with suppress(BrokenPipeError):
            process.stdin.close()


def _words(program: str, complaints: IO[bytes]) -> str:
    complaints.seek(0)
    lines = [line for line in complaints.read().decode(errors="replace").splitlines() if line.strip()]
    loud = [line for line in lines if "error" in line.lower()] or lines or ["no reason given"]
    return f"{program} failed: {loud[0]}"
