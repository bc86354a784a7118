"""Issues reach the ward's next tasking meeting by themselves, or by the coordinator's hand (T1, 000 2.2)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Method, Sensitivity, Stage, Verb
from engagement.services import moving
from partnerships.errors import Refused
from partnerships.models import ItemKind, MeetingStage
from tasking.models import Decision, Tabling
from tasking.services import closing, tabling
from tests.engagement.making import an_issue, issue_closed, issue_escalated
from tests.tasking.making import a_meeting, issue_tabled, meeting_under_way


def test_escalating_puts_it_on_the_next_agenda(harrowmere: Harrowmere) -> None:
    a_meeting(harrowmere.ltm(1), days=30)
    soon = a_meeting(harrowmere.ltm(1), days=7)
    a_meeting(harrowmere.np(1), days=1)
    a_meeting(harrowmere.ltm(4), days=2)
    issue = issue_escalated(harrowmere, method=Method.NP)
    assert issue.stage == Stage.TABLED
    assert [t.meeting for t in Tabling.objects.filter(issue=issue)] == [soon]
    item = soon.items.get()
    assert (item.kind, item.title) == (ItemKind.ISSUE, issue.reference)
    assert [step.verb for step in issue.steps.all()] == [Verb.RAISED, Verb.ESCALATED, Verb.TABLED]
    assert issue.steps.last().by is None  # type: ignore[union-attr]


@pytest.mark.parametrize("again", ["dispute", "reopen"])
def test_a_disputed_or_reopened_issue_comes_back_by_itself(harrowmere: Harrowmere, again: str) -> None:
    meeting = a_meeting(harrowmere.ltm(1))
    issue = issue_closed(harrowmere)
    getattr(moving, again)(issue=issue, by=harrowmere.carol, why="It is back.")
    assert issue.stage == Stage.TABLED
    assert meeting.tablings.get().issue == issue


def test_without_a_meeting_it_waits_and_the_sweep_finds_it_one(harrowmere: Harrowmere) -> None:
    issue = issue_escalated(harrowmere)
    assert issue.stage == Stage.ESCALATED
    assert tabling.table_waiting() == 0
    meeting = a_meeting(harrowmere.ltm(1))
    assert [tabling.table_waiting(), tabling.table_waiting()] == [1, 0]
    assert meeting.tablings.get().issue == issue


def test_the_sweep_brings_back_what_a_cancelled_meeting_left(harrowmere: Harrowmere) -> None:
    meeting = a_meeting(harrowmere.ltm(1))
    issue = issue_tabled(harrowmere, at=meeting).issue
    closing.cancel(meeting=meeting, by=harrowmere.carol, because="Snow")
    issue.refresh_from_db()
    assert issue.stage == Stage.TABLED
    assert not Tabling.objects.undecided().exists()
    later = a_meeting(harrowmere.ltm(1), days=20)
    assert tabling.table_waiting() == 1
    assert Tabling.objects.undecided().get().meeting == later
    assert later.items.get().times_carried == 1


def test_the_coordinator_puts_a_new_issue_on_an_agenda(harrowmere: Harrowmere) -> None:
    issue, meeting = an_issue(harrowmere), meeting_under_way(harrowmere)
    made = tabling.table(issue=issue, meeting=meeting, by=harrowmere.carol)
    assert tabling.table(issue=issue, meeting=meeting, by=harrowmere.carol) == made
    assert issue.steps.filter(verb=Verb.TABLED).count() == 1
    with pytest.raises(Refused, match="already"):
        tabling.table(issue=issue, meeting=a_meeting(harrowmere.ltm(1)), by=harrowmere.carol)


def test_it_refuses_the_wrong_meeting(harrowmere: Harrowmere) -> None:
    issue = an_issue(harrowmere)
    for group in (harrowmere.ltm(4), harrowmere.np(1)):
        with pytest.raises(Refused, match="does not decide"):
            tabling.table(issue=issue, meeting=a_meeting(group), by=harrowmere.carol)
    over = a_meeting(harrowmere.ltm(1), stage=MeetingStage.CANCELLED)
    with pytest.raises(Refused, match="over"):
        tabling.table(issue=issue, meeting=over, by=harrowmere.carol)
    for person in (harrowmere.priya, harrowmere.errol, harrowmere.colin):
        with pytest.raises(PermissionDenied):
            tabling.table(issue=issue, meeting=a_meeting(harrowmere.ltm(1)), by=person)


def test_taken_off_it_is_dealt_with_directly(harrowmere: Harrowmere) -> None:
    tabled = issue_tabled(harrowmere, at=a_meeting(harrowmere.ltm(1)))
    tabling.take_off(tabling=tabled, by=harrowmere.carol, because="Priya settles it with the shop.")
    tabled.issue.refresh_from_db()
    assert tabled.issue.stage == Stage.DEALT_WITH
    assert not tabled.meeting.items.exists()
    assert tabling.table_waiting() == 0


def test_moved_to_another_meeting_it_says_how_often(harrowmere: Harrowmere) -> None:
    tabled = issue_tabled(harrowmere, at=a_meeting(harrowmere.ltm(1)))
    later = a_meeting(harrowmere.ltm(1), days=30)
    made = tabling.move_to(tabling=tabled, meeting=later, by=harrowmere.carol, because="Errol is away.")
    assert made is not None
    assert (made.meeting, made.item.times_carried) == (later, 1)
    tabled.refresh_from_db()
    assert (tabled.decision, tabled.decided_by) == (Decision.CARRY, harrowmere.carol)


def test_a_restricted_issue_is_a_confidential_item(harrowmere: Harrowmere) -> None:
    tabled = issue_tabled(harrowmere, sensitivity=Sensitivity.RESTRICTED)
    assert tabled.item.confidential
    assert tabled.meeting.opened_at is not None
    assert tabled.meeting.opened_at <= timezone.now()
