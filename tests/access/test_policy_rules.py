"""Each rule of who may see and do what, asked by itself, answers as its row says (safety 2, 6)."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.access.policies.answers import ANSWERS
from tests.access.policies.people import add_things, people_of
from tests.access.policies.table import QUESTIONS, row
from tests.access.visitors import Visitors

pytestmark = pytest.mark.django_db


def test_every_question_has_its_row_and_every_row_its_question() -> None:
    names = Counter(question.name for question in QUESTIONS)
    assert [name for name, number in names.items() if number > 1] == []
    assert names.keys() == ANSWERS.keys()


def test_each_rule_answers_as_its_row_says(visitors: Visitors) -> None:
    add_things(visitors.world)
    people = people_of(visitors.world)
    wrong = {
        question.name: (told, ANSWERS[question.name])
        for question in QUESTIONS
        if (told := row(question, people, visitors.world)) != ANSWERS[question.name]
    }
    assert wrong == {}
