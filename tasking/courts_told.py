"""What a meeting is told of court outcomes in its wards, under its item "Sentencing feedback" (001 rec 2.3)."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from partnerships.models import AgendaItem, Meeting, User
from partnerships.services.meetings import since_meeting_before
from tasking.models import CourtOutcome
from tasking.models.courts import TOLD_OPENLY, CourtOutcomeQuerySet

SENTENCING = "Sentencing feedback"


def is_sentencing(item: AgendaItem) -> bool:
    """Whether the outcomes are told under this item: the book's own, or a standing item of that name."""
    return item.title.casefold() == SENTENCING.casefold()


def outcomes_told_at(meeting: Meeting) -> CourtOutcomeQuerySet:
    """Those of the group's wards recorded since its meeting before, and not taken back."""
    before = since_meeting_before(meeting.group_id, meeting.starts_at)
    since = CourtOutcome.objects.standing().filter(
        ward__in=meeting.group.wards.values("pk"), recorded_at__gt=before,
        recorded_at__lte=meeting.closed_at or timezone.now(),
    )  # fmt: skip
    return since.select_related("ward").order_by("-sentenced_on", "-pk")


def courts_at(user: User, meeting: Meeting, items: Iterable[AgendaItem]) -> list[CourtOutcome]:
    """The same as far as `user` sees them. Asked only where the agenda has an item for them."""
    if not any(map(is_sentencing, items)):
        return []
    return list(outcomes_told_at(meeting).visible_to(user))


def open_courts_at(meeting: Meeting) -> list[CourtOutcome]:
    """The same for everybody: those that the meeting decided to tell openly."""
    return [one for one in outcomes_told_at(meeting) if one.spread in TOLD_OPENLY]
