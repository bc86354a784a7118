"""Telling members the dates of their meetings, and each change of one that was published, once (P5).

The key of a letter holds the meetings and their versions: told twice of the same change, the first letter stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from partnerships.membership import half_yearly
from partnerships.models import Group, InvitedTo, Mail, Meeting, MeetingStage, Membership
from partnerships.posting import post_all, written
from partnerships.services.inviting import ward_of


@dataclass(frozen=True, slots=True)
class Change:
    """A meeting that was moved or cancelled, and when it would have begun."""

    meeting: Meeting
    was: datetime

    @classmethod
    def of(cls, meeting: Meeting, *, was: datetime | None = None) -> Change:
        return cls(meeting, was or meeting.starts_at)

    @property
    def cancelled(self) -> bool:
        return self.meeting.stage == MeetingStage.CANCELLED


def tell_dates(*, group: Group, meetings: Sequence[Meeting]) -> None:
    """Write each member of the group one letter with the dates that were published and are theirs."""
    _tell(group, [Change.of(meeting) for meeting in meetings], kind="dates", subject=f"{group}: dates")


def tell_changes(*, group: Group, changes: Sequence[Change]) -> None:
    """Write each member one letter with what changed; of drafts nobody was told, and nobody is."""
    published = [change for change in changes if not change.meeting.draft]
    if not published:
        return
    first = published[0]
    what = "cancelled" if all(change.cancelled for change in published) else "a change of date, time or place"
    day = f", {timezone.localtime(first.was):%-d %B %Y}" if len(published) == 1 else ""
    _tell(group, published, kind="changes", subject=f"{group}{day}: {what}")


def _tell(group: Group, changes: Sequence[Change], *, kind: str, subject: str) -> None:
    members = Membership.objects.current(timezone.localdate()).filter(group=group).exclude(email="")
    rows = list(members.select_related("user").order_by("pk"))
    turns = half_yearly(group) if any(row.invited_to == InvitedTo.HALF_YEARLY for row in rows) else {}
    ward = ward_of(group)
    mails: list[Mail] = []
    for member in rows:
        theirs = [change for change in changes if _concerns(member, change, turns)]
        if not theirs:
            continue
        mails.append(
            written(
                to=member.email, user=member.user, ward=ward, kind=kind, key=f"{kind}:{member.pk}:{_mark(theirs)}",
                subject=subject, template=kind, about=f"dates of group {group.pk}",
                context={
                    "group": group, "changes": theirs, "membership": member, "partnership": group.partnership,
                },
            )
        )  # fmt: skip
    if mails:
        post_all(mails)


def _concerns(member: Membership, change: Change, turns: dict[int, list[Membership]]) -> bool:
    """Whether the member is invited to it; a cancelled one concerns everybody who might have come."""
    if member.invited_to == InvitedTo.EVERY or change.cancelled:
        return True
    return any(guest.pk == member.pk for guest in turns.get(change.meeting.pk, []))


def _mark(changes: Sequence[Change]) -> str:
    """The meetings and versions told of."""
    said = ",".join(f"{change.meeting.pk}.{change.meeting.version}" for change in changes)
    return hashlib.sha256(said.encode()).hexdigest()[:24]
