"""What the page of a plan and its print show: read once, the same for both (003 4.7.4, screens `/plans/<id>/`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from engagement.models import Issue
from partnerships.models import User
from tasking import plan_access as access
from tasking.models import (
    Action,
    ActionState,
    Epic,
    Measurement,
    Objective,
    Plan,
    PlanEntryKind,
    PlanPartner,
    Risk,
)
from tasking.models.plan_parts import MATRIX, level_of
from tasking.plan_contents import log_lines
from tasking.plan_drawing import before_and_after, bullet, said
from tasking.sara import Need, Standing, Step, lacking_to_close, lacking_to_move_on, steps_of


@dataclass(frozen=True, slots=True)
class Measured:
    """An objective with its figures: where it started, where it is, what changed, and the drawing of that."""

    objective: Objective
    now: Measurement | None
    rows: list[Measurement]

    @property
    def change(self) -> Decimal | None:
        return self.now.figure - self.objective.baseline if self.now else None

    @property
    def change_in_words(self) -> str:
        if self.change is None:
            return "not measured since"
        share = f" ({self.change / self.objective.baseline:+.0%})" if self.objective.baseline else ""
        sign = "+" if self.change > 0 else "−" if self.change < 0 else ""
        return f"{sign}{said(abs(self.change))}{share.replace('-', '−')}"

    @property
    def reached(self) -> bool:
        return self.now is not None and self.objective.reached(self.now.figure)

    @property
    def caption(self) -> str:
        return f"{self.objective.measure}, {self.objective.unit}"

    @property
    def table(self) -> list[list[str]]:
        """The measurements as rows of the drawing's table: when, figure, source."""
        first = [_day(self.objective.baseline_on), said(self.objective.baseline), "Baseline"]
        rest = [[_day(row.on), said(row.figure), row.source or "–"] for row in self.rows]
        return [first, *rest, [f"by {_day(self.objective.by)}", said(self.objective.target), "Target"]]

    @property
    def drawing(self) -> SafeString:
        row = self.objective
        now = self.now.figure if self.now else None
        return bullet(title=self.caption, baseline=row.baseline, now=now, target=row.target, unit=row.unit)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the four parts: its strategy and its actions."""

    kind: Epic
    strategy: str
    actions: list[Action]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the activity log."""

    on: date
    at: datetime
    what: str
    words: str
    who: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A square of the risk matrix: its score, level, and the numbers of the risks that stand in it."""

    score: int
    level: str
    numbers: list[int]


@dataclass(frozen=True)
class PlanPage:
    """Everything the template shows to one reader."""

    plan: Plan
    user: User
    today: date

    measured_headings = ("When", "Figure", "Source")
    comparison_headings = ("Measure", "Before", "After", "Change", "Target", "Reached")
    matrix_columns = tuple(f"Bad {impact}" for impact in range(1, MATRIX + 1))

    @cached_property
    def standing(self) -> Standing:
        return Standing(self.plan, self.user)

    @cached_property
    def steps(self) -> list[Step]:
        return steps_of(self.standing)

    @cached_property
    def lacks(self) -> list[Need]:
        return lacking_to_move_on(self.standing)

    @cached_property
    def missing(self) -> list[str]:
        return lacking_to_close(self.standing)

    @cached_property
    def issues(self) -> list[tuple[Any, Issue]]:
        """The issues it hangs from that the reader may see, each with the row that hangs it."""
        rows: list[Any] = self.standing.held  # each with `seen`
        return [(row, row.issue) for row in rows if row.seen]

    @cached_property
    def partners(self) -> list[PlanPartner]:
        return self.standing.partners

    @cached_property
    def objectives(self) -> list[Measured]:
        measured = self.standing.measured
        return [
            Measured(row, rows[-1] if (rows := measured[row.pk]) else None, rows) for row in self.standing.objectives
        ]

    @cached_property
    def comparison(self) -> SafeString:
        """Each measure before and after, for those that were measured again."""
        rows = [
            (f"{m.objective.measure}, {m.objective.unit}", m.objective.baseline, m.now.figure)
            for m in self.objectives if m.now
        ]  # fmt: skip
        return before_and_after(title="Each measure before and after", rows=rows) if rows else SafeString("")

    @cached_property
    def comparison_rows(self) -> list[list[str]]:
        return [
            [m.caption, said(m.objective.baseline), said(m.now.figure), m.change_in_words,
             said(m.objective.target), "yes" if m.reached else "no"]
            for m in self.objectives if m.now
        ]  # fmt: skip

    @cached_property
    def actions(self) -> list[Action]:
        rows: list[Any] = self.standing.actions  # each with `seen`
        return [action for action in rows if action.seen]

    @cached_property
    def parts(self) -> list[Part]:
        order = (Epic.PREVENTION, Epic.INTELLIGENCE, Epic.ENFORCEMENT, Epic.COMMUNICATION)
        return [
            Part(kind, getattr(self.plan, kind.value), [action for action in self.actions if action.kind == kind])
            for kind in order
        ]

    @cached_property
    def risks(self) -> list[tuple[int, Risk]]:
        return list(enumerate(self.standing.risks, start=1))

    @cached_property
    def matrix(self) -> list[tuple[int, list[Cell]]]:
        """Rows of likelihood, the likeliest first; in each the impacts from slight to severe."""
        return [
            (likelihood, [
                Cell(likelihood * impact, level_of(likelihood * impact),
                     [n for n, risk in self.risks if (risk.likelihood, risk.impact) == (likelihood, impact)])
                for impact in range(1, MATRIX + 1)
            ])
            for likelihood in range(MATRIX, 0, -1)
        ]  # fmt: skip

    @cached_property
    def log(self) -> list[Line]:
        """What happened, in the order of time: the plan's own lines, its actions, their progress, measurements."""
        return sorted([*self._written(), *self._of_actions(), *self._measured()], key=lambda line: (line.on, line.at))

    def _written(self) -> Iterator[Line]:
        """The plan's own lines, and what owners reported of the actions the reader sees: asked for together."""
        actions = {action.pk: action for action in self.actions}
        lines = log_lines(plan=self.plan.pk, actions=[*actions])
        for at, _, about, on, kind, text, who in sorted(lines, key=lambda line: line[:2]):
            if about is None:
                yield Line(on, at, PlanEntryKind(kind).label, text, who)
            else:
                action = actions[about]
                yield Line(on, at, "Progress", f"{action.what}: {text}", who, action.get_absolute_url())

    def _of_actions(self) -> Iterator[Line]:
        for action in self.actions:
            url, where = action.get_absolute_url(), f" At {action.meeting}." if action.meeting else ""
            agreed = f"{action.what}. {action.whose}, by {_day(action.due_on)}.{where}"
            yield Line(action.agreed_on, _noon(action.agreed_on), "Action agreed", agreed, "", url)
            if action.state == ActionState.DONE and action.done_on:
                done = f"{action.what}. {action.outcome}"
                yield Line(action.done_on, _noon(action.done_on), "Action done", done, str(action.owner), url)

    def _measured(self) -> Iterator[Line]:
        for objective in self.standing.objectives:
            for row in self.standing.measured[objective.pk]:
                words = f"{objective.measure}: {said(row.figure)} {objective.unit}."
                yield Line(row.on, row.at, "Measured", words, str(row.by))

    @cached_property
    def may_write(self) -> bool:
        return self.plan.is_open and access.may_write(self.user, self.plan)

    @cached_property
    def team(self) -> bool:
        return self.plan.is_open and access.TEAM_WRITES.held_for(self.user, self.plan.ward)

    @cached_property
    def leads(self) -> bool:
        return self.plan.is_open and access.LEAD_PLAN.held_for(self.user, self.plan.ward)

    @cached_property
    def overdue(self) -> bool:
        return self.plan.is_overdue(self.today)


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def _day(day: date) -> str:
    return f"{day:%-d %b %Y}"
