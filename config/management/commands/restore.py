"""`manage.py restore FILE [--replace]`: the book of a backup, checked row by row before it counts."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config import backing_up, preparing


class Command(BaseCommand):
    help = "Put the book of a backup into the database; every table's rows and checksum must be the backup's."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="also where the database holds a book, which is lost"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = backing_up.restore(options["file"], replace=options["replace"])
        except backing_up.Refused as refused:
            raise CommandError(f"{refused} Nothing was changed.") from refused
        preparing.grant_application_role()
        self.stdout.write(
            f"Restored the book of {manifest.made_at}: {manifest.rows} rows of {len(manifest.tables)} tables, "
            "each with the checksum it had."
        )
        self.stdout.write("If this version is newer than the backup's, `manage.py prepare` brings it up to date.")
