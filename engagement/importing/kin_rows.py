"""The columns of a list of Key Individuals, and what a row says, each mistake named by its column (X4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from engagement.models import AgeBand, Disability, Embedded, Ethnicity, KeyIndividual, Prefers


class WrongCellError(Exception):
    """Why a cell can't be taken."""


def _text(text: str) -> str:
    return text


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise WrongCellError(f"“{text[:60]}” is not an e-mail address") from error
    return text


def _yes(text: str) -> bool:
    if text.casefold() in ("yes", "y", "true", "1"):
        return True
    if text.casefold() in ("no", "n", "false", "0"):
        return False
    raise WrongCellError(f"“{text[:30]}” is neither yes nor no")


def _day(text: str) -> date:
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"):
        try:
            found = datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        if found.year >= 1990:
            return found
    raise WrongCellError(f"“{text[:30]}” is not a day, such as 5/11/2026")


def _degrees(low: float, high: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise WrongCellError(f"“{text[:30]}” is not within {low:g} to {high:g}")
        return value

    return read


def _one_of(choices: Any) -> Callable[[str], str]:
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
    read: Callable[[str], Any] = _text
    example: str = ""
    empty: Any = ""


COLUMNS: tuple[Column, ...] = (
    Column("Ward", "ward", example="Millbrook"),
    Column("Name", "name", example="Ada Example"),
    Column("Reference", "reference"),
    Column("Embedded as", "embedded", _one_of(Embedded), "Shopkeeper or trader", Embedded.RESIDENT.value),
    Column("In their words", "embedded_as", example="Newsagent on Tanpit Lane"),
    Column("Where", "place", example="12 Tanpit Lane"),
    Column("Latitude", "latitude", _degrees(49, 61), "", None),
    Column("Longitude", "longitude", _degrees(-9, 3), "", None),
    Column("Prefers", "prefers", _one_of(Prefers), "Telephone", Prefers.VISIT.value),
    Column("Telephone", "phone", example="01632 960123"),
    Column("E-mail", "email", _email, "ada@example.org"),
    Column("E-mail updates", "email_updates", _yes, "no", False),
    Column("Languages", "languages", example="English"),
    Column("Makes it easier", "accessibility", example="Large print"),
    Column("Age", "age_band", _one_of(AgeBand), "45 to 64"),
    Column("Ethnic group", "ethnicity", _one_of(Ethnicity), "White"),
    Column("Disability", "disability", _one_of(Disability)),
    Column("Under 18", "young", _yes, "no", False),
    Column("Guardian's name", "guardian_name"),
    Column("Guardian's contact", "guardian_contact"),
    Column("Guardian agreed on", "guardian_consent_on", _day, "", None),
    Column("PCSO", "pcso", example="", empty=None),
    Column("Invited on", "invited_on", _day, "1/9/2026", None),
    Column("Consent version", "consent", example="1", empty=None),
    Column("Consent on", "consent_on", _day, "8/9/2026", None),
    Column("Notes", "notes"),
)
BY_HEADING = {column.heading.casefold(): column for column in COLUMNS}
CALLED = {column.name: column.heading for column in COLUMNS}
NOT_OF_THE_RECORD = ("ward", "reference", "invited_on", "consent", "consent_on")


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


def columns_of(cells: list[str]) -> tuple[list[Column | None], list[Wrong]]:
    """The columns of the first row, and what is wrong with them: unknown, twice, or Ward and Name lacking."""
    found = [BY_HEADING.get(cell.replace("’", "'").casefold()) for cell in cells]
    wrong = [
        Wrong(1, cell, "the book knows no such column; the template has those it knows")
        for cell, column in zip(cells, found, strict=True)
        if column is None and cell
    ]
    names = [column.name for column in found if column is not None]
    wrong += [
        Wrong(1, CALLED[name], "the column is there twice") for name in dict.fromkeys(names) if names.count(name) > 1
    ]
    wrong += [Wrong(1, CALLED[name], "the column is missing") for name in ("ward", "name") if name not in names]
    return found, wrong


def read_row(number: int, cells: list[str], columns: list[Column | None]) -> tuple[Read, list[Wrong]]:
    """What a row says, and each cell that can't be taken."""
    row, wrong = Read(number), []
    for at, column in enumerate(columns):
        if column is None:
            continue
        text = cells[at] if at < len(cells) else ""
        try:
            value = column.read(text) if text else column.empty
        except WrongCellError as error:
            wrong.append(Wrong(number, column.heading, str(error)))
            continue
        longest = _longest(column.name)
        if isinstance(value, str) and longest and len(value) > longest:
            wrong.append(Wrong(number, column.heading, f"it is longer than {longest} characters"))
        row.facts[column.name] = value
    wrong += [Wrong(number, CALLED[name], "it is empty") for name in ("ward", "name") if row.facts.get(name) == ""]
    if any(cells[len(columns) :]):
        wrong.append(Wrong(number, "", "it has more cells than the first row has headings"))
    return row, wrong


def _longest(name: str) -> int:
    if name in NOT_OF_THE_RECORD or name == "pcso":
        return 120
    longest = getattr(KeyIndividual._meta.get_field(name), "max_length", None)
    return int(longest or 0)
