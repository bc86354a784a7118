"""Columns of a list as people send it, and what a row says, each mistake named by its row and column (X4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email


class WrongCellError(Exception):
    """Why a cell can't be taken."""


def as_it_is(cell: str) -> str:
    return cell


def email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise WrongCellError(f"“{text[:60]}” is not an e-mail address") from error
    return text


def yes(text: str) -> bool:
    if text.casefold() in ("yes", "y", "true", "1"):
        return True
    if text.casefold() in ("no", "n", "false", "0"):
        return False
    raise WrongCellError(f"“{text[:30]}” is neither yes nor no")


def day(text: str) -> date:
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"):
        try:
            found = datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        if found.year >= 1990:
            return found
    raise WrongCellError(f"“{text[:30]}” is not a day, such as 5/11/2026")


def whole(most: int) -> Callable[[str], int]:
    """A number of people or things, from nought to `most`."""

    def read(text: str) -> int:
        if not text.isdecimal() or len(text) > 9 or int(text) > most:
            raise WrongCellError(f"“{text[:30]}” is not a whole number up to {most:,}")
        return int(text)

    return read


def degrees(low: float, high: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise WrongCellError(f"“{text[:30]}” is not within {low:g} to {high:g}")
        return value

    return read


def one_of(choices: Any) -> Callable[[str], str]:
    known = {str(words).casefold(): str(value) for value, words in choices.choices}
    known |= {str(value).casefold(): str(value) for value in choices.values}

    def read(text: str) -> str:
        value = known.get(text.casefold().replace("’", "'"))
        if value is None:
            raise WrongCellError(f"“{text[:60]}” is none of: {', '.join(str(words) for words in choices.labels)}")
        return value

    return read


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the field it fills, how it is read, what the template shows, what empty means."""

    heading: str
    name: str
    read: Callable[[str], Any] = as_it_is
    example: str = ""
    empty: Any = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """One mistake, by its place."""

    row: int
    column: str
    why: str

    def __str__(self) -> str:
        return f"Row {self.row}{f', {self.column}' if self.column else ''}: {self.why}."


@dataclass(slots=True)
class Read:
    """What a row says, by field; `lengths` and kinds are checked, wards and people not yet."""

    number: int
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heads:
    """The columns of a kind of list: those it has to have, how long the text of one may be (0: as long as any), and
    headings that may stand in it and are not read.
    """

    columns: tuple[Column, ...]
    needed: tuple[str, ...]
    longest: Callable[[str], int]
    not_read: tuple[str, ...] = ()

    @property
    def called(self) -> dict[str, str]:
        """What a field's column is called."""
        return {column.name: column.heading for column in self.columns}

    def of(self, cells: list[str]) -> tuple[list[Column | None], list[Wrong]]:
        """The columns of the first row, and what is wrong with them: unknown, twice, or one lacking that is needed."""
        known = {column.heading.casefold(): column for column in self.columns}
        found = [known.get(cell.replace("’", "'").replace("‘", "'").casefold()) for cell in cells]
        wrong = [
            Wrong(1, cell, "the book knows no such column; the template has those it knows")
            for cell, column in zip(cells, found, strict=True)
            if column is None and cell and cell not in self.not_read
        ]
        names, called = [column.name for column in found if column is not None], self.called
        twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
        wrong += [Wrong(1, called[name], "the column is there twice") for name in twice]
        wrong += [Wrong(1, called[name], "the column is missing") for name in self.needed if name not in names]
        return found, wrong

    def read(self, number: int, cells: list[str], columns: list[Column | None]) -> tuple[Read, list[Wrong]]:
        """What a row says, and each cell that can't be taken."""
        row, wrong = Read(number), []
        for at, column in enumerate(columns):
            if column is None:
                continue
            text = cells[at] if at < len(cells) else ""
            # As the book writes what a spreadsheet would take for a formula: '+44 1632 960123.
            text = text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text
            try:
                value = column.read(text) if text else column.empty
            except WrongCellError as error:
                wrong.append(Wrong(number, column.heading, str(error)))
                continue
            longest = self.longest(column.name)
            if isinstance(value, str) and longest and len(value) > longest:
                wrong.append(Wrong(number, column.heading, f"it is longer than {longest} characters"))
            row.facts[column.name] = value
        empty = [name for name in self.needed if row.facts.get(name, 0) in ("", None)]
        wrong += [Wrong(number, self.called[name], "it is empty") for name in empty]
        if any(cells[len(columns) :]):
            wrong.append(Wrong(number, "", "it has more cells than the first row has headings"))
        return row, wrong
