"""The world of the access table, made once for each file of tests that asks for it, and undone after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction

from tests.access.visitors import Visitors
from tests.access.world import make_world


@pytest.fixture(scope="module")
def visitors(django_db_setup: None, django_db_blocker: Any) -> Iterator[Visitors]:
    before = django_settings.DEMONSTRATION
    with django_db_blocker.unblock(), transaction.atomic():
        django_settings.DEMONSTRATION = True
        try:
            yield Visitors(make_world())
        finally:
            django_settings.DEMONSTRATION = before
        transaction.set_rollback(True)
