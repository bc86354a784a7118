"""How a group's membership stands: who is in it, who was asked, and what is missing (P4, 001 rec 2, 6).

Read only; the steps are in `services.groups`, `services.inviting` and `services.terms`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    CharField,
    Count,
    DateField,
    Exists,
    Expression,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Lower, Mod
from django.utils import timezone

from partnerships.access import groups_kept_by
from partnerships.models import (
    TASKING_KINDS,
    Agency,
    Capacity,
    Group,
    InvitedTo,
    Meeting,
    MeetingStage,
    Membership,
    MembershipStatus,
    Neighbourhood,
    TermsOfReference,
    User,
)

HALF_A_YEAR = 182
"""Days: 26 weeks, so that the weekday stays."""
SEATED = Q(capacity=Capacity.COMMUNITY, group__kind__in=TASKING_KINDS, group__ended_on__isnull=True)
"""Who has one of a neighbourhood's seats for community representatives: in a group that decides for it."""
ORDER = {"chair": 0, "co_chair": 1, "community": 2, "member": 2, "agency": 3, "deputy": 4, "guest": 5}
STANDING = (MembershipStatus.INVITED, MembershipStatus.ACCEPTED)


def of_group(group: Group, user: User, today: date) -> dict[str, Any]:
    """Context of a group's page: members, invited, former, and what is missing."""
    rows = list(group.memberships.select_related("agency", "user").order_by("name"))
    here = [m for m in rows if m.status == MembershipStatus.ACCEPTED and (not m.ends_on or m.ends_on >= today)]
    invited = [m for m in rows if m.status == MembershipStatus.INVITED]
    latest = group.terms.prefetch_related("acceptances").order_by("-number").first()
    accepted = {row.membership_id for row in latest.acceptances.all()} if latest else set()
    return {
        "members": sorted(here, key=lambda m: (ORDER.get(m.capacity, 9), str(m.agency or ""), m.name)),
        "invited": invited,
        "former": [m for m in rows if m not in here and m not in invited],
        "without_deputy": without_deputy([*here, *invited]),
        "seats": next(iter(seats([group])), None) if _has_seats(group) else None,
        "terms": latest,
        "not_accepted": [m for m in here if m.pk not in accepted] if latest else [],
        "to_accept": latest is not None and any(m.user_id == user.pk and m.pk not in accepted for m in here),
    }


def _has_seats(group: Group) -> bool:
    return group.kind in TASKING_KINDS and group.ended_on is None


def of_user(group: Group, user: User) -> Membership | None:
    """The person's own membership of the group today."""
    mine = Membership.objects.current(timezone.localdate()).filter(group=group, user=user)
    return mine.select_related("group").first()


def without_deputy(members: Iterable[Membership]) -> list[Agency]:
    """Agencies with a representative among these and no deputy, not even an invited one (001 rec 2.1)."""
    rows = list(members)
    deputised = {m.agency_id for m in rows if m.capacity == Capacity.DEPUTY}
    represented = {m.agency for m in rows if m.capacity == Capacity.AGENCY and m.agency is not None}
    return sorted((agency for agency in represented if agency.pk not in deputised), key=lambda agency: agency.name)


@dataclass(frozen=True, slots=True)
class Seats:
    """The community representatives of a neighbourhood, in the groups that decide for it."""

    neighbourhood: Neighbourhood
    wanted: int
    names: tuple[str, ...]

    @property
    def vacant(self) -> int:
        return max(0, self.wanted - len(self.names))


def seats(groups: Iterable[Group]) -> list[Seats]:
    """For each neighbourhood of these tasking groups, its community representatives today (001 rec 6.1). One query.

    In: groups with their neighbourhood and partnership.
    """
    of = {group.neighbourhood.pk: group for group in groups if group.neighbourhood is not None}
    names: dict[int, dict[object, str]] = {pk: {} for pk in of}
    current = Membership.objects.current(timezone.localdate()).filter(SEATED, group__neighbourhood__in=of)
    for where, user_id, name in current.values_list("group__neighbourhood", "user", "name"):
        names[where][user_id or name.casefold()] = name  # one person in two groups has one seat
    return [
        Seats(group.neighbourhood, group.partnership.representatives_a_neighbourhood, tuple(sorted(names[pk].values())))
        for pk, group in of.items()
        if group.neighbourhood is not None
    ]


def unanswered(user: User) -> QuerySet[Membership]:
    """Invitations to the groups this person keeps that nobody has answered, the oldest first."""
    kept = Group.objects.filter(groups_kept_by(user)).values("pk")
    return Membership.objects.unanswered().filter(group__in=kept).order_by("invited_at", "pk")


def seats_kept(user: User) -> list[Seats]:
    """The neighbourhoods whose groups this person keeps."""
    kept = Group.objects.active().tasking().filter(groups_kept_by(user))
    return seats(kept.select_related("neighbourhood", "partnership").order_by("name"))


def vacant(user: User, today: date) -> QuerySet[Neighbourhood]:
    """Those of them that lack representatives, each with how many as `lacking`: the rule of `seats`, counted there."""
    kept = Group.objects.active().tasking().filter(groups_kept_by(user)).values("neighbourhood")
    who = Coalesce(Cast("groups__memberships__user", CharField()), Lower("groups__memberships__name"))
    current = Membership.objects.current(today).filter(SEATED).values("pk")
    filled = Count(who, filter=Q(groups__memberships__in=current), distinct=True)
    lacking = F("partnership__representatives_a_neighbourhood") - filled
    return Neighbourhood.objects.filter(pk__in=kept).annotate(lacking=lacking).filter(lacking__gt=0)


def wanting(user: User, today: date) -> dict[str, Any]:
    """Everything that is missing in the groups this person keeps."""
    kept = Group.objects.active().filter(groups_kept_by(user)).order_by("name")
    nominated = Membership.objects.filter(
        group__in=kept.values("pk"), status__in=STANDING, capacity__in=[Capacity.AGENCY, Capacity.DEPUTY]
    ).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    by_group: dict[Group, list[Membership]] = {}
    for member in nominated.select_related("agency", "group").order_by("group__name"):
        by_group.setdefault(member.group, []).append(member)
    without = [(group, agencies) for group, members in by_group.items() if (agencies := without_deputy(members))]
    rows = list(unanswered(user).select_related("group", "agency"))
    found = seats_kept(user)
    return {
        "unanswered": rows,
        "to_find": sum(one.vacant for one in found),
        "seats": sorted(found, key=lambda one: (-one.vacant, one.neighbourhood.name)),
        "without_deputy": without,
        "terms": _terms_not_accepted(kept, today),
        "without_terms": list(kept.filter(terms__isnull=True)),
    }


def _terms_not_accepted(kept: QuerySet[Group], today: date) -> list[tuple[Group, TermsOfReference, int]]:
    """Groups whose latest terms some members have not accepted, with how many."""
    rows = (
        TermsOfReference.objects.filter(group__in=kept.values("pk"))
        .order_by("group_id", "-number")
        .distinct("group_id")
    )
    latest = {row.group_id: row for row in rows}
    current = Membership.objects.current(today).filter(group__in=latest)
    accepted = Q(accepted_terms__terms__in=[row.pk for row in latest.values()])
    open_ = dict(current.exclude(accepted).values_list("group").annotate(number=Count("pk")).order_by())
    return [(group, latest[group.pk], open_[group.pk]) for group in kept if group.pk in open_]


def half_yearly(group: Group) -> dict[int, list[Membership]]:
    """Which of the group's meetings each half-yearly member is invited to: meeting, members (001 rec 2.2).

    The first in each half-year, counted from the day they began; a cancelled one invites them to the next. Two queries.
    """
    guests = list(Membership.objects.filter(group=group, status__in=STANDING, invited_to=InvitedTo.HALF_YEARLY))
    invited: dict[int, list[Membership]] = {}
    if not guests:
        return invited
    first = min(guest.starts_on for guest in guests)
    held = Meeting.objects.filter(group=group, starts_at__date__gte=first).exclude(stage=MeetingStage.CANCELLED)
    meetings = list(held.only("pk", "starts_at").order_by("starts_at"))
    for guest in guests:
        last = guest.ends_on or date.max
        seen: set[int] = set()
        for meeting in meetings:
            turn = (meeting.day - guest.starts_on).days // HALF_A_YEAR
            if guest.starts_on <= meeting.day <= last and turn not in seen:
                seen.add(turn)
                invited.setdefault(meeting.pk, []).append(guest)
    return invited


def not_their_turn(group: Any, day: Any, starts_at: Any) -> Q:
    """Half-yearly members who were invited to an earlier meeting of the same half-year: the rule of `half_yearly`.

    In: the group of a meeting, its day and when it begins; values or places for them.
    """
    day = day if isinstance(day, Expression) else Value(day, DateField())
    since = Func(day, F("starts_on"), arg_joiner=" - ", template="(%(expressions)s)", output_field=IntegerField())
    begins = Func(
        day, Mod(since, Value(HALF_A_YEAR)), arg_joiner=" - ", template="(%(expressions)s)", output_field=DateField()
    )
    earlier = Meeting.objects.filter(group_id=group, starts_at__lt=starts_at)
    theirs = earlier.exclude(stage=MeetingStage.CANCELLED).filter(starts_at__date__gte=OuterRef("half_year"))
    passed = (
        Membership.objects.filter(group_id=group, invited_to=InvitedTo.HALF_YEARLY)
        .annotate(half_year=begins)
        .filter(Exists(theirs))
    )
    return Q(pk__in=passed.values("pk"))
