"""What a higher group is asked and answers, as a reader of its meeting, or of the asking group's, sees it (T7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from engagement.models import Issue, Sensitivity
from partnerships.access import HEARS_CONFIDENTIAL, RUN_MEETING, holds_for_group, meeting_for
from partnerships.models import Meeting, Membership, User
from partnerships.services.meetings import meetings_before
from tasking.models import Escalation


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked. `issue` is None where the reader sees its public wording alone."""

    escalation: Escalation
    words: str
    issue: Issue | None
    today: date

    @property
    def late(self) -> bool:
        return self.escalation.answered_at is None and self.escalation.answer_due_on < self.today


def _known_to(user: User, meeting: Meeting) -> frozenset[str]:
    """Of issues of which sensitivity the person knows what the meeting's group is asked, without seeing the issue.

    The members of the group and those who run it, because they answer. What concerns a restricted issue: only members
    in roles that hear what is confidential.
    """
    named = Membership.objects.current(meeting.day).filter(group=meeting.group_id, user=user).exists()
    if named and user.scope.has(HEARS_CONFIDENTIAL):
        return frozenset(Sensitivity.values)
    if named or holds_for_group(user, RUN_MEETING, meeting.group):
        return frozenset(Sensitivity.values) - {Sensitivity.RESTRICTED}
    return frozenset()


def asked_for(user: User, pk: int, asked_pk: int) -> tuple[Meeting, Asked]:
    """One thing asked of that meeting's group, with the meeting; or Http404 outside the person's sight."""
    meeting = meeting_for(user, pk)
    asked = Escalation.objects.filter(to_group=meeting.group_id, pk=asked_pk)
    found = _read(user, asked, _known_to(user, meeting))
    if not found:
        raise Http404
    return meeting, found[0]


def asked_of(user: User, meeting: Meeting) -> list[Asked]:
    """What stands before the meeting: what waits for the group's answer, and what it answered there.

    Of a closed meeting: what it answered, and what was left unanswered at its end.
    """
    found = Escalation.objects.filter(to_group=meeting.group_id)
    if meeting.closed_at is None:
        found = found.filter(Q(answered_at__isnull=True) | Q(answered_in=meeting))
    else:
        left = Q(answered_at__isnull=True) | Q(answered_at__gt=meeting.closed_at)
        found = found.filter(Q(answered_in=meeting) | Q(left, asked_at__lte=meeting.closed_at))
    return _read(user, found.order_by("answer_due_on", "pk"), _known_to(user, meeting))


def answers_to(user: User, meeting: Meeting) -> list[Asked]:
    """What the meeting's group asked of higher ones: what was answered since its meeting before, and what still waits.

    As far as the reader sees the issues: matters arising of the group that asked.
    """
    before = meetings_before(meeting).values("starts_at")[:1]
    found = Escalation.objects.filter(
        Q(answered_at__isnull=True) | Q(answered_at__gte=before),
        from_meeting__group=meeting.group_id, from_meeting__starts_at__lt=meeting.starts_at,
    )  # fmt: skip
    return _read(user, found.order_by("answered_at", "answer_due_on", "pk"), frozenset())


def _read(user: User, found: QuerySet[Escalation], known: frozenset[str]) -> list[Asked]:
    """Those of them that the person may know of. They are few, so each is asked about its issue by its key: as a
    condition of the whole, what a person sees would be worked out first.
    """
    seen = Issue.objects.visible_to(user).filter(pk=OuterRef("issue_id"))
    rows: list[Any] = list(
        found.select_related("issue__ward", "to_group", "from_meeting__group", "answered_by")
        .defer("issue__search_open", "issue__search_full", "issue__received_text")
        .annotate(issue_seen=Exists(seen))
    )
    today = timezone.localdate()
    return [
        Asked(row, _words(row), row.issue if row.issue_seen else None, today)
        for row in rows
        if row.issue_seen or row.issue.sensitivity in known
    ]


def _words(row: Any) -> str:
    if row.issue_seen:
        return str(row.issue.concern)
    if row.issue.sensitivity == Sensitivity.RESTRICTED:
        return f"An issue in {row.issue.ward}"
    return row.issue.public_wording or f"An issue in {row.issue.ward}"
