"""The past of the demonstration is written as if it were then: the book's own clock is put back for a moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """What services write meanwhile is written at that moment. The database's own clock goes on."""
    with patch.object(timezone, "now", lambda: moment):
        yield
