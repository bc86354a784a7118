"""Many people at once: run the same thing in many threads, each with a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

from django.db import connection

A = TypeVar("A")


def together(parties: int, *, patience: float = 20) -> Callable[[], None]:
    """What each of so many threads calls at the place where they are to meet: it waits there, once, for the others.

    So a race is shown by their order and never by how long a machine takes; who can't come at all is waited for
    `patience` seconds.
    """
    all_here, come = threading.Barrier(parties), threading.local()

    def wait() -> None:
        if not hasattr(come, "before"):
            come.before = True
            with suppress(threading.BrokenBarrierError):
                all_here.wait(timeout=patience)

    return wait


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
