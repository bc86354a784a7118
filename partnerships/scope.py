"""What a person may reach: the roles held today, turned into wards, groups and partnerships, once a request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from partnerships.asking import question

if TYPE_CHECKING:
    from partnerships.models import Partnership, Role, User, Ward


@dataclass(frozen=True, slots=True)
class Held:
    """One role in force: its kind, and the wards, groups or whole partnership it reaches."""

    kind: str
    ward_ids: frozenset[int] = frozenset()
    group_id: int | None = None
    partnership_id: int | None = None


@dataclass(frozen=True)
class Scope:
    """All roles a person holds today. Empty for somebody without a role, who then reaches nothing."""

    held: tuple[Held, ...] = ()
    home: int | None = None
    """The partnership they work in; no rule asks for it."""
    keeps: Partnership | None = field(default=None, compare=False, repr=False)
    """The one that keeps their account, where it was read with it: nearly always the one they work in."""

    @cached_property
    def partnership(self) -> Partnership | None:
        """The partnership they work in, to head their pages. Read when a page asks; a step that answers with another
        page does not.
        """
        if self.keeps is not None and self.keeps.pk == self.home:
            return self.keeps
        return _partnership.first(pk=self.home) if self.home is not None else None

    @cached_property
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

    def reach(self, kinds: Iterable[str]) -> dict[str, frozenset[int]]:
        """What `q` reaches, as the values of a question that has `asking.within` among its conditions."""
        return {"wards": self.ward_ids(kinds), "partnerships": self.partnership_ids(kinds)}

    def covers(self, kinds: Iterable[str], ward: Ward) -> bool:
        """The same rule as `q`, for one ward in hand."""
        return ward.pk in self.ward_ids(kinds) or ward.partnership_id in self.partnership_ids(kinds)


@question
def _partnership(pk: Any) -> QuerySet[Partnership]:
    from partnerships.models import Partnership  # noqa: PLC0415 - people.py imports this module

    return Partnership.objects.filter(pk=pk).order_by()


def scope_of(user: User) -> Scope:
    """Read the roles `user` holds today: one query, whatever their number. An inactive user holds none."""
    if not user.is_active:
        return Scope()
    rows = _roles(user=user.pk, day=timezone.localdate())
    held = tuple(
        Held(kind, frozenset([ward] if ward else [*in_neighbourhood, *in_group]), group, partnership)
        for kind, ward, group, partnership, in_neighbourhood, in_group, _ in rows
    )
    # That of the first role, whatever it is held for.
    home = next((row[-1] for row in rows if row[-1] is not None), None)
    keeps = user.partnership if "partnership" in user._state.fields_cache else None
    return Scope(held, home, keeps)


@question
def _roles(user: Any, day: Any) -> QuerySet[Role, Any]:
    """The roles somebody holds on a day, and what each reaches. Asked at every request."""
    from partnerships.models import Group, Role, Ward  # noqa: PLC0415 - people.py imports this module

    of_neighbourhood = Ward.objects.filter(neighbourhood=OuterRef("neighbourhood")).order_by().values("pk")
    of_group = Group.wards.through.objects.filter(group=OuterRef("group")).values("ward_id")
    homes = (f"{held_for}__partnership_id" for held_for in ("ward", "neighbourhood", "group"))
    columns = (
        "kind", "ward_id", "group_id", "partnership_id", ArraySubquery(of_neighbourhood), ArraySubquery(of_group),
        Coalesce("partnership_id", *homes),
    )  # fmt: skip
    return Role.objects.held(day).filter(user=user).order_by("kind", "pk").values_list(*columns)
