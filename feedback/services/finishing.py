"""When the last of those owed has been told: the issue is fed back, and those who raised it are asked."""

from __future__ import annotations

from django.utils import timezone

from engagement import trail
from engagement.models import Issue, Raiser, Stage, Verb
from feedback.models import Owed
from feedback.services import mailing
from partnerships.models import User

OWED_AT = frozenset({Stage.RESOLVED, Stage.NOT_PRIORITISED})
"""Stages at which feedback is owed; at any other there is nothing yet, or nothing any more, to tell."""


def finish_if_all_told(issue: Issue, *, by: User | None) -> bool:
    """Take the issue to fed back if nobody is owed any more, and ask those who raised it for their view.

    In: the issue, its row locked by the caller's transaction, and who told the last of them (None: the book).
    Out: whether it is fed back now.
    """
    if issue.stage not in OWED_AT or Owed.objects.still().filter(issue=issue).exists():
        return False
    trail.record(issue=issue, verb=Verb.ALL_TOLD, by=by)
    issue.told_on = timezone.localdate()
    Issue.objects.filter(pk=issue.pk).update(told_on=issue.told_on)
    _ask_for_views(issue)
    return True


def _ask_for_views(issue: Issue) -> None:
    """Ask each raiser with an e-mail address, once a round; the others are asked by the coordinator (F5)."""
    told = Raiser.objects.filter(
        owed__issue=issue, owed__round=issue.round, owed__feedback__isnull=False, raised_it=True, view=""
    ).exclude(email="")
    asked: set[str] = set()
    for raiser in told.order_by("pk"):
        if raiser.email.lower() in asked:
            continue
        asked.add(raiser.email.lower())
        mailing.ask_for_view(issue, raiser)
