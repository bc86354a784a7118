"""The one transition table of the loop: which step is allowed from which stage, and to which stage it leads.

Who may take a step is its right in `engagement.access`; the stage on the issue is a cached answer, written by
`engagement.trail.record` alone (product, The loop; craft 4).
"""

from __future__ import annotations

from dataclasses import dataclass

from engagement.models import OPEN_STAGES, Stage, Verb

S = Stage
ANY_OPEN = OPEN_STAGES
EVERY = frozenset(Stage)


@dataclass(frozen=True, slots=True)
class Transition:
    """From which stages a step may be taken; `to` is None where the issue stays where it is."""

    sources: frozenset[Stage]
    to: Stage | None
    refusal: str


def _from(*stages: Stage) -> frozenset[Stage]:
    return frozenset(stages)


LOOP: dict[Verb, Transition] = {
    Verb.RAISED: Transition(_from(), S.NEW, "It is in the book already."),
    Verb.DEALT_WITH: Transition(
        _from(S.NEW, S.ESCALATED), S.DEALT_WITH, "Only a new or escalated issue can be dealt with directly."
    ),
    Verb.REFERRED: Transition(
        _from(S.NEW, S.DEALT_WITH, S.ESCALATED, S.TABLED), S.DEALT_WITH, "It can't be referred at this stage."
    ),
    Verb.ESCALATED: Transition(
        _from(S.NEW, S.DEALT_WITH), S.ESCALATED, "Only an issue that is new or being dealt with can be escalated."
    ),
    Verb.TABLED: Transition(
        _from(S.NEW, S.DEALT_WITH, S.ESCALATED), S.TABLED, "It is on an agenda already, or past that stage."
    ),
    Verb.TAKEN_OFF: Transition(_from(S.TABLED), S.DEALT_WITH, "It is on no agenda."),
    Verb.ACTION_AGREED: Transition(
        _from(S.TABLED, S.IN_ACTION, S.DEALT_WITH), S.IN_ACTION, "An action needs an issue that is tabled or in action."
    ),
    Verb.PRIORITISED: Transition(
        _from(S.TABLED, S.IN_ACTION), S.IN_ACTION, "Only an issue that is tabled or in action becomes a priority."
    ),
    Verb.PRIORITY_ENDED: Transition(EVERY, None, ""),
    Verb.NOT_PRIORITISED: Transition(
        _from(S.TABLED), S.NOT_PRIORITISED, "Only an issue on an agenda can be decided against."
    ),
    Verb.CARRIED: Transition(_from(S.TABLED), S.TABLED, "Only an issue on an agenda can be carried forward."),
    Verb.SENT_UP: Transition(
        _from(S.TABLED, S.IN_ACTION), S.IN_ACTION, "Only an issue that is tabled or in action goes to a higher group."
    ),
    Verb.ANSWERED: Transition(ANY_OPEN, None, "The issue is closed."),
    Verb.PROGRESS: Transition(ANY_OPEN, None, "The issue is closed."),
    Verb.ACTION_DONE: Transition(EVERY, None, ""),
    Verb.ACTION_ENDED: Transition(EVERY, None, ""),
    Verb.OUTCOME: Transition(
        _from(S.DEALT_WITH, S.IN_ACTION),
        S.RESOLVED,
        "An outcome is recorded for an issue that is being dealt with or in action.",
    ),
    Verb.TOLD: Transition(ANY_OPEN, None, "The issue is closed."),
    Verb.ALL_TOLD: Transition(_from(S.RESOLVED, S.NOT_PRIORITISED), S.FED_BACK, "Somebody is still owed an answer."),
    Verb.VIEW_GIVEN: Transition(EVERY, None, ""),
    Verb.CLOSED: Transition(_from(S.FED_BACK), S.CLOSED, "It can be closed once everyone owed has been told."),
    Verb.DISPUTED: Transition(
        _from(S.FED_BACK, S.CLOSED, S.RESOLVED, S.NOT_PRIORITISED),
        S.ESCALATED,
        "There is no outcome yet that could be disputed.",
    ),
    Verb.REOPENED: Transition(
        _from(S.CLOSED, S.FED_BACK, S.RESOLVED, S.NOT_PRIORITISED), S.ESCALATED, "It is still open."
    ),
    Verb.REWORDED: Transition(EVERY, None, ""),
    Verb.MERGED: Transition(ANY_OPEN, S.MERGED, "A closed issue is not merged; log a recurrence instead."),
    Verb.UNMERGED: Transition(_from(S.MERGED), S.NEW, "It is not merged into another."),
    Verb.NOTE: Transition(EVERY, None, ""),
    Verb.CORRECTION: Transition(EVERY, None, ""),
}


def allowed(verb: Verb, stage: str) -> bool:
    """Whether the step may be taken by an issue at that stage."""
    return stage in LOOP[verb].sources


def stage_after(verb: Verb, stage: str) -> Stage:
    """Where the issue stands after the step."""
    return LOOP[verb].to or Stage(stage)
