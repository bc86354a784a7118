"""The raiser's view: fixed, or not and what is still wrong (F5). Nothing here shows or needs a name."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement import trail
from engagement.loop import allowed
from engagement.models import Issue, Raiser, Satisfaction, Sensitivity, Stage, Verb
from engagement.services import moving
from feedback.models import NewsletterStage, Owed
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
        moving.dispute(issue=issue, by=None, by_name=SOMEBODY, why="Not fixed for them.")
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


STANDS = {
    Stage.NEW: ("We have it", "Somebody in your neighbourhood team is looking at what to do."),
    Stage.DEALT_WITH: ("Being dealt with", "An officer or an agency is dealing with it directly."),
    Stage.ESCALATED: ("Waiting for a decision", "It is with the coordinator, for the next tasking meeting."),
    Stage.TABLED: ("On an agenda", "The next tasking meeting decides what is done."),
    Stage.IN_ACTION: ("In action", "It was decided to act, and somebody has it in hand."),
    Stage.NOT_PRIORITISED: (
        "Heard, but not a priority now",
        "The meeting put other matters first. You will be told why, and what can help.",
    ),
    Stage.RESOLVED: ("Something was done", "Those who raised it are being told what came of it."),
    Stage.FED_BACK: ("You have been told", "Tell us whether it is fixed for you."),
    Stage.CLOSED: ("Closed", "If it comes back, say so here and it is opened again."),
    Stage.MERGED: ("Joined to another concern", "Others raised the same."),
}
"""The stage in plain words, and what it means for the one who raised it."""

STEPS = {
    Verb.RAISED: "Raised",
    Verb.DEALT_WITH: "An officer took it up",
    Verb.REFERRED: "Handed to the agency that can deal with it",
    Verb.ESCALATED: "Passed to the coordinator",
    Verb.TABLED: "Put on the agenda of a tasking meeting",
    Verb.ACTION_AGREED: "Action agreed",
    Verb.PRIORITISED: "Made a priority of the ward",
    Verb.NOT_PRIORITISED: "Heard, and not made a priority",
    Verb.SENT_UP: "Put before a higher group",
    Verb.ACTION_DONE: "Action done",
    Verb.OUTCOME: "Something came of it",
    Verb.TOLD: "People were told",
    Verb.CLOSED: "Closed",
    Verb.DISPUTED: "Somebody said that it is not fixed",
    Verb.REOPENED: "Opened again",
}
"""The steps that the one who raised it sees: what and when, and never who or a word that somebody wrote."""

NEWEST = 8


def shown(raiser: Raiser) -> dict[str, Any]:
    """How it stands, for the person who raised it. Public wording and published stories; no names, no notes."""
    issue = followed(raiser)
    stands, means = STANDS[Stage(issue.stage)]
    steps = [
        {"what": STEPS[Verb(verb)], "when": happened}
        for verb, happened in issue.steps.filter(verb__in=STEPS).order_by("-number").values_list("verb", "happened_at")
    ]
    told = (
        Owed.objects.filter(raiser=raiser, feedback__isnull=False)
        .select_related("feedback")
        .order_by("-feedback")
        .first()
    )
    return {
        "issue": issue,
        "ward": issue.ward,
        "partnership": issue.ward.partnership,
        "raiser": raiser,
        "stands": stands,
        "means": means,
        "steps": _once_a_day(steps)[:NEWEST],
        "told": told.feedback if told else None,
        "story": issue.stories.filter(included=True, newsletter__stage=NewsletterStage.PUBLISHED)
        .select_related("newsletter__ward").order_by("-newsletter__published_at").first(),
        "may_answer": allowed(Verb.DISPUTED, issue.stage),
    }  # fmt: skip


def _once_a_day(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same thing on the same day, once: three people told by three calls are no three lines."""
    kept: list[dict[str, Any]] = []
    for step in steps:
        day = timezone.localdate(step["when"])
        if not any(other["what"] == step["what"] and timezone.localdate(other["when"]) == day for other in kept):
            kept.append(step)
    return kept
