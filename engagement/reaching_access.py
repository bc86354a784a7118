"""Who may see and do what with engagement plans, events and commissioned work: each rule once (E8).

The plan is read by all it concerns; figures under five by the ward's team and by whoever counted them (safety, Fields).
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from engagement.models import EngagementEvent, EngagementPlan, PieceOfWork, PlanLine
from partnerships.fetching import or_404, ward_for
from partnerships.models import RoleKind, User, Ward
from partnerships.policy import right

K = RoleKind
READ_REACHING = right(
    "reaching.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE, K.ANALYST, K.LEAD,
    why_not="Engagement plans are not part of your role.",
)  # fmt: skip
COMMISSION = right(
    "reaching.commission", K.COORDINATOR,
    why_not="The ward's coordinator writes its engagement plan and asks partners for work (000 3.3).",
)  # fmt: skip
RECORD_EVENT = right(
    "reaching.record", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER,
    why_not="The ward's team and its partners record what they held.",
)  # fmt: skip
SEE_THE_FEW = right("reaching.see the few", K.COORDINATOR, K.PCSO, K.SUPERVISOR)
"""Who is shown numbers under five, and what was said beside the issues."""
PARTNER = frozenset({K.PARTNER.value})


def of_own_agency(user: User) -> Q:
    """Work or events of a partner officer's own agency, in whatever ward."""
    return Q(agency=user.agency_id) if user.agency_id and user.scope.has(PARTNER) else Q(pk__in=[])


def plans_seen_by(user: User) -> Q:
    """Agreed versions of the wards whose engagement this person reads; drafts for the ward's team."""
    agreed = user.scope.q(READ_REACHING.kinds) & Q(agreed_on__isnull=False)
    return agreed | user.scope.q(SEE_THE_FEW.kinds)


def work_seen_by(user: User) -> Q:
    """Work in the wards whose engagement this person reads, and what is asked of their agency."""
    return user.scope.q(READ_REACHING.kinds) | of_own_agency(user)


def events_seen_by(user: User) -> Q:
    """Events for the wards whose engagement this person reads, and those of their agency."""
    through = EngagementEvent.wards.through.objects.filter(user.scope.q(READ_REACHING.kinds))
    return Q(pk__in=through.values("engagementevent")) | of_own_agency(user)


def reached_ward(user: User, slug: str) -> Ward:
    """The ward of that slug whose engagement this person reads, or Http404."""
    return ward_for(user, slug, READ_REACHING)


def plan_for(user: User, pk: int) -> EngagementPlan:
    """The version of that number, or Http404 outside the person's sight."""
    found = EngagementPlan.objects.visible_to(user).select_related("ward__partnership", "written_by", "recorded_by")
    return or_404(found.filter(pk=pk).first())


def line_for(user: User, pk: int) -> PlanLine:
    """The line of a plan this person sees, or Http404."""
    seen = EngagementPlan.objects.visible_to(user).values("pk")
    return or_404(PlanLine.objects.filter(plan__in=seen, pk=pk).select_related("plan__ward__partnership").first())


def work_for(user: User, pk: int) -> PieceOfWork:
    """The piece of work with what its page shows, or Http404 outside the person's sight."""
    found = (
        PieceOfWork.objects.visible_to(user)
        .for_list()
        .select_related("asked_by", "ended_by", "survey__ward", "line__plan")
    )
    return or_404(found.filter(pk=pk).first())


def event_for(user: User, pk: int) -> EngagementEvent:
    """The event with its wards, or Http404 outside the person's sight."""
    found = EngagementEvent.objects.visible_to(user).for_list().select_related("recorded_by", "work__ward")
    return or_404(found.filter(pk=pk).first())


def sees_the_few(user: User, ward: Ward) -> bool:
    """Whether numbers under five of that ward are shown to this person."""
    return SEE_THE_FEW.held_for(user, ward)


def may_deliver(user: User, work: PieceOfWork) -> bool:
    """Whoever was asked, partner officers of that agency, and the ward's coordinator and supervisor for them."""
    if not work.is_open or not RECORD_EVENT.held_by(user):
        return False
    if work.officer_id == user.pk or (user.scope.has(PARTNER) and user.agency_id == work.agency_id):
        return True
    return user.scope.covers({K.COORDINATOR, K.SUPERVISOR}, work.ward)


def require_delivery(user: User, work: PieceOfWork) -> None:
    """Raise PermissionDenied for whoever may not say what came of it."""
    if not may_deliver(user, work):
        raise PermissionDenied("The agency that was asked says what came of it, or the ward's coordinator for it.")


def counted_by(user: User, event: EngagementEvent) -> bool:
    """Whether this person knows every figure of an event: of the ward's team, its agency, or who ran or recorded it."""
    if user.pk in (event.run_by_id, event.recorded_by_id) or sees_the_few(user, event.ward):
        return True
    return bool(event.agency_id) and user.scope.has(PARTNER) and user.agency_id == event.agency_id


def may_change(user: User, event: EngagementEvent) -> bool:
    """Whether this person corrects an event: who recorded it, and the ward's coordinator and supervisor."""
    own = event.recorded_by_id == user.pk and RECORD_EVENT.held_by(user)
    return own or user.scope.covers({K.COORDINATOR, K.SUPERVISOR}, event.ward)


def wards_to_hear(user: User, event: EngagementEvent) -> list[Ward]:
    """Of its wards those for which this person logs what was heard there."""
    return [ward for ward in event.wards.all() if RECORD_EVENT.held_for(user, ward)]


def require_change(user: User, event: EngagementEvent) -> None:
    """Raise PermissionDenied for whoever may not correct it."""
    if not may_change(user, event):
        raise PermissionDenied("Whoever recorded it corrects it, or the ward's coordinator or supervisor.")
