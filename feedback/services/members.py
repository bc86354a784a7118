"""Who of a group can be written to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from partnerships.asking import question
from partnerships.errors import Refused
from partnerships.models import Group, Membership
from partnerships.posting import one_address


@dataclass(frozen=True, slots=True)
class Reach:
    """The members of a group with an address, and how many have none and are told at their meeting."""

    group: Group
    members: tuple[Membership, ...]
    without: int

    @property
    def whole(self) -> bool:
        """Only then has a group been told by e-mail alone; otherwise some are still owed a report to their meeting."""
        return bool(self.members) and self.without == 0


def address(membership: Membership) -> str:
    """Where the member is written to: as a member, else as a person with an account; "" for nowhere."""
    given = membership.email or (membership.user.email if membership.user and membership.user.is_active else "")
    return given if fits(given) else ""


@question
def _members(groups: Any, today: Any) -> QuerySet[Membership]:
    rows = Membership.objects.current(today).filter(group_id__in=groups).select_related("user")
    return rows.order_by("name", "pk")


def reach(groups: Iterable[Group]) -> dict[int, Reach]:
    """The reach of each group, by its key; two queries, whatever their number."""
    listed = list(groups)
    current: dict[int, list[Membership]] = {group.pk: [] for group in listed}
    for membership in _members(groups=[*current], today=timezone.localdate()):
        current[membership.group_id].append(membership)
    return {
        group.pk: Reach(
            group,
            tuple(one for one in current[group.pk] if address(one)),
            sum(not address(one) for one in current[group.pk]),
        )
        for group in listed
    }


def fits(email: str) -> bool:
    """Whether the post room takes this address: one that it refuses must not keep the others from their mail."""
    try:
        return bool(email) and bool(one_address(email))
    except Refused:
        return False
