"""What a tablet sends: an entry closed to the book, and beside it in clear what it takes to sort it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from feedback.models import EntryKind
from partnerships import letterbox
from partnerships.letterbox import Shut

PURPOSE = "street"
FORMAT = 1
"""How what is in a letter is written; a tablet with an old app may still send an earlier one."""
LONGEST = 1_000_000
"""Characters of a letter: what was said may be long, but not a book."""


class Malformed(Exception):  # noqa: N818 - what was sent
    """Not a parcel at all."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One entry as it was sent. `closed_as` is the key it was written under, where it is sent as a new one."""

    key: UUID
    author: int
    kind: EntryKind
    made_at: datetime
    sent_at: datetime
    app: str
    letter: str
    letter_for: str
    bound: str
    sent_as_new: bool

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.bound}\n{self.letter_for}\n{self.letter}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote, opened: which thing it is about, and the fields of its form."""

    format: int
    about: str
    fields: QueryDict


def parcel_of(body: bytes) -> Parcel:
    """Read what a tablet posted. Raises Malformed."""
    try:
        sent: dict[str, Any] = json.loads(body)
        key, closed_as = UUID(sent["key"]), UUID(sent.get("closed_as") or sent["key"])
        author, kind, made = int(sent["author"]), EntryKind(sent["kind"]), str(sent["made_at"])
        return Parcel(
            key=key, author=author, kind=kind, made_at=_moment(made), sent_at=_moment(str(sent["sent_at"])),
            app=str(sent["app"])[:16], letter=_short(sent["letter"], LONGEST), letter_for=_short(sent["for"], 16),
            bound=bound_to(closed_as, author, kind, made), sent_as_new=closed_as != key,
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Malformed from error


def bound_to(key: UUID, author: int, kind: str, made_at: str) -> str:
    """The words a letter is bound to: with another author, key, kind or moment beside it, it does not open."""
    return _short(f"{key} {author} {kind} {made_at}", 120)


def words_in(letter: str, letter_for: str, bound: str) -> Words:
    """What was written. Raises Shut where the book has no key for it, or something was changed on its way."""
    try:
        inside: dict[str, Any] = json.loads(letterbox.opened(PURPOSE, letter_for, letter, bound))
        fields = QueryDict(mutable=True)
        for name, value in inside["fields"]:
            fields.appendlist(str(name), str(value))
        return Words(int(inside["format"]), str(inside["about"]), fields)
    except (ValueError, KeyError, TypeError) as error:
        raise Shut from error


def _moment(text: str) -> datetime:
    found = parse_datetime(text)
    if found is None or found.tzinfo is None:
        raise ValueError
    return found


def _short(text: Any, most: int) -> str:
    if not isinstance(text, str) or not 0 < len(text) <= most or "\0" in text:
        raise ValueError
    return text
