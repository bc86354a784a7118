"""A ward's few priorities: chosen, made way for, ended (T3, 003 1.3.2, 4.7.3)."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Chosen:
    """How a priority was chosen: the way, the votes where there were any, in words by whom, and others' opinion."""

    way: str = ""
    words: str = ""
    votes_for: int | None = None
    votes_cast: int | None = None
    opinion: str = ""

    def check(self) -> None:
        """Raise Refused where the votes will not do."""
        if (self.votes_for is None) != (self.votes_cast is None):
            missing = "votes_for" if self.votes_for is None else "votes_cast"
            raise Refused("Enter both: the votes for it, and all votes cast.", field=missing)
        if self.votes_for is not None and self.votes_cast is not None and self.votes_for > self.votes_cast:
            raise Refused("There can't be more votes for it than were cast.", field="votes_for")


NOT_SAID = Chosen()


def make_priority(
    *,
    issue: Issue,
    by: User,
    meeting: Meeting | None,
    title: str,
    review_on: date,
    kind: PriorityKind,
    signal: str,
    chosen: Chosen,
    ending: Priority | None,
    last_step: int | None = None,
) -> Priority:
    """Write the priority and its step, ending the one that makes way. The caller holds the ward's and issue's locks.

    `last_step`: as in `trail.record`.
    """
    chosen.check()
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
        ward=issue.ward, issue=issue, title=title, kind=kind, signal=signal, chosen_at=meeting, review_on=review_on,
        way=chosen.way, how_chosen=chosen.words, votes_for=chosen.votes_for, votes_cast=chosen.votes_cast,
        opinion=chosen.opinion,
    )  # fmt: skip
    how = f" {priority.how}." if priority.how else ""
    thought = f" Opinion of others: {chosen.opinion}" if chosen.opinion else ""
    trail.record(
        issue=issue, verb=Verb.PRIORITISED, by=by, last_step=last_step,
        text=f"{priority.get_kind_display()}: {title}.{how}{thought} Review on {review_on:%-d %B %Y}.",
        facts={"priority": priority.pk, **({"meeting": meeting.pk} if meeting else {})},
    )  # fmt: skip
    return priority


def keep_priority(*, priority: Priority, by: User, found: str, review_on: date) -> Priority:
    """Review a priority and keep it until another day. In: what was found, the day of the next review.

    Raises Refused where it ended meanwhile or a fact will not do, PermissionDenied without the right for its ward.
    """
    DECIDE.require(by, priority.ward)
    if not found:
        raise Refused("Write what the review found.", field="found")
    today = timezone.localdate()
    if review_on <= today:
        raise Refused("Choose a day to come for the next review.", field="review_on")
    with transaction.atomic():
        issue, row = _present(priority)
        if row.reviewed_on == today and row.review_on > today:
            raise Refused(f"It was reviewed today already: {row.reviewed}")
        row.reviewed_on, row.reviewed, row.review_on = today, found, review_on
        row.save(update_fields=["reviewed_on", "reviewed", "review_on"])
        trail.record(
            issue=issue, verb=Verb.PRIORITY_KEPT, by=by, text=f"{found} Next review on {review_on:%-d %B %Y}.",
            facts={"priority": row.pk},
        )  # fmt: skip
        return row


def end_priority(*, priority: Priority, by: User, because: str) -> Priority:
    """End a priority, saying why; the issue stays where it is in the loop. Raises Refused, PermissionDenied."""
    DECIDE.require(by, priority.ward)
    if not because:
        raise Refused("Write why it is no longer a priority.", field="because")
    with transaction.atomic():
        return _end(priority, by=by, because=because)


def _end(priority: Priority, *, by: User, because: str) -> Priority:
    issue, row = _present(priority)
    row.ended_on, row.ended_because = timezone.localdate(), because
    row.save(update_fields=["ended_on", "ended_because"])
    trail.record(issue=issue, verb=Verb.PRIORITY_ENDED, by=by, text=because, facts={"priority": row.pk})
    return row


def _present(priority: Priority) -> tuple[Issue, Priority]:
    """Its issue and itself, locked in this order. Raises Refused where it ended."""
    issue = locked(priority.issue)
    row = Priority.objects.select_for_update(of=("self",)).get(pk=priority.pk)
    if row.ended_on is not None:
        raise Refused(f"It ended on {row.ended_on:%-d %B %Y} already.")
    return issue, row
