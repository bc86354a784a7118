"""The counts of an analytical document, as they may be told (T10; 001 rec 3.1).

What leaves here has been through `partnerships.withholding`: no count below five, nought among them, and none from
which one follows. Restricted and merged issues and cases are not counted; a place is at most a street.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from engagement.models import Issue, Sensitivity, Stage
from engagement.survey_confidence import confidence_in
from engagement.survey_statistics import Share
from partnerships.models import Group
from partnerships.periods import Period
from partnerships.withholding import FEWEST, tell_parts_of
from tasking.models import Action, ActionState, Epic, Priority, Problem

Figures = dict[str, Any]
OTHER = "Other"
PLACES = 12


def figures_of(group: Group, period: Period) -> Figures:
    """Every table of the document, ready to be kept."""
    wards = {ward.pk: ward.name for ward in group.wards.order_by("name", "pk")}
    before = period.before
    issues = Issue.objects.filter(~Q(sensitivity=Sensitivity.RESTRICTED), ~Q(stage=Stage.MERGED), ward__in=list(wards))
    now, then = (issues.filter(raised_on__range=(one.first, one.last)) for one in (period, before))
    problems = {one.pk: one.name for one in Problem.objects.in_use().filter(partnership=group.partnership_id)}
    return {
        "before": [before.first.isoformat(), before.last.isoformat()],
        "wards": _both(list(wards.values()), *(_by(rows, "ward", list(wards)) for rows in (now, then))),
        "problems": _both(
            [*problems.values(), OTHER], *(_by(rows, "recognised__problem", [*problems, None]) for rows in (now, then))
        ),
        "places": _places(now),
        "priorities": _priorities(list(wards), period),
        "confidence": [
            {
                "ward": one.ward, "measure": str(one.measure.label), "round": one.round.due_on.isoformat(),
                "now": _share(one.now), "before": _share(one.before),
            }
            for one in confidence_in(wards, until=period.last)
        ],
        "actions": _actions(list(wards), period),
    }  # fmt: skip


def told(labels: Sequence[str], counts: Sequence[int]) -> tuple[list[int | None], int | None]:
    """Each count, and their total, as far as they may be told together."""
    total = sum(counts)
    if len(labels) < 2:
        return [count if count >= FEWEST else None for count in counts], total if total >= FEWEST else None
    parts = tell_parts_of(counts, total)
    if parts is None:
        return [None] * len(counts), None
    return list(parts.counts), total


def _by(rows: QuerySet[Issue], field: str, keys: Sequence[int | None]) -> list[int]:
    """How many of each key; what is of none of them goes to None, where that is asked for."""
    counted = dict(rows.order_by().values_list(field).annotate(n=Count("pk")))
    other = sum(n for key, n in counted.items() if key not in keys or key is None)
    return [other if key is None else counted.get(key, 0) for key in keys]


def _both(labels: list[str], now: list[int], before: list[int]) -> Figures:
    (told_now, total), (told_before, total_before) = told(labels, now), told(labels, before)
    rows = zip(labels, told_now, told_before, strict=True)
    return {"rows": [list(row) for row in rows], "total": total, "total_before": total_before}


def _places(rows: QuerySet[Issue]) -> list[list[Any]]:
    """Streets that were named often, the most often first. Those named by fewer are not even listed."""
    named = rows.exclude(shared_place="").order_by().values_list("shared_place", "ward__name").annotate(n=Count("pk"))
    often = named.filter(n__gte=FEWEST).order_by("-n", "shared_place", "ward__name")[:PLACES]
    return [[place, ward, n] for place, ward, n in often]


def _priorities(wards: list[int], period: Period) -> list[dict[str, str]]:
    rows = (
        Priority.objects.filter(ward__in=wards, chosen_on__lte=period.last)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gte=period.first))
        .filter(restricted=False)
        .select_related("ward")
        .order_by("ward__name", "chosen_on", "pk")
    )
    return [
        {
            "ward": row.ward.name, "title": row.title, "kind": row.get_kind_display(),
            "since": row.chosen_on.isoformat(),
            "ended": row.ended_on.isoformat() if row.ended_on and row.ended_on <= period.last else "",
        }
        for row in rows
    ]  # fmt: skip


def _actions(wards: list[int], period: Period) -> Figures:
    """What was done, enforcement apart from prevention (000 5.4); finer, most kinds would be too few to tell."""
    done = Action.objects.filter(ward__in=wards, restricted=False, state=ActionState.DONE)

    def by_kind(of: Period) -> list[int]:
        rows = done.filter(done_on__range=(of.first, of.last)).order_by().values_list("kind").annotate(n=Count("pk"))
        counted = dict(rows)
        enforcement = counted.pop(Epic.ENFORCEMENT.value, 0)
        return [enforcement, sum(counted.values())]

    return _both(["Enforcement", "Prevention and other work"], by_kind(period), by_kind(period.before))


def _share(share: Share | None) -> list[float] | None:
    return None if share is None else [share.value, share.low, share.high]
