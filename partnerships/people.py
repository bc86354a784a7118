"""The questions the list of users asks: one bounded page, with roles and second factors."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from partnerships.access import people_seen_by
from partnerships.models import Role, User
from partnerships.models.people import RoleQuerySet

SOON_DAYS = 30


def people_for(user: User, *, q: str = "", role: str = "", state: str = "") -> QuerySet[User]:
    """Accounts the person may see, narrowed: by words in name, username, agency; by a role held today; by state.

    `state` is "" for open accounts; "without" for those of them that hold no role today, "ending" for those with a
    role that ends within thirty days, "waiting" for those with one that waits for a second administrator; "closed"
    or "all".
    """
    people = User.objects.filter(people_seen_by(user))
    for word in q.split():
        people = people.filter(Q(name__icontains=word) | Q(username__icontains=word) | Q(agency__name__icontains=word))
    if role:
        people = people.filter(Exists(_held().filter(kind=role)))
    if state == "closed":
        return people.filter(is_active=False)
    if state == "all":
        return people
    people = people.filter(is_active=True)
    return people.filter(_states()[state]) if state in _states() else people


def count_people(user: User) -> dict[str, int]:
    """How many open accounts `people_for` finds "without", "ending" and "waiting", in one query."""
    counts = {state: Count("pk", filter=where) for state, where in _states().items()}
    return User.objects.filter(people_seen_by(user), is_active=True).aggregate(**counts)


def _held() -> RoleQuerySet:
    return Role.objects.held(timezone.localdate()).filter(user=OuterRef("pk"))


def _states() -> dict[str, Q]:
    soon = timezone.localdate() + timedelta(days=SOON_DAYS)
    return {
        "without": ~Q(Exists(_held())),
        "ending": Q(Exists(_held().filter(ends_on__lte=soon))),
        "waiting": Q(Exists(Role.objects.filter(user=OuterRef("pk"), waiting=True))),
    }


def for_list(people: QuerySet[User]) -> QuerySet[User]:
    """With what a row shows: agency, today's roles with what they are held for, whether there is a second factor."""
    factor = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return (
        people.select_related("agency")
        .annotate(has_second_factor=Exists(factor))
        .prefetch_related(Prefetch("roles", queryset=roles_with_places().held(timezone.localdate()), to_attr="today"))
    )


def roles_with_places() -> Any:
    return Role.objects.select_related("partnership", "neighbourhood", "ward", "group", "given_by", "confirmed_by")


def waiting_for(user: User) -> QuerySet[Role]:
    """Roles that wait for a second administrator, of the partnerships this person administers."""
    partnerships = sorted(user.scope.partnership_ids({"admin"}))
    waiting: QuerySet[Role] = (
        roles_with_places().select_related("user").filter(waiting=True, partnership_id__in=partnerships)
    )
    return waiting
