"""The paths that issues of a large book take round the loop, step by step, each held against the transition table."""

from __future__ import annotations

from dataclasses import dataclass

from engagement.loop import allowed, stage_after
from engagement.models import Stage, Verb

V = Verb


@dataclass(frozen=True, slots=True)
class Turn:
    """A step so many days after the concern was raised; who takes it: p PCSO, c coordinator, a agency, - the book."""

    verb: Verb
    day: int
    who: str
    before: str
    after: Stage
    to_raiser: bool = False
    to_ward: bool = False


def _path(*turns: tuple[Verb, int, str] | tuple[Verb, int, str, str]) -> tuple[Turn, ...]:
    made, stage = [], Stage.NEW
    for n, (verb, day, who, *told) in enumerate(turns):
        if n and not allowed(verb, stage):
            raise ValueError(f"{verb} at {stage}")
        after = stage_after(verb, stage)
        made.append(Turn(verb, day, who, stage if n else "", after, "raiser" in told, "ward" in told))
        stage = after
    return tuple(made)


DIRECT = _path(
    (V.RAISED, 0, "p"), (V.DEALT_WITH, 1, "p"), (V.OUTCOME, 6, "p"), (V.TOLD, 9, "p", "raiser"),
    (V.TOLD, 31, "c", "ward"), (V.ALL_TOLD, 31, "-"), (V.CLOSED, 40, "c"),
)  # fmt: skip
TASKED = _path(
    (V.RAISED, 0, "p"), (V.ESCALATED, 2, "p"), (V.TABLED, 4, "-"), (V.ACTION_AGREED, 20, "c"),
    (V.ACTION_DONE, 34, "a"), (V.OUTCOME, 38, "c"), (V.TOLD, 43, "p", "raiser"), (V.TOLD, 69, "c", "ward"),
    (V.ALL_TOLD, 69, "-"), (V.CLOSED, 78, "c"),
)  # fmt: skip
DECLINED = _path(
    (V.RAISED, 0, "p"), (V.ESCALATED, 2, "c"), (V.TABLED, 4, "-"), (V.NOT_PRIORITISED, 20, "c"),
    (V.TOLD, 24, "p", "raiser"), (V.TOLD, 57, "c", "ward"), (V.ALL_TOLD, 57, "-"), (V.CLOSED, 70, "c"),
)  # fmt: skip
PRIORITY = _path(
    (V.RAISED, 0, "p"), (V.ESCALATED, 2, "p"), (V.TABLED, 4, "-"), (V.ACTION_AGREED, 20, "c"), (V.PRIORITISED, 20, "c"),
    (V.ACTION_DONE, 41, "a"), (V.OUTCOME, 48, "c"), (V.TOLD, 53, "p", "raiser"), (V.TOLD, 79, "c", "ward"),
    (V.ALL_TOLD, 79, "-"), (V.CLOSED, 88, "c"), (V.PRIORITY_ENDED, 111, "c"),
)  # fmt: skip
"""One in so many of those tasked: a ward has about three at a time, whatever the number of its issues."""
PATHS = (DIRECT, DIRECT, DIRECT, TASKED, TASKED, DECLINED)
