"""What a list would do, row by row, or what is wrong with it: shown before anything is done (X4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Generic, Protocol, TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from engagement.importing.columns import Heads, Read, Wrong
from engagement.importing.sheets import rows_of
from partnerships.models import User, Ward
from partnerships.policy import Right

NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"


class Planned(Protocol):
    """What becomes of one row."""

    row: int
    what: str

    @property
    def mark(self) -> str:
        """What it would do, so that a plan which would do something else is another plan."""


P = TypeVar("P", bound=Planned)


@dataclass(slots=True)
class Plan(Generic[P]):
    """What a file would do, or what is wrong with it."""

    rows: list[P] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)

    def of(self, what: str) -> list[P]:
        return [row for row in self.rows if row.what == what]

    @property
    def new(self) -> list[P]:
        return self.of(NEW)

    @property
    def changed(self) -> list[P]:
        return self.of(CHANGED)

    @property
    def unchanged(self) -> list[P]:
        return self.of(UNCHANGED)

    @property
    def digest(self) -> str:
        """By which a plan that was shown is known again: nothing else is ever carried out."""
        return sha256("\n".join(f"{row.row} {row.what} {row.mark}" for row in self.rows).encode()).hexdigest()


class Planner(Generic[P]):
    """Compares rows with the book, which it reads once."""

    heads: Heads

    def __init__(self, by: User) -> None:
        self.by, self.plan, self.today = by, Plan[P](), timezone.localdate()

    def take(self, row: Read) -> None:
        """Plan one row, or say what is wrong with it."""
        raise NotImplementedError

    def wrong(self, row: Read, name: str, why: str) -> None:
        self.plan.wrong.append(Wrong(row.number, self.heads.called.get(name, ""), why))


def planned(content: bytes, planner: Planner[P]) -> Plan[P]:
    """What the list would do. Raises Refused for a file that is no list."""
    head, *rows = rows_of(content)
    columns, planner.plan.wrong = planner.heads.of(head[1])
    if planner.plan.wrong:
        return planner.plan
    for number, cells in rows:
        row, mistakes = planner.heads.read(number, cells, columns)
        planner.plan.wrong += mistakes
        if not mistakes:
            planner.take(row)
    return planner.plan


class Wards:
    """The wards for which somebody has a right, by what a list may call them: name, GSS code or letters."""

    def __init__(self, by: User, needed: Right) -> None:
        self.rows = self.within(by, needed)
        self.called: dict[str, list[Ward]] = {}
        for ward in self.rows.select_related("partnership"):
            for name in {ward.name.casefold(), ward.gss_code.casefold(), ward.letters.casefold()}:
                self.called.setdefault(name, []).append(ward)

    @staticmethod
    def within(by: User, needed: Right) -> QuerySet[Ward]:
        """Those wards, of today."""
        return Ward.objects.for_scope(by, needed.kinds).current(timezone.localdate()).order_by("pk")

    def found(self, name: str, lacking: str) -> tuple[Ward | None, str]:
        """The ward that is called so, or why it is none; `lacking` says it of one that is not theirs."""
        wards = self.called.get(name.casefold(), [])
        if len(wards) == 1:
            return wards[0], ""
        return None, "two wards are called so; write its GSS code" if wards else lacking


def hold(by: User, needed: Right) -> None:
    """Lock the wards a list may touch until the transaction ends: of two who import at once the second finds in the
    book what the first wrote, and is shown its list anew. Call it inside `atomic`, before planning.
    """
    rows = Wards.within(by, needed).select_for_update(of=("self",), no_key=True)
    list(rows.values_list("pk"))


def plain(name: str) -> str:
    """A name as two are compared: however they are spaced and capitalised."""
    return " ".join(name.split()).casefold()
