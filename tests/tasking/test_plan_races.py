"""Two people at the same plan at the same moment: one wins, the other is told; the race is proved first (craft 9)."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from partnerships.errors import Conflict, Refused
from tasking.models import Plan, PlanEntryKind
from tasking.services.plans import holding, moving, writing
from tests.racing import at_once, together
from tests.tasking.planning import WRITTEN, a_plan, fresh, plan_proposed, plan_to_close

MANY = 6


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same code with its locks taken off; each of MANY waits at its first saving until all have come there."""
    monkeypatch.setattr(models.QuerySet, "select_for_update", lambda self, **_: self.all())
    saved, all_have_looked = holding.save, together(MANY)

    def save(row: Plan, *fields: str) -> Plan:
        if threading.current_thread() is not threading.main_thread():
            all_have_looked()
        return saved(row, *fields)

    monkeypatch.setattr(writing, "save", save)
    monkeypatch.setattr(moving, "save", save)


def edit(borough: Harrowmere, plan: Plan) -> list[Any]:
    """MANY write the problem of the plan as they all saw it."""

    def work(number: int) -> Any:
        texts = {**WRITTEN["problem"], "problem": f"Text {number}"}
        return writing.write_part(plan=plan, by=borough.carol, part="problem", version=plan.version, **texts)

    return at_once(work, range(MANY), threads=MANY)


def won(answers: list[Any]) -> list[Any]:
    return [answer for answer in answers if not isinstance(answer, Exception)]


@pytest.mark.usefixtures("without_locks")
def test_without_locks_a_text_is_lost(borough: Harrowmere) -> None:
    assert len(won(edit(borough, a_plan(borough)))) > 1


def test_one_text_stands_and_the_others_see_it(borough: Harrowmere) -> None:
    plan = a_plan(borough)
    answers = edit(borough, plan)
    told = [answer for answer in answers if isinstance(answer, Conflict)]
    assert (len(won(answers)), len(told)) == (1, MANY - 1)
    assert {answer.theirs["problem"] for answer in told} == {fresh(plan).problem}


def test_it_is_proposed_for_closing_once(borough: Harrowmere) -> None:
    plan = plan_to_close(borough)

    def work(number: int) -> Any:
        by = borough.carol if number % 2 else borough.ines
        return moving.propose_closing(plan=plan, by=by, justification="It is clean.", version=plan.version)

    answers = at_once(work, range(MANY), threads=MANY)
    assert len(won(answers)) == 1
    assert all(isinstance(answer, Refused) for answer in answers if isinstance(answer, Exception))
    assert plan.entries.filter(kind=PlanEntryKind.PROPOSED).count() == 1


def test_agreed_and_sent_back_at_once_is_one_of_the_two(borough: Harrowmere) -> None:
    plan = plan_proposed(borough)

    def work(number: int) -> Any:
        if number % 2:
            return moving.agree_closing(plan=plan, by=borough.ines, version=plan.version)
        return moving.send_back(plan=plan, by=borough.carol, because="Not yet.", version=plan.version)

    answers = at_once(work, range(MANY), threads=MANY)
    assert len(won(answers)) == 1
    assert all(isinstance(answer, Refused) for answer in answers if isinstance(answer, Exception))
    done = fresh(plan)
    assert (done.stage == "closed") is not (done.close_proposed_by_id is None)
