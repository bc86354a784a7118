"""The raiser's view: fixed, or not and what is still wrong (F5). Nothing here shows or needs a name."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone

from engagement import trail
from engagement.loop import allowed
from engagement.models import Issue, Raiser, Satisfaction, Sensitivity, Verb
from partnerships.errors import Refused
from partnerships.locking import locked

SOMEBODY = "Somebody who raised it"
"""How the trail names them: the token says that they raised it, and nobody but the team may know more."""


def raiser_of(token: str) -> Raiser | None:
    """The raiser to whom the token belongs, compared in constant time; None for an address nobody has."""
    found = Raiser.objects.select_related("issue__ward__partnership").filter(token=token).first()
    if not secrets.compare_digest(token.encode(), (found.token if found else secrets.token_urlsafe(20)).encode()):
        return None
    return found


def followed(raiser: Raiser) -> Issue:
    """The issue in which their concern now lives: the one they raised, or the one that it was merged into."""
    issue = raiser.issue
    seen = {issue.pk}
    while issue.merged_into_id is not None and issue.merged_into_id not in seen:
        issue = Issue.objects.select_related("ward__partnership").get(pk=issue.merged_into_id)
        seen.add(issue.pk)
    return issue


def say_fixed(*, raiser: Raiser) -> None:
    """Record that it is fixed for this raiser. Refused while there is no answer they could have a view of."""
    with transaction.atomic():
        issue, row = _locked(raiser)
        if row.view == Satisfaction.SATISFIED:
            return
        if not allowed(Verb.DISPUTED, issue.stage):
            raise Refused("We are still working on this. You will be asked again when there is an answer.")
        _give_view(row, Satisfaction.SATISFIED)
        trail.record(
            issue=issue, verb=Verb.VIEW_GIVEN, by=None, by_name=SOMEBODY, text="Fixed for them.",
            facts={"raiser": row.pk},
        )  # fmt: skip


def say_not_fixed(*, raiser: Raiser, still_wrong: str) -> None:
    """Record that it is not fixed: the issue goes back to the coordinator, with what is still wrong.

    What they wrote is received text, so its step is for the team alone; partners read only that it was disputed.
    Saying it twice does it once. Refused while there is no answer that could be disputed.
    """
    with transaction.atomic():
        issue, row = _locked(raiser)
        if not allowed(Verb.DISPUTED, issue.stage):
            if row.view == Satisfaction.DISPUTED:
                return
            raise Refused("We are still working on this. You will be asked again when there is an answer.")
        _give_view(row, Satisfaction.DISPUTED)
        trail.record(
            issue=issue, verb=Verb.DISPUTED, by=None, by_name=SOMEBODY, text="Not fixed for them.",
            facts={"raiser": row.pk},
        )  # fmt: skip
        trail.record(
            issue=issue, verb=Verb.NOTE, by=None, by_name=SOMEBODY, text=f"What is still wrong: {still_wrong}",
            seen_by=Sensitivity.RESTRICTED, facts={"raiser": row.pk},
        )  # fmt: skip


def _locked(raiser: Raiser) -> tuple[Issue, Raiser]:
    """The issue and then the raiser, both locked: two clicks, or a click and a closing, happen one after the other."""
    issue = locked(followed(raiser))
    return issue, locked(raiser)


def _give_view(raiser: Raiser, view: Satisfaction) -> None:
    raiser.view, raiser.view_given_at = view, timezone.now()
    raiser.save(update_fields=["view", "view_given_at"])
