"""What the page of a round's results shows, on the screen, in print and as a file (E4)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString

from engagement.models import Answer, Response, SurveyRound
from engagement.survey_results import Indicator, Results, Told, results_of
from engagement.survey_statistics import METHOD
from partnerships import drawing
from partnerships.errors import Refused
from partnerships.withholding import WITHHELD


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its table."""

    caption: str
    drawing: SafeString
    headings: list[str]
    rows: list[list[str]]


def closed(survey: SurveyRound) -> SurveyRound:
    """The round, if its results can be read. Raises Refused while it is open."""
    if survey.is_open:
        raise Refused("The results can be read once the round is closed.")
    return survey


def context_of(survey: SurveyRound) -> dict[str, Any]:
    """Context of page and paper. While the round is open it has no results, only how many took part."""
    context: dict[str, Any] = {
        "survey": survey, "partnership": survey.ward.partnership, "computed": timezone.now(), "method": METHOD,
    }  # fmt: skip
    if survey.is_open:
        return context | {"results": None, "counted": SurveyRound.objects.filter(pk=survey.pk).with_response().get()}
    results = results_of(survey)
    return context | {
        "results": results,
        "priorities": _priorities(results),
        "indicators": [(one, indicator_figure(one, survey)) for one in results.indicators],
        "others": [one for one in results.questions if one is not results.priorities],
    }


def _priorities(results: Results) -> Figure | None:
    told = results.priorities
    if told is None or not told.shown:
        return None
    rows = [
        [f"{place}. {line.text}", str(line.share.number), f"{line.share.percent}%", line.share.interval,
         _moved(place, results.priorities_before.get(line.text), results)]
        for place, line in enumerate(told.ranked, 1) if line.share
    ]  # fmt: skip
    bars = [(line.text, float(line.share.percent)) for line in told.ranked if line.share]
    caption = f"Share of {told.of} people who named it among their three"
    chart = drawing.bar_chart(bars, title=caption, description=_spoken(told), unit="%", label_width=270)
    return Figure(caption, chart, ["Priority", "People", "Share", "95% interval", "Round before"], rows)


def _moved(place: int, before: int | None, results: Results) -> str:
    if not results.priorities_before:
        return "no round before"
    return "not among those shown" if before is None else "same place" if before == place else f"place {before}"


def _spoken(told: Told) -> str:
    return ". ".join(f"{line.text}: {line.share.percent}%" for line in told.ranked if line.share) + "."


def indicator_figure(indicator: Indicator, survey: SurveyRound) -> Figure | None:
    """The indicator at each round of the ward, and in the partnership's other wards."""
    named = [(f"{one.round.due_on:%B %Y}", one.share) for one in reversed(indicator.rounds) if one.share]
    if indicator.elsewhere is not None:
        named.append(("Other wards", indicator.elsewhere))
    if not named:
        return None
    shown = [(label, one.value, one.low, one.high) for label, one in named]
    words = ". ".join(f"{label}: {one.percent}%, interval {one.interval}" for label, one in named)
    caption = f"Share who answered “{indicator.counted}”"
    rows = [[label, str(one.number), str(one.of), f"{one.percent}%", one.interval] for label, one in named]
    chart = drawing.interval_chart(shown, title=caption, description=f"{words}.")
    return Figure(caption, chart, ["Round", "People", "Of", "Share", "95% interval"], rows)


def rows_of(survey: SurveyRound) -> Iterator[list[str]]:
    """The file: every question with what may be told, then the indicators. Nothing under five, nor what gives it."""
    results = results_of(closed(survey))
    yield ["Ward", "Round", "Asked", "Took part"]
    yield [str(survey.ward), f"{survey.due_on}", str(results.asked), str(results.done)]
    yield ["Question", "Answer", "People", "Of", "Share", "95% low", "95% high"]
    for told in results.questions:
        for line in told.lines:
            yield [told.question.text, line.text, *_figures(line.share, told.of)]
        if told.together is not None:
            yield [told.question.text, "Those not shown, together", str(told.together), str(told.of), "", "", ""]
        for street, number in told.streets:
            yield [told.question.text, f"Place: {street}", str(number), str(told.of), "", "", ""]
    for one in results.indicators:
        for at in one.rounds:
            of = at.share.of if at.share else ""
            yield [f"Indicator: {one.label}, {at.round.due_on}", one.counted, *_figures(at.share, of)]
        if one.elsewhere:
            words = f"Indicator: {one.label}, other wards ({one.wards})"
            yield [words, one.counted, *_figures(one.elsewhere, one.elsewhere.of)]
    yield ["Method", METHOD]


def _figures(share: Any, of: Any) -> list[str]:
    if share is None:
        return [WITHHELD, str(of), "", "", ""]
    return [str(share.number), str(of), *(f"{value:.3f}" for value in (share.value, share.low, share.high))]


def pseudonym(interview: int) -> str:
    """Five signs that stand for an interview and lead nobody to it: not its number, which follows the names."""
    made = hmac.new(settings.SECRET_KEY.encode(), f"interview:{interview}".encode(), hashlib.sha256).hexdigest()
    return made[:6].upper()


def single_answers(survey: SurveyRound) -> dict[str, Any]:
    """The answers of each interview under its pseudonym, places at most as streets; nothing while the round is open."""
    questions = survey.version.asked() if not survey.is_open else []
    found: dict[str, dict[int, list[str]]] = {}
    rows = Answer.objects.filter(interview__round=survey, interview__response=Response.DONE)
    if not survey.is_open:
        told = rows.order_by("interview", "question", "rank").values_list(
            "interview", "question", "option__text", "shared_place"
        )
        for interview, question, text, street in told:
            words = f"{text} ({street})" if street else text
            found.setdefault(pseudonym(interview), {}).setdefault(question, []).append(words)
    return {"questions": questions, "answers": sorted(
        (name, [", ".join(given.get(question.pk, [])) for question in questions]) for name, given in found.items()
    )}  # fmt: skip
