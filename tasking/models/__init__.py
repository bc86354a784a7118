from tasking.models.actions import Action, ActionProgress, ActionState, Epic
from tasking.models.deciding import Decision, Escalation, Priority, PriorityKind, Signal, Tabling

__all__ = [
    "Action",
    "ActionProgress",
    "ActionState",
    "Decision",
    "Epic",
    "Escalation",
    "Priority",
    "PriorityKind",
    "Signal",
    "Tabling",
]
