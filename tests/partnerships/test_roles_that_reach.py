"""A role reaches a ward by one rule, whether it is asked of a person, of many wards, or row by row (P2)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Exists, OuterRef
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.forms.kin import pcsos_of
from engagement.forms.recruiting import team_of
from partnerships.forms.groups import people_of
from partnerships.models import Role, RoleKind, User, Ward
from tasking.forms.deciding import owners_for
from tasking.views.plans import people_for

pytestmark = pytest.mark.django_db
HELD_FOR = ["ward", "neighbourhood", "partnership", "group"]


def somebody(borough: Harrowmere, held_for: str, **facts: Any) -> User:
    """A PCSO whose one role is held for that of ward 1, or of its tasking group."""
    ward = borough.wards[1]
    things = {
        "ward": ward, "neighbourhood": ward.neighbourhood, "partnership": ward.partnership, "group": borough.ltm(1)
    }  # fmt: skip
    person = User.objects.create(username=f"by-{held_for}", name=f"By {held_for}")
    Role.objects.create(**{"user": person, "kind": RoleKind.PCSO, held_for: things[held_for], **facts})
    return person


@pytest.mark.parametrize("held_for", HELD_FOR)
def test_every_way_of_asking_agrees_with_what_the_person_may_reach(harrowmere: Harrowmere, held_for: str) -> None:
    person = somebody(harrowmere, held_for)
    mine = Role.objects.held(timezone.localdate()).filter(user=person)
    Ward.objects.create(gss_code="E05999999", name="Far away", slug="far-away", letters="FAR")
    wards = list(Ward.objects.all())
    reached = {ward.pk for ward in wards if person.scope.covers({RoleKind.PCSO}, ward)}
    assert harrowmere.wards[1].pk in reached
    assert len(reached) < len(wards)
    assert {ward.pk for ward in wards if mine.for_wards([ward.pk]).exists()} == reached
    assert {pk for pk, roles in mine.by_ward(wards).items() if roles} == reached
    one_by_one = Ward.objects.filter(Exists(mine.for_ward_of_row("pk")))
    assert set(one_by_one.values_list("pk", flat=True)) == reached
    through = User.objects.filter(pk=person.pk).filter(
        Exists(mine.filter(user=OuterRef("pk")).for_wards([ward.pk for ward in wards]))
    )
    assert through.exists()


@pytest.mark.parametrize("held_for", HELD_FOR)
def test_every_menu_of_people_has_those_whose_role_reaches_the_ward(harrowmere: Harrowmere, held_for: str) -> None:
    person, ward, there = somebody(harrowmere, held_for), harrowmere.wards[1], harrowmere.wards[7]
    here: list[Any] = [owners_for(None, [ward.pk]), people_for(ward), pcsos_of(Ward.objects.filter(pk=ward.pk))]
    assert all(person in menu for menu in [*here, team_of(ward)])
    if held_for != "partnership":
        assert person not in owners_for(None, [there.pk])
        assert person not in people_for(there)


@pytest.mark.parametrize(
    ("from_day", "to_day", "waiting"),
    [(0, None, True), (-9, -1, False), (1, None, False)],
    ids=["waits for a second administrator", "over", "to come"],
)
def test_no_menu_has_somebody_whose_role_is_not_in_force(
    harrowmere: Harrowmere, from_day: int, to_day: int | None, waiting: bool
) -> None:
    today, ward = timezone.localdate(), harrowmere.wards[1]
    ends_on = None if to_day is None else today + timedelta(days=to_day)
    starts_on = today + timedelta(days=from_day)
    person = somebody(harrowmere, "ward", starts_on=starts_on, ends_on=ends_on, waiting=waiting)
    assert ward.partnership is not None
    for menu in (
        owners_for(None, [ward.pk]), people_for(ward), pcsos_of(Ward.objects.filter(pk=ward.pk)), team_of(ward),
        people_of(ward.partnership),
    ):  # fmt: skip
        assert person not in menu


def test_nobody_who_left_is_in_a_menu_and_all_stand_by_name(harrowmere: Harrowmere) -> None:
    first, second = somebody(harrowmere, "ward"), somebody(harrowmere, "neighbourhood")
    roles = Role.objects.filter(user__in=[first, second])
    assert list(roles.people()) == [second, first]
    first.is_active = False
    first.save(update_fields=["is_active"])
    assert list(roles.people()) == [second]
