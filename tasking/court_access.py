"""Who may read, record and spread sentencing feedback: each rule once (T12; 001 rec 2.3)."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from engagement.access import DECIDE
from partnerships.fetching import or_404
from partnerships.models import AgencyKind, RoleKind, User, Ward
from partnerships.policy import right
from tasking.access import READ_ACTIONS
from tasking.models import CourtOutcome

K = RoleKind
READ_COURTS = right(
    "courts.read", *map(RoleKind, sorted(READ_ACTIONS.kinds)), why_not="Sentencing feedback is not part of your role."
)
RECORD_COURTS = right(
    "courts.record", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER,
    why_not="Police officers and the ward's coordinator record what courts decided.",
)  # fmt: skip
SPREAD = DECIDE
TEAM = frozenset({K.COORDINATOR, K.PCSO, K.SUPERVISOR})


def outcomes_seen_by(user: User) -> Q:
    """Those of the wards a person works in or for; what was taken back, for the ward's team alone."""
    seen = user.scope.q(READ_COURTS.kinds) & Q(withdrawn_at__isnull=True)
    return seen | user.scope.q(TEAM)


def is_police(user: User) -> bool:
    """Whether a partner officer is one of the police: constables sign in as officers of an agency."""
    return user.agency is not None and user.agency.kind == AgencyKind.POLICE


def may_record(user: User) -> bool:
    """Whether this person records for some ward: the ward's team, and of partner officers those of the police."""
    return user.scope.has(TEAM) or (user.scope.has({K.PARTNER}) and is_police(user))


def require_some_record(user: User) -> None:
    """Raise PermissionDenied where this person records for no ward at all."""
    if not may_record(user):
        raise PermissionDenied(RECORD_COURTS.why_not)


def require_record(user: User, ward: Ward) -> None:
    """Raise PermissionDenied where this person doesn't record for the ward."""
    if user.scope.covers(TEAM, ward) or (user.scope.covers({K.PARTNER}, ward) and is_police(user)):
        return
    raise PermissionDenied(RECORD_COURTS.why_not)


def records_for(user: User) -> frozenset[str]:
    """The kinds of role for whose wards this person records."""
    return TEAM | {K.PARTNER} if is_police(user) else TEAM


def outcome_for(user: User, pk: int) -> CourtOutcome:
    """The court outcome, or Http404 outside the person's sight."""
    return or_404(CourtOutcome.objects.visible_to(user).select_related("ward__partnership").filter(pk=pk).first())
