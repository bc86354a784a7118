"""The trail of an issue as a line drawn step by step, the newest first, as its reader may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse

from engagement import access
from engagement.models import Issue, Step, Verb
from partnerships.asking import question
from partnerships.models import User


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the trail as its reader sees it; `owed` is the part not yet drawn."""

    what: str
    who: str = ""
    when: datetime | None = None
    words: str = ""
    note: str = ""
    turn: bool = False
    owed: bool = False
    id: str = ""
    correct_url: str = ""


class Taken(NamedTuple):
    """What is shown of a step, as plain values: whole steps with their people take twice as long."""

    number: int
    verb: str
    from_stage: str
    to_stage: str
    happened_at: datetime
    recorded_at: datetime
    text: str
    facts: dict[str, Any]
    seen_by: str
    by_id: int | None
    keyed_by_id: int | None
    by_name: str
    by: str | None
    title: str | None
    keyed_by: str | None
    agency: str | None
    corrected: int | None
    corrected_verb: str | None


COLUMNS = (
    *Taken._fields[:12], "by__name", "by__job_title", "keyed_by__name", "agency__name", "corrects__number",
    "corrects__verb",
)  # fmt: skip


def drawn(user: User, issue: Issue, *, whole: bool) -> list[Line]:
    """The steps this person may see; `whole`: with the names of those who took them."""
    steps = _every_step if access.sees_every_step(user, issue) else _open_steps
    return [_line(user, issue, Taken(*values), whole=whole) for values in steps(issue=issue.pk)]


@question
def _every_step(issue: Any) -> QuerySet[Step, Any]:
    return Step.objects.filter(issue_id=issue).order_by("-number").values_list(*COLUMNS)


@question
def _open_steps(issue: Any) -> QuerySet[Step, Any]:
    steps = Step.objects.filter(issue_id=issue).exclude(access.HIDDEN_STEPS)
    return steps.order_by("-number").values_list(*COLUMNS)


def _line(user: User, issue: Issue, step: Taken, *, whole: bool) -> Line:
    words = access.may_read_words(user, issue, step.seen_by)
    return Line(
        what=_what(step),
        who=_who(step) if whole else _role_of(step),
        when=step.happened_at,
        words=step.text if words else "",
        note=_note(step) if words else "",
        turn=step.from_stage != step.to_stage,
        id=f"step-{step.number}",
        correct_url=reverse("issue-correct", args=[issue.reference, step.number]) if whole else "",
    )


NAMING = {
    Verb.MERGED: "Merged into {}",
    Verb.UNMERGED: "Taken out of {} again",
    Verb.JOINED: "{} was merged into it",
    Verb.PARTED: "{} was taken out of it again",
    Verb.CAME_BACK: "It came back, as {}",
}
"""Steps that name another issue: its reference says the ward and a number, which tells nobody anything else."""


def _what(step: Taken) -> str:
    label = Verb(step.verb).label
    if step.verb == Verb.REFERRED and step.facts.get("agency_name"):
        return f"{label} to {step.facts['agency_name']}"
    if step.verb in NAMING and step.facts.get("reference"):
        return NAMING[Verb(step.verb)].format(step.facts["reference"])
    if step.verb == Verb.RAISED and step.facts.get("recurs_from"):
        return f"{label}: the return of {step.facts['reference']}"
    if step.verb == Verb.CORRECTION and step.corrected_verb:
        return f"{label} of step {step.corrected}, {Verb(step.corrected_verb).label.lower()}"
    return label


def _who(step: Taken) -> str:
    """Who did it, of which agency, and who keyed it where that was somebody else."""
    who = step.by or step.by_name or "The book"
    if step.agency:
        who += f", {step.agency}"
    if step.keyed_by and step.keyed_by_id != step.by_id:
        who += f"; keyed by {step.keyed_by}"
    return who


def _role_of(step: Taken) -> str:
    """Who did it for those who read no names: the role and agency of an officer, nothing of anybody else."""
    if step.by_id is None:
        return "The book" if step.by_name in ("", "The book") else "Somebody who raised it"
    return ", ".join(filter(None, [step.title, step.agency])) or "A colleague"


def _note(step: Taken) -> str:
    late = (step.recorded_at.date() - step.happened_at.date()).days
    return f"Recorded {late} day{'' if late == 1 else 's'} later" if late > 0 else ""
