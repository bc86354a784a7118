"""The book in one terminal: it opens, everything ends with it, and what was in it is there at the next start."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from config.running import postgres
from config.running.home import Home, service_account
from tests.running.terminal import (
    Book,
    book,
    command_lines,
    free_port,
    gone,
    left_running,
    new_home,
    remove,
    small_disk,
)


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """One home for all of these, as one checkout has; the first start makes it."""
    folder = new_home()
    yield folder
    remove(folder)


@pytest.fixture(scope="module")
def opened(home: Path) -> Iterator[Book]:
    """The first start over the home, for the tests that only look; the last of them ends it."""
    with book(home) as first:
        first.wait_until_open().wait_until_ready()
        yield first


def server_of(home: Path) -> postgres.Postgres:
    return postgres.Postgres(Home(home, home / "sockets", service_account()))


def psql(home: Path, sql: str) -> str:
    return server_of(home).query(sql, postgres.DATABASE)


@contextmanager
def database_alone(home: Path) -> Iterator[None]:
    """The home's PostgreSQL without the book over it."""
    server = server_of(home)
    server.start()
    server.wait()
    yield
    server.stop()


def as_application(home: Path, sql: str) -> "subprocess.CompletedProcess[str]":
    """What psql answers the role that web and worker use."""
    address = f"host={home / 'sockets'} dbname={postgres.DATABASE} user={postgres.APPLICATION}"
    return subprocess.run(["psql", "-X", "-t", "-A", "-c", sql, address], capture_output=True, text=True, check=False)


def processes(home: Path, words: str) -> set[int]:
    """Ids of the home's processes whose command line holds the words."""
    return {pid for pid, line in command_lines(home).items() if words in line}


def wait_for_end(pid: int) -> None:
    until = time.monotonic() + 60
    while Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][:3]:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_it_says_where_it_is(opened: Book) -> None:
    assert f"http://localhost:{opened.port}/" in opened.said
    assert f"a file in {opened.home / 'mail'}" in opened.said
    assert (opened.home / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_second_start_over_the_same_home_is_refused(opened: Book) -> None:
    with book(opened.home, free_port(), output="second") as refused:
        held = f"already running (process {opened.process.pid}, http://localhost:{opened.port}/"
        assert held in refused.refusal()
    assert opened.get("/healthz/live/")[0] == 200


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE own (word text)",
        "ALTER TABLE engagement_step DISABLE TRIGGER ALL",
        "TRUNCATE engagement_step",
        "DROP TABLE partnerships_disclosure",
        "DELETE FROM django_migrations",
        "SET ROLE wardbook_owner",
    ],
)
def test_the_role_of_the_pages_owns_nothing(opened: Book, statement: str) -> None:
    """safety 47: no table can be altered, emptied or made by the role that web and worker use."""
    done = as_application(opened.home, statement)
    assert done.returncode != 0
    assert "permission denied" in done.stderr or "must be owner" in done.stderr


def test_an_immediate_restart_of_the_database_needs_no_other_restart(opened: Book) -> None:
    """safety 29: web and worker go on by themselves within ten seconds."""
    before = processes(opened.home, "granian") | processes(opened.home, "config.celery worker")
    (server,) = processes(opened.home, "bin/postgres -D")
    os.kill(server, signal.SIGQUIT)
    wait_for_end(server)
    opened.wait_until_ready(20)
    assert processes(opened.home, "granian") | processes(opened.home, "config.celery worker") == before


def test_what_dies_is_started_again(opened: Book) -> None:
    (beat,) = processes(opened.home, "config.celery beat")
    os.kill(beat, signal.SIGKILL)
    wait_for_end(beat)
    until = time.monotonic() + 60
    while not processes(opened.home, "config.celery beat"):
        assert time.monotonic() < until, opened.said
        time.sleep(0.1)
    assert "beat     | ended by itself" in opened.said


def test_ctrl_c_ends_all_of_it(opened: Book) -> None:
    assert opened.interrupt() == 0
    assert "nothing is left running" in opened.said
    assert "Traceback" not in opened.said
    assert left_running(opened.home) == []


def test_kill_9_ends_all_of_it_and_the_next_start_adopts_what_is_there(home: Path) -> None:
    with book(home) as second:
        second.wait_until_open()
        key = (home / "secret-key").read_text()
        psql(home, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('still here')")
        second.kill()
        assert gone(home, 10) == []
    with book(home) as third:
        third.wait_until_open()
        assert "bringing the database up" not in third.said
        assert psql(home, "SELECT word FROM kept; DROP TABLE kept") == "still here"
        assert (home / "secret-key").read_text() == key


def note(running: Book, number: int) -> bool:
    """Write a row of a megabyte as the pages' role; True when the database said that it is kept."""
    noise = "(SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 30000))"
    sql = f"INSERT INTO throttle_cache VALUES ('kept-{number}', {noise}, now() + interval '1 day')"  # noqa: S608
    return as_application(running.home, sql).returncode == 0


def test_a_disk_that_fills_up_stops_writing_alone_and_room_mends_it(home: Path) -> None:
    """safety 30: what was said to be kept is kept, reading goes on, and nobody need restart anything."""
    with small_disk(home, "300m") as folder, book(folder) as running:
        running.wait_until_open().wait_until_ready()
        filler = folder / "filler"
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(folder).free - 3 * 2**20)
        kept = {f"kept-{number}" for number in range(12) if note(running, number)}
        assert len(kept) < 12, "the disk did not fill up"
        assert running.get("/healthz/live/")[0] == 200
        assert running.get("/sign-in/")[0] == 200

        filler.unlink()
        running.wait_until_ready(30)
        assert note(running, 99)
        found = as_application(folder, "SELECT cache_key FROM throttle_cache WHERE cache_key ~ '^kept'").stdout
        assert set(found.split()) == kept | {"kept-99"}


def test_a_book_of_a_newer_version_is_left_alone(home: Path) -> None:
    with database_alone(home):
        psql(home, "INSERT INTO django_migrations (app, name, applied) VALUES ('feedback', '9999_later', now())")
    with book(home) as refused:
        assert "newer version of Wardbook (it has feedback.9999_later, unknown here)" in refused.refusal()
    assert left_running(home) == []


def test_data_of_another_postgresql_is_left_alone(home: Path) -> None:
    (home / "postgres/PG_VERSION").write_text("9\n")
    with book(home) as refused:
        assert "was made by PostgreSQL 9" in refused.refusal()
    assert left_running(home) == []


def test_a_taken_port_is_named_before_anything_is_made() -> None:
    folder = new_home()
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        port = somebody.getsockname()[1]
        with book(folder, port) as refused:
            assert f"port {port} is taken by another program" in refused.refusal()
    assert not (folder / "postgres").exists()
    remove(folder)
