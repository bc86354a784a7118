"""A higher group sees the same problem from several wards; a small number is told to nobody who may not see it (T7)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Sensitivity, Stage
from partnerships.errors import Refused
from tasking.models import Problem, Recognised
from tasking.series import Series, period_of, series_of
from tasking.services import problems
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.making import an_issue
from tests.tasking.test_asked_of_higher_groups import ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def bikes(harrowmere: Harrowmere) -> Problem:
    return problems.add_problem(
        partnership=harrowmere.partnership,
        by=harrowmere.carol,
        name="Off-road bikes",
        words='"off-road bike" OR bikes OR quad',
    )


def raised(borough: Harrowmere, ward: int, number: int = 1, *, days: int = 10, **facts: Any) -> list[Issue]:
    made = [an_issue(borough, ward=ward, **{"concern": "Quads across the park", **facts}) for _ in range(number)]
    Issue.objects.filter(pk__in=[one.pk for one in made]).update(raised_on=timezone.localdate() - timedelta(days=days))
    return made


def seen(borough: Harrowmere, who: str, months: int = 6) -> list[Series]:
    period = period_of(months, timezone.localdate())
    return series_of(borough.people[who], borough.groups["pdg"], period)


def test_an_issue_is_recognised_by_words_that_anybody_may_read(harrowmere: Harrowmere, bikes: Problem) -> None:
    (quad,) = raised(harrowmere, 1)
    raised(harrowmere, 1, concern="A fence off the road")
    an_issue(harrowmere, concern="Noise at night", received_text="It is the quad of number nine")
    assert list(Recognised.objects.values_list("issue", "problem")) == [(quad.pk, bikes.pk)]
    Issue.objects.filter(pk=quad.pk).update(sensitivity=Sensitivity.RESTRICTED)
    assert not Recognised.objects.exists()


def test_one_merged_into_another_counts_no_more(harrowmere: Harrowmere, bikes: Problem) -> None:
    first, second = raised(harrowmere, 1, 2)
    Issue.objects.filter(pk=second.pk).update(stage=Stage.MERGED, merged_into=first)
    assert list(Recognised.objects.values_list("issue", flat=True)) == [first.pk]


def test_it_is_a_series_from_two_wards_on_with_trend_and_what_was_asked(harrowmere: Harrowmere, bikes: Problem) -> None:
    raised(harrowmere, 1, 3)
    assert seen(harrowmere, "lena") == []
    raised(harrowmere, 8, 2)
    raised(harrowmere, 2, 1, days=200)
    ask(harrowmere, concern="Bikes in the underpass")
    (one,) = seen(harrowmere, "lena")
    assert [(str(place.ward), place.number) for place in one.places] == [
        (harrowmere.wards[1].name, 4), (harrowmere.wards[8].name, 2),
    ]  # fmt: skip
    assert (one.number, one.before, one.escalations, one.withheld) == (6, 1, 1, 0)
    assert one.trend == "up from 1"
    assert [place.number for place in seen(harrowmere, "lena", months=12)[0].places] == [4, 2, 1]


def test_of_wards_one_does_not_see_no_number_below_five(harrowmere: Harrowmere, bikes: Problem) -> None:
    """The coordinator of wards 1 to 6: ward 7 has six, ward 8 two, and no total that says so."""
    for ward, number in ((1, 2), (7, 6), (8, 2)):
        raised(harrowmere, ward, number)
    (one,) = seen(harrowmere, "carol")
    assert {place.ward.name: place.number for place in one.places} == {
        harrowmere.wards[1].name: 2, harrowmere.wards[7].name: 6,
    }  # fmt: skip
    assert one.withheld == 5
    assert (one.number, one.trend) == (None, "not told")
    (all_of_it,) = seen(harrowmere, "anya")
    assert all_of_it.number == 10


def test_small_numbers_elsewhere_make_no_series(harrowmere: Harrowmere, bikes: Problem) -> None:
    for ward in (1, 7, 8, 9):
        raised(harrowmere, ward, 2)
    assert seen(harrowmere, "cllr-jones") == []


def test_its_pages_link_to_what_they_count(harrowmere: Harrowmere, bikes: Problem, signed_in: SignedIn) -> None:
    mine, theirs = raised(harrowmere, 1, 5), raised(harrowmere, 7, 5)
    client = signed_in(harrowmere.carol)
    address = "/groups/partnership-delivery-group/series/"
    client.get(address)
    with at_most(12):
        page = client.get(address).content.decode()
    assert f'{address}{bikes.pk}/?months=6"' in page
    assert 'name="months"' not in page, "two periods could be subtracted from each other"
    with at_most(12):
        page = client.get(f"{address}{bikes.pk}/").content.decode()
    assert all(issue.reference in page for issue in mine)
    assert not any(issue.reference in page for issue in theirs)
    assert 'name="months"' in signed_in(harrowmere.lena).get(address).content.decode()


def test_new_words_are_looked_for_in_what_was_there(harrowmere: Harrowmere) -> None:
    old = raised(harrowmere, 1, 2)
    added = problems.add_problem(partnership=harrowmere.partnership, by=harrowmere.adam, name="Engines", words="quads")
    assert not Recognised.objects.exists()
    assert problems.recognise_waiting() == 1
    assert Recognised.objects.filter(problem=added, issue__in=old).count() == 2
    assert problems.recognise_waiting() == 0
    problems.change_words(problem=added, by=harrowmere.carol, words="mopeds", version=1)
    problems.recognise_waiting()
    assert not Recognised.objects.exists()


def test_the_list_is_kept_by_those_who_may(harrowmere: Harrowmere, bikes: Problem) -> None:
    place: dict[str, Any] = {"partnership": harrowmere.partnership, "words": "bike"}
    with pytest.raises(Refused, match="already"):
        problems.add_problem(by=harrowmere.adam, name="off-road  bikes", **place)
    with pytest.raises(Refused, match="passes over"):
        problems.add_problem(by=harrowmere.carol, name="Nothing", **{**place, "words": "the of and"})
    with pytest.raises(PermissionDenied):
        problems.add_problem(by=harrowmere.ines, name="Other", **place)
    problems.end_problem(problem=bikes, by=harrowmere.carol)
    raised(harrowmere, 1)
    assert not Recognised.objects.exists()
    assert problems.add_problem(by=harrowmere.carol, name="Off-road bikes", **place).ended_on is None
