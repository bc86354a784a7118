"""What the commands that import a published table have in common."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError

from partnerships.importing.problems import ImportRefusedError
from partnerships.importing.telling import refusal

R = TypeVar("R")


class ImportCommand(BaseCommand):
    """One file, whole or not at all; `--only-known-wards` and `--dry-run`."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--only-known-wards", action="store_true", help="leave out rows of wards that are not in the book"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")

    def imported(self, run: Callable[..., R], options: dict[str, Any], **how: Any) -> R:
        """What RUN reports of the file. Raises CommandError with every row that is wrong, if any is."""
        file: Path = options["file"]
        try:
            return run(file, only_known_wards=options["only_known_wards"], dry_run=options["dry_run"], **how)
        except ImportRefusedError as refused:
            raise CommandError(refusal(file.name, refused.problems)) from refused

    def tell_change(self, nothing: str, changed: str, *, dry_run: bool) -> None:
        """NOTHING where that says why there is nothing to change; else what changed, or would."""
        would = "Would change, if this were not a dry run" if dry_run else "Changed"
        self.stdout.write(nothing or f"{would}: {changed}.")
