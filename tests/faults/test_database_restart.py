"""The home's PostgreSQL ends without warning, again and again: what it said to be kept is kept (safety 29)."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator

import psycopg2
import pytest

from config.running import postgres, tied
from config.running.postgres import Postgres
from tests.services import ThrowAway

WRITERS = 4
RESTARTS = 3


@pytest.fixture
def server() -> Iterator[Postgres]:
    """A server as `make run` starts it, with nothing given up for speed."""
    servers = ThrowAway()
    servers.postgres.careless = False
    servers.start(database=True, broker=False)
    servers.postgres.query("CREATE TABLE said (number bigint)", "postgres")
    yield servers.postgres
    servers.stop()


class Writer(threading.Thread):
    """Writes numbers one after the other and remembers those that the database said are kept."""

    def __init__(self, url: str, first: int, enough: threading.Event) -> None:
        super().__init__()
        self.url, self.number, self.enough = url, first, enough
        self.acknowledged: set[int] = set()

    def run(self) -> None:
        while not self.enough.is_set():
            with contextlib.suppress(psycopg2.Error), contextlib.closing(psycopg2.connect(self.url)) as line:
                line.autocommit = True
                with line.cursor() as cursor:
                    while not self.enough.is_set():
                        self.number += 1
                        cursor.execute("INSERT INTO said VALUES (%s)", [self.number])
                        self.acknowledged.add(self.number)
            time.sleep(0.05)


def test_no_acknowledged_write_is_lost(server: Postgres) -> None:
    enough = threading.Event()
    url = server.url(postgres.SUPERUSER, "postgres")
    writers = [Writer(url, number * 10**9, enough) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        for _ in range(RESTARTS):
            time.sleep(1)
            assert server.process is not None
            os.kill(server.process.pid, signal.SIGKILL)
            server.process.wait()
            tied.kill_group(server.process)
            server.start()
            server.wait()
        time.sleep(1)
    finally:
        enough.set()
        for writer in writers:
            writer.join()
    said = set().union(*(writer.acknowledged for writer in writers))
    assert len(said) > 100, "the writers hardly wrote"
    kept = {int(number) for number in server.query("SELECT number FROM said", "postgres").split()}
    assert said <= kept
