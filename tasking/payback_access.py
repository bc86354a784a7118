"""Who may see, suggest, send and answer community payback: each rule once (T12)."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from engagement.access import COORDINATE
from engagement.models import Issue, Sensitivity
from partnerships.fetching import or_404
from partnerships.models import RoleKind, User, Ward
from partnerships.policy import right
from tasking.access import READ_ACTIONS, wards_offered
from tasking.models import Payback, PaybackState

K = RoleKind
READ_PAYBACK = right(
    "payback.read", *map(RoleKind, sorted(READ_ACTIONS.kinds)), why_not="Community payback is not part of your role."
)
SUGGEST_PAYBACK = right(
    "payback.suggest", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE,
    why_not="Your role reads what is suggested as payback work but does not suggest it.",
)  # fmt: skip
PROPOSE_PAYBACK = right(
    "payback.propose", K.COORDINATOR, K.PCSO, K.SUPERVISOR,
    why_not="The ward's coordinator and its neighbourhood team propose an issue as payback work.",
)  # fmt: skip
ANSWER_PAYBACK = right(
    "payback.answer", K.COORDINATOR, K.SUPERVISOR, K.PARTNER,
    why_not="The agency that was asked answers, or the ward's coordinator and supervisor for it.",
)  # fmt: skip
LOOK_THROUGH = COORDINATE
FOR_THE_AGENCY = frozenset({K.COORDINATOR, K.SUPERVISOR})
"""Who records an answer that the agency gave by telephone or at a meeting."""


def payback_seen_by(user: User) -> Q:
    """Work whose issue the person sees, and for a partner officer what was sent to their agency, over or not."""
    return Q(issue__in=Issue.objects.visible_to(user).values("pk")) | _of_agency(user)


def _of_agency(user: User) -> Q:
    if not (user.agency_id and user.scope.has({K.PARTNER})):
        return Q(pk__in=[])
    return Q(agency_id=user.agency_id) & ~Q(issue__sensitivity=Sensitivity.RESTRICTED)


def wards_with_payback(user: User) -> QuerySet[Ward]:
    """The wards a list of payback work is narrowed to: those of a list of actions, and where one's agency was asked."""
    asked = Payback.objects.filter(_of_agency(user)).values("issue__ward")
    return wards_offered(user) | Ward.objects.filter(pk__in=asked)


def payback_for(user: User, reference: str) -> Payback:
    """The payback work of the issue with that reference, or Http404 outside the person's sight."""
    found = Payback.objects.visible_to(user).for_list().select_related("sent_by", "ended_by")
    return or_404(found.filter(issue__reference=reference).first())


def may_look_through(user: User, payback: Payback) -> bool:
    """Whether this person decides what becomes of a suggestion now."""
    return payback.state == PaybackState.SUGGESTED and LOOK_THROUGH.held_for(user, payback.issue.ward)


def may_answer(user: User, payback: Payback) -> bool:
    """Whether this person answers now: an officer of the agency that was asked, or for it coordinator or supervisor."""
    if not payback.with_agency:
        return False
    if user.scope.has({K.PARTNER}) and user.agency_id and user.agency_id == payback.agency_id:
        return True
    return user.scope.covers(FOR_THE_AGENCY, payback.issue.ward)
