"""Millbrook's community groups, on Priya's tour of this month."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import CommunityGroup
from engagement.services import touring
from tests.conftest import SignedIn
from tests.engagement.tours import some_groups


@pytest.fixture
def groups(harrowmere: Harrowmere) -> list[CommunityGroup]:
    made = some_groups(harrowmere)
    touring.keep_tours(timezone.localdate())
    return made


@pytest.fixture
def priya(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.priya)
