"""Closing a meeting while others decide, table and add: it closes once, and nothing falls between two meetings."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from config.demonstration.cast import Harrowmere
from engagement.models import Verb
from partnerships.models import AgendaItem, ItemKind, Mail, Meeting
from partnerships.services import meetings
from tasking.models import Tabling
from tasking.services import closing, deciding, tabling
from tests.engagement.making import an_issue
from tests.tasking.making import a_meeting, an_agreed, issue_tabled, meeting_under_way
from tests.tasking.races import MANY, race


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


def test_closed_by_many_at_once_it_is_closed_by_one(borough: Harrowmere) -> None:
    meeting = meeting_under_way(borough)
    issue = issue_tabled(borough, at=meeting).issue
    following = a_meeting(borough.ltm(1))
    done, told, broken = race(lambda _: closing.close(meeting=meeting, by=borough.carol))
    assert (len(done), len(told), broken) == (1, MANY - 1, [])
    assert [tabled.issue for tabled in following.tablings.all()] == [issue]
    assert issue.steps.filter(verb=Verb.CARRIED).count() == 1


def add_and_close(borough: Harrowmere, meeting: Meeting) -> Callable[[int], Any]:
    def work(number: int) -> Any:
        if number == MANY // 2:
            return closing.close(meeting=meeting, by=borough.carol)
        return meetings.add_item(meeting=meeting, by=borough.ines, title=f"Also {number}")

    return work


def left_behind(meeting: Meeting) -> list[str]:
    """What was added to a meeting that is over, and stands on no agenda after it."""
    carried = AgendaItem.objects.filter(carried_from__isnull=False).values("carried_from")
    return list(AgendaItem.objects.filter(meeting=meeting).exclude(pk__in=carried).values_list("title", flat=True))


@pytest.mark.usefixtures("without_locks")
def test_without_locks_what_is_added_is_left_behind(borough: Harrowmere, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting, _ = meeting_under_way(borough), a_meeting(borough.ltm(1))
    AgendaItem.objects.all().delete()
    placed, closed = meetings.place, closing.close
    one_adds, it_is_closed = threading.Event(), threading.Event()

    def once_it_is_closed(**facts: Any) -> AgendaItem:
        if facts["kind"] == ItemKind.OTHER:
            one_adds.set()
            it_is_closed.wait(timeout=20)
        return placed(**facts)

    def once_one_adds(**facts: Any) -> closing.Closed:
        one_adds.wait(timeout=20)
        try:
            return closed(**facts)
        finally:
            it_is_closed.set()

    monkeypatch.setattr(meetings, "place", once_it_is_closed)
    monkeypatch.setattr(closing, "close", once_one_adds)
    race(add_and_close(borough, meeting))
    assert left_behind(meeting)


def test_what_is_added_while_it_closes_is_carried_forward_or_refused(borough: Harrowmere) -> None:
    meeting, following = meeting_under_way(borough), a_meeting(borough.ltm(1))
    AgendaItem.objects.all().delete()
    done, told, broken = race(add_and_close(borough, meeting))
    assert (len(done) + len(told), broken) == (MANY, [])
    assert all("over" in refusal.message for refusal in told)
    assert left_behind(meeting) == []
    assert following.items.filter(carried_from__meeting=meeting).count() == len(done) - 1


def test_an_issue_tabled_while_it_closes_waits_on_an_agenda_to_come(borough: Harrowmere) -> None:
    meeting, following = meeting_under_way(borough), a_meeting(borough.ltm(1))
    issues = [an_issue(borough) for _ in range(MANY - 1)]

    def work(number: int) -> Any:
        if number == MANY - 1:
            return closing.close(meeting=meeting, by=borough.carol)
        return tabling.table(issue=issues[number], meeting=meeting, by=borough.ines)

    done, told, broken = race(work)
    assert (len(done) + len(told), broken) == (MANY, [])
    meeting.refresh_from_db()
    if not meeting.has_minutes:  # the closing met an agenda that changed; the next one goes through
        closing.close(meeting=meeting, by=borough.carol)
    assert not Tabling.objects.undecided().filter(meeting=meeting).exists()
    waiting = {tabled.issue_id for tabled in following.tablings.all()}
    assert waiting == {made.issue_id for made in done if isinstance(made, Tabling)}
