"""Who is expected at a meeting, and who came (P7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import DateField, DateTimeField, QuerySet

from partnerships.access import RUN_MEETING, require_for_group
from partnerships.asking import question
from partnerships.membership import not_their_turn
from partnerships.models import Attendance, Meeting, Membership, Presence, User
from partnerships.models.groups import MembershipQuerySet
from partnerships.services.absences import tell_managers
from partnerships.services.meetings import minutes_open
from partnerships.written import Place


def expected(meeting: Meeting) -> MembershipQuerySet:
    """The members who are expected: those of the group on the day, half-yearly ones where it is their turn."""
    return expected_then(meeting.group_id, meeting.day, meeting.starts_at)


def expected_then(group: Any, day: Any, starts_at: Any) -> MembershipQuerySet:
    """The same by the meeting's group, its day and when it begins; values or places for them."""
    members = Membership.objects.current(day).filter(group_id=group)
    return members.exclude(not_their_turn(group, day, starts_at)).order_by("name")


def named_for(meeting: Meeting) -> list[Membership]:
    """Who is expected, with name and agency alone, as a page lists them."""
    return _named(group=meeting.group_id, day=meeting.day, starts_at=meeting.starts_at)


@question
def _named(group: Any, day: Any, starts_at: Any) -> QuerySet[Membership]:
    of_day, begins = Place(day.name, DateField()), Place(starts_at.name, DateTimeField())
    return expected_then(group, of_day, begins).select_related("agency").only("name", "agency__name")


def named_at(meeting: Meeting) -> list[Attendance]:
    """Who came or stayed away, and of which agency."""
    return _noted(meeting=meeting.pk)


@question
def _noted(meeting: Any) -> QuerySet[Attendance]:
    return Attendance.objects.filter(meeting_id=meeting).select_related("agency").order_by("name")


def note_attendance(
    *, meeting: Meeting, by: User, said: Mapping[int, tuple[Presence, str]], guest: str = ""
) -> Meeting:
    """Record who came; saying it again replaces what was said (P7). Refused once minutes are approved.

    In: for each membership that something is said of, presence and the deputy's name; and the name of somebody who
    is here without being a member, of whom the same name twice is one guest.
    """
    require_for_group(by, RUN_MEETING, meeting.group)
    with transaction.atomic():
        row = minutes_open(meeting)
        for membership in row.group.memberships.filter(pk__in=said).select_related("agency"):
            presence, deputy = said[membership.pk]
            facts = {"name": membership.name, "agency": membership.agency, "presence": presence}
            facts["deputy_name"] = deputy if presence == Presence.DEPUTY else ""
            Attendance.objects.update_or_create(meeting=row, membership=membership, defaults=facts)
        if guest and not Attendance.objects.filter(meeting=row, membership__isnull=True, name=guest).exists():
            Attendance.objects.create(meeting=row, name=guest, presence=Presence.PRESENT)
        if row.has_minutes:
            tell_managers(meeting=row)
        return row
