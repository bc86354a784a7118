"""Questions asked for a person: their SQL is written once a day for all who hold the same kinds of roles.

A desk asks what its person may see of thirty things. Which conditions stand in such a question depends on the kinds of
roles held, and on the day; which wards, groups and agency stand in them, on the person:

    @asked_for
    def _late(person: User, today: date, *, now: Any) -> QuerySet[Action]:
        return Action.objects.visible_to(person).overdue(today)

    for action in _late(user, today, now=timezone.now()): ...

What changes the question itself, a filter that is set or an order, comes before the values, and each is a question of
its own: `_found(user, today, (("ward", ""), ("state", "late")), ward=7)`, which `chosen_of` and `keys_of` make of what
a form of filters gave. `listed` gives the same page by page.

The function is called with a stand-in for the person, so that the rules of sight say in places what they would say in
values: the same rules, written nowhere else. What a person holds is read at each request and filled in. The function
may not ask the database, and not look at the clock: a moment is given as a value.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar

from django.core.exceptions import EmptyResultSet
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import DateTimeField, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from partnerships.asking import first_column, written_down
from partnerships.models import User
from partnerships.planning import OneOf
from partnerships.scope import Held, Scope
from partnerships.written import Place, Written, answered

R = TypeVar("R")
P = ParamSpec("P")
Shape = tuple[Any, ...]
MOST = 400
"""Combinations of roles and of what was chosen that are kept in a process of each question; mostly a few dozen."""
SKIPPED = "skipped"
"""Where the number of answers goes that lie before a page."""


class Wanted(Protocol):
    """What is wanted of some rows, as SQL. Equal ones want the same."""

    def of(self, rows: QuerySet[Any, Any]) -> Written: ...


@dataclass(frozen=True, slots=True)
class Part:
    """Which of the answers are wanted: all, the first few, a few further down, or their number alone, up to a most."""

    most: int | None = None
    further: bool = False
    counted: bool = False

    def of(self, rows: QuerySet[Any, Any]) -> Written:
        """That part of the rows, as SQL. Of a few, which they are is found first, and what stands beside each in other
        tables is read of these alone: PostgreSQL would read it of every row that it sorts.
        """
        if self.counted:
            keys = written_down(rows.order_by().values_list("pk")[: self.most])
            return replace(keys, sql=f"SELECT count(*) FROM ({keys.sql}) AS found", read=first_column)  # noqa: S608
        if self.most is None:
            return written_down(rows)
        keys = written_down(rows.values_list("pk")[: self.most])
        sql, values = keys.sql, keys.values
        if self.further:
            sql, values = f"{sql} OFFSET %s", (*values, Place(SKIPPED))
        return written_down(rows.filter(OneOf("pk", RawSQL(f"ARRAY({sql})", values))))  # noqa: S611 - Django wrote it


WHOLE, COUNTED = Part(), Part(counted=True)


class OfPerson(Place):
    """Where something of the person goes that only they have."""

    def __init__(self, name: str, read: Callable[[User], Any]) -> None:
        super().__init__(f"of the person: {name}")  # no name that a value of a question could have
        self.read = read


FIRST = -(2**62)
"""Ids that no row has stand for several of a person's: fields take nothing but a number for an id in a list."""
SEVERAL: dict[int, OfPerson] = {}


@cache
def _several(name: str, read: Callable[[User], Any]) -> int:
    number = FIRST + len(SEVERAL)
    SEVERAL[number] = OfPerson(name, read)
    return number


@cache
def _of_kinds(what: str, kinds: frozenset[str]) -> int:
    """The wards (`ward_ids`) or partnerships (`partnership_ids`) of these kinds of roles."""
    return _several(f"{what} of {sorted(kinds)}", lambda user: getattr(user.scope, what)(kinds))


class ScopeInPlaces(Scope):
    """A scope of the same kinds of roles, with one place for the wards, and one for the partnerships, of each."""

    def ward_ids(self, kinds: Iterable[str]) -> frozenset[int]:
        wanted = frozenset(str(kind) for kind in kinds)
        return frozenset({_of_kinds("ward_ids", wanted)}) if super().ward_ids(wanted) else frozenset()

    def partnership_ids(self, kinds: Iterable[str]) -> frozenset[int]:
        wanted = frozenset(str(kind) for kind in kinds)
        return frozenset({_of_kinds("partnership_ids", wanted)}) if super().partnership_ids(wanted) else frozenset()


def _groups(user: User) -> frozenset[int]:
    return frozenset(held.group_id for held in user.scope.held if held.group_id)


PERSON = OfPerson("key", lambda user: user.pk)
AGENCY = OfPerson("agency", lambda user: user.agency_id)
HOME = OfPerson("home", lambda user: user.partnership_id)


@dataclass(frozen=True)
class StandIn:
    """A person as the rules of sight look at them: who they are, their agency, their home and their roles."""

    scope: Scope
    agency_id: OfPerson | None
    partnership_id: OfPerson | None

    @property
    def pk(self) -> OfPerson:
        return PERSON

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        """Stands for its key in a condition, as a person does."""
        return self.pk.resolve_expression(*args, **kwargs)


@dataclass(slots=True)
class AskedFor(Generic[P, R]):
    """A question for a person on a day. Asking it gives the list of its answers."""

    write: Callable[Concatenate[User, date, P], QuerySet[Any, R]]
    kept: dict[Shape, Written | None]

    def __call__(self, user: User, today: date, *chosen: P.args, **values: P.kwargs) -> list[R]:
        """In: the person, the day, what was chosen, and the values the question names."""
        return self.answers(user, today, chosen, values)

    def listed(self, user: User, today: date, *chosen: P.args, **values: P.kwargs) -> Listed[R]:
        """The same answers page by page."""
        return Listed(self, user, today, chosen, values)

    def answers(
        self, user: User, today: date, chosen: Shape, values: dict[str, Any], part: Wanted = WHOLE, *,
        by_name: bool = True,
    ) -> list[Any]:  # fmt: skip
        """All of the answers, or what is wanted of them; a value beside those it names is for what is wanted.

        `by_name`: as in `written.answered`.
        """
        written = self._kept(user, today, chosen, values, part)
        if written is None:
            return []
        given = {place.name: place.read(user) for place in written.values if isinstance(place, OfPerson)}
        return answered(written, {**given, **values}, by_name=by_name)

    def _kept(self, user: User, today: date, chosen: Shape, values: dict[str, Any], part: Wanted) -> Written | None:
        """The clock's own day is part of it, because rules look at it; so is whatever changes the conditions."""
        shape = (today, timezone.localdate(), _shape_of(user), chosen, part)
        if shape not in self.kept:
            if len(self.kept) >= MOST:
                self.kept.clear()
            self.kept[shape] = self.written(user, today, values, chosen, part)
        return self.kept[shape]

    def written(
        self, user: User, today: date, values: dict[str, Any], chosen: Shape = (), part: Wanted = WHOLE
    ) -> Written | None:
        """The question for people like this one; None where it can have no answer."""
        write: Any = self.write
        names = inspect.signature(write).parameters
        places: Any = {name: Place(name, _kind_of(value)) for name, value in values.items() if name in names}
        person: Any = stand_in(user)
        with connection.execute_wrapper(_asks):
            try:
                written = part.of(write(person, today, *chosen, **places))
            except EmptyResultSet:
                return None
        values_in_place = (SEVERAL.get(value, value) if type(value) is int else value for value in written.values)
        return replace(written, values=tuple(values_in_place))


@dataclass(frozen=True, slots=True)
class Listed(Generic[R]):
    """Answers that are counted by one question and read page by page by another."""

    question: AskedFor[Any, R]
    user: User
    today: date
    chosen: Shape
    values: dict[str, Any]

    def pages(self, size: int, *, number: int | None = None) -> Paginator[R]:
        """So many on a page: `found.pages(25).get_page(request.GET.get("page"))`.

        `number`: how many there are in all, where somebody counted them already.
        """
        answers: Any = self
        pages: Paginator[R] = Paginator(answers, size)
        if number is not None:
            pages.count = number
        return pages

    def count(self) -> int:
        """How many there are."""
        return self._counted(COUNTED)

    def count_to(self, most: int) -> int:
        """How many there are, and no more than so many."""
        return self._counted(Part(most, counted=True))

    def _counted(self, part: Part) -> int:
        counted: list[int] = self.question.answers(self.user, self.today, self.chosen, self.values, part)
        return counted[0] if counted else 0

    def __getitem__(self, part: slice) -> list[R]:
        """Some that follow each other. The first page is planned as such, all others with a place for how many pages
        lie before: told that some lie before, PostgreSQL reckons with a tenth of the table.
        """
        most, values = part.stop - part.start, self.values
        if part.start:
            values = {**values, SKIPPED: part.start}
        return self.question.answers(self.user, self.today, self.chosen, values, Part(most, further=bool(part.start)))


Chosen = tuple[tuple[str, str], ...]
"""What was chosen in a form of filters by its name, and what it is; what has a place in the question has "" here."""


def chosen_of(given: Mapping[str, Any], *, places: Collection[str]) -> Chosen:
    """What a form of filters gave, as far as it changes the question. In: the names of those that have a place."""
    return tuple((name, "" if name in places else str(value)) for name, value in sorted(given.items()) if value)


def keys_of(given: Mapping[str, Any], names: Iterable[str]) -> dict[str, int | None]:
    """The keys of the rows that were chosen under these names, None where none was."""
    return {name: row.pk if (row := given.get(name)) else None for name in names}


EVERY: list[AskedFor[Any, Any]] = []


def asked_for(write: Callable[Concatenate[User, date, P], QuerySet[Any, R]]) -> AskedFor[P, R]:
    made = AskedFor(write, {})
    EVERY.append(made)
    return made


def stand_in(user: User) -> StandIn:
    """Somebody with the same kinds of roles, each for wards, a group or a partnership as the person's are."""
    held = tuple(
        Held(one.kind, one.ward_ids and frozenset({-1}), None, one.partnership_id and -1) for one in user.scope.held
    )
    if any(one.group_id for one in user.scope.held):
        held += (Held("", group_id=_several("groups", _groups)),)
    agency, home = AGENCY if user.agency_id else None, HOME if user.partnership_id else None
    return StandIn(ScopeInPlaces(held), agency, home)


def _shape_of(user: User) -> Shape:
    held = {(h.kind, bool(h.ward_ids), h.partnership_id is not None, h.group_id is not None) for h in user.scope.held}
    return frozenset(held), bool(user.agency_id), bool(user.partnership_id)


def _kind_of(value: Any) -> DateTimeField[Any, Any] | None:
    """Rules reckon with moments; ids only stand in a list."""
    return DateTimeField() if isinstance(value, datetime) else None


def _asks(*asked: Any) -> Any:
    raise TypeError("A question that is asked for a person may not ask the database while it is written.")
