"""The raiser says fixed or not fixed; not fixed goes back to the coordinator (F5, the loop)."""

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import trail
from engagement.access import steps_seen_by
from engagement.models import Channel, Issue, Raiser, Satisfaction, Stage, Verb
from feedback.models import Owed
from feedback.services.following import followed, raiser_of, say_fixed, say_not_fixed
from feedback.services.telling import tell
from partnerships.errors import Refused
from tests.feedback.book import issue_new, issue_resolved, resolve


def fed_back(borough: Harrowmere) -> Issue:
    issue = issue_resolved(borough)
    keys = list(Owed.objects.still().filter(issue=issue).values_list("pk", flat=True))
    tell(by=borough.carol, owed=keys, channel=Channel.LEAFLET, what="The gate is fitted.")
    issue.refresh_from_db()
    return issue


def test_fixed_is_kept_with_the_raiser_and_the_issue_stays(harrowmere: Harrowmere) -> None:
    issue = fed_back(harrowmere)
    raiser = issue.raisers.get()
    say_fixed(raiser=raiser)
    say_fixed(raiser=raiser)
    raiser.refresh_from_db()
    issue.refresh_from_db()
    assert (raiser.view, issue.stage) == (Satisfaction.SATISFIED, Stage.FED_BACK)
    assert issue.steps.filter(verb=Verb.VIEW_GIVEN).count() == 1


def test_not_fixed_is_back_with_the_coordinator_once(harrowmere: Harrowmere) -> None:
    issue = fed_back(harrowmere)
    raiser = issue.raisers.get()
    say_not_fixed(raiser=raiser, still_wrong="CANARYWRONG the gate is open all night")
    say_not_fixed(raiser=raiser, still_wrong="CANARYWRONG the gate is open all night")
    raiser.refresh_from_db()
    issue.refresh_from_db()
    assert (raiser.view, issue.stage, issue.round) == (Satisfaction.DISPUTED, Stage.ESCALATED, 2)
    assert issue.told_on is None
    assert issue.steps.filter(verb=Verb.DISPUTED).count() == 1


def test_what_they_wrote_is_for_the_team_alone(harrowmere: Harrowmere) -> None:
    issue = fed_back(harrowmere)
    say_not_fixed(raiser=issue.raisers.get(), still_wrong="CANARYWRONG")
    read = {
        username: " ".join(steps_seen_by(harrowmere.people[username], issue).values_list("text", flat=True))
        for username in ("carol", "priya", "errol", "cllr-jones", "anya")
    }
    assert {username for username, text in read.items() if "CANARYWRONG" in text} == {"carol", "priya"}
    assert all("Not fixed for them." in text for text in read.values())


def test_a_closed_issue_can_be_disputed(harrowmere: Harrowmere) -> None:
    issue = fed_back(harrowmere)
    issue.satisfaction, issue.closed_because = Satisfaction.NO_ANSWER, "Asked twice."
    issue.closed_on = timezone.localdate()
    issue.save(update_fields=["satisfaction", "closed_because", "closed_on"])
    trail.record(issue=issue, verb=Verb.CLOSED, by=harrowmere.carol)
    say_not_fixed(raiser=issue.raisers.get(), still_wrong="Back again.")
    issue.refresh_from_db()
    assert issue.stage == Stage.ESCALATED


@pytest.mark.parametrize("say", [say_fixed, lambda raiser: say_not_fixed(raiser=raiser, still_wrong="No.")])
def test_without_an_answer_there_is_nothing_to_have_a_view_of(harrowmere: Harrowmere, say: object) -> None:
    issue = issue_new(harrowmere)
    raiser = Raiser.objects.create(issue=issue, name="Amina Bello")
    with pytest.raises(Refused, match="still working on this"):
        say(raiser=raiser)  # type: ignore[operator]


def test_a_new_outcome_asks_anew(harrowmere: Harrowmere) -> None:
    issue = fed_back(harrowmere)
    say_not_fixed(raiser=issue.raisers.get(), still_wrong="No.")
    resolve(harrowmere, issue)
    assert issue.raisers.get().view == ""


def test_a_token_finds_its_raiser_and_follows_a_merge(harrowmere: Harrowmere) -> None:
    kept, twin = issue_new(harrowmere), issue_resolved(harrowmere)
    raiser = twin.raisers.get()
    twin.merged_into = kept
    twin.save(update_fields=["merged_into"])
    trail.record(issue=twin, verb=Verb.MERGED, by=harrowmere.carol)
    found = raiser_of(raiser.token)
    assert found == raiser
    assert followed(raiser) == kept
    assert raiser_of(raiser.token[:-1]) is None
