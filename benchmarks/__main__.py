"""`python -m benchmarks --sizes 1000,100000,1000000 [--pages list,issue] [--keep] [--json FILE]`; with
`--listening 200,8400` in place of `--sizes` surveys, network, lists and tablets in so many wards.

Loads a book of each size into a scratch database, measures it beside a bare Django view, and says where a target is
missed. DATABASE_URL names a server on which databases may be made; without it a private one is started.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.report import show, show_jobs
from benchmarks.scratch import Server, given_server, private_server

ROOT = Path(__file__).resolve().parents[1]
WARDS_FOR = ((5_000, 12), (200_000, 48), (10_000_000, 252))
"""Wards of a book up to so many issues: a borough, a city, a metropolitan county."""


def main(arguments: list[str]) -> int:
    """0 where every target is reached, 1 where one is missed."""
    asked = _asked(arguments)
    sizes = asked.listening or asked.sizes
    with _server() as server:
        measured = {size: _measured(server, size, asked) for size in sizes}
    results = {size: one["lines"] for size, one in measured.items()}
    jobs = {size: one["jobs"] for size, one in measured.items() if one["jobs"]}
    text, missed = show(results, of="wards" if asked.listening else "issues")
    sys.stdout.write(text + show_jobs(jobs))
    if asked.json:
        found = {"sizes": results, "jobs": jobs, "missed": missed}
        Path(asked.json).write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 1 if missed else 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--sizes", type=lambda text: [int(n) for n in text.split(",")], default=[1000, 100_000, 1_000_000]
    )
    parser.add_argument("--listening", type=lambda text: [int(n) for n in text.split(",")], help="wards, in place")
    parser.add_argument("--pages", type=lambda text: text.split(","), default=[], help="only those with these words")
    parser.add_argument("--keep", action="store_true", help="keep the scratch databases, and use those that were kept")
    parser.add_argument("--json", help="write the figures to this file as well")
    return parser.parse_args(arguments)


@contextmanager
def _server() -> Iterator[Server]:
    if os.environ.get("DATABASE_URL"):
        yield given_server(os.environ["DATABASE_URL"])
    else:
        with private_server() as server:
            yield server


def wards_for(issues: int) -> int:
    return next(wards for most, wards in WARDS_FOR if issues <= most)


def _measured(server: Server, size: int, asked: argparse.Namespace) -> dict[str, Any]:
    """The lines and jobs of one size."""
    of = ["listening"] if asked.listening else []
    name = "_".join([*of, str(size)])
    with (
        server.book(name, keep=asked.keep, load=lambda url: _run(url, "benchmarks.loading", *of, str(size))) as url,
        tempfile.NamedTemporaryFile(suffix=".json") as out,
    ):
        _run(url, "benchmarks.measuring", out.name, *asked.pages, of="".join(of))
        found: dict[str, Any] = json.loads(Path(out.name).read_text(encoding="utf-8"))
        return found


def _run(url: str, module: str, *arguments: str, of: str = "") -> None:
    """A module in a process of its own, on that database."""
    environment = {
        "WARDBOOK_SECRET_KEY": "for-measuring-alone-" * 4,
        "WARDBOOK_DEMONSTRATION": "yes",
        **os.environ,
        "WARDBOOK_LOG_LEVEL": "ERROR",
        "DATABASE_URL": url,
        "WARDBOOK_BENCH_OF": of,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
