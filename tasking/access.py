"""Who may see and do what with meetings' decisions and actions: each rule once (safety)."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404

from engagement.access import DECIDE, READ_RECEIVED, WHOLE_WARD, WORK_ON_ACTION
from engagement.models import Sensitivity
from partnerships.models import RoleKind, User
from partnerships.policy import Right, right
from tasking.models import Action

K = RoleKind
__all__ = ["DECIDE", "READ_ACTIONS", "WORK_ON_ACTION", "action_for", "actions_seen_by", "may_work_on"]

READ_ACTIONS = right(
    "action.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE, K.ANALYST, K.LEAD,
    K.INTELLIGENCE, why_not="Actions are not part of your role.",
)  # fmt: skip

ACROSS = frozenset({K.ANALYST, K.LEAD, K.INTELLIGENCE})


def actions_seen_by(user: User) -> Q:
    """Actions of the issues a person sees: their own and their agency's always, their wards' by role."""
    scope = user.scope
    team = scope.q(READ_RECEIVED.kinds, ward="issue__ward")
    others = scope.q(WHOLE_WARD | ACROSS | {K.PARTNER}, ward="issue__ward")
    seen = team | (others & ~Q(issue__sensitivity=Sensitivity.RESTRICTED))
    if scope.has(READ_ACTIONS.kinds):
        seen |= Q(owner=user)
        if user.agency_id and scope.has({K.PARTNER}):
            seen |= Q(agency_id=user.agency_id) & ~Q(issue__sensitivity=Sensitivity.RESTRICTED)
    return seen


def may_work_on(user: User, action: Action) -> bool:
    """Owner, owner's agency (partner officers), and the ward's coordinator, PCSO or supervisor."""
    if not WORK_ON_ACTION.held_by(user):
        return False
    if action.owner_id == user.pk:
        return True
    if user.scope.has({K.PARTNER}) and user.agency_id and action.agency_id == user.agency_id:
        return True
    return user.scope.covers(READ_RECEIVED.kinds, action.issue.ward)


def action_for(user: User, pk: int, needed: Right = READ_ACTIONS) -> Action:
    """The action, or Http404 outside the person's sight. The caller asks `may_work_on` before a change."""
    found = Action.objects.visible_to(user).for_list().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
