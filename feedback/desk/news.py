"""What changed since somebody was last at their desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

from engagement.access import READ_RECEIVED, issues_seen_by
from engagement.models import Issue, Sensitivity, Step
from feedback.desk.facts import Desk
from partnerships.asking_for import asked_for
from partnerships.models import RoleKind, User
from partnerships.planning import planned_anew, planned_once

K = RoleKind
FOLLOW = frozenset({K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE})
"""Whose desk tells it: those who know the issues of their wards one by one."""
AT_MOST = 8
AT_FIRST = timedelta(days=7)
"""How far back it looks for somebody who was never here."""


@dataclass(frozen=True, slots=True)
class News:
    """One step somebody else took."""

    issue: Issue
    what: str
    who: str
    at: datetime


def last_here(user: User, now: datetime) -> datetime:
    """When the person's last visit to their desk ended, so that looking twice hides nothing. Notes that they are here.

    A visit ends with half an hour's absence, as a session does.
    """
    before, last = user.at_desk_before, user.last_at_desk
    if last is None or (now - last).total_seconds() > settings.SESSION_IDLE_SECONDS:
        before = last or now - AT_FIRST
    User.objects.filter(pk=user.pk).update(last_at_desk=now, at_desk_before=before)
    return before or now - AT_FIRST


def news(desk: Desk, since: datetime) -> list[News]:
    """The newest steps of others on issues the person sees. Who took them is said to the ward's team alone."""
    if not desk.holds(*FOLLOW):
        return []
    # Of a few wards what changed is found by ward, however long ago it began; of all of them by the day alone.
    with planned_anew() if desk.user.scope.partnership_ids(FOLLOW) else planned_once():
        steps = _steps(desk.user, desk.today, since=since)
    return [News(step.issue, step.get_verb_display(), _who(desk, step), step.recorded_at) for step in steps]


@asked_for
def _steps(person: User, today: date, *, since: datetime) -> QuerySet[Step]:
    team = person.scope.q(READ_RECEIVED.kinds, ward="issue__ward")
    moved = Issue.objects.filter(issues_seen_by(person), last_step_at__gt=since).order_by("-last_step_at", "-pk")
    return (
        Step.objects.filter(issue__in=moved.values("pk")[:200], recorded_at__gt=since)
        .filter(team | ~Q(seen_by=Sensitivity.RESTRICTED))
        .exclude(keyed_by=person)
        .select_related("issue__ward", "by", "agency")
        .only(*SHOWN)
        .order_by("-recorded_at", "-pk")[:AT_MOST]
    )


SHOWN = (
    *("verb", "recorded_at", "by_name", "by__name", "agency__name"),
    *("issue__reference", "issue__concern", "issue__ward__name", "issue__ward__partnership"),
)


def _who(desk: Desk, step: Step) -> str:
    if desk.user.scope.covers(READ_RECEIVED.kinds, step.issue.ward):
        return str(step.by or step.by_name)
    return str(step.agency or "")
