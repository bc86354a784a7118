"""Two absences running of an agency reach its manager once, whoever records them and whatever fails (P7)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from partnerships.attendance import register_chart, register_of
from partnerships.models import Agency, Mail, Meeting, Presence
from partnerships.services import attending, meetings
from partnerships.services.absences import tell_managers
from tests.conftest import SignedIn
from tests.racing import at_once

AWAY, HERE, SORRY = Presence.ABSENT, Presence.PRESENT, Presence.APOLOGIES


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    made = make_harrowmere(today=timezone.localdate())
    Agency.objects.filter(slug="street-environment").update(manager_email="manager@example.org")
    return made


def held(borough: Harrowmere, *presences: Presence) -> list[Meeting]:
    """Meetings of the ward's tasking group a month apart, closed, with what was noted of errol."""
    group, made = borough.ltm(1), []
    errol = group.memberships.get(user=borough.errol)
    for number, presence in enumerate(presences):
        at = timezone.now() - timedelta(days=30 * (len(presences) - number))
        meeting = Meeting.objects.create(group=group, starts_at=at)
        meeting = meetings.open_meeting(meeting=meeting, by=borough.carol)
        attending.note_attendance(meeting=meeting, by=borough.carol, said={errol.pk: (presence, "Bea Deputy")})
        with transaction.atomic():
            made.append(meetings.close_meeting(meeting=meetings.locked_meeting(meeting.pk), by=borough.carol))
    return made


def mails() -> list[Mail]:
    return list(Mail.objects.filter(kind="absence"))


@pytest.mark.parametrize(
    ("presences", "number"),
    [
        ([AWAY], 0),
        ([AWAY, AWAY], 1),
        ([AWAY, AWAY, AWAY, AWAY], 1),
        ([AWAY, SORRY, AWAY], 0),
        ([AWAY, Presence.DEPUTY, AWAY], 0),
        ([AWAY, AWAY, HERE, AWAY, AWAY], 2),
    ],
)
def test_twice_running_once_each_time(borough: Harrowmere, presences: list[Presence], number: int) -> None:
    held(borough, *presences)
    assert len(mails()) == number
    assert {mail.to for mail in mails()} <= {"manager@example.org"}


def test_eight_workers_write_once(borough: Harrowmere) -> None:
    last = held(borough, AWAY, AWAY)[-1]
    Mail.objects.all().delete()
    at_once(lambda _: tell_managers(meeting=last), range(8), threads=8)
    assert len(mails()) == 1


def close_and_break(borough: Harrowmere, meeting: Meeting) -> None:
    with transaction.atomic():
        meetings.close_meeting(meeting=meetings.locked_meeting(meeting.pk), by=borough.carol)
        raise ZeroDivisionError


def test_what_is_rolled_back_was_not_written(borough: Harrowmere) -> None:
    held(borough, AWAY)
    errol = borough.ltm(1).memberships.get(user=borough.errol)
    meeting = Meeting.objects.create(group=borough.ltm(1), starts_at=timezone.now())
    meeting = meetings.open_meeting(meeting=meeting, by=borough.carol)
    attending.note_attendance(meeting=meeting, by=borough.carol, said={errol.pk: (AWAY, "")})
    with pytest.raises(ZeroDivisionError):
        close_and_break(borough, meeting)
    assert mails() == []


def test_noted_after_closing_counts_as_well(borough: Harrowmere) -> None:
    last = held(borough, AWAY, HERE)[-1]
    errol = borough.ltm(1).memberships.get(user=borough.errol)
    for _ in range(2):
        attending.note_attendance(meeting=last, by=borough.carol, said={errol.pk: (AWAY, "")})
    assert len(mails()) == 1


def test_the_groups_page_shows_it_as_a_chart_with_a_table(borough: Harrowmere, signed_in: SignedIn) -> None:
    held(borough, HERE, Presence.DEPUTY, AWAY, AWAY)
    register = register_of(borough.ltm(1))
    assert "Street Environment: came to 2 of 4" in register_chart(register)
    page = signed_in(borough.carol).get(f"/groups/{borough.ltm(1).slug}/attendance/").content.decode()
    assert "2 of 4" in page
    assert "Absent twice running" in page
    assert page.count("deputy sent") == 1


def test_the_run_page_says_whether_the_quorum_is_met(borough: Harrowmere, signed_in: SignedIn) -> None:
    group = borough.ltm(1)
    group.quorum = 2
    group.save()
    meeting = Meeting.objects.create(group=group, starts_at=timezone.now())
    meetings.open_meeting(meeting=meeting, by=borough.carol)
    members = list(group.memberships.all()[:2])
    carol, run = signed_in(borough.carol), f"/meetings/{meeting.pk}/run/"
    attending.note_attendance(meeting=meeting, by=borough.carol, said={members[0].pk: (HERE, "")}, guest="A guest")
    assert "quorum of 2 not met" in carol.get(run).content.decode(), "a guest does not count"
    attending.note_attendance(meeting=meeting, by=borough.carol, said={members[1].pk: (Presence.DEPUTY, "Bea")})
    assert "quorum of 2 met" in carol.get(run).content.decode()
