"""`manage.py load_demo`: the demonstration partnership, Harrowmere; with `--scale` a book as large as the country's."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from config.demonstration.cases import make_cases
from config.demonstration.cast import make_harrowmere
from config.demonstration.history import plan_the_year, write_history
from config.demonstration.postcodes import make_postcodes
from config.demonstration.scale import Size, load
from partnerships.models import Partnership

WARDS, KEY_INDIVIDUALS, ISSUES = 8_400, 300_000, 2_000_000
"""The wards of the United Kingdom, a Key Individual Network of 36 in each, and five years of their issues."""
FEWEST, MOST = 12, 17_000
"""The borough's own wards; and as many as three letters of a reference tell apart."""


class Command(BaseCommand):
    help = "Load the demonstration partnership, Harrowmere, into an empty book; with --scale also a whole country."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="Do nothing, and succeed, where the book has data.")
        parser.add_argument(
            "--scale", action="store_true", help="The cast, and as many wards and issues as a country has, by COPY."
        )
        for name, number in (("wards", WARDS), ("key-individuals", KEY_INDIVIDUALS), ("issues", ISSUES)):
            parser.add_argument(f"--{name}", type=int, default=number, help=f"With --scale; {number:,} unless given.")

    def handle(self, *args: Any, **options: Any) -> None:
        if Partnership.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("The book is not empty. The demonstration loads into an empty book only.")
        if options["scale"]:
            self._country(options["wards"], options["key_individuals"], options["issues"])
        else:
            self._harrowmere()

    def _harrowmere(self) -> None:
        with transaction.atomic():
            now = timezone.now()
            borough = make_harrowmere(today=timezone.localdate(now))
            make_postcodes(borough)
            write_history(borough, now=now)
            make_cases(borough, now=now)
            plan_the_year(now)
        self.stdout.write("Harrowmere is loaded.")

    def _country(self, wards: int, key_individuals: int, issues: int) -> None:
        if wards < FEWEST or wards > MOST or key_individuals < 0 or issues < 1:
            raise CommandError(f"A large book has {FEWEST} to {MOST:,} wards, and an issue or more.")
        begun = time.monotonic()

        def say(how_far: str) -> None:
            self.stdout.write(f"- {time.monotonic() - begun:6.0f} s  {how_far}")
            self.stdout.flush()

        size = Size(wards=wards, key_individuals=key_individuals, issues=issues, spread=True)
        loaded = load(size, say=say)
        self.stdout.write(
            f"Loaded {loaded.wards:,} wards, {loaded.issues:,} issues with {loaded.steps:,} steps, raised by residents "
            f"and {loaded.key_individuals:,} Key Individuals, in {time.monotonic() - begun:.0f} seconds."
        )
