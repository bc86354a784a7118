"""What a higher group is asked and answers, as a reader of its meeting, or of the asking group's, sees it (T7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from engagement.models import Issue, Sensitivity
from partnerships import asking_for
from partnerships.access import HEARS_CONFIDENTIAL, RUN_MEETING, holds_for_group, meeting_for
from partnerships.models import Meeting, Membership, User
from partnerships.services.meetings import meetings_before_it
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
    rows = list(_rows(user, Escalation.objects.filter(to_group=meeting.group_id, pk=asked_pk)))
    found = _read(rows, _known_to(user, meeting))
    if not found:
        raise Http404
    return meeting, found[0]


def asked_of(user: User, meeting: Meeting) -> list[Asked]:
    """What stands before the meeting: what waits for the group's answer, and what it answered there.

    Of a closed meeting: what it answered, and what was left unanswered at its end.
    """
    rows = _asked(
        user, timezone.localdate(), OPEN if meeting.closed_at is None else CLOSED, of_group=meeting.group_id,
        meeting=meeting.pk, starts_at=meeting.starts_at, until=meeting.closed_at,
    )  # fmt: skip
    return _read(rows, _known_to(user, meeting))


def answers_to(user: User, meeting: Meeting) -> list[Asked]:
    """What the meeting's group asked of higher ones: what was answered since its meeting before, and what still waits.

    As far as the reader sees the issues: matters arising of the group that asked.
    """
    rows = _asked(
        user, timezone.localdate(), BY_IT, of_group=meeting.group_id,
        meeting=meeting.pk, starts_at=meeting.starts_at, until=meeting.closed_at,
    )  # fmt: skip
    return _read(rows, frozenset())


OPEN, CLOSED, BY_IT = "of an open meeting", "of a closed meeting", "by the group"


@asking_for.asked_for
def _asked(
    person: User, today: date, which: str, *, of_group: Any, meeting: Any, starts_at: Any, until: Any
) -> QuerySet[Escalation]:
    unanswered = Q(answered_at__isnull=True)
    if which == BY_IT:
        before = meetings_before_it(of_group, starts_at).values("starts_at")[:1]
        asked = Escalation.objects.filter(from_meeting__group=of_group, from_meeting__starts_at__lt=starts_at)
        found = asked.filter(unanswered | Q(answered_at__gte=before))
        return _rows(person, found.order_by("answered_at", "answer_due_on", "pk"))
    found = Escalation.objects.filter(to_group=of_group)
    if which == CLOSED:
        left = unanswered | Q(answered_at__gt=until)
        found = found.filter(Q(answered_in=meeting) | Q(left, asked_at__lte=until))
    else:
        found = found.filter(unanswered | Q(answered_in=meeting))
    return _rows(person, found.order_by("answer_due_on", "pk"))


def _rows(person: User, found: QuerySet[Escalation]) -> QuerySet[Escalation]:
    """They are few, so each is asked about its issue by its key: as a condition of the whole, what a person sees would
    be worked out first.
    """
    seen = Issue.objects.visible_to(person).filter(pk=OuterRef("issue_id"))
    rows: QuerySet[Escalation] = (
        found.select_related("issue__ward", "to_group", "from_meeting__group", "answered_by")
        .defer("issue__search_open", "issue__search_full", "issue__received_text")
        .annotate(issue_seen=Exists(seen))
    )
    return rows


def _read(rows: list[Any], known: frozenset[str]) -> list[Asked]:
    """Those of them that the person may know of."""
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
