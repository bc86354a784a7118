"""Two beats open one round, two officers enter one interview, two clicks make one issue (safety 23, 26)."""

from __future__ import annotations

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Answer, Interview, Issue, KeyIndividual, SurveyAnchor, SurveyIssue, SurveyRound
from engagement.services import kin, rounds
from engagement.services.survey_issues import make_issue
from engagement.survey_results import results_of
from partnerships.errors import Conflict, Refused
from tests.engagement.network import kin_active, kin_invited
from tests.engagement.surveying import answered, key_individuals, round_closed, round_open
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 8


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


def test_without_asking_first_the_database_alone_refuses_the_second_round(borough: Harrowmere) -> None:
    """The race is real: the rows written without the lock collide, and the unique key keeps one."""
    survey = round_open(borough, people=1)
    facts = {"ward": survey.ward, "version": survey.version, "due_on": survey.due_on, "closes_on": survey.closes_on}
    Interview.objects.all().delete()
    SurveyRound.objects.all().delete()
    answers = at_once(lambda _: SurveyRound.objects.create(**facts), range(MANY), threads=MANY)
    assert sum(isinstance(answer, SurveyRound) for answer in answers) == 1


def test_two_beats_open_one_round(borough: Harrowmere) -> None:
    key_individuals(borough, 3)
    SurveyAnchor.objects.create(ward=borough.wards[1], first_on=timezone.localdate())
    answers = at_once(lambda _: rounds.open_due(timezone.localdate()), range(MANY), threads=MANY)
    assert sorted(answers) == [0] * (MANY - 1) + [1]
    assert (SurveyRound.objects.count(), Interview.objects.count()) == (1, 3)


def test_an_interview_is_entered_once(borough: Harrowmere) -> None:
    survey = round_open(borough, people=1)
    interview = Interview.objects.select_related("round__ward", "round__version").get(round=survey)
    answers = at_once(lambda _: answered(borough, interview), range(MANY), threads=MANY)
    assert sum(isinstance(answer, Interview) for answer in answers) == 1
    assert Answer.objects.count() == survey.version.questions.count()


def test_a_result_becomes_one_issue(borough: Harrowmere) -> None:
    results = results_of(round_closed(borough, people=12, choose=lambda q, p: [0] if p < 6 else [1]))
    told = results.priorities
    assert told is not None
    option = told.ranked[0].option
    answers = at_once(
        lambda _: make_issue(results=results, option=option, by=borough.carol, concern="Burglary"), range(4), threads=4
    )
    assert {answer.pk for answer in answers if isinstance(answer, SurveyIssue)} == {SurveyIssue.objects.get().pk}
    assert Issue.objects.count() == 1


def test_who_joins_while_a_round_opens_is_asked_in_it_once(borough: Harrowmere) -> None:
    """Several keep the same moment: the round opens, and somebody becomes active twice and then rests once."""
    key_individuals(borough, 2)
    SurveyAnchor.objects.create(ward=borough.wards[1], first_on=timezone.localdate())
    invited = [kin_invited(borough, name=f"Person {n}", days_ago=0).pk for n in range(4)]
    wording, today = kin.current_wording(borough.partnership), timezone.localdate()

    def step(at: int | None) -> object:
        if at is None:
            return rounds.open_due(today)
        fresh = KeyIndividual.objects.select_related("ward__partnership").get(pk=at)
        return kin.take_part(kin=fresh, by=borough.carol, on=today, consent=wording)

    answers = at_once(step, [None, *invited, None, *invited], threads=MANY)
    broken = [one for one in answers if isinstance(one, Exception) and not isinstance(one, Refused)]
    assert not broken, broken
    assert Interview.objects.values("kin").distinct().count() == Interview.objects.count() == 6
    assert sorted(Interview.objects.values_list("number", flat=True)) == list(range(1, 7))


def test_entering_an_interview_and_leaving_at_once_never_stand_in_each_others_way(borough: Harrowmere) -> None:
    people = [kin_active(borough, name=f"Person {n}") for n in range(MANY)]
    survey = round_open(borough, people=0)
    rows = {row.kin_id: row for row in survey.interviews.select_related("round__ward", "round__version", "kin")}

    def step(at: int) -> object:
        person = people[at // 2]
        if at % 2:
            return kin.rest(kin=person, by=borough.carol, on=timezone.localdate(), reason="Away")
        return answered(borough, rows[person.pk])

    answers = at_once(step, range(2 * MANY), threads=MANY)
    broken = [one for one in answers if isinstance(one, Exception) and not isinstance(one, Conflict)]
    assert not broken, broken
    assert Interview.objects.filter(response__in=["waiting", "begun"]).count() == 0
