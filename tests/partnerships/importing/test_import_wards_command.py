"""`manage.py import_wards`: what it takes, what it says, and how it ends."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from partnerships.importing import telling
from partnerships.importing.problems import Problem, Problems
from partnerships.models import Partnership, Ward
from tests.partnerships.importing.files import collection, feature, square, written


def run(path: Path, *options: str) -> str:
    """What the command says on standard output."""
    out = StringIO()
    call_command("import_wards", str(path), *options, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture
def seaborough(db: None, tmp_path: Path) -> Path:
    return written(tmp_path, collection(feature(1, "Pierhead", square(1)), feature(2, "Harbour", square(2))))


def test_it_says_what_it_did(seaborough: Path) -> None:
    said = run(seaborough)
    assert (
        "2 features read, 2 wards; vintage 2023 (from the names of its properties), in force from 4 May 2023." in said
    )
    assert "Changed:\n  2 new wards\n" in said
    assert "belong to no partnership yet: --partnership SLUG" in said


def test_the_second_time_it_says_that_nothing_changed(seaborough: Path) -> None:
    run(seaborough)
    assert "Nothing to change: every ward stands in the book as the file has it." in run(seaborough)


def test_it_assigns_the_partnership(seaborough: Path) -> None:
    Partnership.objects.create(name="Seaborough Partnership", slug="seaborough")
    assert "2 wards assigned to Seaborough Partnership" in run(seaborough, "--partnership", "seaborough")
    assert set(Ward.objects.values_list("partnership__slug", flat=True)) == {"seaborough"}


def test_it_names_the_partnerships_there_are(seaborough: Path) -> None:
    Partnership.objects.create(name="Seaborough Partnership", slug="seaborough")
    with pytest.raises(CommandError, match="There is no partnership called seaboro"):
        run(seaborough, "--partnership", "seaboro")


def test_a_dry_run_leaves_the_book_as_it_was(seaborough: Path) -> None:
    assert "Would change, if this were not a dry run:\n  2 new wards\n" in run(seaborough, "--dry-run")
    assert not Ward.objects.exists()


def test_it_takes_the_day_from_the_option(seaborough: Path) -> None:
    assert "in force from 2 May 2024." in run(seaborough, "--valid-from", "2024-05-02")


def test_it_ends_with_an_error_that_lists_what_is_wrong(db: None, tmp_path: Path) -> None:
    path = written(tmp_path, collection(feature(1, "Pierhead", None), feature(2, "", square(2))))
    with pytest.raises(CommandError) as caught:
        run(path)
    assert str(caught.value).splitlines() == [
        "Nothing was imported from wards.geojson: 2 problems.",
        "  feature 1 (E05990001, Pierhead): it has no geometry.",
        "  feature 2 (E05990002): its name (WD23NM) is empty.",
    ]


def test_problems_beyond_the_bound_are_counted() -> None:
    problems = Problems()
    for row in range(1, 70):
        problems.add(Problem("it has no geometry.", row, "feature"))
    assert telling.refusal("wards.geojson", problems).splitlines()[-1] == "  and 19 more."


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_it_shows_how_far_it_is_on_a_terminal(seaborough: Path) -> None:
    shown: Any = Terminal()
    call_command("import_wards", str(seaborough), stdout=StringIO(), stderr=shown)
    assert "\rRead 2 features, 100% of the file." in shown.getvalue()
