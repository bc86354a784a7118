"""Two people at the same step at the same moment: one wins, the other is told; the race is proved first (craft 9)."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement import trail
from engagement.models import Issue, Verb
from partnerships.errors import Refused
from partnerships.models import AgendaItem, Mail, Meeting
from tasking.models import Action, Priority, Tabling
from tasking.services import acting, closing, deciding, tabling
from tests.engagement.making import an_issue
from tests.racing import at_once
from tests.tasking.making import a_meeting, an_action, an_agreed, issue_tabled, meeting_under_way

MANY = 8


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same code with its locks taken off, and a disk that takes its time over each step."""
    monkeypatch.setattr(models.QuerySet, "select_for_update", lambda self, **_: self.all())
    recorded = trail.record

    def slowly(**facts: Any) -> Any:
        time.sleep(0.05)
        return recorded(**facts)

    monkeypatch.setattr(trail, "record", slowly)


def race(work: Callable[[int], Any]) -> tuple[list[Any], list[Refused], list[Exception]]:
    """What MANY at once got: done, told that somebody was quicker, or broken."""
    answers = at_once(work, range(MANY), threads=MANY)
    told = [answer for answer in answers if isinstance(answer, Refused)]
    broken = [answer for answer in answers if isinstance(answer, Exception) and not isinstance(answer, Refused)]
    return [answer for answer in answers if not isinstance(answer, Exception)], told, broken


def decide(borough: Harrowmere, tabled: Tabling) -> Callable[[int], Any]:
    def work(number: int) -> Any:
        by = borough.carol if number % 2 else borough.ines
        if number % 2:
            return deciding.take_action(tabling=tabled, by=by, agreed=an_agreed(borough))
        return deciding.decline(tabling=tabled, by=by, reason="Others are worse.")

    return work


@pytest.mark.usefixtures("without_locks")
def test_without_locks_a_decision_is_taken_more_than_once_or_breaks(borough: Harrowmere) -> None:
    done, _, broken = race(decide(borough, issue_tabled(borough)))
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
def test_without_locks_closing_happens_more_than_once_or_breaks(borough: Harrowmere) -> None:
    meeting = meeting_under_way(borough)
    issue_tabled(borough, at=meeting)
    a_meeting(borough.ltm(1))
    done, _, broken = race(lambda _: closing.close(meeting=meeting, by=borough.carol))
    assert len(done) > 1 or broken


def test_a_meeting_closes_once_while_others_decide(borough: Harrowmere) -> None:
    meeting = meeting_under_way(borough)
    tablings = [issue_tabled(borough, at=meeting) for _ in range(3)]
    following = a_meeting(borough.ltm(1))

    def work(number: int) -> Any:
        if number < 3:
            return deciding.take_action(tabling=tablings[number], by=borough.ines, agreed=an_agreed(borough))
        return closing.close(meeting=meeting, by=borough.carol)

    _, _, broken = race(work)
    assert broken == []
    meeting.refresh_from_db()
    if not meeting.has_minutes:  # each closing met an agenda that changed; the next one goes through
        closing.close(meeting=meeting, by=borough.carol)
    decided = list(Tabling.objects.filter(meeting=meeting).values_list("decision", flat=True))
    assert set(decided) <= {"action", "carry"}
    assert decided.count("carry") == following.tablings.count()
    assert Mail.objects.filter(kind="actions").count() == (1 if "action" in decided else 0)


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
