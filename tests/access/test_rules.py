"""The rules of sight, asked without the page's own right before them, answer as their own table says (safety 2, 6)."""

from __future__ import annotations

import pytest

from partnerships.models import User
from tests.access.rules import CAST, RULES, named_people
from tests.access.visitors import Visitors
from tests.access.world import SIDES

pytestmark = pytest.mark.django_db


def test_each_rule_answers_as_its_row_says(visitors: Visitors) -> None:
    world = visitors.world
    groups = {"cast": world.people, "named": named_people(world)}
    wrong = [
        f"{rule.name}: {who} {letter} {side}"
        for rule in RULES
        for side in SIDES
        for who, people in groups.items()
        for letter in CAST
        if letter in people
        and rule.says(User.objects.get(pk=people[letter].pk), world, side) != (letter in rule.yes(who, side))
    ]
    assert wrong == []
