"""Scratch databases: one for each size, made from a template that was migrated once, dropped afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dj_database_url
import psycopg2
from psycopg2 import sql

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL on which databases may be made, by the address of one of its databases."""

    url: str

    def named(self, database: str) -> str:
        """The address of another of its databases."""
        return f"{self.url.rsplit('/', 1)[0]}/{database}"

    def say(self, statement: sql.Composable) -> list[tuple[str]]:
        """One statement outside a transaction, as making a database wants it."""
        told = dj_database_url.parse(self.named("postgres"))
        link = psycopg2.connect(dbname=told["NAME"], user=told["USER"], host=told["HOST"], port=told["PORT"] or None,
                                password=told["PASSWORD"] or None)  # fmt: skip
        try:
            link.autocommit = True
            with link.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            link.close()

    def there(self, database: str) -> bool:
        found = sql.SQL("SELECT datname FROM pg_database WHERE datname = {}").format(sql.Literal(database))
        return bool(self.say(found))

    def make(self, database: str, template: str = "template1") -> None:
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self.say(made.format(sql.Identifier(database), sql.Identifier(template)))

    def drop(self, database: str) -> None:
        self.say(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))

    @contextmanager
    def book(self, size: str, *, keep: bool, load: Callable[[str], None]) -> Iterator[str]:
        """The address of a book of that size, loaded here unless one was kept."""
        database = f"wardbook_bench_{size}"
        if not (keep and self.there(database)):
            self.drop(database)
            self.make(database, os.environ.get("WARDBOOK_BENCH_TEMPLATE", "template1"))
            try:
                _migrate(self.named(database))
                load(self.named(database))
            except BaseException:
                self.drop(database)
                raise
        try:
            yield self.named(database)
        finally:
            if not keep:
                self.drop(database)


def _migrate(url: str) -> None:
    environment = {"WARDBOOK_SECRET_KEY": "for-measuring-alone-" * 4, **os.environ, "DATABASE_URL": url}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def given_server(url: str) -> Server:
    return Server(url)


@contextmanager
def private_server() -> Iterator[Server]:
    """A PostgreSQL of our own in a folder that goes when we do, as `make run` starts one."""
    from config.running.home import open_home  # noqa: PLC0415 - only where no server is given
    from config.running.postgres import Postgres  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="wardbook-bench-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        os.environ["WARDBOOK_HOME"] = folder
        database = Postgres(open_home(), careless=True)
        database.start()
        try:
            database.wait()
            yield Server(database.url("postgres", "postgres"))
        finally:
            database.stop()
