"""Questions that are asked at nearly every request: their SQL is written once, and only the values change.

Django takes several times as long to write such a question as PostgreSQL takes to answer it. Here it writes it the
first time somebody asks:

    @question
    def _members(group: Any) -> QuerySet[Member]:
        return Member.objects.filter(group_id=group).select_related("person").order_by("pk")

    for member in _members(group=7): ...

The function is called once, with a `Place` for each value. So it may not look at a value, only put it where a value
goes in `filter`, and not at the clock either: a day that stands in it is refused, because it would stand in it for
ever. Which rows somebody may see is one of its conditions as in any other query, by the same rule (`within`), and what
a person holds is a value: read for each request, never kept.
Answers are the model's own rows with what `select_related` names, rows of `values_list`, or of `values`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesIterable,
    ValuesListIterable,
    get_related_populators,
)

from partnerships.written import Place, Read, Row, Written, answered

R = TypeVar("R")


class Question(Generic[R]):
    """A question whose words never change. Asking it gives the list of its answers."""

    def __init__(self, write: Callable[..., QuerySet[Any, R]]) -> None:
        self.write = write

    def __call__(self, **values: Any) -> list[R]:
        """Ask with these values: a list for an `__in` of ids, nothing in it meeting no row."""
        answer: list[R] = answered(self.written, values)
        return answer

    def first(self, **values: Any) -> R | None:
        """The first answer, or none."""
        return next(iter(self(**values)), None)

    @cached_property
    def written(self) -> Written:
        rows = self.write(**{name: Place(name) for name in inspect.signature(self.write).parameters})
        written = written_down(rows)
        if any(isinstance(value, date | time) for value in written.values):
            raise TypeError(f"{self.write.__qualname__} has a day or a time of its own; give it a place.")
        return written


question = Question


def written_down(rows: QuerySet[Any, Any]) -> Written:
    """The question as SQL. Raises EmptyResultSet where no row could answer it."""
    compiler = rows.query.get_compiler(connection=connection)
    sql, values = compiler.as_sql()
    return Written(sql, tuple(values), _converted(compiler, _reading(rows, compiler)))


def within(wards: Any, partnerships: Any, *, ward: str = "ward") -> Q:
    """That a row's ward is one of these, or of one of these partnerships: what `Scope.q` says, of places."""
    return Q(**{f"{ward}_id__in": wards}) | Q(**{f"{ward}__partnership_id__in": partnerships})


def _reading(rows: QuerySet[Any, Any], compiler: Any) -> Read:
    """How Django's own iterables read a row."""
    kind = rows._iterable_class
    if kind is ModelIterable:
        return _models(compiler)
    if kind is FlatValuesListIterable:
        return first_column
    if kind is ValuesListIterable:
        return iter
    if kind is ValuesIterable:
        query = rows.query
        names = [*query.extra_select, *query.values_select, *query.annotation_select]
        return lambda answer: (dict(zip(names, row, strict=True)) for row in answer)
    raise TypeError(f"A question cannot be read by {kind.__name__}.")


def first_column(answer: Iterable[Row]) -> Iterator[Any]:
    """An answer of one column, as plain values."""
    return (row[0] for row in answer)


def _models(compiler: Any) -> Read:
    """Rows of the model, and beside each the rows that `select_related` names and what was annotated."""
    fields = compiler.klass_info["select_fields"]
    model, begin, end = compiler.klass_info["model"], fields[0], fields[-1] + 1
    names = [column[0].target.attname for column in compiler.select[begin:end]]
    beside = get_related_populators(compiler.klass_info, compiler.select, connection.alias)  # type: ignore[call-arg]
    annotated = [*(compiler.annotation_col_map or {}).items()]

    def read(answer: Iterable[Row]) -> Iterator[Any]:
        for row in answer:
            found = model.from_db(connection.alias, names, row[begin:end])
            for one in beside:
                one.populate(row, found)
            for name, position in annotated:
                setattr(found, name, row[position])
            yield found

    return read


def _converted(compiler: Any, read: Read) -> Read:
    """Columns that a field reads differently from psycopg2 (JSON) are turned into what the field gives."""
    turned = [
        (position, converters, expression)
        for position, (converters, expression) in compiler.get_converters(
            [column[0] for column in compiler.select[: compiler.col_count]]
        ).items()
    ]
    if not turned:
        return read

    def turn(row: Row) -> Row:
        columns = list(row)
        for position, converters, expression in turned:
            for convert in converters:
                columns[position] = convert(columns[position], expression, connection)
        return tuple(columns)

    return lambda answer: read(turn(row) for row in answer)
