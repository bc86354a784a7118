"""`manage.py import_wards FILE`: wards and their boundaries from an ONS GeoJSON file of any vintage (P1)."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.importing.problems import ImportRefusedError
from partnerships.importing.telling import ProgressLine, refusal, some
from partnerships.importing.wards import WardReport, import_wards
from partnerships.models import Partnership
from partnerships.words import counted


class Command(BaseCommand):
    help = "Import wards and their boundaries from an ONS GeoJSON file of any vintage, plain or .gz. All or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--valid-from", type=date.fromisoformat, metavar="DATE", help="from when these wards are in force"
        )
        parser.add_argument(
            "--vintage", default="", help="what the vintage is called, such as 2023, if not in the file"
        )
        parser.add_argument("--partnership", metavar="SLUG", help="the partnership the wards of the file belong to")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        partnership = _partnership(options["partnership"])
        line = ProgressLine(self.stderr, "features")
        began = time.monotonic()
        try:
            report = import_wards(
                options["file"],
                partnership=partnership,
                valid_from=options["valid_from"],
                vintage=options["vintage"],
                dry_run=options["dry_run"],
                progress=line,
            )
        except ImportRefusedError as refused:
            raise CommandError(refusal(options["file"].name, refused.problems)) from refused
        finally:
            line.done()
        for text in told(report, dry_run=options["dry_run"], partnership=partnership):
            self.stdout.write(text)
        self.stdout.write(f"Took {time.monotonic() - began:.1f} seconds.")


def _partnership(slug: str | None) -> Partnership | None:
    if not slug:
        return None
    found = Partnership.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Partnership.objects.values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no partnership called {slug}. The book has: {known}.")
    return found


def told(report: WardReport, *, dry_run: bool, partnership: Partnership | None) -> list[str]:
    """The report in sentences."""
    changes, vintage = report.changes, report.vintage
    lines = [
        f"{counted(report.features, 'feature')} read, {counted(report.wards, 'ward')}; vintage {vintage.label} "
        f"({vintage.known_from}), in force from {vintage.begins:%-d %B %Y}."
    ]
    lines += [
        f"  {counted(len(found), one, many)}: {some(found)}"
        for found, one, many in (
            (report.joined, "ward listed in parts, joined", "wards listed in parts, joined"),
            (report.repaired, "outline crossed itself, mended", "outlines crossed themselves, mended"),
            (
                changes.coarser,
                "coarser drawing than the book's, left out",
                "coarser drawings than the book's, left out",
            ),
            (changes.finer, "finer drawing of the same boundary", "finer drawings of the same boundaries"),
        )
        if found
    ]
    if changes.nothing:
        return [*lines, "Nothing to change: every ward stands in the book as the file has it."]
    ended = sorted(changes.ended - {ward.gss_code for ward in changes.created})
    lines.append("Would change, if this were not a dry run:" if dry_run else "Changed:")
    lines += [
        f"  {counted(number, one, many)}{f': {some(which)}' if which else ''}"
        for number, one, many, which in (
            (len(changes.created), "new ward", "new wards", []),
            (len(ended), "ward ended", "wards ended", ended),
            (len(changes.redrawn), "boundary changed", "boundaries changed", changes.redrawn),
            (len(changes.renamed), "name changed", "names changed", changes.renamed),
            (report.successions, "succession from an older ward", "successions from older wards", []),
        )
        if number
    ]
    if partnership:
        lines.append(f"  {counted(changes.assigned, 'ward')} assigned to {partnership}")
    elif changes.created:
        lines.append("  The new wards belong to no partnership yet: --partnership SLUG, or Settings, Places.")
    return lines
