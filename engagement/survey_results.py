"""Results of a round: response, priorities, indicators, change, the other wards (E4; 000 3.1, 7.2).

Everything that leaves here has been through `partnerships.withholding`: page, PDF and CSV are made from the same
`Results`, and comparisons are computed from figures that may be told of each ward, so that nothing under five can be
read or worked out from any of them, nor from several together. Results are read once a round is closed: a figure of
today less that of yesterday would be somebody's answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q

from engagement.models import Answer, Measures, Question, QuestionKind, Response, SurveyRound, Way
from engagement.models.questionnaires import INDICATORS
from engagement.models.surveys import Interview, settings_of
from engagement.survey_statistics import Difference, Share, difference, share
from partnerships.withholding import FEWEST, Parts, tell_parts_of, tell_two

Counts = dict[tuple[int, int, int], int]
"""How many gave an answer: by round, question and option."""
ROUNDS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: how many gave it and their share, None where withheld."""

    option: int
    text: str
    share: Share | None
    named_on: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A question with what may be told of its answers. `together`: what the withheld ones make, of one answer each."""

    question: Question
    of: int
    lines: list[Line]
    together: int | None
    streets: list[tuple[str, int]]

    @property
    def shown(self) -> list[Line]:
        return [line for line in self.lines if line.share is not None]

    @property
    def withheld(self) -> list[Line]:
        return [line for line in self.lines if line.share is None]

    @property
    def ranked(self) -> list[Line]:
        """Those told, the most named first."""
        return sorted(self.shown, key=lambda line: -(line.share.number if line.share else 0))


@dataclass(frozen=True, slots=True)
class AtRound:
    """An indicator at one round; None where it is withheld."""

    round: SurveyRound
    share: Share | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the two public-confidence indicators (000 7.2): now, before, and in the partnership's other wards."""

    measure: Measures
    question: Question
    counted: str
    rounds: list[AtRound]
    elsewhere: Share | None
    wards: int

    @property
    def label(self) -> str:
        return str(self.measure.label)

    @property
    def now(self) -> Share | None:
        return self.rounds[0].share

    @property
    def before(self) -> AtRound | None:
        return next((one for one in self.rounds[1:] if one.share is not None), None)

    @property
    def change(self) -> Difference | None:
        """Since the round before, where both may be told."""
        before = self.before.share if self.before else None
        return difference(self.now, before) if self.now and before else None

    @property
    def apart(self) -> Difference | None:
        """This ward less the partnership's other wards."""
        return difference(self.now, self.elsewhere) if self.now and self.elsewhere else None


@dataclass(frozen=True, slots=True)
class Results:
    """What may be told of a closed round. `questions` is empty where fewer than five took part."""

    round: SurveyRound
    asked: int
    done: int
    by_way: list[tuple[str, int]]
    priorities: Told | None
    priorities_before: dict[str, int]
    indicators: list[Indicator]
    questions: list[Told]

    @property
    def rate(self) -> int:
        return round(100 * self.done / self.asked) if self.asked else 0


def response_of(survey: SurveyRound) -> dict[tuple[str, str], int]:
    """How many interviews stand how, and were done in which way: by `Response` and `Way`. One query."""
    rows = survey.interviews.order_by().values_list("response", "way").annotate(n=Count("pk"))
    return {(response, way): n for response, way, n in rows}


def counts_of(rounds: Iterable[int], *, measured_in: Iterable[int] = ()) -> Counts:
    """How many gave each answer in each of many rounds: one query, grouped by the database, whatever their number.

    In: rounds of which every question is counted, and others of which those alone that measure something are.
    """
    wanted = Q(interview__round__in=list(rounds)) | (
        Q(interview__round__in=list(measured_in)) & Q(question__measures__in=INDICATORS)
    )
    rows = Answer.objects.filter(wanted, interview__response=Response.DONE)
    grouped = rows.order_by().values_list("interview__round", "question", "option").annotate(n=Count("pk"))
    return {(survey, question, option): n for survey, question, option, n in grouped}


def done_in(rounds: Iterable[int]) -> dict[int, int]:
    """How many interviews were done in each round: one query."""
    done = Interview.objects.filter(round__in=list(rounds), response=Response.DONE)
    return dict(done.order_by().values_list("round").annotate(n=Count("pk")))


def results_of(survey: SurveyRound) -> Results:
    """The results of a closed round, in a number of questions to the database that does not depend on its size."""
    earlier, others = rounds_beside(survey)
    questions = questions_of([survey, *earlier, *others])
    response = response_of(survey)
    asked = sum(n for (stands, _), n in response.items() if stands != Response.NO_LONGER)
    here, there = [survey.pk, *(one.pk for one in earlier)], [one.pk for one in others]
    counts, done = counts_of(here, measured_in=there), done_in([*here, *there])
    streets = _streets(survey)
    of = done.get(survey.pk, 0)
    told = [_told(question, survey.pk, counts, of, streets) for question in questions[survey.version_id]]
    measuring = Measuring(questions, counts, done)
    found = (_indicator(measure, [survey, *earlier], others, measuring) for measure in INDICATORS)
    return Results(
        round=survey, asked=asked, done=of, by_way=_ways(response),
        priorities=next((one for one in told if one.question.measures == Measures.PRIORITIES), None),
        priorities_before=_ranks_before(earlier, measuring), indicators=[one for one in found if one is not None],
        questions=[one for one in told if one.lines],
    )  # fmt: skip


def rounds_beside(survey: SurveyRound) -> tuple[list[SurveyRound], list[SurveyRound]]:
    """The ward's closed rounds before this one, the last first; and of each other ward of the partnership the closed
    round nearest to it, within half a period. One query.
    """
    before = Q(ward=survey.ward_id, due_on__lt=survey.due_on)
    near = Q(pk__in=[])
    if survey.ward.partnership is not None:
        half = timedelta(days=settings_of(survey.ward.partnership).every_months * 15)
        near = Q(ward__partnership=survey.ward.partnership, due_on__range=(survey.due_on - half, survey.due_on + half))
        near &= ~Q(ward=survey.ward_id)
    rows = list(SurveyRound.objects.closed().filter(before | near).order_by("-due_on", "-pk"))
    nearest: dict[int, SurveyRound] = {}
    for one in reversed([row for row in rows if row.ward_id != survey.ward_id]):
        standing = nearest.get(one.ward_id)
        if standing is None or _apart(one, survey) < _apart(standing, survey):
            nearest[one.ward_id] = one
    return [row for row in rows if row.ward_id == survey.ward_id][: ROUNDS_SHOWN - 1], list(nearest.values())


def _apart(one: SurveyRound, survey: SurveyRound) -> int:
    return abs((one.due_on - survey.due_on).days)


def questions_of(rounds: Sequence[SurveyRound]) -> dict[int, list[Question]]:
    """The questions of each version, with their answers: two queries."""
    found: dict[int, list[Question]] = {one.version_id: [] for one in rounds}
    asked = Question.objects.filter(version__in=found).prefetch_related("options").order_by("version", "number")
    for question in asked:
        found[question.version_id].append(question)
    return found


def _told(question: Question, survey: int, counts: Counts, of: int, streets: dict[int, dict[str, int]]) -> Told:
    options = list(question.options.all())
    numbers = [counts.get((survey, question.pk, option.pk), 0) for option in options]
    left_out = [of - sum(numbers)] if question.is_single and not question.required else []
    parts = tell_parts_of([*numbers, *left_out], of)
    if parts is not None and question.measures in INDICATORS and not parts.whole:
        return _coarse(question, numbers, of)
    if parts is None:
        return Told(question, of, [], None, [])
    lines = [
        Line(option.pk, option.text, None if number is None else share(number, of))
        for option, number in zip(options, parts.counts, strict=False)
    ]
    return Told(question, of, lines, parts.together if question.is_single else None,
                _named_streets(streets.get(question.pk, {}), of))  # fmt: skip


def _coarse(question: Question, numbers: list[int], of: int) -> Told:
    """An indicator's question where some answers are few: those that count and the others, and no finer.

    With some of the finer ones told beside the indicator the rest would follow by subtracting.
    """
    told = tell_two(sum(numbers[: question.counted]), of)
    both = [(counted_words(question), told), ("Any other answer", None if told is None else of - told)]
    lines = [Line(0, text, None if number is None else share(number, of)) for text, number in both]
    return Told(question, of, lines, None, [])


def counted_words(question: Question) -> str:
    """ "Strongly agree or Tend to agree": the answers that an indicator counts."""
    texts = [option.text for option in question.options.all()][: question.counted]
    return " or ".join(texts)


def _streets(survey: SurveyRound) -> dict[int, dict[str, int]]:
    """Streets named with the most important problem, by question: at most a street's name."""
    named = Answer.objects.filter(interview__round=survey, interview__response=Response.DONE)
    rows = named.filter(question__kind=QuestionKind.PROBLEM).order_by().values_list("question", "shared_place")
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for question, street, n in rows.annotate(n=Count("pk")):
        found[question][street] = n
    return found


def _named_streets(named: dict[str, int], of: int) -> list[tuple[str, int]]:
    """Streets named by as many as may be told, the most named first; the others are not even listed."""
    order = sorted(named)
    parts: Parts | None = tell_parts_of([named[street] for street in order], of) if len(order) > 1 else None
    told = zip(order, parts.counts, strict=True) if parts else ()
    return sorted(((s, n) for s, n in told if n is not None and s), key=lambda pair: (-pair[1], pair[0]))


@dataclass(frozen=True, slots=True)
class Measuring:
    """What indicators are computed from: the question of each version, the counts, and how many took part."""

    questions: dict[int, list[Question]]
    counts: Counts
    done: dict[int, int]

    def asked(self, one: SurveyRound, measure: Measures) -> Question | None:
        """The question by which that round measured it."""
        return next((question for question in self.questions[one.version_id] if question.measures == measure), None)

    def at(self, one: SurveyRound, measure: Measures) -> Share | None:
        """The share of all who took part, "don't know" among them, who gave an answer that counts; None if withheld."""
        question = self.asked(one, measure)
        of = self.done.get(one.pk, 0)
        if question is None or of < FEWEST:
            return None
        options = [option.pk for option in question.options.all()][: question.counted]
        told = tell_two(sum(self.counts.get((one.pk, question.pk, option), 0) for option in options), of)
        return None if told is None else share(told, of)


def _indicator(
    measure: Measures, rounds: list[SurveyRound], others: list[SurveyRound], measuring: Measuring
) -> Indicator | None:
    """In: the ward's rounds, this one first; those of the other wards. None where this round did not measure it."""
    question = measuring.asked(rounds[0], measure)
    if question is None:
        return None
    there = [found for one in others if (found := measuring.at(one, measure)) is not None]
    elsewhere = share(sum(one.number for one in there), sum(one.of for one in there)) if there else None
    seen = [AtRound(one, measuring.at(one, measure)) for one in rounds]
    return Indicator(measure, question, counted_words(question), seen, elsewhere, len(there))


def _ranks_before(earlier: list[SurveyRound], measuring: Measuring) -> dict[str, int]:
    """The place of each priority in the round before, by its words; only of those that were told then."""
    asked = measuring.asked(earlier[0], Measures.PRIORITIES) if earlier else None
    if asked is None:
        return {}
    last = earlier[0].pk
    told = _told(asked, last, measuring.counts, measuring.done.get(last, 0), {})
    return {line.text: place for place, line in enumerate(told.ranked, 1)}


def _ways(response: dict[tuple[str, str], int]) -> list[tuple[str, int]]:
    """How many interviews were done in which way, where each number may be told."""
    done = {way: n for (stands, way), n in response.items() if stands == Response.DONE}
    parts = tell_parts_of(list(done.values()), sum(done.values())) if len(done) > 1 else None
    if parts is None:
        return []
    return [(str(Way(way).label), n) for way, n in zip(done, parts.counts, strict=True) if n is not None]
