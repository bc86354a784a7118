"""Each set of kinds of roles that a rule looks into, with a kind more or fewer, is noticed by who is of it (safety 6).

`make mutants` looks at them, or at those of the modules it is given; the rights are asked in every run
(`test_rights`).
"""

from __future__ import annotations

import pytest

from tests.access.policies.people import add_things, people_of
from tests.access.policies.role_sets import Holders, Other, others
from tests.access.policies.surviving import SETS
from tests.access.policies.table import QUESTIONS
from tests.access.test_mutants import EVERYTHING, NAMED, SAMPLE
from tests.access.visitors import Visitors

pytestmark = pytest.mark.django_db


def test_every_other_set_is_noticed(visitors: Visitors) -> None:
    questions = QUESTIONS if NAMED else [question for asked in SAMPLE.values() for question in asked]
    add_things(visitors.world)
    holders = Holders(visitors.world, people_of(visitors.world), questions)
    chosen = [other for other in others() if _looked_at(other)]
    assert len(chosen) > (80 if EVERYTHING in NAMED else 0 if NAMED else 10)
    alive = {str(other) for other in chosen if not holders.notice(other)}
    reasons = {str(other) for other in chosen} & SETS.keys()
    assert sorted(alive - reasons) == [], "Ask another question, or say why nobody can notice."
    assert sorted(reasons - alive) == [], "These are noticed; take them out of the list."


def _looked_at(other: Other) -> bool:
    return EVERYTHING in NAMED or other.module in (NAMED or SAMPLE)
