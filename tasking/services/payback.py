"""Community payback round the loop: suggested, looked through, sent to probation, answered (T12; 001 rec 2.3, 2.4).

The trail is the issue's. Sending is a referral; what is done is its outcome, so that those who suggested it are owed
the answer; what is not possible is escalated, and comes on the agenda of the ward's next tasking meeting.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from engagement import trail
from engagement.access import CAN_BE_PAYBACK
from engagement.loop import allowed
from engagement.models import Issue, Stage, Verb
from engagement.services.moving import change_issue, deal_with, record_outcome, refer, refuse_public_wording
from engagement.services.raising import log_issue
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import Agency, AgencyKind, User
from tasking.models import Payback, PaybackState
from tasking.payback_access import ANSWER_PAYBACK, LOOK_THROUGH, PROPOSE_PAYBACK, SUGGEST_PAYBACK, may_answer

TAKES_PAYBACK = (AgencyKind.PROBATION, AgencyKind.YOUTH)
"""Probation, and youth offending for work by young people (001 rec 2.4: "Probation/YOS")."""
ON_AN_AGENDA = "It stands on the agenda of a meeting. Decide on it there, or take it off the agenda first."


def begin(issue: Issue) -> Payback:
    """Mark an issue that was logged in this very transaction as suggested payback work."""
    return Payback.objects.create(issue=issue)


def suggest(*, by: User, **concern: Any) -> Payback:
    """Log work that somebody suggests, on their behalf. In: as `log_issue`. Raises as it does."""
    SUGGEST_PAYBACK.require(by, concern["ward"])
    with transaction.atomic():
        return begin(log_issue(by=by, **concern))


def propose(*, issue: Issue, by: User) -> Payback:
    """Say of a concern in the book that it could be put right by payback work. Refused where that was said already."""
    PROPOSE_PAYBACK.require(by, issue.ward)
    with transaction.atomic():
        row = locked(issue)
        if row.stage not in CAN_BE_PAYBACK:
            raise Refused("Only an issue that is new, being dealt with or escalated can become payback work.")
        if Payback.objects.filter(issue=row).exists():
            raise Refused("It is suggested as payback work already.")
        trail.record(issue=issue, verb=Verb.NOTE, by=by, text="Suggested as community payback.")
        return Payback.objects.create(issue=issue)


@contextmanager
def _held(payback: Payback, *states: PaybackState) -> Iterator[Payback]:
    """Its row and its issue's, locked issue first as everywhere, while it is in one of these states."""
    with transaction.atomic():
        issue = locked(payback.issue)
        issue.ward = payback.issue.ward
        row = Payback.objects.select_for_update(of=("self",)).get(pk=payback.pk)
        row.issue = issue
        if row.state not in states:
            raise Refused(f"Somebody else was quicker: it is {row.get_state_display().lower()} now.")
        row.version += 1
        yield row


def send(*, payback: Payback, by: User, agency: Agency, work: str) -> Payback:
    """Ask probation to have it done, in words that may stand in minutes and on the ward's page.

    In: the agency and the work in public wording, which becomes the issue's. Raises Refused where the wording repeats
    what was said, the issue stands on an agenda, or somebody was quicker; PermissionDenied without the right.
    """
    LOOK_THROUGH.require(by, payback.issue.ward)
    if agency.kind not in TAKES_PAYBACK or agency.partnership_id != payback.issue.ward.partnership_id:
        raise Refused("That agency takes no payback work.", field="agency")
    with _held(payback, PaybackState.SUGGESTED) as row:
        issue, work = row.issue, work.strip()
        refuse_public_wording(issue, work)
        if issue.stage == Stage.TABLED:
            raise Refused(ON_AN_AGENDA)
        change_issue(issue, issue, public_wording=work)
        refer(issue=issue, by=by, agency=agency, reason=work, facts={"payback": row.pk})
        row.state, row.work, row.agency, row.sent_by, row.sent_at = PaybackState.SENT, work, agency, by, timezone.now()
        row.save()
        return row


def turn_down(*, payback: Payback, by: User, reason: str, public_wording: str = "", keep: bool = False) -> Payback:
    """Not payback work. `keep`: the issue goes on as a concern like any other; else this is the answer to it.

    In: why, and where it is the answer the public wording of the suggestion. Raises as `send` does.
    """
    LOOK_THROUGH.require(by, payback.issue.ward)
    reason = reason.strip()
    if not reason:
        raise Refused("Write why it is not payback work.", field="reason")
    with _held(payback, PaybackState.SUGGESTED) as row:
        issue = row.issue
        if keep:
            trail.record(issue=issue, verb=Verb.NOTE, by=by, text=f"Not payback work, kept as a concern: {reason}")
        else:
            if issue.stage == Stage.TABLED:
                raise Refused(ON_AN_AGENDA)
            if issue.stage != Stage.DEALT_WITH:
                deal_with(issue=issue, by=by, note="Looked through as a suggestion of payback work.")
            record_outcome(issue=issue, by=by, outcome=f"Not payback work: {reason}", public_wording=public_wording)
        return _ended(row, by, PaybackState.NOT_PAYBACK, reason=reason)


def _ended(row: Payback, by: User, state: PaybackState, **facts: Any) -> Payback:
    row.state, row.ended_by, row.ended_at = state, by, timezone.now()
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
    return row


def require_answer(by: User, payback: Payback) -> None:
    """Raise PermissionDenied where this person doesn't answer for the agency. What is over is refused by its state."""
    if payback.with_agency and not may_answer(by, payback):
        raise PermissionDenied(ANSWER_PAYBACK.why_not)


def accept(*, payback: Payback, by: User, planned_on: date | None = None) -> Payback:
    """The agency takes it on, and says for when it is planned where it knows."""
    require_answer(by, payback)
    with _held(payback, PaybackState.SENT) as row:
        planned = f", planned for {planned_on:%-d %B %Y}" if planned_on else ""
        _note(row, by, f"{row.agency} takes it on as payback work{planned}.")
        row.state, row.accepted_by, row.accepted_at = PaybackState.ACCEPTED, by, timezone.now()
        row.planned_on = planned_on
        row.save()
        return row


def say_not_possible(*, payback: Payback, by: User, reason: str) -> Payback:
    """The agency can't do it; the ward's next tasking meeting says what else can be done (product, The loop)."""
    require_answer(by, payback)
    reason = reason.strip()
    if not reason:
        raise Refused("Write why it is not possible.", field="reason")
    with _held(payback, PaybackState.SENT, PaybackState.ACCEPTED) as row:
        words = f"Not possible as payback work: {reason}"
        if row.issue.stage == Stage.DEALT_WITH:
            trail.record(issue=row.issue, verb=Verb.ESCALATED, by=by, text=words, facts={"payback": row.pk})
        else:
            _note(row, by, words)
        return _ended(row, by, PaybackState.NOT_POSSIBLE, reason=reason)


def record_done(*, payback: Payback, by: User, done_on: date, result: str) -> Payback:
    """It is done: the issue's outcome is recorded, and from now on those who suggested it are owed the answer.

    Raises Refused for a day to come or before it was sent, without words, and to the person who sent it: its words go
    onto the ward's public page, which takes two (safety 15).
    """
    require_answer(by, payback)
    result = result.strip()
    if not result:
        raise Refused("Write what was done.", field="result")
    with _held(payback, PaybackState.SENT, PaybackState.ACCEPTED) as row:
        sent_on = timezone.localdate(row.sent_at)
        if not sent_on <= done_on <= timezone.localdate():
            raise Refused(f"Enter a day from {sent_on:%-d %B %Y}, when it was sent, to today.", field="done_on")
        if row.sent_by_id == by.pk:
            raise Refused("You sent it. Somebody else records that it is done: both stand on the ward's public page.")
        issue = row.issue
        if allowed(Verb.OUTCOME, issue.stage):
            change_issue(issue, issue, outcome=result, outcome_on=timezone.localdate(), public_wording=row.work)
            trail.record(issue=issue, verb=Verb.OUTCOME, by=by, text=result, facts={"payback": row.pk})
        else:  # answered otherwise meanwhile: its own outcome stands
            _note(row, by, f"Done as payback work: {result}")
        return _ended(row, by, PaybackState.DONE, done_on=done_on, result=result)


def _note(row: Payback, by: User, text: str) -> None:
    trail.record(issue=row.issue, verb=Verb.NOTE, by=by, text=text, facts={"payback": row.pk})


def show(*, payback: Payback, by: User, shown: bool) -> Payback:
    """Take work that is done off the ward's public page, or put it on again."""
    LOOK_THROUGH.require(by, payback.issue.ward)
    with _held(payback, PaybackState.DONE) as row:
        row.shown = shown
        row.save(update_fields=["shown", "version"])
        return row
