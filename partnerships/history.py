"""Row history: every insert, change and removal of a row is kept by the database itself (craft 6).

Who did it and why come from the request or the task, see `partnerships.middleware.HistoryMiddleware`
and `because`.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, TypeVar, cast

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def tracked(*, exclude: tuple[str, ...] = ()) -> Callable[[M], M]:
    """Class decorator: keep this table's history by triggers, without the columns named in `exclude`."""
    return cast(
        "Callable[[M], M]",
        pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            exclude=list(exclude) or None,
        ),
    )


def because(reason: str, *, user_id: int | None = None) -> AbstractContextManager[Any]:
    """Say why the rows inside are changed, where no request says it: a task, a command, an import."""
    facts: dict[str, Any] = {"reason": reason}
    if user_id is not None:
        facts["user"] = user_id
    return cast("AbstractContextManager[Any]", pghistory.context(**facts))
