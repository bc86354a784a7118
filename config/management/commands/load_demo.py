"""`manage.py load_demo`: the demonstration partnership, Harrowmere."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from config.demonstration.cast import make_harrowmere
from config.demonstration.history import write_history
from config.demonstration.postcodes import make_postcodes
from partnerships.models import Partnership


class Command(BaseCommand):
    help = "Load the demonstration partnership, Harrowmere, into an empty book."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="Do nothing, and succeed, where the book has data.")

    def handle(self, *args: Any, **options: Any) -> None:
        if Partnership.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("The book is not empty. The demonstration loads into an empty book only.")
        with transaction.atomic():
            now = timezone.now()
            borough = make_harrowmere(today=timezone.localdate(now))
            make_postcodes(borough)
            write_history(borough, now=now)
        self.stdout.write("Harrowmere is loaded.")
