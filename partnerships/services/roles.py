"""Roles: held for something, from a day to a day, given by an administrator and never to themself (P2, safety)."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from partnerships.access import KEEP_PEOPLE
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import Group, Neighbourhood, Partnership, Role, RoleKind, User, Ward
from partnerships.models.people import RoleQuerySet
from partnerships.sessions import end_sessions

K = RoleKind
HeldFor = Partnership | Neighbourhood | Ward | Group

TWO_ADMINISTRATORS = frozenset({K.INTELLIGENCE})
"""Kinds of role that a second administrator confirms before they count (safety, Users)."""

NEVER_TOGETHER = [({K.INTELLIGENCE, K.AUDITOR}, {K.ANALYST, K.ADMIN}), ({K.INTELLIGENCE}, {K.AUDITOR})]
"""The intelligence unit and the auditor are roles of their own, held by no analyst and no admin (safety, Settled)."""

HELD_FOR: dict[str, tuple[type[HeldFor], ...]] = {
    K.COORDINATOR: (Ward, Neighbourhood, Partnership),
    K.PCSO: (Ward, Neighbourhood),
    K.SUPERVISOR: (Ward, Neighbourhood, Partnership),
    K.PARTNER: (Ward, Neighbourhood, Partnership),
    K.COUNCILLOR: (Ward,),
    K.REPRESENTATIVE: (Group,),
    K.ANALYST: (Partnership,),
    K.LEAD: (Partnership,),
    K.INTELLIGENCE: (Partnership,),
    K.AUDITOR: (Partnership,),
    K.ADMIN: (Partnership,),
}
"""What each kind of role can be held for."""


def give_role(
    *, person: User, by: User, kind: str, held_for: HeldFor, starts_on: date, ends_on: date | None = None
) -> Role:
    """Give `person` a role for a ward, neighbourhood, group or partnership, from a day to a day (both count).

    An intelligence role waits for a second administrator. The person's sessions end, so that what they may do
    changes with a new sign-in. Raises PermissionDenied outside the administrator's partnerships, Refused where a
    rule says no.
    """
    partnership = partnership_of(held_for)
    _require(by, partnership)
    _require(by, person.partnership)
    if person == by:
        raise Refused("You can't give yourself a role. Another administrator does that.")
    if not isinstance(held_for, HELD_FOR[kind]):
        raise Refused(f"{K(kind).label} is held for {_ways(kind)}.", field="held_for")
    if ends_on is not None and ends_on < starts_on:
        raise Refused("It ends before it starts.", field="ends_on")
    where = {_field(held_for): held_for}
    with transaction.atomic():
        locked(person)  # two administrators at once would each see neither of the other's roles
        others = person.roles.filter(_overlapping(starts_on, ends_on))
        if others.filter(kind=kind, **where).exists():
            raise Refused("They hold this role for it already in that time.", field="kind")
        _refuse_together(kind, {role.kind for role in others})
        role = Role.objects.create(
            user=person, kind=kind, starts_on=starts_on, ends_on=ends_on, given_by=by,
            waiting=kind in TWO_ADMINISTRATORS, **where,
        )  # fmt: skip
        end_sessions(person)
    return role


def confirm_role(*, role: Role, by: User) -> Role:
    """The second administrator's yes. Raises Refused for whoever gave it, and for the person it is for."""
    _require(by, partnership_of(held_for(role)))
    if by in (role.given_by, role.user):
        raise Refused("Another administrator than the one who gave it confirms this role.")
    with transaction.atomic():
        role = locked(role)
        if not role.waiting:
            raise Refused("This role does not wait for anybody.")
        role.waiting, role.confirmed_by = False, by
        role.save(update_fields=["waiting", "confirmed_by"])
        end_sessions(role.user)
    return role


def end_role(*, role: Role, by: User, ends_on: date | None = None) -> User:
    """End a role at once, or on its last day `ends_on`. Out: the person, signed out everywhere (safety 8).

    At once means that the next request is refused. A role that began today or later is then taken away altogether;
    the row history keeps that it was given. Raises Refused where nobody would be left to administer.
    """
    partnership = partnership_of(held_for(role))
    _require(by, partnership)
    last = ends_on or timezone.localdate() - timedelta(days=1)
    if ends_on is not None and ends_on < role.starts_on:
        raise Refused("It ends before it starts.", field="ends_on")
    with transaction.atomic():
        if role.kind == K.ADMIN and last <= timezone.localdate() and role.partnership is not None:
            locked(role.partnership)  # two administrators who end each other's role at once would leave none
            if not administrators(role.partnership).exclude(user=role.user).exists():
                raise Refused("This is the last administrator. Give somebody else the role first.")
        if last < role.starts_on:
            role.delete()
        else:
            role.ends_on = last
            role.save(update_fields=["ends_on"])
        end_sessions(role.user)
    return role.user


def administrators(partnership: Partnership | None) -> RoleQuerySet:
    """Roles of administrator held today by people who can sign in."""
    return Role.objects.held(timezone.localdate()).filter(kind=K.ADMIN, partnership=partnership, user__is_active=True)


def held_for(role: Role) -> HeldFor:
    """What the role is held for: exactly one of the four is set, says the database."""
    found = role.partnership or role.neighbourhood or role.ward or role.group
    if found is None:
        raise ValueError("A role is held for something.")
    return found


def partnership_of(thing: HeldFor) -> Partnership | None:
    return thing if isinstance(thing, Partnership) else thing.partnership


def _require(by: User, partnership: Partnership | None) -> None:
    if partnership is None or partnership.pk not in by.scope.partnership_ids({K.ADMIN}):
        raise PermissionDenied(KEEP_PEOPLE.why_not)


def _field(thing: HeldFor) -> str:
    return type(thing).__name__.lower()


def _ways(kind: str) -> str:
    return " or ".join(f"a {model.__name__.lower()}" for model in HELD_FOR[kind])


def _overlapping(starts_on: date, ends_on: date | None) -> Q:
    begun = Q(starts_on__lte=ends_on) if ends_on else Q()
    return begun & (Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))


def _refuse_together(kind: str, held: set[str]) -> None:
    for one, other in NEVER_TOGETHER:
        if (kind in one and held & other) or (kind in other and held & one):
            clash = K(min(held & (other if kind in one else one))).label
            raise Refused(f"{K(kind).label} is not held together with {clash}.", field="kind")
