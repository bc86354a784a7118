"""Closing a meeting: nothing is carried forward in silence, minutes exist, owners have their actions (T2, P6, P8)."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.demonstration.cast import Harrowmere
from engagement.models import Stage
from partnerships.errors import Conflict, Refused
from partnerships.models import ItemKind, Mail, Meeting, MeetingStage
from partnerships.services import meetings
from tasking import running
from tasking.models import Decision
from tasking.services import agreeing, closing, deciding
from tests.tasking.making import a_meeting, an_agreed, issue_tabled, meeting_under_way


@pytest.fixture
def meeting(harrowmere: Harrowmere) -> Meeting:
    return meeting_under_way(harrowmere)


def test_what_was_not_reached_is_carried_forward_and_said_so(harrowmere: Harrowmere, meeting: Meeting) -> None:
    tabled = issue_tabled(harrowmere, at=meeting)
    fair = meetings.add_item(meeting=meeting, by=harrowmere.carol, title="Summer fair")
    done = meetings.add_item(meeting=meeting, by=harrowmere.carol, title="Welcome")
    meetings.save_minute(item=done, by=harrowmere.carol, minute="All are welcome.", version=1, done=True)
    following = a_meeting(harrowmere.ltm(1))
    closed = closing.close(meeting=meeting, by=harrowmere.carol)
    said = running.what_closing_did(closed)
    assert tabled.issue.reference in said
    assert "Summer fair" in said
    made = [ItemKind.MATTERS_ARISING, ItemKind.MINUTES]
    assert {item.title: item.times_carried for item in following.items.exclude(kind__in=made)} == {
        tabled.issue.reference: 1,
        "Summer fair": 1,
    }
    assert following.items.get(title="Summer fair").carried_from == fair
    tabled.refresh_from_db()
    tabled.issue.refresh_from_db()
    assert (tabled.decision, tabled.issue.stage) == (Decision.CARRY, Stage.TABLED)


def test_carried_again_it_counts_again(harrowmere: Harrowmere, meeting: Meeting) -> None:
    meetings.add_item(meeting=meeting, by=harrowmere.carol, title="Summer fair")
    second, third = a_meeting(harrowmere.ltm(1), days=7), a_meeting(harrowmere.ltm(1), days=14)
    closing.close(meeting=meeting, by=harrowmere.carol)
    closing.close(meeting=second, by=harrowmere.carol)
    assert third.items.get(title="Summer fair").times_carried == 2
    meetings.make_agenda(meeting=third)
    assert third.items.filter(title="Summer fair").count() == 1


def test_without_a_next_meeting_it_waits_for_one(harrowmere: Harrowmere, meeting: Meeting) -> None:
    meetings.add_item(meeting=meeting, by=harrowmere.carol, title="Summer fair")
    closing.close(meeting=meeting, by=harrowmere.carol)
    later = a_meeting(harrowmere.ltm(1))
    assert meetings.make_due_agendas() == 1
    minutes = f"Minutes of {meeting.day:%-d %B %Y}"
    assert set(later.items.values_list("title", flat=True)) == {minutes, "Matters arising", "Summer fair"}


def test_each_owner_has_one_message(harrowmere: Harrowmere, meeting: Meeting) -> None:
    for what in ("Clear the alley", "Fit a gate"):
        tabled = issue_tabled(harrowmere, at=meeting)
        deciding.take_action(tabling=tabled, by=harrowmere.carol, agreed=an_agreed(harrowmere, what=what))
    further = an_agreed(harrowmere, owner="hana", what="Write to the tenants")
    agreeing.agree(issue=tabled.issue, by=harrowmere.carol, agreed=further, meeting=meeting)
    assert not Mail.objects.exists()
    assert closing.close(meeting=meeting, by=harrowmere.carol).owners_told == 2
    texts = dict(Mail.objects.values_list("to", "text"))
    assert texts.keys() == {harrowmere.errol.email, harrowmere.hana.email}
    assert "Clear the alley" in texts[harrowmere.errol.email]
    assert "Fit a gate" in texts[harrowmere.errol.email]
    assert "Write to the tenants" not in texts[harrowmere.errol.email]


def test_it_closes_once_and_by_those_who_run_it(harrowmere: Harrowmere, meeting: Meeting) -> None:
    for person in (harrowmere.colin, harrowmere.errol, harrowmere.lena, harrowmere.adam):
        with pytest.raises(PermissionDenied):
            closing.close(meeting=meeting, by=person)
    closing.close(meeting=meeting, by=harrowmere.ines)
    meeting.refresh_from_db()
    assert (meeting.stage, meeting.closed_by) == (MeetingStage.CLOSED, harrowmere.ines)
    with pytest.raises(Refused, match="closed already"):
        closing.close(meeting=meeting, by=harrowmere.carol)
    with pytest.raises(Refused, match="over"):
        meetings.add_item(meeting=meeting, by=harrowmere.carol, title="Late")


def test_two_who_write_one_minute_both_keep_their_text(harrowmere: Harrowmere, meeting: Meeting) -> None:
    item = meetings.add_item(meeting=meeting, by=harrowmere.carol, title="Welcome")
    meetings.save_minute(item=item, by=harrowmere.carol, minute="By Carol.", version=1)
    item.refresh_from_db()
    with pytest.raises(Conflict) as conflict:
        meetings.save_minute(item=item, by=harrowmere.ines, minute="By Ines.", version=1)
    assert (conflict.value.theirs["minute"], conflict.value.version) == ("By Carol.", 2)


def test_standing_items_come_once_and_stay_off_when_taken_off(harrowmere: Harrowmere) -> None:
    group = harrowmere.ltm(1)
    group.standing_items = ["Hate crime", "Any other business"]
    group.save()
    meeting = a_meeting(group)
    meetings.make_agenda(meeting=meeting)
    meetings.remove_item(item=meeting.items.get(title="Hate crime"), by=harrowmere.carol)
    meetings.make_agenda(meeting=meeting)
    assert [item.title for item in meeting.items.all()] == ["Any other business"]


def test_items_are_put_in_order(harrowmere: Harrowmere, meeting: Meeting) -> None:
    first = meetings.add_item(meeting=meeting, by=harrowmere.carol, title="One")
    meetings.add_item(meeting=meeting, by=harrowmere.carol, title="Two")
    issue_tabled(harrowmere, at=meeting)
    assert [item.kind for item in meeting.items.all()] == [ItemKind.ISSUE, ItemKind.OTHER, ItemKind.OTHER]
    meetings.shift_item(item=first, by=harrowmere.carol, up=True)
    assert meeting.items.all()[0].title == "One"
    assert [item.position for item in meeting.items.all()] == [1, 2, 3]
