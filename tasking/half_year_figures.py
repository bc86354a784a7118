"""What a Joint Action Group has before it of each neighbourhood for a half-year (001 rec 5, 003 4.3-4.5).

Aggregates over indexes, in four questions whatever the number of neighbourhoods and issues. Nothing of restricted
issues is in it, so the figures are those of every reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast

from engagement.models import Issue, Sensitivity, Stage
from partnerships.periods import Period, half_of, in_words
from partnerships.words import how_often
from tasking.models import (
    Action,
    ActionState,
    Escalation,
    HalfYearReview,
    Measurement,
    Objective,
    Plan,
    PlanStage,
    Priority,
    Recognised,
)

Figures = dict[str, Any]
COUNTED = (
    "raised", "raised_before", "owed", "done", "overdue", "asked", "answered", "unanswered", "plans_open",
    "plans_closed",
)  # fmt: skip


def figures_of(review: HalfYearReview) -> dict[int, Figures]:
    """The figures of each neighbourhood of the review's group, by its key; as they stand now."""
    wards = {ward.pk: ward for ward in review.group.wards.all() if ward.neighbourhood_id}
    found: dict[int, Figures] = {
        ward.neighbourhood_id: {**dict.fromkeys(COUNTED, 0), "reached": 0, "measured": 0, "priorities": []}
        for ward in wards.values()
        if ward.neighbourhood_id
    }
    for neighbourhood, what, number in _counts(list(wards), review.period):
        found[neighbourhood][what] = number
    for neighbourhood, reached in _objectives(list(wards), review.period):
        found[neighbourhood]["measured"] += 1
        found[neighbourhood]["reached"] += reached
    for neighbourhood, line in _priorities(list(wards), review.period):
        found[neighbourhood]["priorities"].append(line)
    return found


def _counts(wards: list[int], period: Period) -> Iterable[tuple[int, str, int]]:
    """(neighbourhood, what, how many), one question for all of them."""
    first, last, before = period.first, period.last, _before(period)
    issues = Issue.objects.filter(~Q(sensitivity=Sensitivity.RESTRICTED), ~Q(stage=Stage.MERGED), ward__in=wards)
    actions = Action.objects.filter(ward__in=wards, restricted=False)
    asked = Escalation.objects.filter(issue__ward__in=wards).exclude(issue__sensitivity=Sensitivity.RESTRICTED)
    plans = Plan.objects.filter(ward__in=wards)
    owing = issues.filter(stage__in=[Stage.RESOLVED, Stage.NOT_PRIORITISED], owed_count__gt=0)
    answered = Q(answered_at__isnull=False, answered_at__date__lte=last)
    parts = [
        _part(issues.filter(raised_on__range=(first, last)), "raised"),
        _part(issues.filter(raised_on__range=(before.first, before.last)), "raised_before"),
        _part(owing, "owed", number=Sum("owed_count")),
        _part(actions.filter(state=ActionState.DONE, done_on__range=(first, last)), "done"),
        _part(actions.filter(state=ActionState.TO_DO, due_on__lte=last), "overdue"),
        _part(asked.filter(asked_at__date__range=(first, last)), "asked", at="issue__ward"),
        _part(asked.filter(answered_at__date__range=(first, last)), "answered", at="issue__ward"),
        _part(asked.filter(asked_at__date__lte=last).exclude(answered), "unanswered", at="issue__ward"),
        _part(
            plans.filter(started_on__lte=last).filter(Q(closed_on__isnull=True) | Q(closed_on__gt=last)), "plans_open"
        ),
        _part(plans.filter(stage=PlanStage.CLOSED, closed_on__range=(first, last)), "plans_closed"),
    ]
    return parts[0].union(*parts[1:], all=True)


def _before(period: Period) -> Period:
    return half_of(period.first - timedelta(days=1))


def _part(rows: QuerySet[Any], what: str, *, at: str = "ward", number: Any = None) -> QuerySet[Any, Any]:
    counted: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(of=F(f"{at}__neighbourhood_id"), counted_as=Cast(Value(what), CharField()))
        .values("of", "counted_as")
        .annotate(how_many=number or Count("pk"))
        .values_list("of", "counted_as", "how_many")
    )
    return counted


def _objectives(wards: list[int], period: Period) -> Iterable[tuple[int, bool]]:
    """Of plans closed in the period, each objective that was measured: whether it was reached at the last time."""
    last = Measurement.objects.filter(objective=OuterRef("pk")).order_by("-on", "-pk").values("figure")[:1]
    closed = Q(plan__ward__in=wards, plan__stage=PlanStage.CLOSED, plan__closed_on__range=(period.first, period.last))
    rows: Any = (
        Objective.objects.filter(closed)
        .annotate(of=F("plan__ward__neighbourhood_id"), figure=Subquery(last))
        .filter(figure__isnull=False)
    )
    return [(row.of, row.reached(row.figure)) for row in rows]


def _priorities(wards: list[int], period: Period) -> Iterable[tuple[int, dict[str, str]]]:
    """The priorities of the period: which ward's, how it stands, and whether its problem was raised more or less."""
    rows: Any = list(
        Priority.objects.filter(ward__in=wards, chosen_on__lte=period.last)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gte=period.first))
        .filter(restricted=False)
        .annotate(of=F("ward__neighbourhood_id"), ward_name=F("ward__name"), problem=F("issue__recognised__problem_id"))
        .order_by("ward__name", "chosen_on", "pk")
    )
    of = {(row.problem, row.ward_id) for row in rows if row.problem}
    found = Recognised.objects.filter(ward__in={ward for _, ward in of}, problem__in={problem for problem, _ in of})
    raised = found.now_and_before(period, since=_before(period).first)
    return [
        (row.of, {
            "title": row.title, "ward": row.ward_name, "kind": row.get_kind_display(),
            "state": _state(row, period), "trend": _trend(raised.get((row.problem, row.ward_id))),
        })
        for row in rows
    ]  # fmt: skip


def _state(row: Priority, period: Period) -> str:
    since = f"since {in_words(row.chosen_on)}"
    if row.ended_on is not None and row.ended_on <= period.last:
        return f"{since}, ended {in_words(row.ended_on)}"
    if row.reviewed_on is not None and row.reviewed_on <= period.last:
        return f"{since}, kept at its review on {in_words(row.reviewed_on)}"
    return since


def _trend(raised: tuple[int, int] | None) -> str:
    if raised is None:
        return "not counted"
    now, before = raised
    return f"{f'raised {how_often(now)}' if now else 'not raised'}, {before} in the half-year before"
