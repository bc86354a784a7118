"""Who may see and do what with problem-solving plans: each rule once (safety, "Problem-solving plan")."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.utils import timezone

from engagement.access import COORDINATE
from partnerships.asking_for import asked_for
from partnerships.fetching import or_404
from partnerships.models import RoleKind, User, Ward
from partnerships.policy import right
from tasking.models import Measurement, Objective, Plan, PlanIssue, PlanPartner, Practice, Risk

if TYPE_CHECKING:
    from tasking.models.plans import PlanQuerySet

K = RoleKind

READ_PLANS = right(
    "plan.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE, K.ANALYST, K.LEAD,
    K.INTELLIGENCE, why_not="Problem-solving plans are not part of your role.",
)  # fmt: skip
START_PLAN = right("plan.start", K.COORDINATOR, why_not="The ward's coordinator starts a plan.")
WRITE_PLAN = right(
    "plan.write", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.REPRESENTATIVE,
    why_not="Its owner, the partners on it and the ward's team write in a plan.",
)  # fmt: skip
TEAM_WRITES = right("plan.write as team", K.COORDINATOR, K.PCSO, K.SUPERVISOR)
LEAD_PLAN = right(
    "plan.lead", K.COORDINATOR, K.SUPERVISOR,
    why_not="The ward's coordinator and its supervisors decide on this.",
)  # fmt: skip
CAN_OWN = READ_PLANS.kinds - {K.COUNCILLOR.value, K.ANALYST.value, K.LEAD.value, K.INTELLIGENCE.value}


def plans_seen_by(user: User) -> Q:
    """Plans of one's wards, those one owns, and those on which one takes part (003 4.7.4: within the partnership)."""
    return user.scope.q(READ_PLANS.kinds) | _own(user)


def _own(user: User) -> Q:
    """Plans one owns or takes part in, while one has a role in which plans are read."""
    if not user.scope.has(READ_PLANS.kinds):
        return Q(pk__in=[])
    return Q(owner=user) | Q(pk__in=PlanPartner.objects.filter(user=user).values("plan"))


def wards_offered(user: User) -> QuerySet[Ward]:
    """The wards a list of plans is narrowed to: those of one's roles, and of the plans one owns or takes part in."""
    elsewhere = Plan.objects.filter(_own(user)).values("ward")
    return Ward.objects.filter(user.scope.q(READ_PLANS.kinds, ward="") | Q(pk__in=elsewhere))


def reviews_due_from(user: User, on: date) -> PlanQuerySet:
    """Plans whose review this person sees to and that was due before that day: those they own, and those they lead."""
    return Plan.objects.visible_to(user).overdue(on).filter(user.scope.q(LEAD_PLAN.kinds) | Q(owner=user))


def closings_waiting_for(user: User) -> PlanQuerySet:
    """Plans that somebody else proposes to close, in the wards where this person may agree."""
    proposed = Plan.objects.open().filter(close_proposed_by__isnull=False).exclude(close_proposed_by=user)
    return proposed.filter(user.scope.q(LEAD_PLAN.kinds))


def plan_for(user: User, pk: int) -> Plan:
    """The plan, with `shared`, the key of what others may take from it, or Http404 outside the person's sight."""
    return or_404(next(iter(_plan(user, timezone.localdate(), plan=pk)), None))


@asked_for
def _plan(person: User, today: date, *, plan: Any) -> QuerySet[Plan]:
    shared = Practice.objects.visible_to(person).filter(plan=OuterRef("pk")).order_by().values("pk")
    return (
        Plan.objects.visible_to(person)
        .defer("search")
        .annotate(shared=Subquery(shared[:1]))
        .select_related("ward__partnership", "owner", "agency", "priority", "close_proposed_by", "closed_by")
        .filter(pk=plan)
    )


def may_write(user: User, plan: Plan) -> bool:
    """Its owner, partner officers who take part, and the ward's team."""
    if plan.owner_id == user.pk and WRITE_PLAN.held_by(user):
        return True
    if TEAM_WRITES.held_for(user, plan.ward):
        return True
    return user.scope.has({K.PARTNER}) and plan.partners.filter(user=user).exists()


def require_write(user: User, plan: Plan) -> None:
    """Raise PermissionDenied, with the reason, where this person only reads the plan."""
    if not may_write(user, plan):
        raise PermissionDenied(WRITE_PLAN.why_not)


def may_own(person: User, ward: Ward) -> bool:
    """Whether this person could see and lead a plan of the ward: an officer, or a representative of it.

    A closed account holds no role.
    """
    return person.scope.covers(CAN_OWN, ward)


def coordinates(user: User, plan: Plan) -> bool:
    return COORDINATE.held_for(user, plan.ward)


def plan_to_write(user: User, pk: int, **_: object) -> Plan:
    """The plan for somebody who writes in it; PermissionDenied for one who only reads it."""
    plan = plan_for(user, pk)
    require_write(user, plan)
    return plan


def part_for(user: User, pk: int, part: str) -> Plan:
    """The plan, where it has such a part."""
    from tasking.forms.plans import PARTS  # noqa: PLC0415 - forms read the models

    if part not in PARTS:
        raise Http404
    return plan_for(user, pk)


def held_for(user: User, pk: int, held_pk: int) -> PlanIssue:
    return or_404(PlanIssue.objects.select_related("issue").filter(plan=plan_for(user, pk), pk=held_pk).first())


def partner_for(user: User, pk: int, partner_pk: int) -> PlanPartner:
    found = PlanPartner.objects.select_related("user", "agency").filter(plan=plan_for(user, pk), pk=partner_pk)
    return or_404(found.first())


def objective_for(user: User, pk: int, objective_pk: int) -> Objective:
    found = Objective.objects.prefetch_related("measurements").filter(plan=plan_for(user, pk), pk=objective_pk)
    return or_404(found.first())


def measurement_for(user: User, pk: int, measurement_pk: int) -> Measurement:
    found = Measurement.objects.select_related("objective")
    return or_404(found.filter(objective__plan=plan_for(user, pk), pk=measurement_pk).first())


def risk_for(user: User, pk: int, risk_pk: int) -> Risk:
    return or_404(Risk.objects.select_related("owner").filter(plan=plan_for(user, pk), pk=risk_pk).first())
