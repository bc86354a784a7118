"""Courses as data, who had which and when, what is due; gaps by group, and one's own (P10; 001 rec 4.3, 7.1)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from feedback.desk.facts import Desk
from feedback.desk.rows import rows_of
from partnerships.errors import Conflict, Refused
from partnerships.models import Capacity, Course, Membership, TrainingRecord, User
from partnerships.services import training as steps
from partnerships.training import lacking, needs_of_group, own_needs
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.racing import at_once


def today() -> date:
    return timezone.localdate()


def a_course(borough: Harrowmere, **facts: Any) -> Course:
    """An induction for community representatives, due six weeks after joining."""
    given: dict[str, Any] = {"name": "Induction", "for_representatives": True, "within_days": 42, **facts}
    return steps.add_course(by=borough.carol, **given)


def joined(borough: Harrowmere, *, days: int, **facts: Any) -> Membership:
    """Sal, without an account, community representative of ward 1's partnership since so many days."""
    given = {"name": "Sal Moreno", "capacity": Capacity.COMMUNITY, **facts}
    return Membership.objects.create(group=borough.np(1), starts_on=today() - timedelta(days=days), **given)


def states(borough: Harrowmere, name: str) -> list[tuple[bool, bool]]:
    found = needs_of_group(borough.np(1), today())
    return [(need.holds, need.late) for need in found if need.member.name == name]


@pytest.mark.parametrize(
    ("days", "desk", "late"), [(20, False, False), (28, True, False), (42, True, False), (43, True, True)]
)
def test_a_new_members_induction_is_due_in_time(harrowmere: Harrowmere, days: int, desk: bool, late: bool) -> None:
    member = joined(harrowmere, days=days)
    a_course(harrowmere)
    assert lacking(harrowmere.carol, today()).filter(pk=member.pk).exists() is desk
    assert states(harrowmere, "Sal Moreno") == [(False, late)]


@pytest.mark.parametrize(("capacity", "needed"), [("community", 1), ("member", 0), ("agency", 0), ("guest", 0)])
def test_it_is_asked_of_those_it_is_for(harrowmere: Harrowmere, capacity: str, needed: int) -> None:
    joined(harrowmere, days=90, capacity=capacity)
    a_course(harrowmere)
    assert len(states(harrowmere, "Sal Moreno")) == needed


def test_had_it_holds_until_it_lapses(harrowmere: Harrowmere) -> None:
    member = joined(harrowmere, days=900)
    course = a_course(harrowmere, valid_months=12)
    had_on = today() - timedelta(days=300)
    record = steps.record_training(member=member, by=harrowmere.carol, course=course, had_on=had_on)
    assert record.valid_until is not None
    assert states(harrowmere, "Sal Moreno") == [(True, False)]
    assert not lacking(harrowmere.carol, today()).filter(pk=member.pk).exists()
    later = record.valid_until + timedelta(days=1)
    assert lacking(harrowmere.carol, later).filter(pk=member.pk).exists()
    assert any(need.late or need.due_on == record.valid_until for need in needs_of_group(harrowmere.np(1), later))


def test_by_an_account_it_counts_in_every_group(harrowmere: Harrowmere) -> None:
    course = a_course(harrowmere, for_officers=True)
    ines = Membership.objects.get(group=harrowmere.np(1), user=harrowmere.ines)
    for _ in range(2):
        steps.record_training(member=ines, by=harrowmere.carol, course=course, had_on=today())
    assert TrainingRecord.objects.count() == 1
    assert all(need.holds for need in needs_of_group(harrowmere.ltm(1), today()) if need.member.user == ines.user)


def test_who_keeps_the_group_records_and_nobody_else(harrowmere: Harrowmere) -> None:
    course, member = a_course(harrowmere), joined(harrowmere, days=1)
    for keeper in (harrowmere.carol, harrowmere.ines, harrowmere.adam):
        steps.record_training(member=member, by=keeper, course=course, had_on=today())
    for stranger in (harrowmere.colin, harrowmere.rita, harrowmere.priya):
        with pytest.raises(PermissionDenied):
            steps.record_training(member=member, by=stranger, course=course, had_on=today())
    with pytest.raises(Refused) as refused:
        steps.record_training(member=member, by=harrowmere.carol, course=course, had_on=today() + timedelta(days=1))
    assert refused.value.field == "had_on"


def test_the_list_of_courses_is_kept_without_losing_anything(harrowmere: Harrowmere) -> None:
    course = a_course(harrowmere)
    facts: dict[str, Any] = {"name": "Induction", "for_officers": True}
    with pytest.raises(Refused):
        a_course(harrowmere)
    with pytest.raises(Refused):
        a_course(harrowmere, name="For nobody", for_representatives=False)
    with pytest.raises(PermissionDenied):
        steps.add_course(by=harrowmere.ines, **facts)
    steps.change_course(course=course, by=harrowmere.adam, version=1, **facts)
    with pytest.raises(Conflict):
        steps.change_course(course=course, by=harrowmere.carol, version=1, **facts)
    joined(harrowmere, days=90)
    steps.change_course(course=course, by=harrowmere.carol, version=2, ended=True, **facts)
    assert states(harrowmere, "Sal Moreno") == []


def test_each_sees_their_own_and_the_keeper_whom_it_is_due_to(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    a_course(harrowmere)
    joined(harrowmere, days=60)
    assert [need.course.name for need in own_needs(harrowmere.rita, today())] == ["Induction"]
    own = signed_in(harrowmere.rita).get("/training/").content.decode()
    assert "Induction" in own
    assert "Sal Moreno" not in own
    kept = signed_in(harrowmere.carol).get("/training/").content.decode()
    assert "Sal Moreno" in kept
    assert "Sal Moreno" not in signed_in(harrowmere.colin).get("/training/").content.decode()


def test_it_is_on_the_coordinators_desk(harrowmere: Harrowmere) -> None:
    a_course(harrowmere)
    joined(harrowmere, days=60)
    assert [row.count for row in rows_of(_desk(harrowmere.carol)) if row.url == "/training/"] == [2], "Sal and rita"
    assert not [row for row in rows_of(_desk(harrowmere.rita)) if row.url == "/training/"]


def _desk(user: User) -> Desk:
    return Desk(user, today(), timezone.now())


def test_the_page_of_a_group_records_with_few_questions(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    course = a_course(harrowmere)
    members = [joined(harrowmere, days=60, name=f"Member {number}") for number in range(6)]
    client, address = signed_in(harrowmere.ines), reverse("group-training", args=[harrowmere.np(1).slug])
    client.get(address)
    with at_most(12):
        client.get(address)
    sent = {"member": members[0].pk, "course": course.pk, "had_on": today().isoformat()}
    assert client.post(address, sent).status_code == 302
    assert TrainingRecord.objects.get().membership == members[0]
    carol = signed_in(harrowmere.carol)
    carol.get("/training/")
    with at_most(14):
        carol.get("/training/")


def test_two_who_record_the_same_record_it_once(transactional_db: None) -> None:
    borough = make_harrowmere(today=today())
    member, course = joined(borough, days=10), a_course(borough)
    facts = {"member": member, "course": course, "had_on": today(), "by": borough.carol}
    answers = at_once(lambda _: steps.record_training(**facts), range(8), threads=8)
    assert {getattr(answer, "pk", answer) for answer in answers} == {TrainingRecord.objects.get().pk}
