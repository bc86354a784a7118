"""The borough for tests that commit."""

from __future__ import annotations

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere


@pytest.fixture
def transactional_harrowmere(transactional_db: None) -> Harrowmere:
    """As `harrowmere`, committed, so that threads see it."""
    return make_harrowmere(today=timezone.localdate())
