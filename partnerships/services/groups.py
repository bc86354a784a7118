"""Groups and who is in them: kept by coordinators and administrators, joined by invitation (P3, P4, 000 2.3)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from partnerships.access import KEEP_GROUPS, require_for_group
from partnerships.errors import Conflict, Refused
from partnerships.locking import save_if_unchanged
from partnerships.models import (
    Agency,
    Capacity,
    Group,
    GroupKind,
    InvitedTo,
    Membership,
    MembershipStatus,
    Partnership,
    User,
    Ward,
)
from partnerships.services.inviting import mail_invitation
from partnerships.services.schedule import redraft

GROUP_FIELDS = (
    "kind", "name", "neighbourhood", "escalates_to", "cadence_every", "cadence_unit", "cadence_anchor", "meets_at",
    "lasts_minutes", "venue", "standing_items", "purpose", "community_role", "quorum", "public", "ended_on",
)  # fmt: skip


def add_group(*, by: User, partnership: Partnership, wards: list[Ward], facts: dict[str, Any]) -> Group:
    """Add a group. In: its partnership, the wards it meets for, and its fields. Out: the group with a slug of its own.

    Raises PermissionDenied where the person does not keep groups for all of these wards.
    """
    _require_for_wards(by, partnership, wards)
    group = Group(partnership=partnership, **{name: facts[name] for name in GROUP_FIELDS if name in facts})
    with transaction.atomic():
        group.slug = _free_slug(group.name)
        group.save()
        group.meets_for(wards)
        if group.kind == GroupKind.CASES:
            # Its members alone see it (001 8): without a first one nobody could invite the others.
            invite(group=group, by=by, capacity=Capacity.CO_CHAIR, user=by, accepted=True)
        redraft(group=group, by=by)
    return group


def change_group(*, group: Group, by: User, wards: list[Ward], facts: dict[str, Any], version: int) -> Group:
    """Change what a group is called, when it meets, where it escalates to; its year follows. Its address stays.

    Raises Refused, PermissionDenied, and Conflict with what stands where somebody changed it in between.
    """
    require_for_group(by, KEEP_GROUPS, group)
    _require_for_wards(by, group.partnership, [ward for ward in wards if ward.pk not in group.ward_ids])
    _no_circle(group, facts.get("escalates_to"))
    if (facts.get("kind", group.kind) == GroupKind.CASES) != (group.kind == GroupKind.CASES):
        raise Refused("What is restricted stays so: add another group for another kind of meeting.", field="kind")
    named = [name for name in GROUP_FIELDS if name in facts]
    for name in named:
        setattr(group, name, facts[name])
    with transaction.atomic():
        save_if_unchanged(group, version=version, fields=named)
        group.meets_for(wards)
        redraft(group=group, by=by)
    return group


def _require_for_wards(by: User, partnership: Partnership, wards: list[Ward]) -> None:
    if partnership.pk in by.scope.partnership_ids(KEEP_GROUPS.kinds):
        return
    allowed = by.scope.ward_ids(KEEP_GROUPS.kinds)
    if not allowed or any(ward.pk not in allowed for ward in wards):
        raise PermissionDenied("You keep groups for your own wards only.")


def _no_circle(group: Group, higher: Group | None) -> None:
    seen = {group.pk}
    while higher is not None:
        if higher.pk in seen:
            raise Refused("A group can't escalate to itself, by whatever way round.", field="escalates_to")
        seen.add(higher.pk)
        higher = higher.escalates_to


def _free_slug(name: str) -> str:
    base = slugify(name)[:150] or "group"
    taken = set(Group.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def invite(
    *,
    group: Group,
    by: User,
    capacity: Capacity,
    user: User | None = None,
    name: str = "",
    email: str = "",
    phone: str = "",
    agency: Agency | None = None,
    starts_on: date | None = None,
    invited_to: InvitedTo = InvitedTo.EVERY,
    accepted: bool = False,
) -> Membership:
    """Invite somebody, with an account or with a name alone; `accepted` where they have said yes already.

    The invitation is mailed with their own link, where there is an address. Raises Refused where they are a member
    or invited already, and where their agency has nominated somebody else as that (001 rec 2.1).
    """
    require_for_group(by, KEEP_GROUPS, group)
    if user is None and not name:
        raise Refused("Choose a person, or write a name.", field="name")
    agency = agency or (user.agency if user else None)
    _of_an_agency(capacity, agency)
    try:
        with transaction.atomic():
            _end_lapsed(group)
            made = Membership.objects.create(
                group=group,
                user=user,
                name=user.name if user else name,
                email=email or (user.email if user else ""),
                phone=phone,
                agency=agency,
                capacity=capacity,
                status=MembershipStatus.ACCEPTED if accepted else MembershipStatus.INVITED,
                starts_on=starts_on or timezone.localdate(),
                invited_to=invited_to,
                answered_at=timezone.now() if accepted else None,
            )
            if not accepted:
                mail_invitation(membership=made)
            return made
    except IntegrityError as error:
        raise _taken(error, agency, capacity, user) from error


def _of_an_agency(capacity: str, agency: Agency | None) -> None:
    if capacity in (Capacity.AGENCY, Capacity.DEPUTY) and agency is None:
        raise Refused(f"Choose the agency whose {Capacity(capacity).label.lower()} this is.", field="agency")


def _taken(error: IntegrityError, agency: Agency | None, capacity: str, user: User | None) -> Refused:
    if "agency_nominates_one" in str(error):
        word = "deputy" if capacity == Capacity.DEPUTY else "representative"
        return Refused(f"{agency} has a {word} here already. End that membership first.", field="capacity")
    return Refused(f"{user} is a member or invited already.", field="user")


MEMBER_FIELDS = ("capacity", "agency", "email", "phone", "invited_to")


def change_member(
    *, membership: Membership, by: User, capacity: Capacity, agency: Agency | None, email: str, phone: str,
    invited_to: InvitedTo, seen: int | None = None,
) -> Membership:  # fmt: skip
    """Change as what somebody is in a group, how they are reached, and to which meetings they are invited.

    In: the `standing` of the membership that the person saw. Raises Refused for a membership that is over, and where
    their agency has nominated somebody else as that, Conflict where it was changed since.
    """
    require_for_group(by, KEEP_GROUPS, membership.group)
    _of_an_agency(capacity, agency)
    with transaction.atomic():
        _end_lapsed(membership.group)
        row = _going_on(membership)
        if seen is not None and seen != row.standing:
            raise Conflict(
                "Somebody else saved this while you were writing. Both texts are shown; nothing of yours is lost.",
                theirs={name: getattr(row, name) for name in MEMBER_FIELDS},
                version=row.standing,
            )
        row.capacity, row.agency, row.email, row.phone, row.invited_to = capacity, agency, email, phone, invited_to
        try:
            with transaction.atomic():
                row.save(update_fields=MEMBER_FIELDS)
        except IntegrityError as error:
            raise _taken(error, agency, capacity, row.user) from error
        return row


def _going_on(membership: Membership) -> Membership:
    """Its row, locked. Raises Refused where it is over, or was declined."""
    row = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if row.status not in (MembershipStatus.INVITED, MembershipStatus.ACCEPTED):
        raise Refused("This membership is over.")
    return row


def _end_lapsed(group: Group) -> None:
    """Memberships whose last day is past are over; so that somebody can be invited again."""
    Membership.objects.filter(group=group, status=MembershipStatus.ACCEPTED, ends_on__lt=timezone.localdate()).update(
        status=MembershipStatus.ENDED
    )


def answer_invitation(*, membership: Membership, by: User, accepted: bool) -> Membership:
    """Record what somebody answered to an invitation."""
    require_for_group(by, KEEP_GROUPS, membership.group)
    with transaction.atomic():
        row = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
        if row.status != MembershipStatus.INVITED:
            raise Refused("This invitation was answered already.")
        row.status = MembershipStatus.ACCEPTED if accepted else MembershipStatus.DECLINED
        row.answered_at = timezone.now()
        row.save(update_fields=["status", "answered_at"])
        return row


def end_membership(*, membership: Membership, by: User, on: date | None = None) -> Membership:
    """Let a membership end with a day, today unless said; the meetings they came to keep them. Raises Refused."""
    require_for_group(by, KEEP_GROUPS, membership.group)
    on = on or timezone.localdate()
    if on < membership.starts_on:
        raise Refused("It can't end before it began.", field="on")
    with transaction.atomic():
        row = _going_on(membership)
        row.ends_on = on
        if on <= timezone.localdate() or row.status == MembershipStatus.INVITED:
            row.status = MembershipStatus.ENDED  # a day to come ends it by itself
        row.save(update_fields=["status", "ends_on"])
        return row
