"""How a desk counts: rows of one kind, how many, the oldest and the first that is due."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Count, DateField, QuerySet, Value
from django.db.models.functions import Cast

if TYPE_CHECKING:
    from feedback.desk.facts import Desk

Part = Callable[["Desk"], "QuerySet[Any, Any]"]
NO_DAY = Cast(Value(None), DateField())


def counted(rows: QuerySet[Any], what: str, *, oldest: Any, due: Any, label: Any = None) -> QuerySet[Any, Any]:
    """Rows as (what, label, number, oldest, due), by label where there is one."""
    words = Cast(label if label is not None else Value(""), CharField())
    found: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(desk_what=Cast(Value(what), CharField()), desk_label=words)
        .values("desk_what", "desk_label")
        .annotate(number=Count("pk", distinct=True), oldest=oldest, due=due)
        .values_list("desk_what", "desk_label", "number", "oldest", "due")
    )
    return found
