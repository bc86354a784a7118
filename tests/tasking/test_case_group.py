"""A case-management group is set up and stays restricted: its first member invites the others (001 8)."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.demonstration.cast import Harrowmere
from partnerships.access import groups_seen_by
from partnerships.errors import Refused
from partnerships.models import Capacity, Group
from partnerships.services.groups import add_group, change_group, invite
from tasking.models import Case
from tests.tasking.casework import case_referred

pytestmark = pytest.mark.django_db


def new_group(borough: Harrowmere, username: str = "carol", kind: str = "cases") -> Group:
    facts = {"kind": kind, "name": "Riverside cases"}
    return add_group(
        by=borough.people[username], partnership=borough.partnership, wards=[borough.wards[1]], facts=facts
    )


def sees(borough: Harrowmere, username: str, group: Group) -> bool:
    return Group.objects.filter(groups_seen_by(borough.people[username]), pk=group.pk).exists()


def test_who_adds_it_is_its_first_member_and_invites_the_chair(harrowmere: Harrowmere) -> None:
    group = new_group(harrowmere)
    assert [sees(harrowmere, name, group) for name in ("carol", "ines", "adam", "anya")] == [True, False, False, False]
    invite(group=group, by=harrowmere.carol, capacity=Capacity.CHAIR, user=harrowmere.ines, accepted=True)
    case = case_referred(harrowmere, group)
    assert Case.objects.visible_to(harrowmere.ines).get() == case


def test_an_administrator_who_adds_it_reads_no_case(harrowmere: Harrowmere) -> None:
    group = new_group(harrowmere, "adam")
    case_referred(harrowmere, group)
    assert sees(harrowmere, "adam", group)
    assert not Case.objects.visible_to(harrowmere.adam).exists()


@pytest.mark.parametrize(("kind", "becomes"), [("cases", "ltm"), ("ltm", "cases")])
def test_what_is_restricted_stays_so(harrowmere: Harrowmere, kind: str, becomes: str) -> None:
    group = new_group(harrowmere, kind=kind)
    with pytest.raises(Refused, match="stays so"):
        change_group(
            group=group,
            by=harrowmere.carol,
            wards=[harrowmere.wards[1]],
            facts={"kind": becomes},
            version=group.version,
        )


def test_a_coordinator_of_other_wards_neither_sees_nor_invites(harrowmere: Harrowmere) -> None:
    group = new_group(harrowmere)
    assert not sees(harrowmere, "colin", group)
    with pytest.raises(PermissionDenied):
        invite(group=group, by=harrowmere.colin, capacity=Capacity.MEMBER, user=harrowmere.colin, accepted=True)
