"""`manage.py import_postcodes FILE`: which ward a postcode lies in, from a published lookup (P1)."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.importing.postcodes import import_postcodes
from partnerships.importing.problems import ImportRefusedError
from partnerships.importing.telling import ProgressLine, counted, refusal


class Command(BaseCommand):
    help = (
        "Import a lookup from postcode to ward (CSV, plain or .gz; ONS Postcode Directory and others). All or nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--only-known-wards", action="store_true", help="leave out rows of wards that are not in the book"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        line = ProgressLine(self.stderr, "rows")
        try:
            report = import_postcodes(
                options["file"],
                only_known_wards=options["only_known_wards"],
                dry_run=options["dry_run"],
                progress=line,
            )
        except ImportRefusedError as refused:
            raise CommandError(refusal(options["file"].name, refused.problems)) from refused
        finally:
            line.done()
        self.stdout.write(f"{counted(report.read, 'postcode')} read.")
        for number, what in ((report.terminated, "no longer in use"), (report.elsewhere, "of wards not in the book")):
            if number:
                self.stdout.write(f"  {counted(number, 'row')} left out: {what}")
        if report.nothing:
            self.stdout.write("Nothing to change: every postcode stands in the book as the file has it.")
        else:
            would = "Would change, if this were not a dry run" if options["dry_run"] else "Changed"
            self.stdout.write(f"{would}: {report.new:,} new, {report.moved:,} now in another ward.")
