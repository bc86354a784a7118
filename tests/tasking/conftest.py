"""What the race tests of tasking share."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement import trail
from tests.racing import together
from tests.tasking.races import MANY


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same code with its locks taken off; each of MANY waits at its first step until all of them have come there.

    Who can't come (the database itself holds it back, or it was refused before) is waited for two seconds.
    """
    monkeypatch.setattr(models.QuerySet, "select_for_update", lambda self, **_: self.all())
    recorded, all_are_here = trail.record, together(MANY, patience=2)

    def once_all_are_here(**facts: Any) -> Any:
        if threading.current_thread() is not threading.main_thread():
            all_are_here()
        return recorded(**facts)

    monkeypatch.setattr(trail, "record", once_all_are_here)
