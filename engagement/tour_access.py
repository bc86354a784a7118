"""Who reads community groups, tours, contacts and briefings: the ward's team alone, each rule once (E5-E7, safety)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from engagement.models import Briefing, CommunityGroup, Contact, Tour, TourStop
from partnerships.fetching import or_404
from partnerships.models import Role, RoleKind, User, Ward
from partnerships.policy import Right, right

K = RoleKind
TEAM = (K.COORDINATOR, K.PCSO, K.SUPERVISOR)
READ_TOURS = right("tour.read", *TEAM, why_not="Tours and contacts are the ward team's.")
LOG_CONTACT = right("contact.log", *TEAM, why_not="The ward's team logs its contacts.")
KEEP_COMMUNITY = right("community group.keep", *TEAM, why_not="The ward's team keeps its list of community groups.")
BRIEF = right("briefing.record", *TEAM, why_not="A PCSO, the beat manager or the coordinator records a briefing.")
LEAD_TOURS = right("tour.lead", K.COORDINATOR, K.SUPERVISOR)
"""Whose teams' tours these are."""
WALKS = frozenset({K.PCSO.value})


def groups_seen_by(user: User) -> Q:
    """Community groups of the wards of the person's team roles."""
    return user.scope.q(READ_TOURS.kinds)


def contacts_seen_by(user: User) -> Q:
    """Contacts in the wards of the person's team roles."""
    return user.scope.q(READ_TOURS.kinds)


def stops_seen_by(user: User) -> Q:
    """Stops of a tour at groups of the person's wards."""
    return user.scope.q(READ_TOURS.kinds, ward="group__ward")


def tours_seen_by(user: User) -> Q:
    """One's own tours, and those with a stop in one's wards."""
    own = Q(pcso=user) if user.scope.has(WALKS) else Q(pk__in=[])
    return own | Q(Exists(TourStop.objects.filter(stops_seen_by(user), tour=OuterRef("pk"))))


def walkers_within(user: User) -> Q:
    """People who walk, today, a ward this person leads: conditions on User."""
    wards = Ward.objects.filter(user.scope.q(LEAD_TOURS.kinds, ward=""))
    held = Role.objects.held(timezone.localdate()).filter(kind=K.PCSO, user=OuterRef("pk"))
    return Q(Exists(held.for_wards(wards.order_by().values("pk"))))


def pcsos_of(user: User) -> QuerySet[User]:
    """The PCSOs whose briefings this person may record: oneself, and those who walk the wards one leads."""
    own = Q(pk=user.pk) if user.scope.has(WALKS) else Q(pk__in=[])
    led = walkers_within(user) if LEAD_TOURS.held_by(user) else Q(pk__in=[])
    return User.objects.filter(own | led).order_by("name", "pk")


def may_brief(user: User, pcso: User) -> bool:
    """Whether this person may record a briefing of that PCSO."""
    return pcsos_of(user).filter(pk=pcso.pk).exists()


def leaders_of(pcso: User) -> QuerySet[User]:
    """Supervisors and coordinators, today, of the wards the PCSO walks: who a briefing may be with."""
    wards = Ward.objects.filter(pcso.scope.q(WALKS, ward=""))
    held = Role.objects.held(timezone.localdate()).filter(kind__in=LEAD_TOURS.kinds)
    return held.for_wards(wards.order_by().values("pk")).people()


def briefings_seen_by(user: User) -> Q:
    """One's own briefings; for who leads, those of PCSOs who have made contacts or tours in their wards."""
    own = Q(pcso=user) | Q(by=user) if user.scope.has(READ_TOURS.kinds) else Q(pk__in=[])
    if not LEAD_TOURS.held_by(user):
        return own
    of_tours = TourStop.objects.filter(user.scope.q(LEAD_TOURS.kinds, ward="group__ward"), tour__pcso=OuterRef("pcso"))
    of_contacts = Contact.objects.filter(user.scope.q(LEAD_TOURS.kinds), by=OuterRef("pcso"))
    return own | Q(Exists(of_tours)) | Q(Exists(of_contacts))


def community_group_for(user: User, pk: int, needed: Right = READ_TOURS) -> CommunityGroup:
    """The community group, or Http404 outside the person's sight, PermissionDenied without the right."""
    found = CommunityGroup.objects.visible_to(user).select_related("ward__partnership", "added_by").filter(pk=pk)
    group = or_404(found.first())
    needed.require(user, group.ward)
    return group


def tour_for(user: User, pk: int) -> Tour:
    """The tour, or Http404 outside the person's sight."""
    return or_404(Tour.objects.visible_to(user).select_related("pcso").filter(pk=pk).first())


def contact_for(user: User, pk: int, needed: Right = READ_TOURS) -> Contact:
    """The contact, or Http404 outside the person's sight."""
    found = or_404(Contact.objects.visible_to(user).for_list().filter(pk=pk).first())
    needed.require(user, found.ward)
    return found


def briefing_for(user: User, pk: int) -> Briefing:
    """The briefing, or Http404 outside the person's sight."""
    return or_404(Briefing.objects.visible_to(user).select_related("pcso", "by").filter(pk=pk).first())
