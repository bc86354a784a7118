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
            preparing.bring_up_to_date(self._say)
            preparing.load_demonstration(self._say)
        if static:
            preparing.collect_static_files(self._say)

    def _say(self, text: str) -> None:
        self.stdout.write(f"- {text}")
        self.stdout.flush()

    def _give_up(self, sentence: str) -> None:
        self.stdout.write(f"! {sentence}")
        sys.exit(3)
