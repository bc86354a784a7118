from engagement.models.issues import (
    OPEN_STAGES,
    Channel,
    Issue,
    IssueCounter,
    Method,
    Raiser,
    RaiserKind,
    Satisfaction,
    Sensitivity,
    Stage,
)
from engagement.models.tally import Tally
from engagement.models.trail import Step, Verb

__all__ = [
    "OPEN_STAGES",
    "Channel",
    "Issue",
    "IssueCounter",
    "Method",
    "Raiser",
    "RaiserKind",
    "Satisfaction",
    "Sensitivity",
    "Stage",
    "Step",
    "Tally",
    "Verb",
]
