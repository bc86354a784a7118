"""What the rows of a desk count, in two queries: one over issues, one that puts all other counts together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Count, Min, Q, QuerySet, Value

from engagement.models import (
    Issue,
    Stage,
)
from feedback.desk.parts import COUNTED, TEAM
from partnerships.asking_for import asked_for
from partnerships.models import User
from partnerships.planning import planned_once
from tasking.models import Action


@dataclass(frozen=True, slots=True)
class Tallied:
    """So many of one thing: the oldest of them since a day, the first of them due on one."""

    what: str
    label: str
    number: int
    oldest: date | None
    due: date | None


@dataclass(frozen=True)
class Desk:
    """One person's desk at a moment: what is asked is asked once."""

    user: User
    today: date
    now: datetime

    def holds(self, *kinds: str) -> bool:
        return self.user.scope.has(kinds)

    @cached_property
    def issues(self) -> dict[str, Any]:
        """Open issues the person sees: how many at each point where somebody of the ward's team has to move."""
        return _moves(self.user, self.today)[0] if self.holds(*TEAM) else {}

    @cached_property
    def others(self) -> list[Tallied]:
        """Everything else that is counted, put together into one query."""
        with planned_once():
            return [Tallied(*row) for row in _tallies(self.user, self.today, now=self.now) if row[2]]

    def of(self, what: str) -> list[Tallied]:
        return [row for row in self.others if row.what == what]


@asked_for
def _moves(person: User, today: date) -> QuerySet[Issue, Any]:
    """One row."""
    nobody = Q(move_user__isnull=True, move_agency__isnull=True, move_group__isnull=True)
    points = {
        "new": Q(stage=Stage.NEW),
        "escalated": Q(stage=Stage.ESCALATED),
        "outcome": nobody & Q(stage=Stage.IN_ACTION),
        "fed_back": nobody & Q(stage=Stage.FED_BACK),
        "mine": Q(move_user=person) | Q(received_by=person),
    }
    waiting = points["new"] | points["escalated"] | points["outcome"] | points["fed_back"]
    counts = {name: Count("pk", filter=where) for name, where in points.items()}
    since = {f"{name}_since": Min("raised_on", filter=where) for name, where in points.items()}
    needed = Count("pk", filter=waiting | Q(due_on__lt=today))
    together = Issue.objects.visible_to(person).open().order_by().annotate(together=Value(1)).values("together")
    return together.annotate(**counts, **since, needed=needed)


@asked_for
def _tallies(person: User, today: date, *, now: datetime) -> QuerySet[Any, Any]:
    """A row for each thing and label, as `Tallied` has them."""
    desk = Desk(person, today, now)
    parts = [ask(desk) for kinds, ask in COUNTED if desk.holds(*kinds)]
    if not parts:
        return Action.objects.none()
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
