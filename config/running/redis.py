"""The private Redis: the broker. What it holds can be lost without loss to the book, and is kept all the same."""

import os
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from config.running import Stop, tied
from config.running.home import Home

PATIENCE_SECONDS = 20


@dataclass
class Redis:
    """One server over `home/redis`. `careless` writes nothing to disk, for tests."""

    home: Home
    careless: bool = False
    process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    @property
    def data(self) -> Path:
        return self.home.folder / "redis"

    @property
    def socket(self) -> Path:
        return self.home.sockets / "redis.sock"

    @property
    def log(self) -> Path:
        return self.home.log / "redis.log"

    def url(self, database: int = 0) -> str:
        """What REDIS_URL says."""
        return f"unix://{self.socket}?db={database}"

    def start(self) -> None:
        """Start and return at once; `wait` says when it answers."""
        self.data.mkdir(mode=0o700, exist_ok=True)
        if self.home.account:
            os.chown(self.data, self.home.account.pw_uid, self.home.account.pw_gid)
        end_orphan(self.socket)
        options = ["--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700", "--save", ""]
        options += ["--dir", str(self.data), "--appendonly", "no" if self.careless else "yes"]
        with self.log.open("ab") as log:
            self.process = tied.start(
                [program(), *options], output=log, account=self.home.account, end_with=signal.SIGTERM, folder="/"
            )

    def wait(self) -> None:
        """Until it answers. A journal it cannot read is put aside: the book finds again what was in it."""
        until = time.monotonic() + PATIENCE_SECONDS
        second_try = False
        while ask(self.socket, b"PING\r\n") != b"+PONG\r\n":
            if self.process is None or self.process.poll() is not None:
                if second_try or not any(self.data.iterdir()):
                    raise Stop(f"Redis did not start; its reason is in {self.log}.")
                self.data.rename(self.data.with_name(f"redis.unreadable-{int(time.time())}"))
                second_try = True
                self.start()
            if time.monotonic() > until:
                raise Stop(f"Redis did not answer within {PATIENCE_SECONDS} seconds; see {self.log}.")
            time.sleep(0.05)

    def stop(self) -> None:
        """Its journal is written, then it ends."""
        if self.process is not None:
            tied.stop(self.process, signal.SIGTERM, 15)


def program() -> str:
    """redis-server, or valkey-server which took its place."""
    found = shutil.which("redis-server") or shutil.which("valkey-server")
    if not found:
        raise Stop("Redis is not installed; install the package redis-server.")
    return found


def ask(path: Path, words: bytes) -> bytes:
    """One question over the socket; nothing when nobody answers."""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(1)
            line.connect(str(path))
            line.sendall(words)
            return line.recv(100)
    except OSError:
        return b""


def end_orphan(path: Path) -> None:
    """A server that a killed start left behind ends before the next begins."""
    until = time.monotonic() + 10
    while ask(path, b"PING\r\n"):
        ask(path, b"SHUTDOWN\r\n")
        if time.monotonic() > until:
            raise Stop(f"a Redis server still uses {path}; end it and start again.")
        time.sleep(0.1)
