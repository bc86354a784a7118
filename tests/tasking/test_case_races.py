"""Referrals at the same moment: every one its own number and none left out; the race is proved first (craft 9)."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.models import Group
from tasking.models import Case, CaseAction, CaseCounter, CaseRegister
from tasking.services import case_plans
from tests.racing import together
from tests.tasking.casework import case_meeting, case_referred, case_taken_up
from tests.tasking.races import MANY, race


def numbers(group: Group) -> list[int]:
    return sorted(Case.objects.filter(register__group=group).values_list("number", flat=True))


def test_without_the_lock_a_number_is_given_twice(
    borough: Harrowmere, without_locks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = case_meeting(borough)
    case_referred(borough, group)
    saved, all_have_counted = CaseCounter.save, together(MANY)

    def save(self: CaseCounter, **how: Any) -> None:
        all_have_counted()
        saved(self, **how)

    monkeypatch.setattr(CaseCounter, "save", save)
    _, _, broken = race(lambda _: case_referred(borough, group))
    assert broken


def test_every_referral_has_the_next_number(borough: Harrowmere) -> None:
    group = case_meeting(borough)
    case_referred(borough, group)
    done, told, broken = race(lambda _: case_referred(borough, group))
    assert (len(done), told, broken) == (MANY, [], [])
    assert numbers(group) == list(range(1, MANY + 2))


def test_first_cases_open_one_register_a_group(borough: Harrowmere) -> None:
    groups = [case_meeting(borough)]
    other = Group.objects.create(kind="cases", name="Another", slug="another-cases", partnership=borough.partnership)
    other.meets_for([borough.wards[1]])
    groups.append(other)
    _, _, broken = race(lambda number: case_referred(borough, groups[number % 2]))
    assert broken == []
    assert sorted(CaseRegister.objects.values_list("letters", flat=True)) == ["C", "C2"]
    assert all(numbers(group) == list(range(1, MANY // 2 + 1)) for group in groups)


def test_an_action_of_a_plan_is_done_once(borough: Harrowmere) -> None:
    case = case_taken_up(borough)
    action = case_plans.agree(case=case, by=borough.ines, what="Visit", owner=borough.hana, due_on=timezone.localdate())
    action = CaseAction.objects.select_related("case__register").get(pk=action.pk)
    done, told, broken = race(lambda _: case_plans.mark_done(action=action, by=borough.hana, outcome="Visited."))
    assert (len(done), len(told), broken) == (1, MANY - 1, [])
    assert case.entries.filter(kind="done").count() == 1
