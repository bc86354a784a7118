"""The network of Key Individuals as a list, in the columns in which it is imported (X4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from engagement.importing.kin_rows import COLUMNS, STANDS
from engagement.models import KeyIndividual
from partnerships.answering import as_csv


def written(people: Iterable[KeyIndividual]) -> str:
    """CSV that spreadsheets open and the book takes back: every column of the record, then how each stands."""
    return as_csv(_rows(people))


def _rows(people: Iterable[KeyIndividual]) -> Iterator[list[str]]:
    yield [*(column.heading for column in COLUMNS), *STANDS]
    for kin in people:
        yield [*(_cell(kin, column.name) for column in COLUMNS), *_stands(kin)]


def _cell(kin: KeyIndividual, name: str) -> str:
    if name == "consent":
        return str(kin.consent.number) if kin.consent else ""
    shown = getattr(kin, f"get_{name}_display", None)
    return _said(shown() if shown else getattr(kin, name))


def _stands(kin: KeyIndividual) -> list[str]:
    last = timezone.localdate(kin.last_contact_at) if kin.last_contact_at else None
    return [kin.get_state_display(), _said(kin.state_since), _said(kin.joined_on), _said(last)]


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value)
