"""The borough for tests that commit."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere


@pytest.fixture(autouse=True)
def _councillors_are_not_asked_for(settings: Any) -> None:
    """Contact with councillors has tests of its own; here it would be due in each ward and in each digest."""
    settings.THREE_WAY_FROM_DAY = settings.PRE_NP_DAYS = 0


@pytest.fixture
def transactional_harrowmere(transactional_db: None) -> Harrowmere:
    """As `harrowmere`, committed, so that threads see it."""
    return make_harrowmere(today=timezone.localdate())
