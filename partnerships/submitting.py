"""Carrying a form out once, however often it is sent: a double click, a tired network, a page gone back to (safety 26).

An empty form carries a key. The first to arrive with it does the work and notes what it made, in one transaction;
the others wait for that transaction and answer with the same thing. The same key with other words is a conflict,
because nobody can say which of the two was meant.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar, cast
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from partnerships.errors import Refused
from partnerships.models import Submission, User

T = TypeVar("T", bound=models.Model)
KEPT = timedelta(days=30)
"""How long a key is remembered; a form older than that has lost its session long ago."""


class SentBefore(Refused):
    """The same form was carried out already, with other words in it."""

    def __init__(self) -> None:
        super().__init__(
            "This form was sent a moment ago with other words in it, and those are in the book. "
            "What you typed is still here: open the record and change it there, or start a new form."
        )


def once(*, key: UUID, user: User | None, digest: str, work: Callable[[], T]) -> T:
    """Do `work` if nobody has with this key, and give back what it made; otherwise what it made the first time.

    In: the form's key, who sent it, the digest of what was sent (`digest_of`). Raises SentBefore for the same key
    with another digest or from another person, and whatever `work` raises, in which case the key is free again.
    """
    with transaction.atomic():
        if _is_first(key, user, digest):
            made = work()
            Submission.objects.filter(key=key).update(made=made._meta.label_lower, made_pk=made.pk)
            return made
    row = Submission.objects.get(key=key)
    if row.digest != digest or row.user_id != (user.pk if user else None):
        raise SentBefore
    return cast("T", apps.get_model(row.made)._default_manager.get(pk=row.made_pk))


def was_carried_out(key: UUID | None) -> bool:
    """Whether a form with this key was carried out already, so that sending it again only gives the answer again."""
    return key is not None and Submission.objects.filter(key=key).exists()


def _is_first(key: UUID, user: User | None, digest: str) -> bool:
    """Take the key. Waits for a transaction that holds it, and only then finds whether that one counts."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO partnerships_submission (key, user_id, digest, made) VALUES (%s, %s, %s, '') "
            "ON CONFLICT DO NOTHING",
            [key, user.pk if user else None, digest],
        )
        return bool(cursor.rowcount == 1)


def digest_of(what: str, data: dict[str, Any]) -> str:
    """SHA-256 over the name of the step and what was sent."""
    return hashlib.sha256(json.dumps([what, data], sort_keys=True, default=str).encode()).hexdigest()


def forget_old() -> int:
    """Remove the keys nobody can send again; returns how many. For the daily housekeeping."""
    removed, _ = Submission.objects.filter(at__lt=timezone.now() - KEPT).delete()
    return removed
