"""Each rule with a condition less, more or the other way round is noticed by somebody who is asked (safety 6).

Every run looks at the rules of the intelligence unit and of feedback; `make mutants` at all of them. A mutant that
nobody notices lacks a question in `policies`, or stands in `policies/surviving.py` with the reason why nobody can.
"""

from __future__ import annotations

import os

import pytest

from tests.access.policies import of_engagement, of_feedback
from tests.access.policies.mutants import mutants_of, rules
from tests.access.policies.noticing import Book
from tests.access.policies.people import add_things, people_of
from tests.access.policies.surviving import NOT_ASKED_YET, SURVIVING
from tests.access.policies.table import QUESTIONS
from tests.access.visitors import Visitors

pytestmark = pytest.mark.django_db
WHOLE = bool(os.environ.get("WARDBOOK_ALL_MUTANTS"))
SAMPLE = {
    "engagement.intelligence_access": of_engagement.INTELLIGENCE,
    "feedback.access": of_feedback.QUESTIONS[: -len(of_feedback.SCOPES)],
}


def test_every_mutant_of_a_rule_is_noticed(visitors: Visitors) -> None:
    questions = QUESTIONS if WHOLE else [question for asked in SAMPLE.values() for question in asked]
    add_things(visitors.world)
    book = Book(visitors.world, people_of(visitors.world), questions)
    chosen = [rule for rule in rules() if _looked_at(rule.__module__)]
    every = [mutant for rule in chosen for mutant in mutants_of(rule)]
    assert len(every) > (900 if WHOLE else 60)
    alive = {mutant.name for mutant in every if not book.notices(mutant)}
    reasons = {name for name in SURVIVING if _looked_at(name.split(": ")[0].rsplit(".", 1)[0])}
    assert sorted(alive - reasons) == [], "Ask another question, or give the reason why nobody can notice."
    assert sorted(reasons - alive) == [], "These are noticed; take them out of the list."


def _looked_at(module: str) -> bool:
    return module not in NOT_ASKED_YET if WHOLE else module in SAMPLE
