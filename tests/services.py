"""The servers of a test run: PostgreSQL, Redis, and where a test asks for them a real worker and beat.

Loaded by `-p tests.services` before Django reads its settings. Where DATABASE_URL (as a superuser) or REDIS_URL name a
server that one is used; otherwise the controller starts throw-away ones, the xdist workers find them by the
environment, and the kernel ends them with the controller, however that ended.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest

from config.running import home, postgres, programs, redis, tied

ROOT = Path(__file__).resolve().parents[1]
KEY = "tests-only-0123456789-0123456789-0123456789-0123456789"
PATIENCE_SECONDS = 120  # a start of Django on a machine with much else to do


class ThrowAway:
    """A home under /tmp with careless servers, named in the environment before they are started."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="wardbook-tests-"))
        self.folder.chmod(0o755)  # as root PostgreSQL is another user; its own folders inside are closed
        account = home.service_account()
        (self.folder / "log").mkdir()
        self.home = home.Home(self.folder, home.socket_folder(self.folder, account), account)
        self.postgres = postgres.Postgres(self.home, careless=True)
        self.redis = redis.Redis(self.home, careless=True)

    def start(self, *, database: bool, broker: bool) -> None:
        if database:
            self.postgres.start()
        if broker:
            self.redis.start()
            self.redis.wait()
        if database:
            self.postgres.wait()

    def stop(self) -> None:
        """Nothing of it is worth an orderly end, but PostgreSQL's: which lets go of its shared memory."""
        if self.redis.process:
            tied.kill_group(self.redis.process)
        if self.postgres.process:
            tied.stop(self.postgres.process, signal.SIGQUIT, 10)
        shutil.rmtree(self.folder, ignore_errors=True)


throw_away: ThrowAway | None = None
wanted = {"database": not os.environ.get("DATABASE_URL"), "broker": not os.environ.get("REDIS_URL")}


def lay_environment() -> None:
    """What settings need, before anybody reads them."""
    global throw_away  # noqa: PLW0603  (one for the process, as the environment is)
    os.environ.setdefault("WARDBOOK_SECRET_KEY", KEY)
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright's loop runs in the thread of the tests
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if worker:
        # Each xdist worker has a database of its own by pytest-django; this gives it a Redis database of its own.
        os.environ["REDIS_URL"] = with_redis_database(os.environ["REDIS_URL"], int(worker.removeprefix("gw")) + 1)
    elif any(wanted.values()):
        throw_away = ThrowAway()
        if wanted["database"]:
            os.environ["DATABASE_URL"] = throw_away.postgres.url(postgres.SUPERUSER)
        if wanted["broker"]:
            os.environ["REDIS_URL"] = throw_away.redis.url()


def with_redis_database(url: str, number: int) -> str:
    """The same server, another of its sixteen databases."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return f"unix://{parts.path}?db={number}"
    return urlunsplit(parts._replace(path=f"/{number}"))


lay_environment()


migrating: "subprocess.Popen[bytes] | None" = None


def pytest_configure(config: pytest.Config) -> None:
    """Start the throw-away servers, unless nothing is going to be run; where xdist workers are going to want it, have
    the database migrated that theirs are copies of (tests.migrated), meanwhile.
    """
    global migrating  # noqa: PLW0603  (one for the process, as the servers are)
    if config.option.help or config.option.version or config.option.collectonly:
        return
    if throw_away:
        throw_away.start(**wanted)
    if getattr(config.option, "numprocesses", None) and not os.environ.get("PYTEST_XDIST_WORKER"):
        command = [sys.executable, "-m", "tests.migrated"]
        # Where it fails, the workers try it themselves and say why.
        migrating = tied.start(command, output=subprocess.DEVNULL, folder=str(ROOT))


def pytest_unconfigure(config: pytest.Config) -> None:
    if migrating:
        tied.kill_group(migrating)
    if throw_away:
        throw_away.stop()


@dataclass
class Running:
    """A worker or beat over the test database, and what it has written so far."""

    process: "subprocess.Popen[bytes]"
    output: Path
    name: str

    @property
    def said(self) -> str:
        return self.output.read_text(encoding="utf-8", errors="replace")

    def wait_for(self, words: str, seconds: float = PATIENCE_SECONDS) -> None:
        """Until it has written WORDS; fails with what it wrote instead."""
        until = time.monotonic() + seconds
        while words not in self.said:
            assert self.process.poll() is None, f"{self.name} ended ({self.process.returncode}):\n{self.said}"
            assert time.monotonic() < until, f"{self.name} did not say {words!r} in {seconds} s:\n{self.said}"
            time.sleep(0.05)

    def kill(self) -> None:
        """As the machine would: the process and its pool, without a word."""
        tied.kill_group(self.process)

    def freeze(self) -> None:
        """Alive and deaf."""
        os.killpg(self.process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        os.killpg(self.process.pid, signal.SIGCONT)


@dataclass
class Processes:
    """Starts real processes of the book over the test database and ends them with the test."""

    folder: Path
    started: list[Running] = field(default_factory=list)

    def start(self, name: str, ready: str, **environment: str) -> Running:
        """`name` is web, worker or beat; `ready` what it writes when it is; `environment` what differs for it."""
        output = self.folder / f"{name}-{len(self.started)}.log"
        given = {**os.environ, "DATABASE_URL": database_url_of_tests(), "WARDBOOK_TIED": "yes", **environment}
        with output.open("wb") as file:
            process = tied.start(programs.command(name, given), environment=given, output=file, folder=str(ROOT))
        running = Running(process, output, name)
        self.started.append(running)
        running.wait_for(ready)
        return running

    def stop(self) -> None:
        for running in self.started:
            running.kill()


def database_url_of_tests() -> str:
    """DATABASE_URL of the test database this process uses, not of the one it was made beside."""
    from django.db import connection  # noqa: PLC0415  (this module is there before Django is set up)

    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}"))


@pytest.fixture
def processes(transactional_db: None, tmp_path: Path) -> Iterator[Processes]:
    """Real processes over the test database; they see only what is committed, hence no transaction round the test."""
    found = Processes(tmp_path)
    empty_broker()
    yield found
    found.stop()


@pytest.fixture
def worker(processes: Processes) -> Callable[..., Running]:
    """`worker()` starts one and returns when it consumes; keyword arguments are environment."""
    return lambda **environment: processes.start("worker", " ready.", **environment)


@pytest.fixture
def beat(processes: Processes) -> Callable[..., Running]:
    """`beat()` starts one and returns when it ticks; keyword arguments are environment."""
    return lambda **environment: processes.start("beat", "beat_started", **environment)


class Broker:
    """A Redis of one test's own, to be killed, frozen and started again."""

    def __init__(self, servers: ThrowAway) -> None:
        self.servers = servers
        self.url = servers.redis.url()

    @property
    def process(self) -> "subprocess.Popen[bytes]":
        assert self.servers.redis.process is not None
        return self.servers.redis.process

    def start(self) -> None:
        self.servers.start(database=False, broker=True)

    def kill(self) -> None:
        tied.kill_group(self.process)

    def freeze(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.process.send_signal(signal.SIGCONT)


@pytest.fixture
def broker(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Broker]:
    """A started Redis that this process and the processes a test starts use instead of the run's."""
    from config.celery import app  # noqa: PLC0415  (settings are read by then)
    from config.env import broker as for_celery  # noqa: PLC0415
    from partnerships import nudge  # noqa: PLC0415

    servers = ThrowAway()
    found = Broker(servers)
    found.start()
    settings.REDIS_URL = found.url
    monkeypatch.setenv("REDIS_URL", found.url)
    monkeypatch.setitem(app.conf, "broker_url", for_celery(found.url))
    monkeypatch.setattr(nudge, "_line", nudge._Line())
    yield found
    with contextlib.suppress(ProcessLookupError):
        found.thaw()
    servers.stop()


def empty_broker() -> None:
    """No message of an earlier test reaches this one's worker."""
    from redis import Redis as Client  # noqa: PLC0415  (only where a broker is the point)

    with Client.from_url(os.environ["REDIS_URL"]) as client:
        client.flushdb()
