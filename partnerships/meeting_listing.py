"""The list of meetings: which, in which order, and what it may be narrowed to. Each question is written once a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from partnerships import access
from partnerships.asking_for import Listed, asked_for
from partnerships.models import Group, Meeting, User, Ward

ROWS = ("group", "ward")
SHOWN = (
    *("starts_at", "lasts_minutes", "venue", "stage", "draft", "minutes_approved_at", "minutes_published_at"),
    *("group__name", "group__partnership"),
)


def listed(user: User, today: date, now: datetime, given: dict[str, Any]) -> Listed[Meeting]:
    """The meetings this person sees: the next one first, the past ones the last first.

    In: what the filters gave, by name; of a group or a ward its key.
    """
    rows = {name: given.get(name) for name in ROWS}
    chosen = tuple(name for name, key in rows.items() if key)
    return _found.listed(user, today, given.get("when") or "", chosen, now=now, **rows)


@asked_for
def _found(
    person: User, today: date, when: str, chosen: tuple[str, ...], *, now: Any, group: Any, ward: Any
) -> QuerySet[Meeting]:
    found: Any = Meeting.objects.filter(access.meetings_seen_by(person))
    if "group" in chosen:
        found = found.filter(group=group)
    if "ward" in chosen:
        found = found.filter(group__in=Group.wards.through.objects.filter(ward=ward).values("group"))
    rows: QuerySet[Meeting] = _of_when(found, when, person, today, now).select_related("group").only(*SHOWN)
    return rows


def _of_when(found: Any, when: str, person: User, today: date, now: Any) -> Any:
    match when:
        case "past":
            return found.past(now)
        case "without-minutes":
            late = access.without_minutes(person, today)
            return found.filter(pk__in=late.values("pk")).order_by("starts_at", "pk")
        case "without-papers":
            due = access.without_papers(person, now)
            return found.filter(pk__in=due.values("pk")).order_by("starts_at", "pk")
        case "all":
            return found.order_by("-starts_at", "-pk")
        case _:
            return found.to_come(now)


@asked_for
def groups_to_choose(person: User, today: date) -> QuerySet[Group, Any]:
    return Group.objects.filter(access.groups_seen_by(person)).order_by("name").values_list("pk", "name")


@asked_for
def wards_to_choose(person: User, today: date) -> QuerySet[Ward, Any]:
    """The wards for which those groups meet."""
    groups = Group.objects.filter(access.groups_seen_by(person)).values("pk")
    of_groups = Group.wards.through.objects.filter(group__in=groups).values("ward")
    return Ward.objects.filter(pk__in=of_groups).values_list("pk", "name")
