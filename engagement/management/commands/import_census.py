"""`manage.py import_census FILE`: how many live in each ward, by age, ethnic group, disability (E2)."""

from __future__ import annotations

from typing import Any

from engagement.importing.census import import_census
from partnerships.importing.commands import ImportCommand
from partnerships.words import counted


class Command(ImportCommand):
    help = "Import census figures of wards (CSV, plain or .gz): age, ethnic group, disability. All or nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        report = self.imported(import_census, options)
        self.stdout.write(f"{counted(report.read, 'figure')} read.")
        if report.elsewhere:
            self.stdout.write(f"  {counted(report.elsewhere, 'figure')} left out: of wards not in the book")
        nothing = "Nothing to change: every figure stands in the book as the file has it." if report.nothing else ""
        changed = f"{report.new:,} new, {report.changed:,} changed, {report.gone:,} gone"
        self.tell_change(nothing, changed, dry_run=options["dry_run"])
