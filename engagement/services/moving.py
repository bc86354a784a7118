"""Moving: the steps that take an issue round the loop, one function for each (product, The loop).

Each asks the transition table on the locked row, changes the issue, and records the step, in one transaction. In:
the issue, who took the step (`by`; None where it is the book itself or somebody without an account, then `by_name`)
and who keyed it (the same person unless named). Out: the step. Each raises PermissionDenied where the person lacks
the right in the issue's ward, and Refused where the stage or a rule of the book says no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement import trail
from engagement.loop import require_step
from engagement.models import Issue, Satisfaction, Sensitivity, Step, Verb
from partnerships.errors import Conflict, Refused
from partnerships.locking import locked
from partnerships.models import Agency, User


@contextmanager
def step_of(issue: Issue, verb: Verb, *, by: User | None, keyed_by: User | None = None) -> Iterator[Issue]:
    """The issue's row, locked until the step is recorded, once the table has let the step through.

    The storeys above open their own steps with it too. Whoever takes the same step meanwhile waits here, and is then
    refused by the stage the first one led to.
    """
    with transaction.atomic():
        row = locked(issue)
        row.ward = issue.ward
        require_step(keyed_by or by, row, verb)
        yield row


def change_issue(row: Issue, given: Issue, **facts: Any) -> None:
    """Write `facts` on the locked row, and on the object the caller holds. The storeys above use it too."""
    for name, value in facts.items():
        setattr(row, name, value)
        setattr(given, name, value)
    row.version += 1
    given.version = row.version
    row.save(update_fields=[*facts, "version"])


def deal_with(
    *,
    issue: Issue,
    by: User,
    note: str = "",
    agency: Agency | None = None,
    keyed_by: User | None = None,
    happened_at: datetime | None = None,
) -> Step:
    """Take the issue up directly: an officer or an agency deals with it (000 3.2)."""
    with step_of(issue, Verb.DEALT_WITH, by=by, keyed_by=keyed_by):
        return trail.record(
            issue=issue, verb=Verb.DEALT_WITH, by=by, keyed_by=keyed_by, agency=agency, text=note.strip(),
            happened_at=happened_at,
        )  # fmt: skip


def refer(
    *,
    issue: Issue,
    by: User,
    agency: Agency,
    reason: str = "",
    keyed_by: User | None = None,
    facts: dict[str, Any] | None = None,
) -> Step:
    """Hand the issue to an agency, which deals with it directly from now on (000 3.2)."""
    with step_of(issue, Verb.REFERRED, by=by, keyed_by=keyed_by):
        return trail.record(
            issue=issue, verb=Verb.REFERRED, by=by, keyed_by=keyed_by, text=reason.strip(),
            facts={**(facts or {}), "agency": agency.pk, "agency_name": agency.name},
        )  # fmt: skip


def escalate(*, issue: Issue, by: User, reason: str = "", keyed_by: User | None = None) -> Step:
    """Pass the issue to the coordinator for the ward's tasking meeting (000 3.2; T1)."""
    with step_of(issue, Verb.ESCALATED, by=by, keyed_by=keyed_by):
        return trail.record(issue=issue, verb=Verb.ESCALATED, by=by, keyed_by=keyed_by, text=reason.strip())


def record_outcome(
    *,
    issue: Issue,
    by: User,
    outcome: str,
    public_wording: str,
    version: int | None = None,
    keyed_by: User | None = None,
) -> Step:
    """Record what came of it; from now on feedback is owed (F1).

    Both texts are asked for: the outcome is for the book, the public wording is the only one that leaves it and is
    written for that purpose. It is never filled in here, and refused where it repeats what was said as received
    (safety, Fields; safety 15). In besides: `version` as the person's page showed it; Conflict where a colleague has
    worded it anew since.
    """
    outcome, public_wording = outcome.strip(), public_wording.strip()
    if not outcome:
        raise Refused("Write what came of it.", field="outcome")
    with step_of(issue, Verb.OUTCOME, by=by, keyed_by=keyed_by) as row:
        refuse_public_wording(row, public_wording)
        if version is not None and version != row.version and public_wording != row.public_wording:
            raise Conflict(
                "Somebody else changed the wording while you were writing. Both texts are shown; choose one.",
                theirs={"public_wording": row.public_wording},
                version=row.version,
            )
        today = timezone.localdate()
        change_issue(row, issue, outcome=outcome, outcome_on=today, public_wording=public_wording)
        return trail.record(issue=issue, verb=Verb.OUTCOME, by=by, keyed_by=keyed_by, text=outcome)


def refuse_public_wording(issue: Issue, wording: str) -> None:
    """Raise Refused where the wording is missing or is what was said, word for word."""
    if not wording:
        raise Refused("Write how the public may be told. It is never filled in for you.", field="public_wording")
    said, told = _plain(issue.received_text), _plain(wording)
    if said and (told == said or (len(said) > 40 and said in told)):
        raise Refused(
            "This is what was said, word for word. Write it anew for the public, without names and addresses.",
            field="public_wording",
        )


NOT_A_LETTER = re.compile(r"[\W_]+")


def _plain(text: str) -> str:
    return NOT_A_LETTER.sub("", text.casefold())


def close(*, issue: Issue, by: User, satisfaction: Satisfaction, why: str, keyed_by: User | None = None) -> Step:
    """Close the loop, with the view of those who raised it and a justification (003 4.7.4).

    Refused until everyone owed an answer was told.
    """
    why = why.strip()
    if not why:
        raise Refused("Write why it can be closed.", field="why")
    with step_of(issue, Verb.CLOSED, by=by, keyed_by=keyed_by) as row:
        if issue.owed.filter(feedback__isnull=True, lapsed_on__isnull=True).exists():
            raise Refused("Somebody is still owed an answer. Record that feedback first.")
        change_issue(
            row, issue, closed_on=timezone.localdate(), satisfaction=Satisfaction(satisfaction), closed_because=why
        )
        return trail.record(
            issue=issue, verb=Verb.CLOSED, by=by, keyed_by=keyed_by, text=why,
            facts={"satisfaction": Satisfaction(satisfaction).value},
        )  # fmt: skip


def dispute(*, issue: Issue, by: User | None, why: str, by_name: str = "", keyed_by: User | None = None) -> Step:
    """Those who raised it say it is not fixed: it goes back to the coordinator (product, The loop)."""
    if not why.strip():
        raise Refused("Write what they say is not fixed.", field="why")
    return _open_again(Verb.DISPUTED, issue=issue, by=by, why=why, by_name=by_name, keyed_by=keyed_by)


def reopen(*, issue: Issue, by: User, why: str = "", keyed_by: User | None = None) -> Step:
    """Take up an issue again whose loop was closing or closed; it goes back to the coordinator."""
    return _open_again(Verb.REOPENED, issue=issue, by=by, why=why, keyed_by=keyed_by)


def _open_again(
    verb: Verb, *, issue: Issue, by: User | None, why: str, by_name: str = "", keyed_by: User | None = None
) -> Step:
    with step_of(issue, verb, by=by, keyed_by=keyed_by) as row:
        step = trail.record(issue=issue, verb=verb, by=by, by_name=by_name, keyed_by=keyed_by, text=why.strip())
        # The answers of the round before stay in the trail; on the issue they would pass for those of this one.
        # After the step, because a closed issue may not be without them.
        change_issue(
            row, issue, outcome="", outcome_on=None, told_on=None, closed_on=None, satisfaction="", closed_because="",
        )  # fmt: skip
        return step


def note(
    *,
    issue: Issue,
    by: User,
    text: str,
    seen_by: Sensitivity = Sensitivity.PARTNERS,
    keyed_by: User | None = None,
) -> Step:
    """Add a note to the trail; the issue stays where it is."""
    if not text.strip():
        raise Refused("Write the note.", field="text")
    with step_of(issue, Verb.NOTE, by=by, keyed_by=keyed_by):
        return trail.record(
            issue=issue, verb=Verb.NOTE, by=by, keyed_by=keyed_by, text=text.strip(), seen_by=Sensitivity(seen_by)
        )


def correct(*, issue: Issue, by: User, step: Step, text: str, keyed_by: User | None = None) -> Step:
    """Correct a step of the trail by a further step; what stands is never changed (product, The loop)."""
    if not text.strip():
        raise Refused("Write what is right.", field="text")
    with step_of(issue, Verb.CORRECTION, by=by, keyed_by=keyed_by):
        if step.issue_id != issue.pk:
            raise Refused("That step belongs to another issue.")
        return trail.record(
            issue=issue, verb=Verb.CORRECTION, by=by, keyed_by=keyed_by, text=text.strip(), corrects=step,
            seen_by=Sensitivity(step.seen_by),
        )  # fmt: skip
