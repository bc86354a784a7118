"""What a digest is made of, and the words its parts share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.text import Truncator

from engagement.models import Issue, Sensitivity
from partnerships.models import RoleKind
from partnerships.words import counted

DAY = timedelta(days=1)
SHOWN = 10
COORDINATES = frozenset({RoleKind.COORDINATOR.value})


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is late: what it is for good, since when a reminder is due, and how it reads.

    `again`: False for a thing with days of its own, that is not said again on Mondays.
    """

    about: str
    since: date
    line: str
    url: str = ""
    again: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a digest: `count` things in `words` ("3 actions late"), and where exactly those are listed."""

    words: str
    things: list[Thing]
    url: str = ""

    @property
    def shown(self) -> list[Thing]:
        return self.things[:SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.things) - SHOWN)


def of_issue(issue: Issue) -> str:
    """Reference, ward and public wording; of a restricted issue the reference alone."""
    if issue.sensitivity == Sensitivity.RESTRICTED:
        return f"{issue.reference}, {issue.ward}."
    wording = " ".join(issue.public_wording.split())
    if not wording:
        return f"{issue.reference}, {issue.ward} (no public wording yet)."
    short = Truncator(wording).chars(140)
    return f"{issue.reference}, {issue.ward}: {short}{'' if short[-1] in '.!?…' else '.'}"


def days_late(due: date, today: date) -> str:
    return f"{day_in_words(due)}, {counted((today - due).days, 'day')} late"


def day_in_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
