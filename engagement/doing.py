"""What was done about an issue, as the storeys above know it: offered when its outcome is recorded (T5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils import timezone

from engagement.models import Issue, Step, Verb
from partnerships.models import User

Offer = Callable[[User, Issue, date | None], list[str]]
_offers: list[Offer] = []


def tells_what_was_done(offer: Offer) -> None:
    """Let `offer` tell what was done about an issue. Called by a storey's application when ready.

    It gets who asks, the issue and the day since which it counts (None: since ever), and gives sentences, the oldest
    first, none that the person may not read.
    """
    if offer not in _offers:
        _offers.append(offer)


def what_was_done(user: User, issue: Issue) -> str:
    """What was done about it in this round of the loop, a line each. Nothing where nobody reported anything."""
    since = None
    if issue.round > 1:
        again = Step.objects.filter(issue=issue, verb__in=[Verb.REOPENED, Verb.DISPUTED, Verb.UNMERGED])
        moment = again.order_by("-number").values_list("happened_at", flat=True).first()
        since = timezone.localdate(moment) if moment else None
    return "\n".join(line for offer in _offers for line in offer(user, issue, since))
