"""`manage.py import_postcodes FILE`: which ward a postcode lies in, from a published lookup (P1)."""

from __future__ import annotations

from typing import Any

from partnerships.importing.commands import ImportCommand
from partnerships.importing.postcodes import import_postcodes
from partnerships.importing.telling import ProgressLine
from partnerships.words import counted


class Command(ImportCommand):
    help = (
        "Import a lookup from postcode to ward (CSV, plain or .gz; ONS Postcode Directory and others). All or nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        line = ProgressLine(self.stderr, "rows")
        try:
            report = self.imported(import_postcodes, options, progress=line)
        finally:
            line.done()
        self.stdout.write(f"{counted(report.read, 'postcode')} read.")
        for number, what in ((report.terminated, "no longer in use"), (report.elsewhere, "of wards not in the book")):
            if number:
                self.stdout.write(f"  {counted(number, 'row')} left out: {what}")
        nothing = "Nothing to change: every postcode stands in the book as the file has it." if report.nothing else ""
        changed = f"{report.new:,} new, {report.moved:,} now in another ward"
        self.tell_change(nothing, changed, dry_run=options["dry_run"])
