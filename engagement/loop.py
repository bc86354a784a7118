"""The one transition table of the loop: which step may be taken from which stage, by whom, and where it leads.

The services ask it before they change anything, the pages ask it which buttons to show, and the stage on the issue
is a cached answer, written by `engagement.trail.record` alone (product, The loop; craft 4).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from engagement import access
from engagement.models import OPEN_STAGES, Issue, Stage, Verb
from partnerships.errors import Refused
from partnerships.models import User
from partnerships.policy import Right

S = Stage
ANY_OPEN = OPEN_STAGES
MERGEABLE = OPEN_STAGES - {S.IN_ACTION}
EVERY = frozenset(Stage)


@dataclass(frozen=True, slots=True)
class Transition:
    """From which stages a step may be taken and by whom; `to` is None where the issue stays where it is.

    `at` narrows the right at single stages: what is on an agenda is decided by those who run the meeting.
    `book` marks the steps the book takes by itself; they are offered to nobody. `back` marks the step that leads to the
    stage at which the issue stood before.
    """

    sources: frozenset[Stage]
    to: Stage | None
    right: Right
    refusal: str = "That step can't be taken at this stage."
    at: dict[Stage, Right] = field(default_factory=dict)
    book: bool = False
    back: bool = False

    def right_at(self, stage: str) -> Right:
        """Whose step it is while the issue stands at that stage."""
        return self.at.get(Stage(stage), self.right)


def _from(*stages: Stage) -> frozenset[Stage]:
    return frozenset(stages)


LOOP: dict[Verb, Transition] = {
    Verb.RAISED: Transition(_from(), S.NEW, access.LOG_ISSUE, "It is in the book already."),
    Verb.DEALT_WITH: Transition(
        _from(S.NEW, S.ESCALATED), S.DEALT_WITH, access.DEAL_WITH,
        "Only a new or escalated issue can be dealt with directly.",
    ),
    Verb.REFERRED: Transition(
        _from(S.NEW, S.DEALT_WITH, S.ESCALATED, S.TABLED), S.DEALT_WITH, access.DEAL_WITH,
        "It can't be referred at this stage.", at={S.TABLED: access.DECIDE},
    ),
    Verb.ESCALATED: Transition(
        _from(S.NEW, S.DEALT_WITH), S.ESCALATED, access.ESCALATE,
        "Only an issue that is new or being dealt with can be escalated.",
    ),
    Verb.TABLED: Transition(
        _from(S.NEW, S.DEALT_WITH, S.ESCALATED), S.TABLED, access.TABLE,
        "It is on an agenda already, or past that stage.",
    ),
    Verb.TAKEN_OFF: Transition(_from(S.TABLED), S.DEALT_WITH, access.TABLE, "It is on no agenda."),
    Verb.ACTION_AGREED: Transition(
        _from(S.TABLED, S.IN_ACTION, S.DEALT_WITH), S.IN_ACTION, access.DECIDE,
        "An action needs an issue that is tabled or in action.",
    ),
    Verb.PRIORITISED: Transition(
        _from(S.TABLED, S.IN_ACTION), S.IN_ACTION, access.DECIDE,
        "Only an issue that is tabled or in action becomes a priority.",
    ),
    Verb.PRIORITY_KEPT: Transition(EVERY, None, access.DECIDE),
    Verb.PRIORITY_ENDED: Transition(EVERY, None, access.DECIDE),
    Verb.NOT_PRIORITISED: Transition(
        _from(S.TABLED), S.NOT_PRIORITISED, access.DECIDE, "Only an issue on an agenda can be decided against.",
    ),
    Verb.CARRIED: Transition(
        _from(S.TABLED), S.TABLED, access.DECIDE, "Only an issue on an agenda can be carried forward.",
    ),
    Verb.SENT_UP: Transition(
        _from(S.TABLED, S.IN_ACTION), S.IN_ACTION, access.DECIDE,
        "Only an issue that is tabled or in action goes to a higher group.",
    ),
    Verb.ANSWERED: Transition(ANY_OPEN, None, access.DECIDE, "The issue is closed."),
    Verb.PROGRESS: Transition(ANY_OPEN, None, access.WORK_ON_ACTION, "The issue is closed."),
    Verb.ACTION_DONE: Transition(EVERY, None, access.WORK_ON_ACTION),
    Verb.ACTION_ENDED: Transition(EVERY, None, access.DECIDE),
    Verb.OUTCOME: Transition(
        _from(S.DEALT_WITH, S.IN_ACTION), S.RESOLVED, access.RECORD_OUTCOME,
        "An outcome is recorded for an issue that is being dealt with or in action.",
    ),
    Verb.TOLD: Transition(ANY_OPEN, None, access.TELL, "The issue is closed."),
    Verb.ALL_TOLD: Transition(
        _from(S.RESOLVED, S.NOT_PRIORITISED), S.FED_BACK, access.TELL, "Somebody is still owed an answer.", book=True,
    ),
    Verb.VIEW_GIVEN: Transition(EVERY, None, access.TELL),
    Verb.CLOSED: Transition(
        _from(S.FED_BACK), S.CLOSED, access.COORDINATE, "It can be closed once everyone owed has been told.",
    ),
    Verb.DISPUTED: Transition(
        _from(S.FED_BACK, S.CLOSED, S.RESOLVED, S.NOT_PRIORITISED), S.ESCALATED, access.TELL,
        "There is no outcome yet that could be disputed.",
    ),
    Verb.REOPENED: Transition(
        _from(S.CLOSED, S.FED_BACK, S.RESOLVED, S.NOT_PRIORITISED), S.ESCALATED, access.COORDINATE,
        "It is still open.",
    ),
    Verb.REWORDED: Transition(EVERY, None, access.CHANGE_ISSUE),
    Verb.MERGED: Transition(
        MERGEABLE, S.MERGED, access.COORDINATE,
        "What is being acted on or closed is not merged: merge the other one into it, or log that it came back.",
        at={S.NEW: access.CHANGE_ISSUE},
    ),
    Verb.UNMERGED: Transition(
        _from(S.MERGED), None, access.COORDINATE, "It is not merged into another.", back=True,
    ),
    Verb.JOINED: Transition(
        ANY_OPEN - {S.FED_BACK}, None, access.CHANGE_ISSUE, "Its loop is closing; reopen it first.", book=True,
    ),
    Verb.PARTED: Transition(EVERY, None, access.COORDINATE, book=True),
    Verb.CAME_BACK: Transition(
        _from(S.CLOSED), None, access.LOG_ISSUE, "Only what was closed comes back; it is still open.", book=True,
    ),
    Verb.NOTE: Transition(EVERY, None, access.CHANGE_ISSUE),
    Verb.CORRECTION: Transition(EVERY, None, access.CHANGE_ISSUE),
}  # fmt: skip


def allowed(verb: Verb, stage: str) -> bool:
    """Whether the step may be taken by an issue at that stage."""
    return stage in LOOP[verb].sources


def stage_after(verb: Verb, stage: str) -> Stage:
    """Where the issue stands after the step."""
    return LOOP[verb].to or Stage(stage)


def may_take(user: User, issue: Issue, verb: Verb) -> bool:
    """Whether this person may take this step of this issue now: the stage allows it and the right is theirs."""
    transition = LOOP[verb]
    return (
        not transition.book
        and allowed(verb, issue.stage)
        and transition.right_at(issue.stage).held_for(user, issue.ward)
    )


def steps_open_to(user: User, issue: Issue, among: Iterable[Verb] = tuple(Verb)) -> list[Verb]:
    """The steps this person may take of this issue now, in the order of `among`.

    The same rule as `require_step`, so a button is shown exactly where the service behind it would say yes.
    """
    return [verb for verb in among if may_take(user, issue, verb)]


def require_step(user: User | None, issue: Issue, verb: Verb) -> None:
    """Let a step through, or say why not; the services call it on the locked row before they change anything.

    `user` is None where the book itself takes the step (a task, the public form). Raises PermissionDenied where the
    person lacks the right in this ward, Refused where the stage does not allow the step.
    """
    transition = LOOP[verb]
    if user is not None:
        transition.right_at(issue.stage).require(user, issue.ward)
    if not allowed(verb, issue.stage):
        raise Refused(transition.refusal)
