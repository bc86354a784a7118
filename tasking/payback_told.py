"""What a meeting is told of community payback in its wards, and what everybody may read of that (T12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from engagement.models import Sensitivity
from partnerships.asking_for import asked_for
from partnerships.models import Group, Meeting, User
from partnerships.periods import in_words
from partnerships.services.meetings import since_meeting_before
from tasking.models import Payback, PaybackState
from tasking.models.payback import PaybackQuerySet


@dataclass(frozen=True, slots=True)
class PaybackLine:
    """One piece of work as a meeting hears of it: what, where, and how it stood when the meeting was over."""

    words: str
    ward: str
    stands: str
    url: str = ""
    waits: bool = False


def payback_told_at(meeting: Meeting) -> PaybackQuerySet:
    """Work of the group's wards that it is told of: open when it meets, or over since its meeting before.

    Nothing of restricted issues: a meeting has guests.
    """
    return payback_told(meeting.group_id, meeting.starts_at, meeting.closed_at or timezone.now())


def payback_told(group: Any, starts_at: Any, until: Any) -> PaybackQuerySet:
    """The same by the meeting's group, when it begins and until when is told; values or places for them."""
    before = since_meeting_before(group, starts_at)
    wards = Group.wards.through.objects.filter(group_id=group).values("ward_id")
    rows = Payback.objects.filter(issue__ward__in=wards, suggested_at__lte=until)
    rows = rows.exclude(issue__sensitivity=Sensitivity.RESTRICTED).exclude(state=PaybackState.NOT_PAYBACK)
    return rows.filter(Q(ended_at__isnull=True) | Q(ended_at__gt=before))


def payback_at(user: User, meeting: Meeting) -> list[PaybackLine]:
    """The same as far as `user` sees it, what is done first, with what waits to be looked through."""
    at = meeting.closed_at or timezone.now()
    rows = _told_to(user, timezone.localdate(), group=meeting.group_id, starts_at=meeting.starts_at, until=at)
    return [
        PaybackLine(
            row.work or row.issue.concern, row.issue.ward.name, _stands(row, at), row.get_absolute_url(),
            waits=row.state_at(at) == PaybackState.SUGGESTED,
        )
        for row in rows
    ]  # fmt: skip


@asked_for
def _told_to(person: User, today: date, *, group: Any, starts_at: Any, until: Any) -> QuerySet[Payback]:
    rows = payback_told(group, starts_at, until).visible_to(person).for_list()
    return rows.order_by("-ended_at", "sent_at", "pk")


def open_payback_at(meeting: Meeting) -> list[PaybackLine]:
    """The same for everybody: only what was sent, in its public wording, without what anybody wrote in answering."""
    at = meeting.closed_at or timezone.now()
    rows = payback_told_at(meeting).filter(sent_at__lte=at).for_list().order_by("-ended_at", "sent_at", "pk")
    return [PaybackLine(row.work, row.issue.ward.name, _stands(row, at, openly=True)) for row in rows]


def _stands(row: Payback, at: datetime, *, openly: bool = False) -> str:
    match row.state_at(at):
        case PaybackState.DONE:
            return f"Done on {in_words(row.done_on)}." if openly else f"Done on {in_words(row.done_on)}: {row.result}"
        case PaybackState.NOT_POSSIBLE:
            if openly:
                return "Not possible as payback work; the tasking meeting looks at what else can be done."
            return f"Not possible, says {row.agency}: {row.reason}"
        case PaybackState.ACCEPTED:
            planned = f", planned for {in_words(row.planned_on)}" if row.planned_on else ""
            return f"{row.agency} takes it on{planned}."
        case PaybackState.SENT:
            return f"Sent to {row.agency} on {in_words(timezone.localdate(row.sent_at))}."
        case _:
            return "Suggested, not looked through yet."
