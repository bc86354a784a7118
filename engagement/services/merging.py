"""Merging: two issues that are one concern become one, and may be taken apart again (E1; product, The loop).

Both trails are kept, and each tells of the other. The references of both lead where they led. Whoever raised either is
owed the answer of the one that goes on (`feedback.services.owing`).
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from engagement import trail
from engagement.access import CHANGE_ISSUE, COORDINATE
from engagement.loop import LOOP, allowed, require_step
from engagement.models import Issue, Stage, Verb
from engagement.services.moving import change_issue
from engagement.services.raising import log_issue
from partnerships.errors import Refused
from partnerships.models import User


def merge(*, issue: Issue, into: Issue, by: User, why: str = "") -> Issue:
    """Merge `issue` into `into`, in whose trail it goes on. Out: the one it was merged into, as it stands now.

    A new issue is merged by the ward's team, one that was taken up by its coordinator. What stood on an agenda is taken
    off it. Raises PermissionDenied without the right in either ward; Refused where the stage of one does not allow it,
    where they are of different partnerships, or where only one is restricted (its readers would lose it, or learn of
    the other).
    """
    with transaction.atomic():
        row, other = _both_locked(issue, into)
        require_step(by, row, Verb.MERGED)
        CHANGE_ISSUE.require(by, other.ward)
        _refuse_what_cannot_be_one(row, other)
        change_issue(row, issue, merged_into=other)
        _tell_both(row, other, verbs=(Verb.MERGED, Verb.JOINED), by=by, why=why)
        issue.stage = row.stage
        return other


def log_or_merge(*, same_as: Issue | None = None, by: User, **facts: Any) -> Issue:
    """Log a concern, as `raising.log_issue`; where it is the same as another issue, merge it into that one at once.

    So whoever raised it is owed the answer of the other, and its own words, method and day are kept. Out: the issue
    that was logged. Raises as both do: then neither happens.
    """
    with transaction.atomic():
        issue = log_issue(by=by, **facts)
        if same_as is not None:
            merge(issue=issue, into=same_as, by=by, why="Logged as the same concern.")
        return issue


def unmerge(*, issue: Issue, by: User, why: str = "") -> Issue:
    """Take a merged issue out again: it stands where it stood before, and its own answer is owed to its raisers.

    What stood on an agenda is escalated, and so comes on the next one by itself. Out: the issue. Raises
    PermissionDenied without the right, Refused where it is not merged.
    """
    with transaction.atomic():
        if issue.merged_into is None:
            raise Refused(LOOP[Verb.UNMERGED].refusal)
        row, other = _both_locked(issue, issue.merged_into)
        require_step(by, row, Verb.UNMERGED)
        if row.merged_into_id != other.pk:
            raise Refused("It was merged into yet another issue meanwhile. Look at it again.")
        COORDINATE.require(by, other.ward)
        _tell_both(row, other, verbs=(Verb.UNMERGED, Verb.PARTED), by=by, why=why)
        change_issue(row, issue, merged_into=None)
        issue.stage = row.stage
        return issue


def _tell_both(row: Issue, other: Issue, *, verbs: tuple[Verb, Verb], by: User, why: str) -> None:
    """One step in each trail, each of which names the other issue."""
    for issue, verb, beside in ((row, verbs[0], other), (other, verbs[1], row)):
        facts = {"issue": beside.pk, "reference": beside.reference}
        trail.record(issue=issue, verb=verb, by=by, text=why.strip(), facts=facts)


def _both_locked(issue: Issue, other: Issue) -> tuple[Issue, Issue]:
    """Both rows, locked in the order of their keys: two people who merge them crosswise wait, and not in a circle."""
    if issue.pk == other.pk:
        raise Refused("An issue is not merged into itself.", field="into")
    rows = Issue.objects.without_search_words().select_for_update(of=("self",)).select_related("ward__partnership")
    found = {row.pk: row for row in rows.filter(pk__in=[issue.pk, other.pk]).order_by("pk")}
    return found[issue.pk], found[other.pk]


def _refuse_what_cannot_be_one(row: Issue, other: Issue) -> None:
    if row.ward.partnership_id != other.ward.partnership_id:
        raise Refused("They are of different partnerships.", field="into")
    if other.stage == Stage.MERGED:
        raise Refused(f"{other.reference} is itself merged into another issue. Choose that one.", field="into")
    if not allowed(Verb.JOINED, other.stage):
        raise Refused(
            f"{other.reference} is {other.get_stage_display().lower()}. Reopen it first, or log that it came back.",
            field="into",
        )
    if row.sensitivity != other.sensitivity and "restricted" in (row.sensitivity, other.sensitivity):
        raise Refused("One of them is restricted and the other is not, so they stay apart.", field="into")
