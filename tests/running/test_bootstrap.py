"""The script that a bare machine runs first: it says in one sentence what is missing, and does nothing twice."""

import ast
import glob
import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from config.running import bootstrap
from config.running.bootstrap import Need, Stop

ROOT = Path(__file__).resolve().parents[2]
SOURCE = (ROOT / "config/running/bootstrap.py").read_text(encoding="utf-8")
LACKING = [Need("Redis", False, ("redis-server",)), Need("fonts", True, ("fonts-dejavu-core",))]


def test_older_pythons_can_read_it_to_be_told_so() -> None:
    ast.parse(SOURCE, feature_version=(3, 8))


def test_it_needs_nothing_but_the_standard_library() -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(SOURCE))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names


def test_an_old_python_is_named_where_there_is_no_newer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "PYTHON_NEEDED", (9, 9))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(Stop, match=r"Python 3\.11 or newer is needed and only 3\.\d+ is here"):
        bootstrap.use_new_enough_python([])


def test_somebody_without_rights_is_told_the_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "needs", lambda kind: LACKING)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Stop, match=r"lacks Redis; run: sudo apt-get install -y redis-server$"):
        bootstrap.install_debian_packages("base")


def test_another_system_is_told_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "needs", lambda kind: LACKING)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(Stop, match="lacks Redis; install them with its package manager"):
        bootstrap.install_debian_packages("base")


def test_a_named_server_needs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(glob, "glob", lambda *_, **__: [])
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    assert not bootstrap.postgres_is_here()
    assert not bootstrap.redis_is_here()
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere/wardbook")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere")
    assert bootstrap.postgres_is_here()
    assert bootstrap.redis_is_here()


def test_only_tests_need_a_browser() -> None:
    assert "the Chromium browser" in [need.what for need in bootstrap.needs("test")]
    assert "the Chromium browser" not in [need.what for need in bootstrap.needs("base")]


@pytest.mark.parametrize(
    ("had", "asked", "synced"),
    [
        ([], "base", "base.txt"),
        ([], "test", "test.txt"),
        (["installer", "base"], "base", None),
        (["installer", "base"], "test", "test.txt"),
        (["installer", "base", "test"], "base", None),
        (["installer", "base", "test"], "test", None),
        (["installer", "test"], "base", "test.txt"),
    ],
)
def test_packages_are_installed_once_and_never_downgraded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, had: list[str], asked: str, synced: str | None
) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "trusting_environment", dict)
    monkeypatch.setattr(bootstrap, "call", lambda command, *_: calls.append(command))
    locks = {name: bootstrap.digest([ROOT / f"requirements/{name}.txt"]) for name in ("installer", "base", "test")}
    (tmp_path / ".wardbook.json").write_text(json.dumps({name: locks[name] for name in had}))

    bootstrap.install_python_packages(asked)
    assert [Path(command[-1]).name for command in calls if "sync" in command] == ([synced] if synced else [])

    calls.clear()
    bootstrap.install_python_packages(asked)
    assert calls == []


def test_a_failed_step_ends_in_one_sentence(capfd: Any) -> None:
    with pytest.raises(Stop, match="could not be built"):
        bootstrap.call(["false"], "the design system could not be built")


def test_no_lock_and_no_recipe_names_a_host() -> None:
    """Where packages come from is this machine's business, not the book's."""
    recipes = [ROOT / name for name in ("package-lock.json", "Dockerfile", "Makefile")]
    for path in [*(ROOT / "requirements").iterdir(), *recipes]:
        text = re.sub(r'"url": "[^"]*"', "", path.read_text(encoding="utf-8"))  # who may be thanked, by package
        assert not re.findall(r"https?://\S+|--\S*index\S*|--find\S*", text), path.name
