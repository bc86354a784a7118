"""What a meeting is told of court outcomes in its wards, under its item "Sentencing feedback" (001 rec 2.3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from partnerships.asking_for import asked_for
from partnerships.models import AgendaItem, Group, Meeting, User
from partnerships.services.meetings import since_meeting_before
from tasking.models import CourtOutcome
from tasking.models.courts import TOLD_OPENLY, CourtOutcomeQuerySet

SENTENCING = "Sentencing feedback"


def is_sentencing(item: AgendaItem) -> bool:
    """Whether the outcomes are told under this item: the book's own, or a standing item of that name."""
    return item.title.casefold() == SENTENCING.casefold()


def outcomes_told_at(meeting: Meeting) -> CourtOutcomeQuerySet:
    """Those of the group's wards recorded since its meeting before, and not taken back."""
    return outcomes_told(meeting.group_id, meeting.starts_at, meeting.closed_at or timezone.now())


def outcomes_told(group: Any, starts_at: Any, until: Any) -> CourtOutcomeQuerySet:
    """The same by the meeting's group, when it begins and until when is told; values or places for them."""
    before = since_meeting_before(group, starts_at)
    wards = Group.wards.through.objects.filter(group_id=group).values("ward_id")
    since = CourtOutcome.objects.standing().filter(ward__in=wards, recorded_at__gt=before, recorded_at__lte=until)
    return since.select_related("ward").order_by("-sentenced_on", "-pk")


def courts_at(user: User, meeting: Meeting, items: Iterable[AgendaItem]) -> list[CourtOutcome]:
    """The same as far as `user` sees them. Asked only where the agenda has an item for them."""
    if not any(map(is_sentencing, items)):
        return []
    until = meeting.closed_at or timezone.now()
    return _told_to(user, timezone.localdate(), group=meeting.group_id, starts_at=meeting.starts_at, until=until)


@asked_for
def _told_to(person: User, today: date, *, group: Any, starts_at: Any, until: Any) -> QuerySet[CourtOutcome]:
    return outcomes_told(group, starts_at, until).visible_to(person)


def open_courts_at(meeting: Meeting) -> list[CourtOutcome]:
    """The same for everybody: those that the meeting decided to tell openly."""
    return [one for one in outcomes_told_at(meeting) if one.spread in TOLD_OPENLY]
