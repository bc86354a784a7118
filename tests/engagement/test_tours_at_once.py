"""Two beats make one tour, and two people on one tour see a group once (E5, craft 8)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError
from django.db.models import QuerySet
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Contact, Tour, TourStop
from engagement.services import touring
from partnerships.periods import month_of
from tests.engagement.tours import met, some_groups
from tests.racing import at_once, together


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


def keep(_: int) -> int:
    return touring.keep_tours(timezone.localdate())


def test_without_the_unique_rows_beats_would_fall_over_each_other(
    borough: Harrowmere, monkeypatch: pytest.MonkeyPatch
) -> None:
    some_groups(borough)
    plain, all_have_looked = QuerySet.bulk_create, together(8)

    def made_whatever_stands(self: Any, rows: Any, **how: Any) -> Any:
        all_have_looked()
        return plain(self, rows, **{**how, "ignore_conflicts": False})

    monkeypatch.setattr(QuerySet, "bulk_create", made_whatever_stands)
    answers = at_once(keep, range(8), threads=8)
    assert sum(isinstance(answer, IntegrityError) for answer in answers) == 7


def test_eight_beats_make_one_tour(borough: Harrowmere) -> None:
    some_groups(borough)
    answers = at_once(keep, range(8), threads=8)
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    assert (Tour.objects.count(), TourStop.objects.count()) == (1, 4)


def test_two_people_who_see_a_group_are_both_in_the_book_and_it_was_seen_once(borough: Harrowmere) -> None:
    group = some_groups(borough, number=1)[0]
    today: date = timezone.localdate()
    touring.keep_tours(today)
    answers = at_once(lambda who: met(borough, group, today, by=who), [borough.priya, borough.carol], threads=2)
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    stop = TourStop.objects.get(month=month_of(today).first)
    assert Contact.objects.count() == 2
    assert stop.contact_id in {answer.pk for answer in answers}
