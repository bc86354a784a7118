"""`manage.py prepare`: migrations, the demonstration where it is on and the book empty, static files."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, OperationalError

from config import preparing


class Command(BaseCommand):
    help = "Bring the database up to this version, load the demonstration if the book is empty, collect static files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-static", action="store_true", help="leave the static files as they are")

    def handle(self, *args: Any, **options: Any) -> None:
        """Lines that begin with "- " say what is being done; one that begins with "! " why it could not be."""
        try:
            self._prepare(static=not options["no_static"])
        except preparing.NewerBookError as error:
            self._give_up(str(error))
        except (OperationalError, DatabaseError) as error:
            if "No space left" in str(error):
                self._give_up("the disk of the database is full; make room and start again.")
            if isinstance(error, OperationalError):
                self._give_up(f"the database does not answer: {str(error).strip().splitlines()[0]}")
            raise

    def _prepare(self, *, static: bool) -> None:
        with preparing.taking_turns():
            preparing.refuse_newer_book()
            if preparing.bring_up_to_date():
                self.stdout.write("- the database was brought up to this version")
            preparing.load_demonstration()
        if static and preparing.collect_static_files():
            self.stdout.write("- static files were collected")

    def _give_up(self, sentence: str) -> None:
        self.stdout.write(f"! {sentence}")
        sys.exit(3)
