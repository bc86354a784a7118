"""What the race tests of tasking share."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement import trail


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same code with its locks taken off, and a disk that takes its time over each step."""
    monkeypatch.setattr(models.QuerySet, "select_for_update", lambda self, **_: self.all())
    recorded = trail.record

    def slowly(**facts: Any) -> Any:
        time.sleep(0.5)
        return recorded(**facts)

    monkeypatch.setattr(trail, "record", slowly)
