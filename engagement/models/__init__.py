from engagement.models.census import CensusFigure, Gap, RecruitingTask, Topic
from engagement.models.community import CommunityGroup, CommunityKind
from engagement.models.contacts import Contact, ContactHow, Promise
from engagement.models.heard import Canvass, Heard, PactRecord
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
from engagement.models.kin import (
    AgeBand,
    ConsentWording,
    Disability,
    Embedded,
    Ethnicity,
    KeyIndividual,
    KinState,
    KinTurn,
    Prefers,
)
from engagement.models.tally import Tally
from engagement.models.tours import Briefing, BriefingPerson, Tour, TourStop
from engagement.models.trail import Step, Verb

__all__ = [
    "OPEN_STAGES",
    "AgeBand",
    "Briefing",
    "BriefingPerson",
    "Canvass",
    "CensusFigure",
    "Channel",
    "CommunityGroup",
    "CommunityKind",
    "ConsentWording",
    "Contact",
    "ContactHow",
    "Disability",
    "Embedded",
    "Ethnicity",
    "Gap",
    "Heard",
    "Issue",
    "IssueCounter",
    "KeyIndividual",
    "KinState",
    "KinTurn",
    "Method",
    "PactRecord",
    "Prefers",
    "Promise",
    "Raiser",
    "RaiserKind",
    "RecruitingTask",
    "Satisfaction",
    "Sensitivity",
    "Stage",
    "Step",
    "Tally",
    "Topic",
    "Tour",
    "TourStop",
    "Verb",
]
