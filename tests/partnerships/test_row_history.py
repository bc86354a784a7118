"""The history of every row stays as it was written: the database refuses to change or remove it (safety 17)."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from pghistory.models import Event

from config.demonstration.cast import Harrowmere
from tests.engagement.making import an_issue

HISTORIES = [model for model in apps.get_models() if issubclass(model, Event) and model._meta.managed]
REFUSED = "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'O'"


def test_every_table_that_changes_has_a_history() -> None:
    kept: set[Any] = {model.pgh_tracked_model for model in HISTORIES}
    assert len(kept) >= 20
    personal = {"User", "Role", "Issue", "Raiser", "Membership", "Meeting", "Action", "Newsletter", "Subscription"}
    assert personal <= {model.__name__ for model in kept}


@pytest.mark.django_db
@pytest.mark.parametrize("history", HISTORIES, ids=lambda model: model.__name__)
def test_it_refuses_to_be_changed_or_removed(history: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(REFUSED, [history._meta.db_table])
        triggers = [definition for (definition,) in cursor.fetchall()]
    assert any("BEFORE" in one and "UPDATE" in one and "FOR EACH ROW" in one for one in triggers), triggers
    assert any("BEFORE" in one and "DELETE" in one and "FOR EACH ROW" in one for one in triggers), triggers


@pytest.mark.parametrize(
    "statement", ["UPDATE engagement_issueevent SET concern = ''", "DELETE FROM engagement_issueevent"]
)
def test_raw_sql_is_refused(harrowmere: Harrowmere, statement: str) -> None:
    an_issue(harrowmere)
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
