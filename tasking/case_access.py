"""Who may see and do what with the restricted case register (T8; safety, "Case-management conference record").

Two things are needed at once, today: to be a named member of that very group, and a role that may hear cases. No other
role gives anything, however wide; an analyst or lead gets the figures alone.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone

from partnerships.access import groups_held
from partnerships.fetching import or_404
from partnerships.models import Capacity, Group, GroupKind, Membership, Role, RoleKind, User
from partnerships.policy import right
from tasking.models import Case, CaseAction, CaseRegister

K = RoleKind
HEAR_CASES = right(
    "case.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER,
    why_not="Cases are seen by the meeting’s named members.",
)  # fmt: skip
REFER = right(
    "case.refer", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, why_not="Officers of an agency refer cases.",
)  # fmt: skip
COUNT_CASES = right(
    "case.count", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.ANALYST, K.LEAD,
    why_not="The case register is not part of your role.",
)  # fmt: skip
COUNTS_ONLY = frozenset({K.ANALYST, K.LEAD})
TAKES_PART = (Capacity.CHAIR, Capacity.CO_CHAIR, Capacity.MEMBER, Capacity.AGENCY, Capacity.DEPUTY)
"""A guest comes to one meeting, and the community is not represented at this one (001 3)."""
CHAIRS = (Capacity.CHAIR, Capacity.CO_CHAIR)
NOT_THE_CHAIR = "The chair of the case-management meeting does this."


def _memberships(user: User, *capacities: Capacity) -> QuerySet[Membership]:
    held = Membership.objects.current(timezone.localdate()).filter(
        user=user, group__kind=GroupKind.CASES, capacity__in=capacities or TAKES_PART
    )
    return held if HEAR_CASES.held_by(user) else held.none()


def is_member(user: User) -> bool:
    """Whether the person is a named member of any case-management group today."""
    return _memberships(user).exists()


def cases_seen_by(user: User) -> Q:
    """The cases of the groups the person is a member of today."""
    return Q(register__group__in=_memberships(user).values("group"))


def chairs(user: User, group_id: int) -> bool:
    return _memberships(user, *CHAIRS).filter(group=group_id).exists()


def case_for(user: User, reference: str) -> Case:
    """The case, or Http404 for everybody but the group's members."""
    return or_404(
        Case.objects.visible_to(user)
        .filter(reference=reference)
        .select_related("register__group__partnership", "agency", "referred_by")
        .first()
    )


def case_to_chair(user: User, reference: str) -> Case:
    """The case for a step that is the chair's: Http404 outside the group, PermissionDenied for its other members."""
    found = case_for(user, reference)
    if not chairs(user, found.register.group_id):
        raise PermissionDenied(NOT_THE_CHAIR)
    return found


def registers_of(user: User, *, chaired: bool = False) -> QuerySet[CaseRegister]:
    """The registers the person is a member of today, or chairs."""
    held = _memberships(user, *(CHAIRS if chaired else TAKES_PART))
    return CaseRegister.objects.filter(group__in=held.values("group")).select_related("group").order_by("pk")


def action_of_case(user: User, reference: str, pk: int) -> CaseAction:
    """A line of the case's plan, or Http404."""
    case = case_for(user, reference)
    found = or_404(case.actions.select_related("owner", "agency").filter(pk=pk).first())
    found.case = case
    return found


def require_member(user: User, case: Case) -> None:
    """Raise PermissionDenied where the person is no member of the case's group today."""
    if not _memberships(user).filter(group=case.register.group_id).exists():
        raise PermissionDenied(HEAR_CASES.why_not)


def require_chair(user: User, group_id: int) -> None:
    if not chairs(user, group_id):
        raise PermissionDenied(NOT_THE_CHAIR)


def groups_to_refer_to(user: User) -> QuerySet[Group]:
    """Case-management groups that take referrals from this person: those for where they work, and their own."""
    here = groups_held(user, REFER) if REFER.held_by(user) else Q(pk__in=[])
    mine = Q(pk__in=_memberships(user).values("group"))
    return Group.objects.active().filter(here | mine, kind=GroupKind.CASES).order_by("name")


def groups_to_count(user: User) -> QuerySet[Group]:
    """Case-management groups whose figures the person reads: their own, and the whole partnership's by role."""
    wide = groups_held(user, right("case.count widely", *COUNTS_ONLY))
    mine = Q(pk__in=_memberships(user).values("group"))
    return Group.objects.filter(wide | mine, kind=GroupKind.CASES).order_by("name")


def members_of(group_id: int) -> QuerySet[User]:
    """The people who take part in the group today and may hear cases, for whom a line of a plan may be."""
    today = timezone.localdate()
    named = Membership.objects.current(today).filter(group=group_id, capacity__in=TAKES_PART)
    hears = Role.objects.held(today).filter(kind__in=HEAR_CASES.kinds)
    return hears.people().filter(pk__in=named.values("user")).select_related("agency")
