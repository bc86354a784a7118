"""Rounds of the KIN survey, named by the state of the business and made through the services (craft 11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import ConsentWording, Interview, KeyIndividual, Question, SurveyRound
from engagement.services import interviewing, rounds
from engagement.services.interviewing import Given
from partnerships.models import User

Choose = Callable[[Question, int], Sequence[int]]
"""Which answers (their places, from nought) the person of that number gives to a question."""


def key_individuals(borough: Harrowmere, number: int, *, ward: int = 1, **facts: Any) -> list[KeyIndividual]:
    """So many active Key Individuals of a ward."""
    today = timezone.localdate()
    wording, _ = ConsentWording.objects.get_or_create(
        partnership=borough.partnership, number=1, defaults={"text": "I agree.", "starts_on": today}
    )
    given = {
        "state": "active", "state_since": today, "invited_on": today, "joined_on": today, "consent": wording,
        "consent_on": today, **facts,
    }  # fmt: skip
    return [
        KeyIndividual.objects.create(ward=borough.wards[ward], **{"name": f"Ada Quill {one:02}", **given})
        for one in range(number)
    ]


def round_open(borough: Harrowmere, *, people: int = 6, ward: int = 1, **facts: Any) -> SurveyRound:
    """A round that opened today, with nobody interviewed yet."""
    if people:
        key_individuals(borough, people, ward=ward, **facts)
    today = timezone.localdate()
    made = rounds.open_round(ward=borough.wards[ward], due_on=today, on=today)
    assert made is not None
    return made


def pcso_of(borough: Harrowmere, survey: SurveyRound) -> User:
    """Who does the interviews of that round."""
    found: User = borough.pete if survey.ward == borough.wards[7] else borough.priya
    return found


def first(question: Question, person: int) -> Sequence[int]:
    """Everybody gives the first answer."""
    return [0]


def given(survey: SurveyRound, choose: Choose = first, *, person: int = 0, place: str = "") -> list[Given]:
    """Answers to every question of a round."""
    found = []
    for question in survey.version.asked():
        options = [option.pk for option in question.options.all()]
        where = place if question.kind == "problem" else ""
        found.append(Given(question, tuple(options[one] for one in choose(question, person)), where))
    return found


def answered(borough: Harrowmere, interview: Interview, choose: Choose = first, *, place: str = "") -> Interview:
    """That interview done, by the ward's PCSO."""
    survey = interview.round
    return interviewing.record(
        interview=interview, by=pcso_of(borough, survey), finished=True, version=interview.version,
        given=given(survey, choose, person=interview.number - 1, place=place),
    )  # fmt: skip


def round_closed(borough: Harrowmere, choose: Choose = first, *, people: int = 12, ward: int = 1) -> SurveyRound:
    """A round in which everybody took part, closed by the book."""
    survey = round_open(borough, people=people, ward=ward)
    for interview in survey.interviews.select_related("round__ward", "round__version", "kin"):
        answered(borough, interview, choose)
    return rounds.close(survey=survey, by=None)
