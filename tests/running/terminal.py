"""`make run` as a person has it: a process over a home of its own, read and stopped like one."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
READY = "Whole logs are in"
PATIENCE_SECONDS = 300  # the first start migrates, and the machine may have other work
OURS = ("DATABASE_URL", "REDIS_URL", "WARDBOOK_SECRET_KEY", "PYTEST_XDIST_WORKER")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def new_home() -> Path:
    """Under /tmp and open to pass through, because as root the services are another user."""
    folder = Path(tempfile.mkdtemp(prefix="wardbook-home-"))
    folder.chmod(0o755)
    return folder


class Book:
    """One start of the book over a home."""

    def __init__(self, home: Path, port: int, output: str) -> None:
        self.home, self.port = home, port
        self.output = home.with_name(f"{home.name}.{output}")
        given = {name: value for name, value in os.environ.items() if name not in OURS}
        given |= {"WARDBOOK_HOME": str(home), "PORT": str(port), "WARDBOOK_DEMONSTRATION": "no"}
        with self.output.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "config.running"],
                cwd=ROOT,
                env=given,
                stdout=file,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self.output.read_text(encoding="utf-8", errors="replace")

    def wait_until_open(self) -> "Book":
        until = time.monotonic() + PATIENCE_SECONDS
        while READY not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < until, self.said
            time.sleep(0.1)
        return self

    def wait_until_ready(self, seconds: float = 60) -> dict[str, Any]:
        """Until database, broker, worker and beat all answer."""
        until = time.monotonic() + seconds
        while True:
            status, answer = self.get("/healthz/ready/")
            if status == 200:
                return dict(json.loads(answer))
            assert time.monotonic() < until, (status, answer, self.said)
            time.sleep(0.3)

    def get(self, address: str) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            line.request("GET", address, headers={"Host": "localhost"})
            response = line.getresponse()
            return response.status, response.read().decode()
        except OSError:
            return 0, ""
        finally:
            line.close()

    def interrupt(self) -> int:
        """Ctrl-C: the terminal sends it to everybody in the foreground."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(60)

    def kill(self) -> None:
        """kill -9 of the one process that a person sees."""
        self.process.kill()
        self.process.wait()

    def refusal(self) -> str:
        """What it says when it does not start: one sentence, no traceback."""
        assert self.process.wait(PATIENCE_SECONDS) == 1, self.said
        assert "Traceback" not in self.said
        (sentence,) = [line for line in self.said.splitlines() if line.startswith("wardbook: ")]
        return sentence


def command_lines(home: Path) -> dict[int, str]:
    """Process id -> command line of all that belong to a home, by their environment or their arguments."""
    found = {}
    needle = os.fsencode(home)
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes()
            belongs = needle in line or needle in (folder / "environ").read_bytes()
        except OSError:
            continue
        if line and belongs and int(folder.name) != os.getpid():
            found[int(folder.name)] = line.replace(b"\0", b" ").decode(errors="replace")
    return found


def left_running(home: Path) -> list[str]:
    return list(command_lines(home).values())


def gone(home: Path, seconds: float) -> list[str]:
    """What is still running after waiting up to so long."""
    until = time.monotonic() + seconds
    while (left := left_running(home)) and time.monotonic() < until:
        time.sleep(0.1)
    return left


@contextmanager
def book(home: Path, port: int | None = None, output: str = "output") -> Iterator[Book]:
    """A start that is ended whatever the test does."""
    started = Book(home, port or free_port(), output)
    try:
        yield started
    finally:
        started.kill()


def remove(home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    for output in home.parent.glob(f"{home.name}.*"):
        output.unlink()


@contextmanager
def small_disk(home: Path, size: str) -> Iterator[Path]:
    """A copy of a home on a disk of its own, which only root can make."""
    folder = new_home()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        remove(folder)
        pytest.skip("only root may mount the small disk that this test fills")
    try:
        assert gone(home, 20) == []
        subprocess.run(["cp", "-a", f"{home}/.", str(folder)], check=True)
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        remove(folder)
