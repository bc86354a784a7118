"""Pages of a list that grows without end: its first thousand rows, so that nobody waits until a million are counted."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet

from partnerships.asking_for import Listed

BOUND = 1000
"""As far as anybody turns pages; beyond, one filters."""


class FirstPages(Paginator):  # type: ignore[type-arg]  # it takes none where it runs
    """Django's paginator over at most BOUND rows of a query, or of a list asked for a person; `more` says that there
    are others.
    """

    object_list: Any

    def __init__(self, rows: Any, size: int, *, found: int | None = None) -> None:
        """In: how many there are, where that is known."""
        super().__init__(rows, size)
        if found is not None:
            self.found = found

    @cached_property
    def found(self) -> int:
        """How many rows there are, one more than BOUND where there are more than that."""
        rows: QuerySet[Any] | Listed[Any] = self.object_list
        return rows.count_to(BOUND + 1) if isinstance(rows, Listed) else rows.order_by()[: BOUND + 1].count()

    @property
    def more(self) -> bool:
        return self.found > BOUND

    @cached_property
    def count(self) -> int:
        return min(self.found, BOUND)

    @property
    def in_words(self) -> str:
        return f"More than {BOUND:,}" if self.more else f"{self.count:,}"
