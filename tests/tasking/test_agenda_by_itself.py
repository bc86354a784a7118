"""The agenda is put together by the book, the last minutes are approved at it, three actions an item (P6, P8)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from config.demonstration.cast import Harrowmere
from partnerships.errors import Refused
from partnerships.models import AgendaItem, ItemKind, Meeting
from partnerships.services import meetings
from tasking.models import Action
from tasking.services import agreeing, closing, deciding
from tests.conftest import SignedIn
from tests.printing import assert_pdf_ua
from tests.tasking.making import a_meeting, an_agreed, issue_tabled, meeting_under_way

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(harrowmere: Harrowmere) -> Meeting:
    """A meeting that left an item undone, closed; its group meets again in a month."""
    group = harrowmere.ltm(1)
    group.standing_items = ["Hate crime"]
    group.save()
    a_meeting(group, days=28)
    meeting = meeting_under_way(harrowmere)
    meetings.add_item(meeting=meeting, by=harrowmere.carol, title="Dates of the summer fair")
    closing.close(meeting=meeting, by=harrowmere.carol)
    meeting.refresh_from_db()
    return meeting


def following(held: Meeting) -> Meeting:
    found = meetings.next_meeting(held.group)
    assert found
    return found


def test_it_begins_with_the_minutes_and_ends_with_what_stands_on_every_agenda(held: Meeting) -> None:
    items = AgendaItem.objects.filter(meeting=following(held)).order_by("position")
    assert [(item.kind, item.title, item.times_carried) for item in items] == [
        (ItemKind.MINUTES, f"Minutes of {held.day:%-d %B %Y}", 0),
        (ItemKind.MATTERS_ARISING, "Matters arising", 0),
        (ItemKind.CARRIED, "Dates of the summer fair", 1),
        (ItemKind.STANDING, "Hate crime", 0),
    ]


def test_their_item_approves_the_minutes_in_one_step(
    harrowmere: Harrowmere, held: Meeting, signed_in: SignedIn
) -> None:
    meeting, ines = following(held), signed_in(harrowmere.ines)
    meetings.open_meeting(meeting=meeting, by=harrowmere.ines)
    assert "Approve the minutes, and next item" in ines.get(reverse("meeting-run", args=[meeting.pk])).content.decode()
    item = AgendaItem.objects.get(meeting=meeting, kind=ItemKind.MINUTES)
    said = {"minute": "A true record.", "version": item.version, "then": "approve"}
    ines.post(reverse("item-minute", args=[meeting.pk, item.pk]), said)
    held.refresh_from_db()
    item.refresh_from_db()
    assert held.minutes_approved_by == harrowmere.ines
    assert item.done_at is not None
    assert item.minute == "A true record."


def test_approved_before_they_need_no_item(harrowmere: Harrowmere, held: Meeting) -> None:
    Meeting.objects.filter(pk=held.pk).update(minutes_approved_at=held.closed_at, minutes_approved_by=harrowmere.ines)
    later = a_meeting(held.group, days=60)
    meetings.make_agenda(meeting=later)
    assert not AgendaItem.objects.filter(meeting=later, kind=ItemKind.MINUTES).exists()


def test_three_actions_an_item(harrowmere: Harrowmere) -> None:
    tabled = issue_tabled(harrowmere)
    deciding.take_action(tabling=tabled, by=harrowmere.carol, agreed=an_agreed(harrowmere))
    for what in ("Write to the tenants", "Ask for a camera"):
        agreed = an_agreed(harrowmere, what=what)
        agreeing.agree(issue=tabled.issue, by=harrowmere.carol, agreed=agreed, meeting=tabled.meeting)
    fourth = an_agreed(harrowmere, what="Paint the wall")
    with pytest.raises(Refused, match="Three actions"):
        agreeing.agree(issue=tabled.issue, by=harrowmere.carol, agreed=fourth, meeting=tabled.meeting)
    assert Action.objects.filter(issue=tabled.issue).count() == 3


def test_the_agenda_in_print(harrowmere: Harrowmere, held: Meeting, signed_in: SignedIn) -> None:
    answer = signed_in(harrowmere.carol).get(reverse("agenda-pdf", args=[following(held).pk]))
    assert_pdf_ua(answer.content)
