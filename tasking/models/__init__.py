from tasking.models.actions import Action, ActionProgress, ActionState, Epic
from tasking.models.deciding import Decision, Escalation, Priority, PriorityKind, Signal, Tabling
from tasking.models.plan_parts import Measurement, Objective, Risk
from tasking.models.plans import (
    SARA,
    ImpactLevel,
    Plan,
    PlanEntry,
    PlanEntryKind,
    PlanIssue,
    PlanPartner,
    PlanStage,
)

__all__ = [
    "SARA",
    "Action",
    "ActionProgress",
    "ActionState",
    "Decision",
    "Epic",
    "Escalation",
    "ImpactLevel",
    "Measurement",
    "Objective",
    "Plan",
    "PlanEntry",
    "PlanEntryKind",
    "PlanIssue",
    "PlanPartner",
    "PlanStage",
    "Priority",
    "PriorityKind",
    "Risk",
    "Signal",
    "Tabling",
]
