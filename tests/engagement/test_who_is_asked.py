"""Who joins while a round is open is asked in it; who rests or leaves is no longer; the figures stay right (E3)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Answer, Interview, KeyIndividual, SurveyRound
from engagement.services import interviewing, kin, roll, rounds
from engagement.services.interviewing import send_link
from engagement.survey_results import results_of
from partnerships.errors import Refused
from tests.conftest import SignedIn
from tests.engagement.network import kin_active, kin_invited
from tests.engagement.surveying import answered, given, key_individuals, round_open
from tests.engagement.test_survey_rounds import second_pcso


def counted(survey: SurveyRound) -> tuple[int, int, int]:
    """Asked, done, did not take part."""
    row: Any = SurveyRound.objects.with_response().get(pk=survey.pk)
    return row.asked, row.done, row.not_taken


def of(kin: KeyIndividual) -> Interview:
    return Interview.objects.select_related("round__ward__partnership", "round__version", "kin").get(kin=kin)


def test_who_joins_is_asked_by_whoever_looks_after_them(harrowmere: Harrowmere) -> None:
    sol = second_pcso(harrowmere)
    survey = round_open(harrowmere, people=3)
    joined = kin_active(harrowmere, days_ago=0, pcso=sol, name="Nell Farrow")
    found = of(joined)
    assert (found.round, found.number, found.assigned_to, found.response) == (survey, 4, sol, "waiting")
    assert counted(survey) == (4, 0, 0)
    assert "asked in the round" in roll.when_asked(joined)


def test_with_too_few_days_left_they_are_asked_from_the_next(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    survey = round_open(harrowmere, people=2)
    with time_machine.travel(timezone.now() + timedelta(days=36), tick=True):
        joined = kin_active(harrowmere, days_ago=0, name="Nell Farrow")
        assert not Interview.objects.filter(kin=joined).exists()
        assert "from the next one on" in roll.when_asked(joined)
        assert counted(survey) == (2, 0, 0)
        client = signed_in(harrowmere.carol)
        page = client.get(f"/surveys/{survey.pk}/").content.decode()
        assert "Asked from the next round on" in page
        assert "Nell Farrow" in page
        assert "from the next one on" in client.get(f"/kin/{joined.pk}/").content.decode()
        assert roll.bring_all_up_to_date(timezone.localdate()) == 0


def test_who_rests_is_not_asked_until_they_are_back(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    person = kin_active(harrowmere, name="Nell Farrow", prefers="email")
    survey = round_open(harrowmere, people=2)
    some = given(survey)[:2]
    interviewing.record(interview=of(person), by=harrowmere.priya, given=some, finished=False, version=1)
    today = timezone.localdate()
    kin.rest(kin=person, by=harrowmere.carol, on=today, reason="In hospital")
    assert of(person).response == "no_longer"
    assert counted(survey) == (2, 0, 0)
    assert sum(number for _, number, _ in rounds.by_pcso(survey)) == 2
    with pytest.raises(Refused, match="no longer asked"):
        send_link(interview=of(person), by=harrowmere.priya)
    client = signed_in(harrowmere.carol)
    assert "No longer asked" in client.get(f"/surveys/{survey.pk}/").content.decode()
    wording = kin.current_wording(harrowmere.partnership)
    person = KeyIndividual.objects.select_related("ward__partnership").get(pk=person.pk)
    kin.take_part(kin=person, by=harrowmere.carol, on=today, consent=wording)
    assert (of(person).response, of(person).answers.count()) == ("begun", sum(len(one.options) for one in some))
    assert counted(survey) == (3, 0, 0)


def test_who_leaves_takes_a_half_interview_along_and_a_whole_one_stays(harrowmere: Harrowmere) -> None:
    half, whole = (kin_active(harrowmere, name=name, prefers="email") for name in ("Nell Farrow", "Otto Lund"))
    survey = round_open(harrowmere, people=0)
    answered(harrowmere, of(whole))
    send_link(interview=of(half), by=harrowmere.priya)
    interviewing.record(interview=of(half), by=harrowmere.priya, given=given(survey)[:2], finished=False, version=1)
    for person in (half, whole):
        kin.see_leave(kin=person, by=harrowmere.carol, on=timezone.localdate(), reason="moved")
    assert (of(half).response, of(half).link, of(half).answers.count()) == ("no_longer", None, 0)
    assert (of(whole).response, counted(survey)) == ("done", (1, 1, 0))
    results = results_of(rounds.close(survey=survey, by=None))
    assert (results.asked, results.done, results.rate) == (1, 1, 100)


def test_what_was_answered_before_they_rested_and_arrives_after_counts(harrowmere: Harrowmere) -> None:
    person = kin_active(harrowmere, name="Nell Farrow")
    survey = round_open(harrowmere, people=1)
    seen = of(person)
    kin.rest(kin=person, by=harrowmere.carol, on=timezone.localdate(), reason="In hospital")
    answered(harrowmere, of(person))
    assert counted(survey) == (2, 1, 0)
    assert Answer.objects.filter(interview=seen).exists()


def test_whoever_takes_over_has_their_interviews(harrowmere: Harrowmere) -> None:
    sol = second_pcso(harrowmere)
    people = key_individuals(harrowmere, 3, pcso=harrowmere.priya)
    round_open(harrowmere, people=0)
    begun = of(people[0])
    interviewing.record(
        interview=begun, by=harrowmere.priya, given=given(begun.round)[:1], finished=False, version=begun.version
    )
    kin.hand_over(by=harrowmere.carol, ward=harrowmere.wards[1], to=sol, from_=harrowmere.priya)
    assert [of(person).assigned_to for person in people] == [harrowmere.priya, sol, sol]
    one = KeyIndividual.objects.select_related("ward__partnership", "pcso").get(pk=people[1].pk)
    kin.change_kin(kin=one, by=harrowmere.carol, version=one.version, pcso=harrowmere.priya)
    assert of(people[1]).assigned_to == harrowmere.priya


def test_the_book_finds_who_was_missed(harrowmere: Harrowmere) -> None:
    survey = round_open(harrowmere, people=2)
    kin_invited(harrowmere, name="Invited only")
    today = timezone.localdate()
    assert roll.bring_all_up_to_date(today) == 0
    key_individuals(harrowmere, 1)
    KeyIndividual.objects.filter(interviews__number=1).update(state="resting")
    assert roll.bring_all_up_to_date(today) == 1
    assert roll.bring_all_up_to_date(today) == 0
    assert (counted(survey), survey.interviews.count()) == ((2, 0, 0), 3)
