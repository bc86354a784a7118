"""`manage.py check_trail`: whether every step of every trail is as the book wrote it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from engagement import sealing

SHOWN = 50


class Command(BaseCommand):
    help = "Follow the chain of seals of every trail; name the first broken step of each issue and exit with 1."

    def handle(self, *args: Any, **options: Any) -> None:
        steps, issues = sealing.extent()
        broken = list(sealing.breaks())
        for found in broken[:SHOWN]:
            self.stdout.write(str(found))
        if len(broken) > SHOWN:
            self.stdout.write(f"... and {len(broken) - SHOWN:,} more issues")
        if guards := sealing.guards_off():
            self.stdout.write(f"The trail is not guarded: these triggers are switched off: {guards}")
        if broken:
            raise CommandError(f"The trail is broken in {len(broken):,} of {issues:,} issues, first in {broken[0]}.")
        if guards:
            raise CommandError("The trail is whole, but anybody who may write in the database can change it.")
        self.stdout.write(f"The trail is whole: {steps:,} steps of {issues:,} issues.")
