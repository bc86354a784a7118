"""What hangs on a plan: its issues and actions, who takes part, objectives, risks, and the lines of its log.

Each question is written once. Of issues and actions each row says in `seen` whether the reader, where there is one, may
see it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, TruncDate
from django.utils import timezone

from engagement.models import Issue
from partnerships.asking import question
from partnerships.asking_for import asked_for
from partnerships.models import User
from tasking.models import (
    Action,
    ActionProgress,
    Measurement,
    Objective,
    Plan,
    PlanEntry,
    PlanIssue,
    PlanPartner,
    Risk,
)


def issues_of(plan: Plan, reader: User | None) -> list[PlanIssue]:
    """The issues it hangs from, by their references."""
    return _issues_read(reader, timezone.localdate(), plan=plan.pk) if reader else _issues(plan=plan.pk)


def _issues_on(plan: Any) -> QuerySet[PlanIssue]:
    shown = ("plan", "issue__reference", "issue__concern", "issue__stage", "issue__satisfaction")
    return PlanIssue.objects.filter(plan=plan).select_related("issue").only(*shown).order_by("issue__reference")


@question
def _issues(plan: Any) -> QuerySet[PlanIssue]:
    return _issues_on(plan).annotate(seen=Value(value=True))


@asked_for
def _issues_read(person: User, today: date, *, plan: Any) -> QuerySet[PlanIssue]:
    theirs = Issue.objects.visible_to(person).filter(pk=OuterRef("issue"))
    return _issues_on(plan).annotate(seen=Exists(theirs))


def actions_of(plan: Plan, reader: User | None) -> list[Action]:
    """Its actions, the longest due first."""
    return _actions_read(reader, timezone.localdate(), plan=plan.pk) if reader else _actions(plan=plan.pk)


def _actions_on(plan: Any) -> QuerySet[Action]:
    shown = (
        *("plan", "what", "kind", "state", "due_on", "agreed_on", "done_on", "outcome"),
        *("owner__name", "agency__name", "meeting__starts_at", "meeting__group__name"),
    )
    return Action.objects.filter(plan=plan).select_related("owner", "agency", "meeting__group").only(*shown)


@question
def _actions(plan: Any) -> QuerySet[Action]:
    return _actions_on(plan).annotate(seen=Value(value=True))


@asked_for
def _actions_read(person: User, today: date, *, plan: Any) -> QuerySet[Action]:
    theirs = Action.objects.visible_to(person).filter(pk=OuterRef("pk"))
    return _actions_on(plan).annotate(seen=Exists(theirs))


def partners_of(plan: Plan) -> list[PlanPartner]:
    return _partners(plan=plan.pk)


@question
def _partners(plan: Any) -> QuerySet[PlanPartner]:
    shown = ("plan", "group_name", "brings", "user__name", "agency__name")
    return PlanPartner.objects.filter(plan=plan).select_related("user", "agency").only(*shown)


def objectives_of(plan: Plan) -> list[Objective]:
    return _objectives(plan=plan.pk)


@question
def _objectives(plan: Any) -> QuerySet[Objective]:
    return Objective.objects.filter(plan=plan)


def measured(objectives: Iterable[Objective]) -> dict[int, list[Measurement]]:
    """The measurements of these objectives, by the objective's key, in the order of time."""
    found: dict[int, list[Measurement]] = {objective.pk: [] for objective in objectives}
    for row in _measurements(objectives=[*found]) if found else ():
        found[row.objective_id].append(row)
    return found


@question
def _measurements(objectives: Any) -> QuerySet[Measurement]:
    shown = ("objective", "on", "figure", "source", "at", "by__name")
    return Measurement.objects.filter(objective__in=objectives).select_related("by").only(*shown)


def risks_of(plan: Plan) -> list[Risk]:
    return _risks(plan=plan.pk)


@question
def _risks(plan: Any) -> QuerySet[Risk]:
    shown = ("plan", "what", "likelihood", "impact", "treatment", "owner__name")
    return Risk.objects.filter(plan=plan).select_related("owner").only(*shown)


@question
def log_lines(plan: Any, actions: Any) -> QuerySet[PlanEntry, Any]:
    """The plan's own lines, and what owners reported of these actions: when, its key, the action it is about or none,
    the day, its kind, its words, who.
    """
    own = PlanEntry.objects.filter(plan=plan).order_by()
    told = ActionProgress.objects.filter(action__in=actions).order_by()
    none = Cast(Value(None), BigIntegerField())
    return own.annotate(about=none).values_list("at", "pk", "about", "on", "kind", "text", "by__name").union(
        told.values_list("at", "pk", "action", TruncDate("at"), Value("progress"), "text", "by__name"), all=True
    )  # fmt: skip
