"""The transition table: which step from which stage, by whom, and where it leads (product, The loop; craft 4).

The expected table is written out here a second time, from product.md and safety.md, so that a change of either side
alone fails.
"""

from __future__ import annotations

import itertools

import pytest

from config.demonstration.cast import Harrowmere
from engagement.loop import LOOP, may_take, steps_open_to
from engagement.models import Issue, Stage, Verb
from tests.engagement.making import an_issue

# Stages by their first letters: new, dealt with, escalated, tabled, in action, not prioritised, resolved, fed back,
# closed, merged.
CODES = dict(zip("ndetiprfcm", Stage, strict=True))
EVERY, OPEN = "ndetiprfcm", "ndetiprf"
TEAM = {"carol", "priya", "ines"}
CHAIR = {"carol", "ines"}
WORKERS = TEAM | {"errol", "hana"}
EXPECTED: dict[Verb, tuple[str, str | None, set[str]]] = {
    Verb.RAISED: ("", "n", set()),
    Verb.DEALT_WITH: ("ne", "d", TEAM),
    Verb.REFERRED: ("ndet", "d", TEAM),
    Verb.ESCALATED: ("nd", "e", TEAM),
    Verb.TABLED: ("nde", "t", CHAIR),
    Verb.TAKEN_OFF: ("t", "d", CHAIR),
    Verb.ACTION_AGREED: ("tid", "i", CHAIR),
    Verb.PRIORITISED: ("ti", "i", CHAIR),
    Verb.PRIORITY_KEPT: (EVERY, None, CHAIR),
    Verb.PRIORITY_ENDED: (EVERY, None, CHAIR),
    Verb.NOT_PRIORITISED: ("t", "p", CHAIR),
    Verb.CARRIED: ("t", "t", CHAIR),
    Verb.SENT_UP: ("ti", "i", CHAIR),
    Verb.ANSWERED: (OPEN, None, CHAIR),
    Verb.PROGRESS: (OPEN, None, WORKERS),
    Verb.ACTION_DONE: (EVERY, None, WORKERS),
    Verb.ACTION_ENDED: (EVERY, None, CHAIR),
    Verb.OUTCOME: ("di", "r", TEAM),
    Verb.TOLD: (OPEN, None, TEAM),
    Verb.ALL_TOLD: ("pr", "f", set()),
    Verb.VIEW_GIVEN: (EVERY, None, TEAM),
    Verb.CLOSED: ("f", "c", {"carol"}),
    Verb.DISPUTED: ("prfc", "e", TEAM),
    Verb.REOPENED: ("prfc", "e", {"carol"}),
    Verb.REWORDED: (EVERY, None, TEAM),
    Verb.MERGED: ("ndetprf", "m", {"carol"}),
    Verb.UNMERGED: ("m", None, {"carol"}),
    Verb.JOINED: ("ndetipr", None, set()),
    Verb.PARTED: (EVERY, None, set()),
    Verb.CAME_BACK: ("c", None, set()),
    Verb.NOTE: (EVERY, None, TEAM),
    Verb.CORRECTION: (EVERY, None, TEAM),
}
NARROWER = {(Verb.REFERRED, Stage.TABLED): CHAIR, (Verb.MERGED, Stage.NEW): TEAM}


@pytest.fixture
def issue(harrowmere: Harrowmere) -> Issue:
    return an_issue(harrowmere)


def test_every_step_is_in_the_table() -> None:
    assert set(LOOP) == set(EXPECTED) == set(Verb)


@pytest.mark.parametrize("verb", list(Verb))
def test_where_a_step_leads(verb: Verb) -> None:
    sources, to, _ = EXPECTED[verb]
    assert LOOP[verb].sources == {CODES[code] for code in sources}
    assert LOOP[verb].to == (CODES[to] if to else None)


def test_every_stage_x_step_x_role(harrowmere: Harrowmere, issue: Issue) -> None:
    wrong = []
    for stage, verb, (username, person) in itertools.product(Stage, Verb, harrowmere.people.items()):
        issue.stage = stage
        sources, _, people = EXPECTED[verb]
        expected = username in NARROWER.get((verb, stage), people) and stage in {CODES[code] for code in sources}
        if may_take(person, issue, verb) != expected:
            wrong.append((stage.value, verb.value, username, expected))
    assert wrong == []


def test_nobody_has_a_step_outside_their_wards(harrowmere: Harrowmere) -> None:
    issue = an_issue(harrowmere, ward=7)
    for username in ("carol", "priya", "ines", "hana", "cllr-jones", "rita"):
        assert steps_open_to(harrowmere.people[username], issue) == []
    assert Verb.ESCALATED in steps_open_to(harrowmere.pete, issue)
