"""Each rule with a condition less, more or the other way round is noticed by somebody who is asked (safety 6).

Every run looks at the rules of the intelligence unit and of feedback; `make mutants` at all of them, and
`make mutants OF="tasking.access engagement.access"` at those. A mutant that nobody notices lacks a question in
`policies`, or stands in `policies/surviving.py` with the reason why nobody can.
"""

from __future__ import annotations

import os

import pytest

from tests.access.policies import of_engagement, of_feedback
from tests.access.policies.mutants import mutants_of, rules
from tests.access.policies.noticing import Book
from tests.access.policies.people import add_things, people_of
from tests.access.policies.surviving import SURVIVING
from tests.access.policies.table import QUESTIONS
from tests.access.visitors import Visitors

pytestmark = pytest.mark.django_db
NAMED = os.environ.get("WARDBOOK_MUTANTS_OF", "").split()
EVERYTHING = "all"
SAMPLE = {
    "engagement.intelligence_access": of_engagement.INTELLIGENCE,
    "feedback.access": of_feedback.QUESTIONS[: -len(of_feedback.SCOPES)],
}


def test_every_mutant_of_a_rule_is_noticed(visitors: Visitors) -> None:
    questions = QUESTIONS if NAMED else [question for asked in SAMPLE.values() for question in asked]
    add_things(visitors.world)
    book = Book(visitors.world, people_of(visitors.world), questions)
    chosen = [rule for rule in rules() if _looked_at(rule.__module__)]
    every = [mutant for rule in chosen for mutant in mutants_of(rule)]
    assert len(every) > (900 if EVERYTHING in NAMED else len(chosen))
    alive = {mutant.name for mutant in every if not book.notices(mutant)}
    reasons = {name for name in SURVIVING if _looked_at(name.split(": ")[0].rsplit(".", 1)[0])}
    unnoticed, noticed = sorted(alive - reasons), sorted(reasons - alive)
    assert not unnoticed, "\n".join(["Ask another question, or say why nobody can notice:", *unnoticed])
    assert not noticed, "\n".join(["These are noticed; take them out of the list:", *noticed])


def _looked_at(module: str) -> bool:
    return EVERYTHING in NAMED or module in (NAMED or SAMPLE)
