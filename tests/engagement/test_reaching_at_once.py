"""Two at once: a piece of work ends once, a plan is begun once and one version is in force (craft 9)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import EngagementPlan, PieceOfWork, WorkState
from engagement.services import reaching as steps
from partnerships.errors import Refused
from partnerships.models import User
from tests.engagement.reaching import event_held, plan_being_written, work_asked
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_piece_of_work_ends_once(harrowmere: Harrowmere) -> None:
    work = work_asked(harrowmere)
    event_held(harrowmere, by=harrowmere.hana, run_by=harrowmere.hana, work=work, attendance=5)
    ends: list[Callable[[PieceOfWork], PieceOfWork]] = [
        lambda row: steps.deliver(work=row, by=harrowmere.hana, heard="Heard."),
        lambda row: steps.undelivered(work=row, by=harrowmere.hana, reason="Not done."),
        lambda row: steps.withdraw(work=row, by=harrowmere.carol, reason="Not wanted."),
    ] * 3  # fmt: skip
    done = at_once(lambda end: end(PieceOfWork.objects.get(pk=work.pk)), ends)
    assert sum(isinstance(one, PieceOfWork) for one in done) == 1
    assert PieceOfWork.objects.get(pk=work.pk).state != WorkState.ASKED


def test_a_plan_is_begun_once(harrowmere: Harrowmere) -> None:
    people: list[User] = [harrowmere.carol] * 8
    done = at_once(lambda user: steps.start_plan(ward=harrowmere.wards[1], by=user), people)
    assert sum(isinstance(one, EngagementPlan) for one in done) == 1
    assert all(isinstance(one, EngagementPlan | Refused) for one in done)


def test_one_version_is_agreed_once(harrowmere: Harrowmere) -> None:
    plan, today = plan_being_written(harrowmere), timezone.localdate()
    agree = [f"Meeting {number}" for number in range(8)]
    done = at_once(lambda by: steps.agree(plan=plan, by=harrowmere.carol, agreed_on=today, agreed_by=by), agree)
    assert sum(isinstance(one, EngagementPlan) for one in done) == 1
    assert EngagementPlan.objects.in_force().count() == 1
