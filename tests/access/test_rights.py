"""Each right is held by just the kinds of role its row says, within what the role is held for (safety 2, 6)."""

from __future__ import annotations

import pytest

from tests.access.policies.people import people_of
from tests.access.policies.rights import RIGHTS
from tests.access.policies.role_sets import rights
from tests.access.visitors import Visitors

pytestmark = pytest.mark.django_db
WIDE = "alidm"


def test_every_right_has_its_row() -> None:
    assert rights().keys() == RIGHTS.keys()


@pytest.mark.parametrize(("ward", "held"), [("its own", "cpshwralidm"), ("another", WIDE)])
def test_it_is_held_by_those_of_its_row(visitors: Visitors, ward: str, held: str) -> None:
    """In the ward their role is for; another ward is that of those who hold theirs for the whole partnership."""
    people = people_of(visitors.world)["invited"]
    place = visitors.world.harrowmere.wards[1 if ward == "its own" else 7]
    found = {
        name: "".join(letter for letter in "cpshwralidm" if right.held_for(people[letter], place))
        for name, right in rights().items()
    }
    wanted = {name: "".join(one for one in row if one in held) for name, row in RIGHTS.items()}
    assert found == wanted


def test_in_another_partnership_nobody_holds_any(visitors: Visitors) -> None:
    people = people_of(visitors.world)["invited"].values()
    far = visitors.world.harrowmere.wards[1]
    far.pk, far.partnership_id = 0, 0
    assert [name for name, right in rights().items() if any(right.held_for(one, far) for one in people)] == []
