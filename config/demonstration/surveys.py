"""Harrowmere's KIN surveys: two rounds in every ward, the newer still open in some; answers are made up (E3, E4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.clock import as_of
from config.demonstration.concerns import PLACES
from config.demonstration.following import same_addresses
from config.demonstration.neighbours import coordinator
from engagement.models import (
    Answer,
    Interview,
    KeyIndividual,
    Question,
    Refusal,
    Response,
    SurveyAnchor,
    SurveyRound,
    Way,
)
from engagement.services.questionnaires import standard
from engagement.services.roll import ask_everybody
from engagement.services.rounds import share_out
from engagement.services.survey_issues import make_issue
from engagement.sharing import shared_place
from engagement.survey_results import results_of

SEED = 2_026
OPEN_DAYS = 42
STILL_OPEN = {1: 30, 4: 24, 7: 30, 9: 12, 11: 30}
"""Wards whose newer round is open, and for how many days it has been."""
CLOSED_DAYS = 75
"""Days since the newer round of the other wards opened."""


@dataclass(frozen=True, slots=True)
class Mood:
    """How a ward thinks: which of the standard problems press (by place in its list), how far ASB is seen as a problem
    and the agencies are trusted, from 0 to 1, and how much that trust has grown since the round before.
    """

    problems: tuple[int, int, int]
    asb: float
    trust: float
    grown: float = 0.0


MOODS = {
    1: Mood((4, 7, 0), 0.60, 0.52, 0.14), 2: Mood((10, 0, 8), 0.68, 0.44, 0.02), 3: Mood((0, 3, 4), 0.74, 0.38, 0.08),
    4: Mood((7, 6, 9), 0.42, 0.60, 0.04), 5: Mood((8, 5, 0), 0.58, 0.50, -0.10), 6: Mood((2, 6, 7), 0.34, 0.64, 0.03),
    7: Mood((4, 0, 3), 0.66, 0.46, 0.12), 8: Mood((6, 7, 1), 0.40, 0.62, 0.05), 9: Mood((0, 11, 8), 0.72, 0.40, 0.06),
    10: Mood((5, 4, 10), 0.55, 0.52), 11: Mood((1, 9, 7), 0.44, 0.58, -0.04), 12: Mood((7, 2, 4), 0.38, 0.63, 0.18),
}  # fmt: skip


def write_surveys(borough: Harrowmere, *, now: datetime) -> None:
    """Write the rounds of every ward, and what came of two of them."""
    rng = Random(SEED)  # noqa: S311 - made-up answers, not a secret
    today = timezone.localdate(now)
    for ward, mood in MOODS.items():
        newer = today - timedelta(days=STILL_OPEN.get(ward, CLOSED_DAYS))
        anchor = newer - relativedelta(months=6)
        SurveyAnchor.objects.create(ward=borough.wards[ward], first_on=anchor)
        for due_on, shift in ((anchor, 0.0), (newer, mood.grown)):
            _Round(borough, ward, due_on, now, rng, mood, shift).write()
    _issues(borough, now)


@dataclass(slots=True)
class _Round:
    """One round of one ward."""

    borough: Harrowmere
    number: int
    due_on: date
    now: datetime
    rng: Random
    mood: Mood
    shift: float

    def write(self) -> None:
        ward, today = self.borough.wards[self.number], timezone.localdate(self.now)
        people = KeyIndividual.objects.active().filter(ward=ward, joined_on__lte=self.due_on).order_by("name", "pk")
        if not people.exists():
            return
        last = self.due_on + timedelta(days=OPEN_DAYS)
        is_open = last >= today
        survey = SurveyRound.objects.create(
            ward=ward, version=standard(), due_on=self.due_on, opened_at=_at(self.due_on, 6), closes_on=last,
            closed_at=None if is_open else _at(last + timedelta(days=4), 10),
            closed_by=None if is_open else self.borough.people[coordinator(self.number)],
        )  # fmt: skip
        gone = (today - self.due_on).days / OPEN_DAYS if is_open else 1.0
        # Ward 1 is behind, as a round is whose PCSO was away for a fortnight.
        share = 0.88 if not is_open else gone * (0.72 if self.number == 1 else 1.05) * 0.88
        rows = [self._interview(survey, at, kin, share) for at, kin in enumerate(people, 1)]
        Interview.objects.bulk_create(rows)
        questions = list(survey.version.asked())
        begun = (row for row in rows if row.response in (Response.DONE, Response.BEGUN))
        Answer.objects.bulk_create([answer for row in begun for answer in self._answers(row, questions)])
        if is_open:
            ask_everybody(survey)  # who joined since it opened
            share_out(survey=survey)

    def _interview(self, survey: SurveyRound, number: int, kin: KeyIndividual, share: float) -> Interview:
        rng, drawn = self.rng, self.rng.random()
        facts: dict[str, Any] = {"assigned_to": kin.pcso}
        if drawn < share:
            latest = min((timezone.localdate(self.now) - self.due_on).days - 1, OPEN_DAYS)
            by_link = kin.email_updates and rng.random() < 0.4
            way = Way.LINK if by_link else rng.choice((Way.PERSON, Way.PERSON, Way.PAPER, Way.TELEPHONE))
            facts |= {
                "response": Response.DONE, "way": way, "done_by": None if by_link else kin.pcso,
                "done_on": self.due_on + timedelta(days=rng.randrange(1, max(latest, 2))),
            }  # fmt: skip
        elif drawn > 0.94:
            reason = rng.choice((Refusal.DECLINED, Refusal.NOT_REACHED, Refusal.NOT_REACHED, Refusal.AWAY))
            facts |= {"response": Response.NOT_TAKEN, "refusal": reason, "done_by": kin.pcso}
        elif not survey.closed_at and rng.random() < 0.08:
            facts |= {"response": Response.BEGUN}
        return Interview(round=survey, number=number, kin=kin, **facts)

    def _answers(self, row: Interview, questions: Sequence[Question]) -> Iterator[Answer]:
        """What this person says; one who was interrupted got as far as the fourth question."""
        asked = questions if row.response == Response.DONE else questions[:4]
        top = self._problems(3)
        for question in asked:
            options = list(question.options.all())
            for rank, at in enumerate(self._chosen(question, len(options), top), 1):
                place = self._place() if question.kind == "problem" and at < len(options) - 1 else ""
                yield Answer(
                    interview=row, question=question, option=options[at], rank=rank, place=place,
                    shared_place=shared_place(place) if place else "",
                )  # fmt: skip

    def _chosen(self, question: Question, options: int, top: list[int]) -> list[int]:
        rng, trust = self.rng, self.mood.trust + self.shift
        match question.kind:
            case "rank":
                return top
            case "problem":
                return [top[0] if rng.random() < 0.93 else options - 1]
            case "many":
                seen = [at for at in range(options - 1) if rng.random() < self.mood.asb * 0.55]
                return seen or [options - 1]
            case "yes_no":
                return [0 if rng.random() < 0.5 + trust * 0.4 else 1]
        if question.measures == "asb" or "crime in this area" in question.text:
            return [self._leaning(self.mood.asb - self.shift / 2, options)]
        return [self._leaning(trust + (0.12 if "day" in question.text else 0.0), options)]

    def _leaning(self, towards: float, options: int) -> int:
        """An answer of a scale whose first is the strongest: near `towards`, and now and then the last."""
        if self.rng.random() < 0.04:
            return options - 1
        place = (1 - towards) * (options - 2) + self.rng.gauss(0, options / 5)
        return min(max(round(place), 0), options - 2)

    def _problems(self, number: int) -> list[int]:
        weights = dict.fromkeys(range(12), 1.0) | dict(zip(self.mood.problems, (9.0, 6.5, 5.0), strict=True))
        found: list[int] = []
        while len(found) < number:
            at = self.rng.choices(list(weights), list(weights.values()))[0]
            found.append(at)
            del weights[at]
        return found

    def _place(self) -> str:
        """Most name one of two streets where it is worst."""
        streets = PLACES[self.number]["streets"]
        near = streets[:2] if self.rng.random() < 0.7 else streets
        return self.rng.choice(list(near)) if self.rng.random() < 0.9 else ""


def _issues(borough: Harrowmere, now: datetime) -> None:
    """What stands first in two wards went to their tasking meetings."""
    for ward, concern in ((2, "Graffiti and broken panes round the castle walls"), (8, "Cars parked across the green")):
        survey = SurveyRound.objects.closed().filter(ward=borough.wards[ward]).order_by("-due_on").first()
        results = results_of(survey) if survey is not None else None
        if results is None or results.priorities is None or not results.priorities.ranked:
            continue
        with as_of(now - timedelta(days=6)):
            made = make_issue(
                results=results, option=results.priorities.ranked[0].option, concern=concern,
                by=borough.people[coordinator(ward)],
            )  # fmt: skip
        same_addresses(made.issue, f"survey {ward}")


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
