"""What each stage of SARA needs before the next opens, and what a plan lacks before it closes (003 4.7.4).

The needs are data: one line each says the stage, what is lacking in words, the part of the plan in which to put it
right, and how to tell from a plan's `Standing`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from engagement.models import Issue, Stage
from partnerships.models import User
from tasking import plan_contents
from tasking.models import (
    SARA,
    Action,
    ActionState,
    Epic,
    Measurement,
    Objective,
    Plan,
    PlanIssue,
    PlanPartner,
    PlanStage,
    Risk,
)


@dataclass(frozen=True)
class Standing:
    """A plan as it stands: each part is asked of the database once.

    All issues and actions count for what is lacking; each row says in `seen` whether `reader`, where one is given, may
    see it.
    """

    plan: Plan
    reader: User | None = None

    @cached_property
    def held(self) -> list[PlanIssue]:
        return plan_contents.issues_of(self.plan, self.reader)

    @cached_property
    def issues(self) -> list[Issue]:
        return [row.issue for row in self.held]

    @cached_property
    def partners(self) -> list[PlanPartner]:
        return plan_contents.partners_of(self.plan)

    @cached_property
    def objectives(self) -> list[Objective]:
        return plan_contents.objectives_of(self.plan)

    @cached_property
    def measured(self) -> dict[int, list[Measurement]]:
        """The measurements of each objective, by its key, in the order of time."""
        return plan_contents.measured(self.objectives)

    @cached_property
    def actions(self) -> list[Action]:
        return plan_contents.actions_of(self.plan, self.reader)

    @cached_property
    def risks(self) -> list[Risk]:
        return plan_contents.risks_of(self.plan)

    def has_measured_all(self) -> bool:
        """Whether each objective was measured after its baseline."""
        return bool(self.objectives) and all(
            any(row.on > objective.baseline_on for row in self.measured.get(objective.pk, ()))
            for objective in self.objectives
        )

    def has_done_all(self) -> bool:
        return bool(self.actions) and all(action.state != ActionState.TO_DO for action in self.actions)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a stage needs: in which part of the page it is put right, and whether it is there."""

    stage: PlanStage
    words: str
    part: str
    met: Callable[[Standing], bool]


def _written(field: str) -> Callable[[Standing], bool]:
    return lambda standing: bool(getattr(standing.plan, field).strip())


S, A, R, E = SARA
NEEDS: tuple[Need, ...] = (
    Need(S, "an issue it hangs from", "issues", lambda standing: bool(standing.issues)),
    Need(S, "the problem in one paragraph", "problem", _written("problem")),
    Need(S, "a measure of the problem", "problem", _written("measure")),
    Need(S, "where that is known from", "problem", _written("evidence")),
    Need(S, "a partner or community group that takes part", "partners", lambda standing: bool(standing.partners)),
    Need(A, "who is harmed", "analysis", _written("harmed")),
    Need(A, "who or what causes it", "analysis", _written("causing")),
    Need(A, "where and when it happens", "analysis", _written("places")),
    Need(A, "what the analysis shows", "analysis", _written("findings")),
    Need(A, "a SMART objective", "objectives", lambda standing: bool(standing.objectives)),
    *(Need(R, f"the {kind.lower()} plan", "response", _written(kind)) for kind in (
        Epic.PREVENTION.value, Epic.INTELLIGENCE.value, Epic.ENFORCEMENT.value, Epic.COMMUNICATION.value
    )),
    Need(R, "an action", "actions", lambda standing: bool(standing.actions)),
    Need(R, "a risk assessment", "risks", lambda standing: bool(standing.risks)),
    Need(R, "a community-impact assessment", "impact",
         lambda standing: bool(standing.plan.impact_level and standing.plan.impact.strip())),
    Need(E, "every action done or ended", "actions", Standing.has_done_all),
    Need(E, "a measurement of each objective after its baseline", "objectives", Standing.has_measured_all),
    Need(E, "the results analysis", "assessment", _written("results")),
    Need(E, "what worked and what did not", "assessment", _written("worked")),
    Need(E, "the conclusions", "assessment", _written("conclusions")),
)  # fmt: skip
FOLLOWING = dict(pairwise(SARA))
BEFORE = {after: before for before, after in FOLLOWING.items()}


def lacking(standing: Standing, stage: PlanStage) -> list[Need]:
    """What the plan still lacks of that stage."""
    return [need for need in NEEDS if need.stage == stage and not need.met(standing)]


def lacking_to_move_on(standing: Standing) -> list[Need]:
    """What is lacking before the next stage opens: of the stage the plan is at and of those before it."""
    if standing.plan.stage not in SARA:
        return []
    reached = SARA[: SARA.index(PlanStage(standing.plan.stage)) + 1]
    return [need for stage in reached for need in lacking(standing, stage)]


def lacking_to_close(standing: Standing) -> list[str]:
    """What is missing before closing may be proposed: all of SARA, and the view of those who raised its issues."""
    missing = [f"{need.stage.label}: {need.words}" for stage in SARA for need in lacking(standing, stage)]
    if standing.plan.stage != PlanStage.ASSESSMENT:
        missing.insert(0, "The plan has not come to Assessment")
    missing += [
        f"{issue.reference}: the view of those who raised it is not recorded; the issue is not closed yet"
        for issue in standing.issues
        if not _raisers_are_heard(issue)
    ]
    return missing


def _raisers_are_heard(issue: Issue) -> bool:
    """An issue is closed only with the raisers' view; one merged into another is answered there."""
    return issue.stage == Stage.MERGED or (issue.stage == Stage.CLOSED and bool(issue.satisfaction))


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four steps as drawn across the top of the page."""

    stage: PlanStage
    state: str
    lacks: list[Need]


def steps_of(standing: Standing) -> list[Step]:
    """The four steps: done, current or to come, each with what it lacks."""
    now = standing.plan.stage
    at = SARA.index(PlanStage(now)) if now in SARA else len(SARA)
    return [
        Step(stage, "done" if place < at else "current" if place == at else "to come", lacking(standing, stage))
        for place, stage in enumerate(SARA)
    ]
