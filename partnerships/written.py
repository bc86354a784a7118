"""Questions as PostgreSQL gets them: written out, with places for what changes, and planned once a connection.

Planning a question of eight tables takes PostgreSQL as long as answering it. So a question is handed over once a
connection (PREPARE) and asked by its name from then on (EXECUTE). What never changes stands in it as it is, so that an
index of open issues alone can be used; only what a `Place` stands for is handed over each time. PostgreSQL goes on
planning anew wherever the values make a difference (plan_cache_mode `auto`).

Where connections are handed from one to another between transactions (a pooler), `WARDBOOK_DATABASE_PREPARES=no` asks
every question whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from secrets import token_hex
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import NotSupportedError, OperationalError, connection
from django.db.models import Expression, Field
from psycopg2.errorcodes import FEATURE_NOT_SUPPORTED, INVALID_SQL_STATEMENT_NAME
from psycopg2.extensions import AsIs

Row = tuple[Any, ...]
Read = Callable[[Iterable[Row]], Iterator[Any]]
MOST = 300
"""Questions one connection keeps; then it begins anew."""
FORGOTTEN = {FEATURE_NOT_SUPPORTED, INVALID_SQL_STATEMENT_NAME}
PLACE = re.compile(r"IN \(%s\)|ARRAY\[%s\]|%s|%%")
TOO_LARGE = 2**63
"""No key is so large, but anybody may write it in an address, where it is the key of nothing."""
TYPES: tuple[tuple[type, str], ...] = (
    (bool, "boolean"), (int, "bigint"), (datetime, "timestamptz"), (date, "date"), (time, "time"),
    (Decimal, "numeric"), (float, "double precision"), (UUID, "uuid"),
)  # fmt: skip


class Place(Expression):
    """Where a value goes: one, or the several of an `__in`."""

    def __init__(self, name: str, of: Field[Any, Any] | None = None) -> None:
        """In: its name, and what kind of value it is where the question reckons with it."""
        super().__init__(of)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """A question as PostgreSQL gets it, the values or their places in order, and how a row of the answer is read."""

    sql: str
    values: tuple[Any, ...]
    read: Read


@dataclass(slots=True)
class Kept:
    """What one connection was handed over: the name of each question, for the kinds of its values."""

    link: Any
    names: dict[tuple[Any, ...], str] = field(default_factory=dict)
    mark: str = field(default_factory=lambda: token_hex(6))
    """Part of every name: a pooler that nobody told us of never gives one process the question of another."""
    handed: int = 0


def answered(written: Written, values: dict[str, Any], *, by_name: bool = True) -> list[Any]:
    """Ask with these values, by the names of their places: a list for an `__in` of ids or words.

    `by_name=False` asks it whole: of a question whose words change, or where a value decides how it is best answered.
    """
    names = dict.fromkeys(value.name for value in written.values if isinstance(value, Place))
    given = {name: _plain(values[name]) for name in names}
    with connection.cursor() as cursor:
        if by_name and settings.DATABASE_PREPARES:
            _asked_by_name(cursor, written, given)
        else:
            _asked_whole(cursor, written, given)
        return list(written.read(cursor.fetchall()))


def _asked_whole(cursor: Any, written: Written, given: dict[str, Any]) -> None:
    cursor.execute(written.sql, [_filled(cursor, value, given) for value in written.values])


def _asked_by_name(cursor: Any, written: Written, given: dict[str, Any]) -> None:
    kept = _kept()
    types = tuple(_type(value) for value in given.values())
    name = kept.names.get((written, types))
    if name is None:
        _hand_over(cursor, kept, written, given, types)
        return
    try:
        cursor.execute(_call(name, len(given)), list(given.values()))
    except (NotSupportedError, OperationalError) as error:
        # A table was changed under a process that still runs, or the name is not known any more. Inside a transaction
        # nothing can be asked after an error; the next one begins anew.
        if getattr(error.__cause__, "pgcode", None) not in FORGOTTEN:
            raise
        kept.names.clear()
        if connection.in_atomic_block:
            raise
        cursor.execute("DEALLOCATE ALL")
        _asked_whole(cursor, written, given)


def _hand_over(cursor: Any, kept: Kept, written: Written, given: dict[str, Any], types: tuple[str, ...]) -> None:
    """Hand the question over and ask it, in one go."""
    if len(kept.names) >= MOST:
        cursor.execute("DEALLOCATE ALL")
        kept.names.clear()
    kept.handed += 1
    name = f"asked_{kept.mark}_{kept.handed}"
    of_types = f"({', '.join(types)})" if types else ""
    handed = f"PREPARE {name}{of_types} AS {_numbered(cursor, written, given)}; {_call(name, len(given))}"
    cursor.execute(handed, list(given.values()))
    kept.names[written, types] = name


def _call(name: str, values: int) -> str:
    return f"EXECUTE {name}({', '.join(['%s'] * values)})" if values else f"EXECUTE {name}"


def _numbered(cursor: Any, written: Written, given: dict[str, Any]) -> str:
    """The question with $1, $2, ... at its places and everything else written out."""
    numbers = {name: f"${number}" for number, name in enumerate(given, 1)}
    values = iter(written.values)

    def put(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return found[0]
        value = next(values)
        if not isinstance(value, Place):
            told: str = cursor.mogrify(found[0], [value]).decode()
            return told.replace("%", "%%")
        if not isinstance(given[value.name], list):
            return found[0].replace("%s", numbers[value.name])
        if found[0] == "%s":
            raise TypeError(f"The several values of {value.name} stand in no IN and no ARRAY: {written.sql}")
        return numbers[value.name] if found[0].startswith("ARRAY") else f"= ANY({numbers[value.name]})"

    return PLACE.sub(put, written.sql)


def _kept() -> Kept:
    """What this connection keeps; a new one keeps nothing."""
    link = connection.connection
    kept: Kept | None = getattr(connection, "wardbook_kept", None)
    if kept is None or kept.link is not link:
        kept = connection.wardbook_kept = Kept(link)  # type: ignore[attr-defined]
    return kept


def _plain(value: Any) -> Any:
    """As psycopg2 takes it."""
    if isinstance(value, frozenset | set | list | tuple):
        return [one if isinstance(one, str) else int(one) for one in value]
    return value.value if isinstance(value, Enum) else value


def _type(value: Any) -> str:
    """Its type in PostgreSQL, which finds out by itself what a word is compared with."""
    if isinstance(value, list):
        return f"{_type(max(value, key=_size))}[]".replace("unknown", "text") if value else "unknown"
    if isinstance(value, int) and _size(value) >= TOO_LARGE:
        return "numeric"
    return next((name for kind, name in TYPES if isinstance(value, kind)), "unknown")


def _size(value: int | str) -> int:
    """How large a number is; words are all alike."""
    return 0 if isinstance(value, str) else abs(value)


def _filled(cursor: Any, value: Any, given: dict[str, Any]) -> Any:
    """What stands at a place of a question that is asked whole."""
    if not isinstance(value, Place):
        return value
    plain = given[value.name]
    if not isinstance(plain, list):
        return plain
    return AsIs(cursor.mogrify(", ".join(["%s"] * len(plain)), plain).decode() if plain else "NULL")
