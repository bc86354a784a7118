"""A ward's few priorities: chosen, made way for, ended (T3, 003 1.3.2, 4.7.3)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from engagement import trail
from engagement.models import Issue, Verb
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import Meeting, User, Ward
from tasking.access import DECIDE
from tasking.models import Priority, PriorityKind

USUAL = 3
"""About three at a time (003 4.7.3), where a ward is in no partnership that set it otherwise."""


def most_at_once(ward: Ward) -> int:
    """How many priorities the ward has at once: its partnership's setting."""
    return ward.partnership.priorities_a_ward if ward.partnership else USUAL


def priorities_of(ward: Ward) -> list[Priority]:
    """The ward's present priorities, the longest standing first."""
    return list(Priority.objects.current().filter(ward=ward).select_related("issue").order_by("chosen_on", "pk"))


def make_priority(
    *,
    issue: Issue,
    by: User,
    meeting: Meeting | None,
    title: str,
    review_on: date,
    kind: PriorityKind,
    signal: str,
    how_chosen: str,
    ending: Priority | None,
    last_step: int | None = None,
) -> Priority:
    """Write the priority and its step, ending the one that makes way. The caller holds the ward's and issue's locks.

    `last_step`: as in `trail.record`.
    """
    if not title:
        raise Refused("Write how the public will know it.", field="title")
    if review_on <= timezone.localdate():
        raise Refused("Choose a day to come for the review.", field="review_on")
    present = priorities_of(issue.ward)
    if any(priority.issue_id == issue.pk for priority in present):
        raise Refused("It is one of the ward's priorities already.")
    if ending is not None and ending.pk not in {priority.pk for priority in present}:
        raise Refused("That one is no priority of this ward any more. Choose another.", field="ending")
    if ending is None and len(present) >= most_at_once(issue.ward):
        raise Refused(f"{issue.ward} has {len(present)} priorities. Choose which one makes way.", field="ending")
    if ending is not None:
        _end(ending, by=by, because=f"Made way for {issue}.")
    priority = Priority.objects.create(
        ward=issue.ward, issue=issue, title=title, kind=kind, signal=signal, how_chosen=how_chosen, chosen_at=meeting,
        review_on=review_on,
    )  # fmt: skip
    chosen = f" {how_chosen}" if how_chosen else ""
    trail.record(
        issue=issue, verb=Verb.PRIORITISED, by=by, last_step=last_step,
        text=f"{priority.get_kind_display()}: {title}.{chosen} Review on {review_on:%-d %B %Y}.",
        facts={"priority": priority.pk, **({"meeting": meeting.pk} if meeting else {})},
    )  # fmt: skip
    return priority


def end_priority(*, priority: Priority, by: User, because: str) -> Priority:
    """End a priority, saying why; the issue stays where it is in the loop. Raises Refused, PermissionDenied."""
    DECIDE.require(by, priority.ward)
    if not because:
        raise Refused("Write why it is no longer a priority.", field="because")
    with transaction.atomic():
        return _end(priority, by=by, because=because)


def _end(priority: Priority, *, by: User, because: str) -> Priority:
    issue = locked(priority.issue)
    row = Priority.objects.select_for_update(of=("self",)).get(pk=priority.pk)
    if row.ended_on is not None:
        raise Refused(f"It ended on {row.ended_on:%-d %B %Y} already.")
    row.ended_on, row.ended_because = timezone.localdate(), because
    row.save(update_fields=["ended_on", "ended_because"])
    trail.record(issue=issue, verb=Verb.PRIORITY_ENDED, by=by, text=because, facts={"priority": row.pk})
    return row
