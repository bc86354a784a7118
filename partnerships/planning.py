"""How PostgreSQL plans what a page asks, where its own choice costs more than the answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

ONCE = "SET LOCAL plan_cache_mode = force_generic_plan; "
ANEW = "SET LOCAL plan_cache_mode = force_custom_plan; "


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
