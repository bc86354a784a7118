"""Everything the book holds at a moment, in one query, and what of it is otherwise at another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pghistory.models
from django.apps import apps
from django.db import connection, models

APPS = ("partnerships", "engagement", "tasking", "feedback", "account", "mfa")
BY_CHANCE = {
    "User.password", "User.last_at_desk", "Raiser.token", "Subscription.token", "Mail.key", "Mail.text", "Mail.html",
    "Mail.unsubscribe_url", "Paper.key", "Paper.html", "Submission.key", "Submission.digest", "Submission.made_pk",
    "Step.facts", "Newsletter.facts", "Membership.link", "PackRecipient.token", "CalendarLink.token", "Mail.about",
    "Step.seal", "IntelligenceStub.reference", "Handover.enclosed", "Issue.trail_end", "Interview.link",
}  # fmt: skip
"""Columns that differ each time by chance or the clock, as a seal does, or that quote numbers of new rows."""
LEFT_OUT = {"Session", "Heartbeat"}


def models_of_the_book() -> Iterator[type[models.Model]]:
    """Every model but the row history, which tells of the same changes again."""
    for label in APPS:
        for model in apps.get_app_config(label).get_models():
            if not issubclass(model, pghistory.models.Event) and model.__name__ not in LEFT_OUT:
                yield model


class Holding:
    """What stood when it was made."""

    def __init__(self) -> None:
        self.models = {model._meta.db_table: model for model in models_of_the_book()}
        each = (f"SELECT '{table}', to_jsonb(t)::text FROM {table} t" for table in self.models)  # noqa: S608  (our own)
        self.query = " UNION ALL ".join(each)
        self.rows = self._read()
        self.keys: dict[str, set[Any]] = {table: set() for table in self.models}
        for table, row in self.rows:
            self.keys[table].add(json.loads(row).get("id"))

    def _read(self) -> set[tuple[str, str]]:
        with connection.cursor() as cursor:
            cursor.execute(self.query)
            return set(cursor.fetchall())

    def changes(self) -> set[str]:
        """The rows that are new, otherwise or gone now, as text, without what only chance and the clock decide."""
        now = self._read()
        left = {(table, json.loads(row).get("id")) for table, row in now}
        gone = {(table, key) for table, keys in self.keys.items() for key in keys} - left
        new = {f"{table}: {self._plain(table, json.loads(row))}" for table, row in now - self.rows}
        return new | {f"{table}: {key} is gone" for table, key in gone}

    def _plain(self, table: str, row: dict[str, Any]) -> str:
        facts = []
        for column in self.models[table]._meta.concrete_fields:
            value = row.get(str(column.column))
            if column.generated or f"{self.models[table].__name__}.{column.name}" in BY_CHANCE:
                continue
            if isinstance(column, models.DateTimeField):
                value = "never" if value is None else "poisoned" if str(value).startswith("2001-") else "then"
            target: Any = column.related_model
            of = target._meta.db_table if target else table if column.primary_key else ""
            if value is not None and of in self.keys and value not in self.keys[of]:
                value = "new"
            facts.append(f"{column.name}={value}")
        return ", ".join(facts)
