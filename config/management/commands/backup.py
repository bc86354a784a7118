"""`manage.py backup [--to FOLDER]`: the whole book in one file that says what is in it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config import backing_up


class Command(BaseCommand):
    help = (
        "Write the whole book to one file, with row counts and checksums of every table. The secret key is not in it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, default=Path(), metavar="FOLDER", help="where to (default: here)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            path, manifest = backing_up.back_up(options["to"])
        except backing_up.Refused as refused:
            raise CommandError(str(refused)) from refused
        size = path.stat().st_size / 1e6
        self.stdout.write(f"{path}: {manifest.rows} rows of {len(manifest.tables)} tables, {size:.1f} MB.")
        self.stdout.write("The secret key is not in it; keep WARDBOOK_SECRET_KEY apart, in another place.")
