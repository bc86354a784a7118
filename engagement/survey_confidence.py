"""The two confidence indicators of many wards side by side, as they may be told (E4; 000 7.2, 001 rec 3.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from engagement.models import Measures, SurveyRound
from engagement.models.questionnaires import INDICATORS
from engagement.survey_results import Measuring, counts_of, done_in, questions_of
from engagement.survey_statistics import Share


@dataclass(frozen=True, slots=True)
class Confidence:
    """One indicator in one ward at its last closed round, and at the round before; None where it is withheld."""

    ward: str
    measure: Measures
    round: SurveyRound
    now: Share | None
    before: Share | None


def confidence_in(wards: Iterable[int], *, until: date) -> list[Confidence]:
    """The indicators of each ward's last round that was over by then, by ward. Five questions, whatever the wards."""
    closed = SurveyRound.objects.closed().filter(ward__in=list(wards), closes_on__lte=until).select_related("ward")
    by_ward: dict[int, list[SurveyRound]] = {}
    for one in closed.order_by("ward__name", "-due_on", "-pk"):
        by_ward.setdefault(one.ward_id, []).append(one)
    looked_at = [one for rounds in by_ward.values() for one in rounds[:2]]
    if not looked_at:
        return []
    keys = [one.pk for one in looked_at]
    measuring = Measuring(questions_of(looked_at), counts_of([], measured_in=keys), done_in(keys))
    return [
        Confidence(
            rounds[0].ward.name, measure, rounds[0], measuring.at(rounds[0], measure),
            measuring.at(rounds[1], measure) if len(rounds) > 1 else None,
        )
        for measure in INDICATORS
        for rounds in by_ward.values()
    ]  # fmt: skip
