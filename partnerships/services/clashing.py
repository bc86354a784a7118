"""What is in the way of a meeting: people who are wanted elsewhere, its room, its wards, a bank holiday (P5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from partnerships.models import Group, Meeting, MeetingStage, Membership
from partnerships.services.schedule import is_bank_holiday


@dataclass(frozen=True, slots=True)
class Clash:
    """Two meetings at the same time that want the same people or the same room."""

    meeting: Meeting
    other: Meeting
    people: tuple[str, ...]
    same_venue: bool


def clashes(meetings: Iterable[Meeting]) -> list[Clash]:
    """For each of these meetings to come, the other meetings at the same time with a member or the venue in common.

    Three queries, whatever their number.
    """
    given = [m for m in meetings if m.stage in (MeetingStage.SCHEDULED, MeetingStage.UNDER_WAY)]
    if not given:
        return []
    others = list(
        Meeting.objects.filter(
            stage__in=[MeetingStage.SCHEDULED, MeetingStage.UNDER_WAY],
            starts_at__gte=min(m.starts_at for m in given) - timedelta(hours=12),
            starts_at__lt=max(m.ends_at for m in given),
            group__partnership__in={m.group.partnership_id for m in given},
        ).select_related("group")
    )
    pairs = [(meeting, other) for meeting in given for other in others if _overlap(meeting, other)]
    members = _members({m.group_id for pair in pairs for m in pair}) if pairs else {}
    found = []
    for meeting, other in pairs:
        mine, theirs = members.get(meeting.group_id, {}), members.get(other.group_id, {})
        people = tuple(sorted(mine[pk] for pk in mine.keys() & theirs.keys()))
        same_venue = bool(meeting.venue) and meeting.venue == other.venue
        if people or same_venue:
            found.append(Clash(meeting, other, people, same_venue))
    return found


def _overlap(one: Meeting, other: Meeting) -> bool:
    return one.pk != other.pk and other.starts_at < one.ends_at and other.ends_at > one.starts_at


def _members(group_ids: set[int]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    current = Membership.objects.current(timezone.localdate()).filter(group__in=group_ids, user__isnull=False)
    for group_id, user_id, name in current.values_list("group_id", "user_id", "name"):
        found.setdefault(group_id, {})[user_id or 0] = name
    return found


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
