"""What a person may reach: the roles held today, turned into wards, groups and partnerships, once a request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from partnerships.models import Partnership, Role, User, Ward


@dataclass(frozen=True, slots=True)
class Held:
    """One role in force: its kind, and the wards, groups or whole partnership it reaches."""

    kind: str
    ward_ids: frozenset[int] = frozenset()
    group_id: int | None = None
    partnership_id: int | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """All roles a person holds today. Empty for somebody without a role, who then reaches nothing."""

    held: tuple[Held, ...] = ()
    partnership: Partnership | None = None
    """The partnership they work in, to head their pages; no rule asks for it."""

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(held.kind for held in self.held)

    def has(self, kinds: Iterable[str]) -> bool:
        """Whether the person holds any of these roles, for anything."""
        return not self.kinds.isdisjoint(kinds)

    def ward_ids(self, kinds: Iterable[str]) -> frozenset[int]:
        """Wards named one by one through these roles; a whole partnership is not in it, see `q`."""
        wanted = frozenset(kinds)
        return frozenset().union(*(held.ward_ids for held in self.held if held.kind in wanted))

    def partnership_ids(self, kinds: Iterable[str]) -> frozenset[int]:
        wanted = frozenset(kinds)
        return frozenset(h.partnership_id for h in self.held if h.kind in wanted and h.partnership_id is not None)

    def q(self, kinds: Iterable[str], *, ward: str = "ward") -> Q:
        """A condition that a row's ward is within these roles. `ward` is the path to the ward, "" for Ward itself.

        Nothing held gives a condition that no row meets.
        """
        wards, partnerships = self.ward_ids(kinds), self.partnership_ids(kinds)
        key = f"{ward}_id__in" if ward else "pk__in"
        owner = f"{ward}__partnership_id__in" if ward else "partnership_id__in"
        condition = Q(pk__in=[])
        if wards:
            condition |= Q(**{key: sorted(wards)})
        if partnerships:
            condition |= Q(**{owner: sorted(partnerships)})
        return condition

    def covers(self, kinds: Iterable[str], ward: Ward) -> bool:
        """The same rule as `q`, for one ward in hand."""
        return ward.pk in self.ward_ids(kinds) or ward.partnership_id in self.partnership_ids(kinds)


FOR = ("neighbourhood", "ward", "group")


def _partnership(roles: Iterable[Role]) -> Partnership | None:
    """That of the first role, whatever it is held for."""
    for role in roles:
        held_for = role.ward or role.neighbourhood or role.group
        if found := role.partnership or (held_for and held_for.partnership):
            return found
    return None


def scope_of(user: User) -> Scope:
    """Read the roles `user` holds today: two queries, whatever their number. An inactive user holds none."""
    from partnerships.models import Group, Role, Ward  # noqa: PLC0415 - people.py imports this module

    if not user.is_active:
        return Scope()
    held = Role.objects.held(timezone.localdate()).filter(user=user)
    roles = list(held.select_related("partnership", *(f"{each}__partnership" for each in FOR)))
    neighbourhoods = {role.neighbourhood_id for role in roles if role.neighbourhood_id}
    groups = {role.group_id for role in roles if role.group_id}
    of_neighbourhood: dict[int, set[int]] = {}
    if neighbourhoods:
        for ward_id, neighbourhood_id in Ward.objects.filter(neighbourhood_id__in=neighbourhoods).values_list(
            "pk", "neighbourhood_id"
        ):
            of_neighbourhood.setdefault(neighbourhood_id or 0, set()).add(ward_id)
    of_group: dict[int, set[int]] = {}
    if groups:
        for group_id, ward_id in Group.wards.through.objects.filter(group_id__in=groups).values_list(
            "group_id", "ward_id"
        ):
            of_group.setdefault(group_id, set()).add(ward_id)
    return Scope(
        tuple(
            Held(
                kind=role.kind,
                ward_ids=frozenset(
                    {role.ward_id}
                    if role.ward_id
                    else of_neighbourhood.get(role.neighbourhood_id or 0, set())
                    | of_group.get(role.group_id or 0, set())
                ),
                group_id=role.group_id,
                partnership_id=role.partnership_id,
            )
            for role in roles
        ),
        partnership=_partnership(roles),
    )
