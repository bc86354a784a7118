"""Many at the same Key Individual, or the same gap, at once: one step counts, the others are told (craft 9)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import ConsentWording, KeyIndividual, KinTurn, RecruitingTask
from engagement.services import kin as steps
from partnerships.errors import Refused
from tests.engagement.network import kin_active, kin_invited
from tests.racing import at_once

MANY = 8


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


def done_and_told(answers: list[Any]) -> tuple[int, int]:
    """How many did it, how many were told that somebody was quicker; nothing else may happen."""
    told = [answer for answer in answers if isinstance(answer, Refused)]
    broken = [answer for answer in answers if isinstance(answer, Exception) and not isinstance(answer, Refused)]
    assert not broken, broken
    return len(answers) - len(told), len(told)


def test_they_take_part_once(borough: Harrowmere) -> None:
    kin, wording, today = kin_invited(borough), steps.current_wording(borough.partnership), timezone.localdate()

    def take(_: int) -> object:
        fresh = KeyIndividual.objects.select_related("ward__partnership").get(pk=kin.pk)
        return steps.take_part(kin=fresh, by=borough.carol, on=today, consent=wording)

    assert done_and_told(at_once(take, range(MANY), threads=MANY)) == (1, MANY - 1)
    assert KinTurn.objects.filter(kin=kin, state="active").count() == 1


def test_a_gap_is_one_persons_and_a_wording_has_one_number(borough: Harrowmere) -> None:
    due = timezone.localdate() + timedelta(days=9)

    def ask(_: int) -> object:
        return steps.recruit(
            by=borough.carol,
            ward=borough.wards[1],
            gap="age",
            category="80+",
            wanted=2,
            owner=borough.priya,
            due_on=due,
        )

    assert done_and_told(at_once(ask, range(MANY), threads=MANY)) == (1, MANY - 1)
    assert RecruitingTask.objects.count() == 1

    def write(number: int) -> object:
        return steps.new_wording(partnership=borough.partnership, by=borough.carol, text=f"Wording {number}.")

    assert done_and_told(at_once(write, range(MANY), threads=MANY)) == (MANY, 0)
    numbers = ConsentWording.objects.values_list("number", flat=True)
    assert sorted(numbers) == list(range(1, MANY + 2))


def test_the_latest_contact_stands_and_each_who_joins_is_counted(borough: Harrowmere) -> None:
    kin, now = kin_active(borough, days_ago=90), timezone.now()
    task = steps.recruit(
        by=borough.carol, ward=borough.wards[1], gap="anybody", category="", wanted=MANY, owner=borough.priya,
        due_on=timezone.localdate(),
    )  # fmt: skip
    at_once(lambda n: steps.contacted(kin=kin, at=now - timedelta(days=n), by=borough.priya), range(MANY), threads=MANY)
    kin.refresh_from_db()
    assert kin.last_contact_at == now
    invited = [kin_invited(borough, name=f"Person {n}", days_ago=0).pk for n in range(MANY)]
    wording = steps.current_wording(borough.partnership)

    def join(pk: int) -> object:
        fresh = KeyIndividual.objects.select_related("ward__partnership").get(pk=pk)
        return steps.take_part(kin=fresh, by=borough.priya, on=timezone.localdate(), consent=wording)

    assert done_and_told(at_once(join, invited, threads=MANY)) == (MANY, 0)
    task.refresh_from_db()
    assert (task.recruited, task.is_open) == (MANY, False)
