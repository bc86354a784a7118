"""A gap becomes somebody's task in one step, and is done by itself once so many have joined (E2)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import RecruitingTask
from engagement.services import kin as steps
from partnerships.errors import Refused
from tests.conftest import SignedIn
from tests.engagement.network import kin_active, kin_invited


def task(borough: Harrowmere, *, gap: str = "age", category: str = "16-24", wanted: int = 2) -> RecruitingTask:
    due = timezone.localdate() + timedelta(days=30)
    return steps.recruit(
        by=borough.carol, ward=borough.wards[1], gap=gap, category=category, wanted=wanted, owner=borough.priya,
        due_on=due,
    )  # fmt: skip


def test_it_is_done_by_itself_when_so_many_have_joined(harrowmere: Harrowmere) -> None:
    kin_active(harrowmere, age_band="16-24", days_ago=0)
    wanted = task(harrowmere)
    kin_active(harrowmere, age_band="25-44", days_ago=0)
    kin_active(harrowmere, age_band="16-24", ward=2, days_ago=0)
    wanted.refresh_from_db()
    assert (wanted.recruited, wanted.is_open) == (0, True), "those before, of another age and elsewhere do not count"
    kin_active(harrowmere, age_band="16-24", days_ago=0)
    wanted.refresh_from_db()
    assert (wanted.recruited, wanted.is_open) == (1, True)
    invited = kin_invited(harrowmere, age_band="16-24", days_ago=0)
    wanted.refresh_from_db()
    assert wanted.recruited == 1, "an invitation is no recruit yet"
    wording = steps.current_wording(harrowmere.partnership)
    steps.take_part(kin=invited, by=harrowmere.priya, on=timezone.localdate(), consent=wording)
    wanted.refresh_from_db()
    assert (wanted.recruited, wanted.ended_on) == (2, timezone.localdate())


def test_one_gap_is_asked_of_one(harrowmere: Harrowmere) -> None:
    task(harrowmere)
    with pytest.raises(Refused):
        task(harrowmere)
    assert task(harrowmere, category="80+").pk
    with pytest.raises(Refused) as refused:
        steps.recruit(
            by=harrowmere.carol, ward=harrowmere.wards[1], gap="place", category="Mill Lane", wanted=1,
            owner=harrowmere.pete, due_on=timezone.localdate(),
        )  # fmt: skip
    assert refused.value.field == "owner"


def test_it_is_ended_with_a_reason_and_frees_the_gap(harrowmere: Harrowmere) -> None:
    first = task(harrowmere)
    with pytest.raises(Refused):
        steps.end_recruiting(task=first, by=harrowmere.priya, because="  ")
    steps.end_recruiting(task=first, by=harrowmere.priya, because="The youth club does it.")
    with pytest.raises(Refused):
        steps.end_recruiting(task=first, by=harrowmere.carol, because="Again.")
    assert task(harrowmere).pk != first.pk


def test_from_the_coverage_page_in_one_step(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    carol = signed_in(harrowmere.carol)
    address = "/kin/coverage/millbrook/recruit/?gap=ethnicity&category=asian&wanted=7"
    assert 'value="7"' in carol.get(address).content.decode()
    due = (timezone.localdate() + timedelta(days=20)).isoformat()
    carol.post(address, {"wanted": 7, "owner": harrowmere.priya.pk, "due_on": due})
    made = RecruitingTask.objects.get()
    assert (made.gap, made.category, made.wanted, made.owner) == ("ethnicity", "asian", 7, harrowmere.priya)
    assert "Asian, Asian British" in signed_in(harrowmere.priya).get("/kin/recruiting/?whose=mine").content.decode()
    for bad in ("gap=ethnicity&category=martian", "gap=nothing&category=x"):
        assert carol.get(f"/kin/coverage/millbrook/recruit/?{bad}").status_code == 404
