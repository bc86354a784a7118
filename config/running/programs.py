"""The three processes of the book, the same in `make run` and in production: web, worker, beat."""

import sys
import uuid
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
NAMES = ("web", "worker", "beat")


def command(name: str, given: Mapping[str, str]) -> list[str]:
    """The command line of one process; the numbers come from its environment, as README.md lists them."""
    return {"web": web, "worker": worker, "beat": beat}[name](given)


def web(given: Mapping[str, str]) -> list[str]:
    """The server. Its threads are bounded: each holds a database connection of its own."""
    host, port = given.get("WARDBOOK_BIND", "127.0.0.1"), given.get("PORT", "8000")
    return [
        *(str(BIN / "granian"), "--interface", "wsgi", "--host", host, "--port", port, "--no-ws"),
        *("--workers", given.get("WARDBOOK_WEB_PROCESSES", "2")),
        *("--blocking-threads", given.get("WARDBOOK_WEB_THREADS", "8")),
        *("--respawn-failed-workers", "--workers-kill-timeout", "10"),
        *("--log-level", "error", "--log-config", str(ROOT / "config/running/granian.json")),
        "config.wsgi:application",
    ]


def worker(given: Mapping[str, str]) -> list[str]:
    """The worker; what it takes it may lose, what is due stands in the database."""
    pool = given.get("WARDBOOK_WORKER_PROCESSES", "2")
    name = f"{uuid.uuid4().hex[:8]}@%h"  # several on one machine are told apart
    options = ["--concurrency", pool, "--hostname", name, "--loglevel", "INFO"]
    quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return [str(BIN / "celery"), "--quiet", "--app", "config.celery", "worker", *options, *quiet]


def beat(given: Mapping[str, str]) -> list[str]:
    """The beat; it keeps no file, only asks what is due. `--pidfile=` lets a killed one start again."""
    return [str(BIN / "celery"), "--quiet", "--app", "config.celery", "beat", "--loglevel", "INFO", "--pidfile="]
