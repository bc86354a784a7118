from partnerships.models.audit import Disclosure
from partnerships.models.groups import (
    HIGHER_KINDS,
    TASKING_KINDS,
    CadenceUnit,
    Capacity,
    Group,
    GroupKind,
    InvitedTo,
    Membership,
    MembershipStatus,
)
from partnerships.models.meetings import (
    AgendaItem,
    Attendance,
    ItemKind,
    Meeting,
    MeetingStage,
    MinutesCorrection,
    Presence,
)
from partnerships.models.operating import Heartbeat
from partnerships.models.packs import Pack, PackRecipient, Way
from partnerships.models.papers import Paper, PaperState
from partnerships.models.people import Agency, AgencyKind, Role, RoleKind, User, WardContact
from partnerships.models.places import Neighbourhood, Partnership, Postcode, Ward, WardBoundary, WardSuccession
from partnerships.models.post_room import Mail, MailState, Reminder
from partnerships.models.reports import AgencyReport, FileKind, ReportFile, ReportQuery
from partnerships.models.sessions import Session
from partnerships.models.submissions import Submission
from partnerships.models.terms import CalendarLink, TermsAccepted, TermsOfReference
from partnerships.models.training import Course, TrainingRecord

__all__ = [
    "HIGHER_KINDS",
    "TASKING_KINDS",
    "Agency",
    "AgencyKind",
    "AgencyReport",
    "AgendaItem",
    "Attendance",
    "CadenceUnit",
    "CalendarLink",
    "Capacity",
    "Course",
    "Disclosure",
    "FileKind",
    "Group",
    "GroupKind",
    "Heartbeat",
    "InvitedTo",
    "ItemKind",
    "Mail",
    "MailState",
    "Meeting",
    "MeetingStage",
    "Membership",
    "MembershipStatus",
    "MinutesCorrection",
    "Neighbourhood",
    "Pack",
    "PackRecipient",
    "Paper",
    "PaperState",
    "Partnership",
    "Postcode",
    "Presence",
    "Reminder",
    "ReportFile",
    "ReportQuery",
    "Role",
    "RoleKind",
    "Session",
    "Submission",
    "TermsAccepted",
    "TermsOfReference",
    "TrainingRecord",
    "User",
    "Ward",
    "WardBoundary",
    "WardContact",
    "WardSuccession",
    "Way",
]
