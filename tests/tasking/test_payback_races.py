"""Two people with the same payback work at the same moment: one answer stands, the others are told (craft 9)."""

from __future__ import annotations

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Verb
from tasking.services import payback as steps
from tests.tasking.paybacks import officer, payback_sent, payback_suggested, probation
from tests.tasking.races import MANY, race


@pytest.mark.usefixtures("without_locks")
def test_without_locks_it_is_answered_more_than_once_or_breaks(borough: Harrowmere) -> None:
    payback, paul = payback_sent(borough), officer(borough)
    done, _, broken = race(lambda n: steps.accept(payback=payback, by=paul))
    assert len(done) > 1 or broken


def test_one_answer_stands(borough: Harrowmere) -> None:
    payback, paul, today = payback_sent(borough), officer(borough), timezone.localdate()

    def work(number: int) -> object:
        if number % 2:
            return steps.say_not_possible(payback=payback, by=borough.ines, reason="Deep water.")
        return steps.record_done(payback=payback, by=paul, done_on=today, result="Cleared.")

    done, told, broken = race(work)
    assert (len(done), len(told), broken) == (1, MANY - 1, [])
    assert payback.issue.steps.filter(verb__in=[Verb.OUTCOME, Verb.ESCALATED]).count() == 1


def test_it_is_sent_once(borough: Harrowmere) -> None:
    payback, agency = payback_suggested(borough), probation(borough)
    done, told, broken = race(
        lambda n: steps.send(payback=payback, by=borough.carol, agency=agency, work="Clear the towpath.")
    )
    assert (len(done), len(told), broken) == (1, MANY - 1, [])
    assert payback.issue.steps.filter(verb=Verb.REFERRED).count() == 1
