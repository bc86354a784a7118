"""What is in the way of a meeting: people who are wanted elsewhere, its room, its wards, a bank holiday (P5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from partnerships.asking import question
from partnerships.models import Group, Meeting, MeetingStage, Membership
from partnerships.services.schedule import is_bank_holiday

NOBODY: frozenset[int] = frozenset()


class Other(NamedTuple):
    """A meeting at the same time as another, as far as it is named there."""

    pk: int
    group_id: int
    group: str
    starts_at: datetime
    lasts_minutes: int
    venue: str

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.lasts_minutes)

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.pk])


@dataclass(frozen=True, slots=True)
class Clash:
    """Two meetings at the same time that want the same people or the same room."""

    meeting: Meeting
    other: Other
    people: tuple[str, ...]
    same_venue: bool


def clashes(meetings: Iterable[Meeting]) -> list[Clash]:
    """For each of these meetings to come, the other meetings at the same time with a member or the venue in common.

    Three queries, whatever their number.
    """
    given = [m for m in meetings if m.stage in (MeetingStage.SCHEDULED, MeetingStage.UNDER_WAY)]
    if not given:
        return []
    around = _around(
        first=min(m.starts_at for m in given) - timedelta(hours=12),
        last=max(m.ends_at for m in given),
        partnerships={m.group.partnership_id for m in given},
    )
    met = _at_the_same_time(given, [Other(*row) for row in around])
    groups = {meeting.group_id for meeting, _ in met} | {other.group_id for _, others in met for other in others}
    members = _members(groups) if met else {}
    found = []
    for meeting, others in met:
        mine, venue = members.get(meeting.group_id, {}), meeting.venue
        for other in others:
            both = mine.keys() & members.get(other.group_id, NOBODY)
            same_venue = bool(venue) and venue == other.venue
            if both or same_venue:
                found.append(Clash(meeting, other, tuple(sorted(mine[pk] for pk in both)), same_venue))
    return found


def _at_the_same_time(meetings: list[Meeting], others: list[Other]) -> list[tuple[Meeting, list[Other]]]:
    """Each of the meetings that has others at the same time, and those."""
    lasting = [(other, other.starts_at, other.ends_at) for other in others]
    met = []
    for meeting in meetings:
        pk, begins, ends = meeting.pk, meeting.starts_at, meeting.ends_at
        at_once = [one for one, starts_at, ends_at in lasting if starts_at < ends and ends_at > begins and one.pk != pk]
        if at_once:
            met.append((meeting, at_once))
    return met


@question
def _around(first: Any, last: Any, partnerships: Any) -> QuerySet[Meeting, Any]:
    """What these partnerships hold between two moments."""
    return Meeting.objects.filter(
        stage__in=[MeetingStage.SCHEDULED, MeetingStage.UNDER_WAY],
        starts_at__gte=first,
        starts_at__lt=last,
        group__partnership__in=partnerships,
    ).values_list("pk", "group_id", "group__name", "starts_at", "lasts_minutes", "venue")


def _members(group_ids: set[int]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    for group_id, user_id, name in _members_of(groups=group_ids, day=timezone.localdate()):
        found.setdefault(group_id, {})[user_id] = name
    return found


@question
def _members_of(groups: Any, day: Any) -> QuerySet[Membership, Any]:
    current = Membership.objects.current(day).filter(group__in=groups, user__isnull=False).order_by()
    return current.values_list("group_id", "user_id", "name")


@dataclass(frozen=True, slots=True)
class Dated:
    """A meeting of a list, with what is in its way."""

    meeting: Meeting
    clashes: tuple[Clash, ...]
    bank_holiday: bool


def with_clashes(meetings: list[Meeting]) -> list[Dated]:
    """The meetings in their order, each with its clashes and whether it falls on a bank holiday."""
    of: dict[int, list[Clash]] = {}
    for clash in clashes(meetings):
        of.setdefault(clash.meeting.pk, []).append(clash)
    return [Dated(meeting, tuple(of.get(meeting.pk, ())), is_bank_holiday(meeting.day)) for meeting in meetings]


def same_wards(meetings: Iterable[Meeting]) -> dict[int, list[Meeting]]:
    """Meeting, and the others among these that meet on the same day for a ward in common. One query.

    Groups of neighbourhoods alone: one of the whole borough meets for every ward, and is in nobody's way.
    """
    local = [m for m in meetings if m.group.neighbourhood_id and m.stage == MeetingStage.SCHEDULED]
    wards: dict[int, set[int]] = {}
    rows = Group.wards.through.objects.filter(group__in={m.group_id for m in local}).values_list("group_id", "ward_id")
    for group_id, ward_id in rows:
        wards.setdefault(group_id, set()).add(ward_id)
    by_day: dict[object, list[Meeting]] = {}
    for meeting in local:
        by_day.setdefault(meeting.day, []).append(meeting)
    found: dict[int, list[Meeting]] = {}
    for together in by_day.values():
        for one in together:
            for other in together:
                if one.pk != other.pk and wards.get(one.group_id, set()) & wards.get(other.group_id, set()):
                    found.setdefault(one.pk, []).append(other)
    return found
