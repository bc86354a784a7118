"""Owners have their actions the same minute: one message an owner a meeting, through the outbox (T2, X7)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from partnerships.models import Meeting, User
from partnerships.posting import post
from tasking.models import Action, ActionState


def tell_owners(*, meeting: Meeting) -> int:
    """Write to each owner of actions agreed at this meeting, in the caller's transaction. Out: how many have mail.

    Closing twice writes once: the key names meeting and owner.
    """
    agreed = (
        Action.objects.filter(meeting=meeting, state=ActionState.TO_DO)
        .select_related("owner", "agency", "issue__ward")
        .order_by("owner_id", "due_on", "pk")
    )
    told = 0
    for owner, actions in groupby(agreed, key=lambda action: action.owner):
        owned = list(actions)
        mail = post(
            to=owner.email,
            user=owner,
            key=f"actions:{meeting.pk}:{owner.pk}",
            kind="actions",
            subject=f"{_count(len(owned))} for you from {meeting}",
            template="actions_agreed",
            about=str(meeting.group),
            context={"owner": owner, "meeting": meeting, "actions": owned},
        )
        told += mail is not None
    return told


def _count(number: int) -> str:
    return "1 action" if number == 1 else f"{number} actions"


def tell_new_owner(*, action: Action) -> None:
    """Write to somebody an action was handed over to, once each time it changes hands."""
    post(
        to=action.owner.email,
        user=action.owner,
        key=f"action:{action.pk}:owner:{action.version}",
        kind="action handed over",
        subject=f"An action for you, due {action.due_on:%-d %B %Y}",
        template="action_handed_over",
        ward=action.issue.ward,
        about=action.issue.reference,
        context={"owner": action.owner, "action": action},
    )


def tell_heir(*, owner: User, of: User, actions: Sequence[Action]) -> None:
    """Write to somebody whom all these actions of another person were handed over to: one letter, once."""
    last = max(actions, key=lambda action: action.pk)
    post(
        to=owner.email,
        user=owner,
        key=f"actions of {of.pk}:owner {owner.pk}:{last.pk}.{last.version}",
        kind="action handed over",
        subject=f"{_count(len(actions))} for you, until now {of}'s",
        template="actions_handed_over",
        about=", ".join(sorted({action.issue.reference for action in actions})[:6]),
        context={"owner": owner, "of": of, "actions": actions},
    )
