"""Waking a worker after commit. A nudge carries ids and may be lost: the next tick of beat finds what is due."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import structlog
from celery import current_app
from django.db import transaction
from kombu import Connection, pools
from kombu.exceptions import OperationalError

# A broker that does not answer costs one request half a second, and the others nothing until this has passed.
TIMEOUT_SECONDS = 0.5
QUIET_SECONDS = 5.0


class _Line:
    """The connection of this process to the broker, with patience of its own, and until when it is given up."""

    def __init__(self) -> None:
        self.connection: Connection | None = None
        self.quiet_until = 0.0

    def open(self) -> Connection:
        if self.connection is None:
            options = {
                **current_app.conf.broker_transport_options,
                "socket_timeout": TIMEOUT_SECONDS,
                "socket_connect_timeout": TIMEOUT_SECONDS,
                "max_retries": 0,
            }
            self.connection = current_app.connection_for_write(
                connect_timeout=TIMEOUT_SECONDS, transport_options=options
            )
        return self.connection


_line = _Line()


def nudge(task: Any, *ids: int | str) -> None:
    """Once what is being written is committed, ask a worker to run TASK with these ids.

    Returns at once, never raises, and does nothing at all where the transaction is rolled back. For the caller the
    task has not run and may never run by this nudge: whatever it does must also be found by what beat asks (craft 7).
    """
    waiting = transaction.get_connection().run_on_commit
    if any(getattr(call, "args", None) == (task, ids) for _, call, *_ in waiting):
        return  # a newsletter to five hundred people asks the worker once, not five hundred times
    transaction.on_commit(partial(send, task, ids), robust=True)


def send(task: Any, ids: tuple[int | str, ...]) -> bool:
    """Put the message on the queue now; False, within about a second, where the broker does not take it."""
    if current_app.conf.task_always_eager:
        task.apply_async(args=ids)
        return True
    if time.monotonic() < _line.quiet_until:
        return False
    try:
        with pools.producers[_line.open()].acquire(block=True, timeout=TIMEOUT_SECONDS) as producer:
            task.apply_async(args=ids, producer=producer, retry=False)
    except (OperationalError, OSError) as error:
        _line.quiet_until = time.monotonic() + QUIET_SECONDS
        structlog.get_logger(__name__).warning("nudge_not_taken", task=task.name, exc_info=error)
        return False
    return True
