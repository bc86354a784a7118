"""What administrators keep about places: which wards are the partnership's, and which neighbourhood each belongs to.

Wards themselves come from the files of the Office for National Statistics (`manage.py import_wards`), never by hand.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import slugify

from partnerships.access import KEEP_PEOPLE
from partnerships.errors import Refused
from partnerships.locking import save_if_unchanged
from partnerships.models import Neighbourhood, Partnership, User, Ward

FIELDS = ("name", "taken_up_on")


def add_neighbourhood(
    *, by: User, partnership: Partnership, name: str, taken_up_on: date | None = None, wards: Collection[Ward] = ()
) -> Neighbourhood:
    """Add a neighbourhood and move these wards into it. Raises Refused where the partnership has one of that name."""
    _require(by, partnership)
    made = Neighbourhood(partnership=partnership, name=name, taken_up_on=taken_up_on)
    with transaction.atomic():
        _name_free(made)
        made.slug = _free_slug(made)
        made.save()
        _hold(made, wards)
    return made


def change_neighbourhood(
    *, neighbourhood: Neighbourhood, by: User, version: int, name: str, taken_up_on: date | None,
    wards: Collection[Ward],
) -> Neighbourhood:  # fmt: skip
    """Change its name, since when it works with the book, and its wards; its address stays.

    A ward that is taken out belongs to no neighbourhood until it is put into another. Raises Conflict where somebody
    else changed it meanwhile, Refused for a name that is taken or a ward that is not the partnership's.
    """
    _require(by, neighbourhood.partnership)
    neighbourhood.name, neighbourhood.taken_up_on = name, taken_up_on
    with transaction.atomic():
        _name_free(neighbourhood)
        save_if_unchanged(neighbourhood, version=version, fields=FIELDS)
        _hold(neighbourhood, wards)
    return neighbourhood


def take_wards(*, by: User, partnership: Partnership, wards: Collection[Ward]) -> Partnership:
    """Wards that belong to no partnership become this one's. Raises Refused where another was quicker."""
    _require(by, partnership)
    asked = {ward.pk for ward in wards}
    if not asked:
        raise Refused("Choose at least one ward.", field="wards")
    with transaction.atomic():
        free = list(Ward.objects.select_for_update().filter(pk__in=asked, partnership__isnull=True))
        if len(free) != len(asked):
            taken = ", ".join(
                Ward.objects.filter(pk__in=asked - {ward.pk for ward in free}).values_list("name", flat=True)
            )
            raise Refused(f"These wards belong to a partnership already: {taken}.", field="wards")
        Ward.objects.filter(pk__in=asked).update(partnership=partnership)
    return partnership


def wards_free_in(authority: str) -> QuerySet[Ward]:
    """Wards of today in a local authority that belong to no partnership."""
    free = Ward.objects.current(timezone.localdate()).filter(partnership__isnull=True)
    return free.filter(local_authority_code=authority)


def authorities_with_free_wards() -> list[tuple[str, str]]:
    """Code and name of each local authority that has such wards, by name."""
    free = Ward.objects.current(timezone.localdate()).filter(partnership__isnull=True)
    rows = free.order_by("local_authority_name").values_list("local_authority_code", "local_authority_name").distinct()
    return [(code, name or "Authority not known") for code, name in rows]


def authorities_of(partnership: Partnership) -> set[str]:
    """Codes of the local authorities the partnership's wards lie in, and its own."""
    codes = set(partnership.wards.values_list("local_authority_code", flat=True))
    return {code for code in (*codes, partnership.local_authority_code) if code}


def _require(by: User, partnership: Partnership) -> None:
    if partnership.pk not in by.scope.partnership_ids(KEEP_PEOPLE.kinds):
        raise PermissionDenied(KEEP_PEOPLE.why_not)


def _hold(neighbourhood: Neighbourhood, wards: Collection[Ward]) -> None:
    """The neighbourhood has exactly these wards of today; wards of the past keep where they were."""
    today = Ward.objects.current(timezone.localdate()).select_for_update()
    asked = {ward.pk for ward in wards}
    partnership = neighbourhood.partnership_id
    for ward in today.filter(Q(neighbourhood=neighbourhood) | Q(pk__in=asked)).order_by("pk"):
        if ward.pk in asked and ward.partnership_id != partnership:
            raise Refused(f"{ward} is not a ward of this partnership.", field="wards")
        wanted = neighbourhood if ward.pk in asked else None
        if ward.neighbourhood_id != (wanted.pk if wanted else None):
            ward.neighbourhood = wanted
            ward.save(update_fields=["neighbourhood"])


def _name_free(neighbourhood: Neighbourhood) -> None:
    same = Neighbourhood.objects.filter(partnership=neighbourhood.partnership, name__iexact=neighbourhood.name)
    if same.exclude(pk=neighbourhood.pk).exists():
        raise Refused("The partnership has a neighbourhood of this name already.", field="name")


def _free_slug(neighbourhood: Neighbourhood) -> str:
    base = slugify(neighbourhood.name)[:60] or "neighbourhood"
    taken = set(Neighbourhood.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)
