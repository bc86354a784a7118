"""References without gaps or duplicates, however many people log at once; the race is proved first (craft 9)."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, models
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement import trail
from engagement.models import Issue, IssueCounter
from engagement.services import raising
from partnerships.errors import Refused
from tests.racing import at_once, together

LOGGED = 50


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


def log(borough: Harrowmere, number: int) -> str:
    return raising.log_issue(ward=borough.wards[1], by=borough.carol, concern=f"Concern {number}").reference


def test_without_the_lock_numbers_are_given_twice(borough: Harrowmere, monkeypatch: pytest.MonkeyPatch) -> None:
    log(borough, 0)
    monkeypatch.setattr(models.QuerySet, "select_for_update", lambda self, **_: self.all())
    saved, all_have_counted = IssueCounter.save, together(25)

    def save(self: IssueCounter, **how: Any) -> None:
        all_have_counted()
        saved(self, **how)

    monkeypatch.setattr(IssueCounter, "save", save)
    answers = at_once(lambda number: log(borough, number), range(LOGGED))
    assert any(isinstance(answer, IntegrityError) for answer in answers)


def test_fifty_at_once_get_fifty_numbers_in_a_row(borough: Harrowmere) -> None:
    answers = at_once(lambda number: log(borough, number), range(LOGGED), threads=50)
    year = timezone.localdate().year
    assert sorted(answers) == [f"MIL-{year % 100:02}-{number:04}" for number in range(1, LOGGED + 1)]
    assert Issue.objects.filter(steps__number=1).distinct().count() == LOGGED


def test_a_number_not_used_goes_back(borough: Harrowmere) -> None:
    first = log(borough, 1)
    with pytest.raises(Refused):
        raising.log_issue(ward=borough.wards[1], by=borough.carol, concern=" ")
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(trail, "record", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            log(borough, 2)
    assert int(log(borough, 3)[-4:]) == int(first[-4:]) + 1
