"""The benchmarks measure: every page and step answers as it should, in books just large enough to show each of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.migrated import as_migrated

ROOT = Path(__file__).resolve().parents[2]


def measured(out: Path, *arguments: str) -> dict[str, Any]:
    """What two rounds of each gave; targets of time are not asked of a test, those of questions are."""
    few = {"WARDBOOK_BENCH_ROUNDS": "2", "WARDBOOK_BENCH_WARM_UP": "1", "WARDBOOK_BENCH_TIMES": "1",
           "WARDBOOK_BENCH_TEMPLATE": as_migrated()}  # fmt: skip
    answer = subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments, "--json", str(out)], cwd=ROOT, check=False,
        env={**os.environ, **few}, capture_output=True, text=True, timeout=400,
    )  # fmt: skip
    assert out.exists(), answer.stderr
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    assert not [sentence for sentence in found["missed"] if "queries" in sentence]
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("book", "size", "names"),
    [
        ("--sizes", "1000", ("issue list, 6 wards", "run page", "similar while typing", "decide")),
        ("--listening", "28", ("results", "interview", "coverage, whole partnership", "taken along by a tablet")),
    ],
)
def test_every_line_is_measured(tmp_path: Path, book: str, size: str, names: tuple[str, ...]) -> None:
    found = measured(tmp_path / "found.json", book, size)
    lines = {line["name"]: line for line in found["sizes"][size]}
    assert not set(names) - set(lines)
    assert all(line["median"] > 0 and line["bytes"] >= 0 for line in lines.values())
    jobs = {job["name"]: job for job in found["jobs"].get(size, [])}
    assert bool(jobs) is (book == "--listening")
    assert all(job["milliseconds"] > 0 for job in jobs.values())
