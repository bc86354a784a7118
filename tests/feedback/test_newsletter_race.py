"""Publishing at once from two clicks and two workers, and against somebody who tells: each is told once."""

import threading

import pytest

from config.demonstration.cast import Harrowmere
from engagement.models import Channel, Stage, Verb
from feedback.models import Feedback, Newsletter, NewsletterStage, Owed, OwedTo
from feedback.services.newsletters import approving, publishing
from feedback.services.telling import tell
from partnerships.models import Mail
from tests.feedback.book import issue_resolved
from tests.feedback.newsletters import approve, proof_ready, submitted, subscribe
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_without_the_lock_both_clicks_would_publish(
    transactional_harrowmere: Harrowmere, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsletter = submitted(transactional_harrowmere)
    publishings: list[Newsletter] = []
    both_have_read = threading.Barrier(2)

    def unlocked(given: Newsletter) -> Newsletter:
        row = Newsletter.objects.select_related("ward__partnership").get(pk=given.pk)
        both_have_read.wait(timeout=10)
        return row

    monkeypatch.setattr(approving, "locked", unlocked)
    monkeypatch.setattr(approving, "publish_locked", publishings.append)
    at_once(lambda _: approve(transactional_harrowmere, newsletter), range(2))
    assert len(publishings) == 2


def test_with_it_many_clicks_publish_once(transactional_harrowmere: Harrowmere) -> None:
    issue = issue_resolved(transactional_harrowmere, raisers=0)
    subscribe(transactional_harrowmere, ["one@example.org"])
    newsletter = submitted(transactional_harrowmere)
    answers = at_once(lambda _: approve(transactional_harrowmere, newsletter), range(6))
    assert {answer.stage for answer in answers} == {NewsletterStage.PUBLISHED}
    assert (Feedback.objects.count(), Mail.objects.filter(kind="newsletter").count()) == (1, 6)
    assert issue.steps.filter(verb=Verb.ALL_TOLD).count() == 1


def test_many_workers_publish_once(transactional_harrowmere: Harrowmere) -> None:
    issue_resolved(transactional_harrowmere, raisers=0)
    proof_ready(approve(transactional_harrowmere, submitted(transactional_harrowmere, printed=False)))
    assert sum(at_once(lambda _: publishing.publish_due(), range(6))) == 1
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize("_", range(3))
def test_telling_and_publishing_at_once_tell_everybody_once(transactional_harrowmere: Harrowmere, _: int) -> None:
    issues = [issue_resolved(transactional_harrowmere) for _ in range(3)]
    newsletter = submitted(transactional_harrowmere)
    people = list(Owed.objects.filter(to=OwedTo.RAISER).values_list("pk", flat=True))

    def telling() -> object:
        return tell(by=transactional_harrowmere.priya, owed=people, channel=Channel.VISIT, what="It is done.")

    def publishing_() -> object:
        return approve(transactional_harrowmere, newsletter)

    answers = at_once(lambda act: act(), [telling, publishing_])
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    for issue in issues:
        issue.refresh_from_db()
        assert issue.stage == Stage.FED_BACK
        assert issue.steps.filter(verb=Verb.ALL_TOLD).count() == 1
    assert Feedback.objects.count() == 6
