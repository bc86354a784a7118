"""A question is planned once a connection, or anew each time, where PostgreSQL would choose otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet

from partnerships.asking import question
from partnerships.models import Ward
from partnerships.planning import planned_anew, planned_once

pytestmark = pytest.mark.django_db(transaction=True)


@question
def wards_called(name: Any) -> QuerySet[Ward]:
    return Ward.objects.filter(name=name)


def plans() -> tuple[int, int]:
    """How often the question was planned for any values, and for its own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE '%%name%%'")
        ((whatever, own),) = cursor.fetchall()
    return whatever, own


def setting() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW plan_cache_mode")
        return str(cursor.fetchone()[0])


def test_it_is_planned_once_or_anew_and_the_next_question_as_ever() -> None:
    connection.close()
    with planned_once():
        assert [wards_called(name="Millbrook") for _ in range(3)] == [[], [], []]
    assert (plans(), setting()) == ((3, 0), "auto")
    with planned_anew():
        assert [wards_called(name="Millbrook") for _ in range(8)] == [[]] * 8
    assert (plans(), setting()) == ((3, 8), "auto")


def test_inside_a_transaction_it_holds_until_that_is_over() -> None:
    with transaction.atomic():
        with planned_once():
            wards_called(name="Millbrook")
        assert setting() == "force_generic_plan"
    assert setting() == "auto"
