"""How PostgreSQL plans what a page asks, where its own choice costs more than the answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Func

ONCE = "SET LOCAL plan_cache_mode = force_generic_plan; "
ANEW = "SET LOCAL plan_cache_mode = force_custom_plan; "


class OneOf(Func):
    """`OneOf("pk", array)`: that a column holds one of a list which the database makes first, and then looks each up.

    Asked for the same by `IN`, it reckons with what the list might hold, and reads all there is where that cannot be
    known: what little a withdrawn newsletter told, the first 25 of a list in its order. A list to join would be one
    more table besides, and it keeps to the order in which more than eight are named.
    """

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


@contextmanager
def planned_once() -> Iterator[None]:
    """Plan a question once a connection, whatever its values are.

    For one that is planned alike whatever it is asked with, and takes longer to be planned than to be answered: a
    desk's thirty counts. PostgreSQL reckons with a part of that time and would plan it anew.
    """
    with connection.execute_wrapper(_behind(ONCE)):
        yield


@contextmanager
def planned_anew() -> Iterator[None]:
    """Plan a question each time for the values it is asked with, where no plan is good for all of them."""
    with connection.execute_wrapper(_behind(ANEW)):
        yield


def _behind(setting: str) -> Any:
    """It goes in one message with the question, and holds until that, or the transaction it is part of, is over."""

    def ask(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        return execute(setting + sql, params, many, context)

    return ask
