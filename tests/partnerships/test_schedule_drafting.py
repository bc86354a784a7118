"""Drafting the year: a slot has one meeting, however often and by whomever it is drafted (P5, safety 23, 25)."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from partnerships.errors import Conflict, Refused
from partnerships.models import CadenceUnit, Group, Meeting, MeetingStage
from partnerships.services import clashing, schedule
from tests.racing import at_once
from tests.tasking.making import a_meeting


@pytest.fixture
def group(harrowmere: Harrowmere) -> Group:
    return harrowmere.np(1)


def days(group: Group) -> list[date]:
    return [meeting.day for meeting in Meeting.objects.filter(group=group).order_by("starts_at")]


def test_a_year_is_drafted_once(harrowmere: Harrowmere, group: Group) -> None:
    first = schedule.draft_schedule(group=group, by=harrowmere.carol).made
    assert len(first) in (4, 5)
    assert schedule.draft_schedule(group=group, by=harrowmere.carol).made == []
    meeting = Meeting.objects.filter(group=group).earliest("starts_at")
    assert timezone.localtime(meeting.starts_at).time() == time(18, 30)
    assert (meeting.lasts_minutes, meeting.venue) == (60, "Millbrook Community Centre")


def test_a_moved_or_cancelled_meeting_keeps_its_slot(harrowmere: Harrowmere, group: Group) -> None:
    schedule.draft_schedule(group=group, by=harrowmere.carol)
    one, two = Meeting.objects.filter(group=group).order_by("starts_at")[:2]
    schedule.move_meeting(
        meeting=one,
        by=harrowmere.carol,
        starts_at=one.starts_at + timedelta(days=3),
        lasts_minutes=90,
        venue="Library",
        version=one.version,
    )
    Meeting.objects.filter(pk=two.pk).update(stage=MeetingStage.CANCELLED)
    assert schedule.draft_schedule(group=group, by=harrowmere.carol).made == []
    with pytest.raises(Conflict):
        schedule.move_meeting(
            meeting=one, by=harrowmere.ines, starts_at=one.starts_at, lasts_minutes=60, venue="", version=one.version
        )
    with pytest.raises(Refused, match="not begun"):
        schedule.move_meeting(
            meeting=two, by=harrowmere.ines, starts_at=two.starts_at, lasts_minutes=60, venue="", version=two.version
        )


def test_who_keeps_the_schedule(harrowmere: Harrowmere, group: Group) -> None:
    for person in (harrowmere.colin, harrowmere.priya, harrowmere.errol, harrowmere.lena):
        with pytest.raises(PermissionDenied):
            schedule.draft_schedule(group=group, by=person)
    assert schedule.draft_schedule(group=group, by=harrowmere.adam).made


@pytest.fixture
def ten_years(group: Group) -> list[date]:
    """The book kept for ten years by a beat that now and then is off for weeks."""
    start = timezone.localdate()
    Group.objects.exclude(pk=group.pk).update(ended_on=start - timedelta(days=1))
    at, pause = start, 1
    while at < start + timedelta(days=3650):
        with time_machine.travel(f"{at}T04:00:00+00:00", tick=False):
            schedule.keep_all_ahead()
        pause = pause * 7 % 97 + 1  # 8, 57, 12, ... days
        at += timedelta(days=pause)
    return days(group)


def test_ten_years_of_keeping_it_a_year_ahead(group: Group, ten_years: list[date]) -> None:
    cadence = schedule.Cadence.of(group)
    wanted = [s.held_on for s in schedule.slots(cadence, first=timezone.localdate(), last=ten_years[-1])]
    assert ten_years == wanted
    assert len(ten_years) > 50


def test_a_changed_cadence_takes_out_what_nothing_hangs_on(harrowmere: Harrowmere, group: Group) -> None:
    schedule.draft_schedule(group=group, by=harrowmere.carol)
    kept, *_ = Meeting.objects.filter(group=group).order_by("starts_at")
    kept.items.create(position=1, title="Summer fair")
    group.cadence_unit, group.cadence_every, group.meets_at = CadenceUnit.MONTHS, 1, time(19)
    group.cadence_anchor = group.cadence_anchor + timedelta(days=1)
    group.save()
    drafted = schedule.redraft(group=group, by=harrowmere.carol)
    assert drafted.off_cadence == [kept]
    assert len(drafted.made) in (12, 13)


def test_a_new_hour_is_followed_but_not_by_what_was_moved_by_hand(harrowmere: Harrowmere, group: Group) -> None:
    schedule.draft_schedule(group=group, by=harrowmere.carol)
    moved, other = Meeting.objects.filter(group=group).order_by("starts_at")[:2]
    schedule.move_meeting(
        meeting=moved, by=harrowmere.carol, starts_at=moved.starts_at - timedelta(hours=1), lasts_minutes=60, venue="",
        version=1,
    )  # fmt: skip
    group.meets_at = time(19, 15)
    schedule.redraft(group=group, by=harrowmere.carol)
    for meeting, at in ((moved, time(17, 30)), (other, time(19, 15))):
        meeting.refresh_from_db()
        assert timezone.localtime(meeting.starts_at).time() == at


def test_clashes_name_the_people_and_the_room(harrowmere: Harrowmere) -> None:
    one = a_meeting(harrowmere.np(1), days=10)
    same = a_meeting(harrowmere.np(2), days=10.02)
    a_meeting(harrowmere.np(7), days=10)
    Meeting.objects.filter(group=harrowmere.np(7)).update(venue="Elsewhere")
    found = clashing.clashes([one])
    assert [(clash.other.pk, clash.other.group, clash.people, clash.same_venue) for clash in found] == [
        (same.pk, same.group.name, ("Carol Whitfield", "Ines Calder"), True)
    ]


def test_two_workers_draft_each_slot_once(transactional_db: None) -> None:
    borough = make_harrowmere(today=timezone.localdate())
    answers = at_once(lambda _: schedule.keep_all_ahead(), range(6), threads=6)
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    group = borough.np(1)
    wanted = [
        slot.held_on
        for slot in schedule.slots(
            schedule.Cadence.of(group), first=timezone.localdate(), last=timezone.localdate() + schedule.AHEAD
        )
    ]
    assert days(group) == wanted
