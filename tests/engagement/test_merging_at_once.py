"""Two people who merge, or merge and decide, at once: one after the other, never in a circle (E1, craft 9)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Issue, Stage, Verb
from engagement.services.merging import merge, unmerge
from engagement.services.moving import deal_with
from engagement.services.raising import log_issue
from partnerships.errors import Refused
from tasking.models import Tabling
from tasking.services.tabling import take_off
from tests.engagement.making import an_issue, issue_closed, issue_tabled
from tests.racing import at_once


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


def fresh(issue: Issue) -> Issue:
    return Issue.objects.select_related("ward").get(pk=issue.pk)


def refused(answers: list[object]) -> int:
    wrong = [one for one in answers if isinstance(one, Exception) and not isinstance(one, Refused)]
    assert wrong == []
    return sum(isinstance(one, Refused) for one in answers)


def test_crosswise_one_of_the_two_goes_on(borough: Harrowmere) -> None:
    for _ in range(5):
        one, other = an_issue(borough), an_issue(borough)
        pairs = [(one, other), (other, one)] * 3
        answers = at_once(lambda pair: merge(issue=fresh(pair[0]), into=fresh(pair[1]), by=borough.carol), pairs)
        assert refused(answers) == len(pairs) - 1
        assert sorted(Issue.objects.filter(pk__in=[one.pk, other.pk]).values_list("stage", flat=True)) == [
            Stage.MERGED, Stage.NEW
        ]  # fmt: skip


def test_taken_apart_by_many_it_happens_once(borough: Harrowmere) -> None:
    one, other = an_issue(borough), an_issue(borough)
    merge(issue=one, into=other, by=borough.carol)
    answers = at_once(lambda _: unmerge(issue=fresh(one), by=borough.carol), range(6))
    assert refused(answers) == 5
    assert other.steps.filter(verb=Verb.PARTED).count() == 1


def test_merged_while_it_is_taken_off_an_agenda(borough: Harrowmere) -> None:
    kept = an_issue(borough)
    tabled = issue_tabled(borough)
    place = Tabling.objects.select_related("issue__ward", "meeting").get(issue=tabled)
    works: list[Callable[[], object]] = [
        lambda: merge(issue=fresh(tabled), into=fresh(kept), by=borough.carol),
        lambda: take_off(tabling=place, by=borough.carol, because="Priya has it in hand."),
    ] * 2
    at_once(lambda work: work(), works)
    assert Issue.objects.get(pk=tabled.pk).stage == Stage.MERGED
    assert not Tabling.objects.undecided().filter(issue=tabled).exists()


def test_merged_while_it_is_taken_up(borough: Harrowmere) -> None:
    kept, new = an_issue(borough), an_issue(borough)
    works: list[Callable[[], object]] = [
        lambda: merge(issue=fresh(new), into=fresh(kept), by=borough.carol),
        lambda: deal_with(issue=fresh(new), by=borough.priya),
    ]
    answers = at_once(lambda work: work(), works)
    assert refused(answers) <= 1
    assert Issue.objects.get(pk=new.pk).stage == Stage.MERGED


def test_what_is_back_comes_back_once(borough: Harrowmere) -> None:
    closed = issue_closed(borough)
    answers = at_once(
        lambda number: log_issue(
            ward=borough.wards[1], concern=f"It is back, {number}", by=borough.carol, recurs_from=closed
        ),
        range(6),
    )
    assert refused(answers) == 5
    assert closed.recurrences.count() == closed.steps.filter(verb=Verb.CAME_BACK).count() == 1
