"""Whose move it is, in words: for a row of the list and for the first line of an issue's page (screens.md)."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from django.utils.dateformat import format as date_format

from engagement.models import Issue, Stage

WITH_COORDINATOR = {
    Stage.NEW: "to take up",
    Stage.DEALT_WITH: "to follow up",
    Stage.ESCALATED: "to put on an agenda",
    Stage.TABLED: "to put on an agenda",
    Stage.IN_ACTION: "to record the outcome",
    Stage.FED_BACK: "to ask those who raised it, and close",
}


class Stands(Protocol):
    """What of an issue says whose move it is: an issue itself, or a row of the list."""

    @property
    def stage(self) -> str: ...
    @property
    def owed_count(self) -> int: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def raised_on(self) -> date: ...
    @property
    def closed_on(self) -> date | None: ...


def in_hands_of(issue: Issue) -> str:
    """In whose hands the issue is: "Street Environment (Errol)"; "" where in nobody's."""
    return hands(
        issue,
        person=str(issue.move_user or ""),
        agency=str(issue.move_agency or ""),
        group=str(issue.move_group or ""),
    )


def hands(issue: Stands, *, person: str, agency: str, group: str) -> str:
    """The same in words short enough for a cell, from the names alone."""
    if issue.stage in (Stage.RESOLVED, Stage.NOT_PRIORITISED):
        return _answers(issue.owed_count) if issue.owed_count else "Coordinator, to register who is owed"
    if issue.stage in (Stage.CLOSED, Stage.MERGED):
        return ""
    if group:
        return group
    if agency and person:
        return f"{agency} ({person.split(' ', maxsplit=1)[0]})"
    return agency or person or f"Coordinator, {WITH_COORDINATOR[Stage(issue.stage)]}"


def days_open(issue: Stands, today: date) -> int:
    """Days since it was raised; for a closed one, from raised to closed."""
    return ((issue.closed_on or today) - issue.raised_on).days


def is_late(issue: Stands, today: date) -> bool:
    return issue.due_on is not None and issue.due_on < today


def days_late(issue: Stands, today: date) -> int:
    """How many days it is late; 0 where it is not."""
    return max(0, (today - issue.due_on).days) if issue.due_on else 0


def short_due(issue: Stands, today: date) -> str:
    """ "27 Nov", with the year where it is another; "" for nothing due."""
    if issue.due_on is None:
        return ""
    return date_format(issue.due_on, "j M" if issue.due_on.year == today.year else "j M Y")


def sentence(issue: Issue, today: date, *, to_be_told: str = "") -> str:
    """Whose move it is: "With Street Environment (Errol), due Friday 27 November. Then 2 people are owed an answer."

    `to_be_told` names those who will be owed an answer once there is an outcome.
    """
    if issue.stage == Stage.CLOSED:
        return "The loop is closed."
    if issue.stage == Stage.MERGED:
        return f"Merged into {issue.merged_into}." if issue.merged_into_id else "Merged into another issue."
    if issue.stage in (Stage.RESOLVED, Stage.NOT_PRIORITISED) and issue.owed_count:
        are = "is" if issue.owed_count == 1 else "are"
        return f"{to_be_told or 'Somebody'} {are} owed an answer{_due(issue, today)}."
    words = f"With {_lower_first(in_hands_of(issue))}{_due(issue, today)}"
    if issue.actions_to_do > 1:
        words += f", and {issue.actions_to_do - 1} more to do"
    then = f" Then {to_be_told} will be owed an answer." if to_be_told and issue.stage not in (Stage.FED_BACK,) else ""
    return f"{words}.{then}"


def _lower_first(hands: str) -> str:
    return f"the coordinator{hands.removeprefix('Coordinator')}" if hands.startswith("Coordinator") else hands


def _due(issue: Issue, today: date) -> str:
    if issue.due_on is None:
        return ""
    if issue.stage == Stage.TABLED:
        day = spoken_day(issue.due_on, today)
        return f", which meets {day}" if day in ("today", "tomorrow") else f", which meets on {day}"
    return f", due {spoken_day(issue.due_on, today)}"


def spoken_day(day: date, today: date) -> str:
    """ "today", "tomorrow", "Friday 27 November", with the year where it is another."""
    if day == today:
        return "today"
    if (day - today).days == 1:
        return "tomorrow"
    return date_format(day, "l j F" if day.year == today.year else "l j F Y")


def _answers(number: int) -> str:
    return "1 answer owed" if number == 1 else f"{number} answers owed"
