"""`manage.py import_census FILE`: how many live in each ward, by age, ethnic group, disability (E2)."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from engagement.importing.census import import_census
from partnerships.importing.problems import ImportRefusedError
from partnerships.importing.telling import counted, refusal


class Command(BaseCommand):
    help = "Import census figures of wards (CSV, plain or .gz): age, ethnic group, disability. All or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--only-known-wards", action="store_true", help="leave out rows of wards that are not in the book"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = import_census(
                options["file"], only_known_wards=options["only_known_wards"], dry_run=options["dry_run"]
            )
        except ImportRefusedError as refused:
            raise CommandError(refusal(options["file"].name, refused.problems)) from refused
        self.stdout.write(f"{counted(report.read, 'figure')} read.")
        if report.elsewhere:
            self.stdout.write(f"  {counted(report.elsewhere, 'figure')} left out: of wards not in the book")
        if report.nothing:
            self.stdout.write("Nothing to change: every figure stands in the book as the file has it.")
        else:
            would = "Would change, if this were not a dry run" if options["dry_run"] else "Changed"
            self.stdout.write(f"{would}: {report.new:,} new, {report.changed:,} changed, {report.gone:,} gone.")
