"""Two who tell the same people at once tell them once; the race is shown first, then the lock."""

import threading
from collections.abc import Collection

import pytest

from config.demonstration.cast import Harrowmere
from engagement.models import Channel, Issue, Satisfaction, Stage, Verb
from engagement.services import moving
from feedback.models import Feedback, Owed
from feedback.services import telling
from feedback.services.following import say_not_fixed
from feedback.services.telling import tell
from partnerships.errors import Refused
from tests.feedback.book import issue_resolved
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def tell_all(borough: Harrowmere) -> object:
    keys = list(Owed.objects.still().values_list("pk", flat=True))
    return tell(by=borough.carol, owed=keys, channel=Channel.LEAFLET, what="The gate is fitted.")


def test_without_the_lock_they_would_be_told_twice(
    transactional_harrowmere: Harrowmere, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue_resolved(transactional_harrowmere)
    both_have_read = threading.Barrier(2)

    def unlocked(keys: Collection[int]) -> list[Owed]:
        rows = list(Owed.objects.still().filter(pk__in=keys).select_related("issue__ward__partnership"))
        both_have_read.wait(timeout=10)
        return rows

    monkeypatch.setattr(telling, "lock_still_owed", unlocked)
    at_once(tell_all, [transactional_harrowmere] * 2)
    assert Feedback.objects.count() == 2


def test_with_it_they_are_told_once(transactional_harrowmere: Harrowmere) -> None:
    issue = issue_resolved(transactional_harrowmere)
    answers = at_once(tell_all, [transactional_harrowmere] * 6)
    assert sum(isinstance(answer, Refused) for answer in answers) == 5
    assert Feedback.objects.count() == 1
    assert issue.steps.filter(verb=Verb.ALL_TOLD).count() == 1


@pytest.mark.parametrize("_", range(5))
def test_disputed_and_closed_at_once_it_is_never_closed_over_a_dispute(
    transactional_harrowmere: Harrowmere, _: int
) -> None:
    issue = issue_resolved(transactional_harrowmere)
    tell_all(transactional_harrowmere)
    raiser = issue.raisers.get()

    def close() -> object:
        row, carol = Issue.objects.get(pk=issue.pk), transactional_harrowmere.carol
        return moving.close(issue=row, by=carol, satisfaction=Satisfaction.NO_ANSWER, why="Asked twice.")

    def dispute() -> None:
        say_not_fixed(raiser=raiser, still_wrong="Still there.")

    answers = at_once(lambda act: act(), [close, dispute])
    issue.refresh_from_db()
    assert answers[1] is None
    assert issue.stage == Stage.ESCALATED
    assert issue.steps.filter(verb=Verb.DISPUTED).count() == 1
