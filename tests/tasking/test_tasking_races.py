"""Two people at the same step at the same moment: one wins, the other is told; the race is proved first (craft 9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import trail
from engagement.models import Issue, Verb
from partnerships.models import AgendaItem, Meeting
from tasking.models import Action, Priority, Tabling
from tasking.services import acting, deciding, tabling
from tests.engagement.making import an_issue
from tests.tasking.making import a_meeting, an_action, an_agreed, issue_tabled
from tests.tasking.races import MANY, race


def decide(borough: Harrowmere, tabled: Tabling) -> Callable[[int], Any]:
    def work(number: int) -> Any:
        by = borough.carol if number % 2 else borough.ines
        if number % 2:
            return deciding.take_action(tabling=tabled, by=by, agreed=an_agreed(borough))
        return deciding.decline(tabling=tabled, by=by, reason="Others are worse.")

    return work


@pytest.mark.usefixtures("without_locks")
def test_without_locks_a_decision_is_taken_more_than_once_or_breaks(borough: Harrowmere) -> None:
    tabled = issue_tabled(borough)
    agreed = [an_agreed(borough, what=f"Gate number {number}") for number in range(MANY)]
    done, _, broken = race(lambda n: deciding.take_action(tabling=tabled, by=borough.carol, agreed=agreed[n]))
    assert len(done) > 1 or broken


def test_one_decision_stands_and_the_others_see_it(borough: Harrowmere) -> None:
    tabled = issue_tabled(borough)
    done, told, broken = race(decide(borough, tabled))
    assert (len(done), len(told), broken) == (1, MANY - 1, [])
    assert all(isinstance(answer, deciding.AlreadyDecided) for answer in told)
    stands = Tabling.objects.get(pk=tabled.pk).get_decision_display()
    assert all(stands in answer.message for answer in told)
    assert Action.objects.count() == (1 if stands == "Take action" else 0)


def put(borough: Harrowmere, issue: Issue, meetings: list[Meeting]) -> Callable[[int], Any]:
    return lambda number: tabling.table(
        issue=issue, meeting=meetings[number % 2], by=borough.carol if number % 3 else None
    )


@pytest.mark.usefixtures("without_locks")
def test_without_locks_tabling_breaks(borough: Harrowmere) -> None:
    meetings = [a_meeting(borough.ltm(1), days=7), a_meeting(borough.ltm(1), days=14)]
    _, _, broken = race(put(borough, an_issue(borough), meetings))
    assert broken


def test_an_issue_comes_on_one_agenda(borough: Harrowmere) -> None:
    meetings = [a_meeting(borough.ltm(1), days=7), a_meeting(borough.ltm(1), days=14)]
    issue = an_issue(borough)
    done, told, broken = race(put(borough, issue, meetings))
    assert (len(done) + len(told), broken) == (MANY, [])
    assert Tabling.objects.filter(issue=issue).count() == AgendaItem.objects.count() == 1
    assert issue.steps.filter(verb=Verb.TABLED).count() == 1


def test_sweeping_workers_and_an_escalation_table_it_once(borough: Harrowmere) -> None:
    issues = [an_issue(borough) for _ in range(3)]
    for issue in issues:
        trail.record(issue=issue, verb=Verb.ESCALATED, by=borough.carol)
    meeting = a_meeting(borough.ltm(1))
    _, _, broken = race(lambda _: tabling.table_waiting())
    assert broken == []
    assert sorted(meeting.tablings.values_list("issue", flat=True)) == sorted(issue.pk for issue in issues)


@pytest.mark.usefixtures("without_locks")
def test_without_locks_an_action_is_done_more_than_once_or_breaks(borough: Harrowmere) -> None:
    action = an_action(borough)
    done, _, broken = race(lambda _: acting.mark_done(action=action, by=borough.errol, outcome="Cleared.", version=1))
    assert len(done) > 1 or broken


def test_an_action_is_done_once(borough: Harrowmere) -> None:
    action = an_action(borough)
    done, told, broken = race(
        lambda _: acting.mark_done(action=action, by=borough.errol, outcome="Cleared.", version=1)
    )
    assert (len(done), len(told), broken) == (1, MANY - 1, [])
    assert action.issue.steps.filter(verb=Verb.ACTION_DONE).count() == 1


def make_priorities(borough: Harrowmere) -> Callable[[int], Any]:
    tablings = [issue_tabled(borough) for _ in range(MANY)]
    review = timezone.localdate() + timedelta(days=90)
    return lambda number: deciding.prioritise(
        tabling=tablings[number], by=borough.carol, title=f"Priority {number}", review_on=review
    )


@pytest.mark.usefixtures("without_locks")
def test_without_locks_a_ward_gets_a_fourth_priority(borough: Harrowmere) -> None:
    done, _, _ = race(make_priorities(borough))
    assert len(done) > 3


def test_two_meetings_do_not_make_a_fourth_priority_between_them(borough: Harrowmere) -> None:
    done, told, broken = race(make_priorities(borough))
    assert (len(done), len(told), broken) == (3, MANY - 3, [])
    assert Priority.objects.current().count() == 3
