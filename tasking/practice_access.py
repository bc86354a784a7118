"""Who may read and share effective practice: each rule once (F7; 001 rec 5.2, 8.4)."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404

from partnerships.fetching import or_404
from partnerships.models import RoleKind, User
from partnerships.policy import right
from tasking.models import Plan, Practice
from tasking.plan_access import LEAD_PLAN, plan_for

K = RoleKind
READ_PRACTICE = right(
    "practice.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE, K.ANALYST,
    K.LEAD, why_not="Effective practice is not part of your role.",
)  # fmt: skip
SHARE_PRACTICE = LEAD_PLAN


def practices_seen_by(user: User) -> Q:
    """What is shared in the person's partnership, whatever their wards; what was taken back, for those who lead."""
    if not user.scope.has(READ_PRACTICE.kinds):
        return Q(pk__in=[])
    leads = user.scope.q(SHARE_PRACTICE.kinds, ward="plan__ward")
    return leads | Q(plan__ward__partnership=user.partnership_id or 0, withdrawn_at__isnull=True)


def practice_for(user: User, pk: int) -> Practice:
    """The practice, or Http404 outside the person's sight."""
    whole = Practice.objects.visible_to(user).select_related("plan__ward__neighbourhood", "contact__agency")
    return or_404(whole.filter(pk=pk).first())


def practice_to_change(user: User, pk: int) -> Practice:
    """The practice for somebody who leads its plan; Http404 outside the plans they see, else PermissionDenied."""
    plans = Plan.objects.visible_to(user).values("pk")
    found = or_404(Practice.objects.filter(plan__in=plans, pk=pk).select_related("plan__ward").first())
    SHARE_PRACTICE.require(user, found.plan.ward)
    return found


def plan_to_share(user: User, pk: int) -> Plan:
    """A closed plan of which nothing is shared yet. Http404 for any other, PermissionDenied for who doesn't lead it."""
    found = plan_for(user, pk)
    SHARE_PRACTICE.require(user, found.ward)
    if found.is_open or Practice.objects.filter(plan=found).exists():
        raise Http404
    return found
