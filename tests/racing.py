"""Many people at once: run the same thing in many threads, each with a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from django.db import connection

A = TypeVar("A")


def at_once(work: Callable[[A], Any], over: Iterable[A], *, threads: int = 25) -> list[Any]:
    """What `work` gave, or the exception it raised, for each of `over`; all threads start together."""
    things = list(over)
    start = threading.Barrier(min(threads, len(things)))
    begun = threading.local()

    def one(thing: A) -> Any:
        if not getattr(begun, "yes", False):
            begun.yes = True
            start.wait(timeout=30)
        try:
            return work(thing)
        except Exception as trouble:
            return trouble
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=start.parties) as pool:
        return list(pool.map(one, things))
