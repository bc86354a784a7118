from tasking.models.actions import Action, ActionProgress, ActionState, Epic
from tasking.models.analysis import AgencyFigure, Analysis, AnalysisSection, SectionKind
from tasking.models.cases import (
    Case,
    CaseAction,
    CaseCounter,
    CaseEntry,
    CaseKind,
    CaseRegister,
    CaseStatus,
    EntryKind,
    PowerUse,
)
from tasking.models.chair_reports import ChairReport
from tasking.models.courts import Court, CourtOutcome, Spread
from tasking.models.deciding import Decision, Escalation, Priority, PriorityKind, Signal, Tabling, Way
from tasking.models.half_years import HalfYearReview, NeighbourhoodReview
from tasking.models.payback import WITH_AGENCY, Payback, PaybackState
from tasking.models.photos import ActionPhoto
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
from tasking.models.powers import ActionPower, CountsAs, Power
from tasking.models.practice import Practice
from tasking.models.problems import Problem, Recognised
from tasking.models.published import PublishedMinutes
from tasking.models.three_way import ContactLink, ContactPerson, How, Side, ThreeWayContact

__all__ = [
    "SARA",
    "WITH_AGENCY",
    "Action",
    "ActionPhoto",
    "ActionPower",
    "ActionProgress",
    "ActionState",
    "AgencyFigure",
    "Analysis",
    "AnalysisSection",
    "Case",
    "CaseAction",
    "CaseCounter",
    "CaseEntry",
    "CaseKind",
    "CaseRegister",
    "CaseStatus",
    "ChairReport",
    "ContactLink",
    "ContactPerson",
    "CountsAs",
    "Court",
    "CourtOutcome",
    "Decision",
    "EntryKind",
    "Epic",
    "Escalation",
    "HalfYearReview",
    "How",
    "ImpactLevel",
    "Measurement",
    "NeighbourhoodReview",
    "Objective",
    "Payback",
    "PaybackState",
    "Plan",
    "PlanEntry",
    "PlanEntryKind",
    "PlanIssue",
    "PlanPartner",
    "PlanStage",
    "Power",
    "PowerUse",
    "Practice",
    "Priority",
    "PriorityKind",
    "Problem",
    "PublishedMinutes",
    "Recognised",
    "Risk",
    "SectionKind",
    "Side",
    "Signal",
    "Spread",
    "Tabling",
    "ThreeWayContact",
    "Way",
]
