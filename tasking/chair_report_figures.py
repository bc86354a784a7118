"""What the book knows of a group's half-year: the figures the chair's report is drafted from (001 rec 4.2).

Aggregates in six questions, whatever the number of meetings and issues. Nothing of restricted issues or of cases is in
it, so the figures are those of every member. They are kept as they stood when the report was handed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import CharField, Count, F, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast

from engagement.models import Issue, Sensitivity, Stage
from partnerships.attendance import register_of
from partnerships.models import AgendaItem, Meeting, MeetingStage
from partnerships.periods import Period
from tasking.models import (
    Action,
    ActionState,
    ChairReport,
    Decision,
    Escalation,
    Measurement,
    Objective,
    Plan,
    PlanStage,
    Practice,
    Tabling,
)

Figures = dict[str, Any]
COUNTED = (
    "met", "cancelled", *Decision.values, "longest", "agreed", "done", "done_late", "overdue", "told", "owed", "asked",
    "answered", "unanswered",
)  # fmt: skip


def figures_of(report: ChairReport) -> Figures:
    """The figures of the report's half-year, as they stand now."""
    wards, period = sorted(report.group.ward_ids), report.period
    figures: Figures = dict.fromkeys(COUNTED, 0)
    figures.update((what, number or 0) for what, number in _counts(report, wards))
    figures["attendance"] = [
        {"agency": str(one.agency), "came": one.came, "recorded": one.recorded}
        for one in register_of(report.group, within=period).records
    ]
    figures["plans"] = _plans(wards, period)
    shared = Practice.objects.shared().filter(plan__ward__in=wards, shared_at__date__range=(period.first, period.last))
    figures["practice"] = list(shared.order_by("shared_at", "pk").values_list("title", flat=True))
    return figures


def _counts(report: ChairReport, wards: Sequence[int]) -> Iterable[tuple[str, int | None]]:
    """(what, how many), one question for all of them."""
    first, last = report.first, report.last
    meetings = Meeting.objects.filter(group=report.group_id, starts_at__date__range=(first, last))
    held = meetings.filter(stage=MeetingStage.CLOSED)
    here = Q(meeting__in=held.values("pk"))
    decided = Tabling.objects.filter(here, restricted=False)
    actions = Action.objects.filter(restricted=False, meeting__group=report.group_id)
    done = actions.filter(state=ActionState.DONE, done_on__range=(first, last))
    issues = Issue.objects.filter(~Q(sensitivity=Sensitivity.RESTRICTED), ~Q(stage=Stage.MERGED), ward__in=wards)
    owing = issues.filter(stage__in=[Stage.RESOLVED, Stage.NOT_PRIORITISED], owed_count__gt=0)
    asked = Escalation.objects.exclude(issue__sensitivity=Sensitivity.RESTRICTED)
    asked = asked.filter(from_meeting__group=report.group_id)
    answered = Q(answered_at__isnull=False, answered_at__date__lte=last)
    parts = [
        _row(held, "met"),
        _row(meetings.filter(stage=MeetingStage.CANCELLED), "cancelled"),
        *(_row(decided.filter(decision=value), value) for value in Decision.values),
        _row(AgendaItem.objects.filter(here), "longest", number=Max("times_carried")),
        _row(actions.filter(agreed_on__range=(first, last)), "agreed"),
        _row(done, "done"),
        _row(done.filter(done_on__gt=F("due_on")), "done_late"),
        _row(actions.filter(state=ActionState.TO_DO, due_on__lte=last), "overdue"),
        _row(issues.filter(told_on__range=(first, last)), "told"),
        _row(owing, "owed", number=Sum("owed_count")),
        _row(asked.filter(asked_at__date__range=(first, last)), "asked"),
        _row(asked.filter(answered_at__date__range=(first, last)), "answered"),
        _row(asked.filter(asked_at__date__lte=last).exclude(answered), "unanswered"),
    ]
    return parts[0].union(*parts[1:], all=True)


def _row(rows: QuerySet[Any], what: str, *, number: Any = None) -> QuerySet[Any, Any]:
    counted: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(counted_as=Cast(Value(what), CharField()))
        .values("counted_as")
        .annotate(how_many=number or Count("pk"))
        .values_list("counted_as", "how_many")
    )
    return counted


def _plans(wards: Sequence[int], period: Period) -> list[dict[str, Any]]:
    """The plans closed in the period, by name, each with how many of its measured objectives it reached."""
    plans = list(
        Plan.objects.filter(ward__in=wards, stage=PlanStage.CLOSED, closed_on__range=(period.first, period.last))
        .select_related("ward")
        .order_by("closed_on", "pk")
    )
    last = Measurement.objects.filter(objective=OuterRef("pk")).order_by("-on", "-pk").values("figure")[:1]
    measured: Any = (
        Objective.objects.filter(plan__in=plans).annotate(figure=Subquery(last)).filter(figure__isnull=False)
    )
    reached: dict[int, list[bool]] = {}
    for one in measured:
        reached.setdefault(one.plan_id, []).append(one.reached(one.figure))
    return [
        {
            "title": plan.title, "ward": plan.ward.name, "reached": sum(reached.get(plan.pk, ())),
            "measured": len(reached.get(plan.pk, ())),
        }
        for plan in plans
    ]  # fmt: skip
