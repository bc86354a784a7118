"""Wording: changing how the book words an issue, without losing what a colleague wrote meanwhile (craft 9)."""

from __future__ import annotations

from engagement import trail
from engagement.models import Issue, Step, Verb
from engagement.services.moving import refuse_public_wording, step_of
from engagement.sharing import shared_place
from partnerships.errors import Refused
from partnerships.locking import save_if_unchanged
from partnerships.models import User

WORDED = ("concern", "public_wording", "place")


def reword(
    *,
    issue: Issue,
    by: User,
    version: int,
    concern: str,
    public_wording: str,
    place: str,
    keyed_by: User | None = None,
) -> Step:
    """Change the concern's line, the public wording and the place. What was said, as received, is never changed.

    In: `version`, as the person's page showed it. Out: the step, or the last one where nothing was changed.
    Raises Conflict, with what stands there now, where somebody changed the issue after that page was shown.
    """
    new = {"concern": " ".join(concern.split()), "public_wording": public_wording.strip(), "place": place.strip()}
    if not new["concern"]:
        raise Refused("Write what the concern is, in a line.", field="concern")
    with step_of(issue, Verb.REWORDED, by=by, keyed_by=keyed_by) as row:
        if new["public_wording"]:
            refuse_public_wording(row, new["public_wording"])
        changed = [name for name in WORDED if getattr(row, name) != new[name]]
        if not changed:
            return row.steps.order_by("-number")[0]
        for name, value in new.items():
            setattr(row, name, value)
        row.shared_place = shared_place(row.place)
        save_if_unchanged(row, version=version, fields=[*WORDED, "shared_place"])
        for name in (*WORDED, "shared_place", "version"):
            setattr(issue, name, getattr(row, name))
        return trail.record(
            issue=issue, verb=Verb.REWORDED, by=by, keyed_by=keyed_by, facts={"fields": changed, "version": row.version}
        )
