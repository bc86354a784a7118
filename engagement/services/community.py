"""Keeping a ward's list of community groups: added, changed, ended and never deleted (E5)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from engagement.models import CommunityGroup
from engagement.services import touring
from engagement.tour_access import KEEP_COMMUNITY
from partnerships.errors import Refused
from partnerships.locking import locked, none_saved_since, save_if_unchanged
from partnerships.models import User, Ward

FIELDS = ("name", "kind", "meets", "contact_name", "phone", "email", "reach", "notes")


def add_group(*, by: User, ward: Ward, **facts: Any) -> CommunityGroup:
    """Add a community group, which from now on stands on the ward's tours. In: the `FIELDS`.

    Raises PermissionDenied without the right for the ward, Refused where the ward has one of that name.
    """
    KEEP_COMMUNITY.require(by, ward)
    group = CommunityGroup(ward=ward, added_by=by, added_at=timezone.now(), **_cleaned(facts))
    with transaction.atomic():
        _refuse_twice(group)
        with _named_once(group):
            group.save()
        touring.make_month(timezone.localdate())
    return group


def change_group(*, by: User, group: CommunityGroup, version: int, **facts: Any) -> CommunityGroup:
    """Change what is known of it. Raises Conflict with both texts, Refused for a name the ward has already."""
    KEEP_COMMUNITY.require(by, group.ward)
    for name, value in _cleaned(facts).items():
        setattr(group, name, value)
    with transaction.atomic():
        if group.ended_on is None:  # of those that ended, several may have had one name
            _refuse_twice(group)
        with _named_once(group):
            save_if_unchanged(group, version=version, fields=FIELDS)
    return group


def end_group(*, by: User, group: CommunityGroup, version: int, because: str, on: date | None = None) -> CommunityGroup:
    """Call on it no more: it is gone, or has joined another. What was heard and promised there stays.

    Raises Refused without a reason, for a day to come or where it has ended already, Conflict where somebody changed it
    since `version`.
    """
    KEEP_COMMUNITY.require(by, group.ward)
    day = on or timezone.localdate()
    if not because.strip():
        raise Refused("Write why nobody calls on it any more.", field="because")
    if day > timezone.localdate():
        raise Refused("End it once it has ended.", field="on")
    with transaction.atomic():
        row = locked(group)
        if row.ended_on is not None:
            raise Refused(f"{row.name} ended on {row.ended_on:%-d %B %Y}: {row.ended_because}")
        none_saved_since(row, version=version, fields=("name",))
        row.ended_on, row.ended_because, row.version = day, because.strip(), row.version + 1
        row.save(update_fields=["ended_on", "ended_because", "version"])
    return row


def take_up_again(*, by: User, group: CommunityGroup) -> CommunityGroup:
    """A group that had ended meets again. One that is called on stays as it is.

    Raises Refused where the ward has another of its name meanwhile.
    """
    KEEP_COMMUNITY.require(by, group.ward)
    with transaction.atomic():
        row = locked(group)
        if row.ended_on is None:
            return row
        _refuse_twice(row)
        row.ended_on, row.ended_because, row.version = None, "", row.version + 1
        with _named_once(row):
            row.save(update_fields=["ended_on", "ended_because", "version"])
        touring.make_month(timezone.localdate())
    return row


def _cleaned(facts: dict[str, Any]) -> dict[str, str]:
    return {name: str(facts.get(name) or "").strip() for name in FIELDS}


@contextmanager
def _named_once(group: CommunityGroup) -> Iterator[None]:
    """Of two people who give one name at the same moment the database lets one through; the other hears why."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise _taken(group) from None


def _refuse_twice(group: CommunityGroup) -> None:
    same = CommunityGroup.objects.active().filter(ward=group.ward_id, name__iexact=group.name).exclude(pk=group.pk)
    if same.exists():
        raise _taken(group)


def _taken(group: CommunityGroup) -> Refused:
    return Refused(f"{group.ward} has a community group of that name already.", field="name")
