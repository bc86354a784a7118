"""Taking work off a table, so that two workers never have the same row and a dead one's row is found again.

First the claim, committed: one attempt more, and a moment at which it runs out. Then the row itself stays locked for
as long as the work takes: a slow worker keeps it, however slow; a dead one's lock ends with its connection. So a claim
runs out quickly (`CLAIM_SECONDS`) without a second worker ever starting on what a living one has in hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import F
from django.db.models.functions import Now

M = TypeVar("M", bound=models.Model)

# Longer than any task may run. A worker that is frozen, or cut off from the network, loses its rows after it.
LONGEST_HOLD = "90s"


def claim(due: models.QuerySet[M], **becomes: Any) -> M | None:
    """The first row of `due`, claimed: `attempts` one up, `claimed_until` set, `becomes` written. Committed.

    None where nothing is due, or where others have all of it in hand. Moments are the database's, so that workers
    whose clocks differ agree. Must not be called inside a transaction.
    """
    with transaction.atomic(durable=True):
        row = due.select_for_update(skip_locked=True, of=("self",)).first()
        if row is None:
            return None
        type(row)._default_manager.filter(pk=row.pk).update(
            attempts=F("attempts") + 1,
            claimed_until=Now() + timedelta(seconds=settings.CLAIM_SECONDS),
            **becomes,
        )
        row.refresh_from_db()
    return row


@contextmanager
def held(row: M) -> Iterator[M | None]:
    """The claimed row, locked until the block ends, in a transaction; None where another worker has it by now.

    What is written inside stands once the block is left without an exception.
    """
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = %s", [LONGEST_HOLD])
        again = type(row)._default_manager.select_for_update(skip_locked=True, of=("self",))
        yield again.filter(pk=row.pk, attempts=row.attempts).first()  # type: ignore[attr-defined]
