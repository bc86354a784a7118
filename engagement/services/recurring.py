"""Recurrence: what was closed is back, as an issue of its own that names the closed one (E1).

Reopening is for what was never right. What was right and comes back months later has its own trail, raisers and
feedback, and both pages tell of the other.
"""

from __future__ import annotations

from engagement import trail
from engagement.loop import LOOP, allowed
from engagement.models import Issue, Verb
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import User, Ward


def may_come_back(closed: Issue, ward: Ward) -> Issue:
    """The closed issue, locked, where a new one in `ward` may be its return.

    The lock makes two people who log the same return at once wait for each other; the second is shown the first's.
    Raises Refused for one that is not closed, that has come back already, or of another ward.
    """
    row = locked(closed)
    if row.ward_id != ward.pk:
        raise Refused(f"{row.reference} is an issue of another ward.", field="ward")
    if not allowed(Verb.CAME_BACK, row.stage):
        raise Refused(f"{row.reference}: {LOOP[Verb.CAME_BACK].refusal}")
    back = Issue.objects.open().filter(recurs_from=row).order_by("pk").first()
    if back is not None:
        raise Refused(f"{row.reference} is back already, as {back.reference}, which is still open.")
    return row


def came_back(closed: Issue, issue: Issue, *, by: User | None, by_name: str, keyed_by: User | None) -> None:
    """Tell the trail of the closed issue that it came back. It stays closed."""
    trail.record(
        issue=closed, verb=Verb.CAME_BACK, by=by, by_name=by_name, keyed_by=keyed_by,
        facts={"issue": issue.pk, "reference": issue.reference},
    )  # fmt: skip
