"""Menus of wards, agencies and people come from what a person may reach, not from what a list happens to hold.

A menu that asks which wards have a plan reads every plan of the book each time somebody opens the list.
"""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import reverse

from config.demonstration.cast import Harrowmere
from feedback.forms.owing import OwedFilter
from partnerships.models import RoleKind, User, Ward
from tasking import payback_access, plan_access
from tasking.models import Plan
from tests.conftest import SignedIn
from tests.tasking.paybacks import officer, payback_sent
from tests.tasking.planning import a_plan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["plans", "courts", "payback", "owed"])
def test_the_menu_has_the_wards_of_ones_roles_while_the_book_is_empty(
    harrowmere: Harrowmere, signed_in: SignedIn, name: str
) -> None:
    page = signed_in(harrowmere.carol).get(reverse(name)).content.decode()
    (menu,) = re.findall(r'<select[^>]*name="ward".*?</select>', page, re.DOTALL)
    offered = unescape(menu)
    assert {number for number, ward in harrowmere.wards.items() if f">{ward.name}<" in offered} == {1, 2, 3, 4, 5, 6}


def test_plans_are_narrowed_to_a_ward_elsewhere_where_one_owns_one(harrowmere: Harrowmere) -> None:
    plan = a_plan(harrowmere, owner="errol")
    elsewhere = {"partnership": None, "neighbourhood": None, "group": None, "ward": harrowmere.wards[7]}
    harrowmere.errol.roles.update(**elsewhere)
    errol = User.objects.get(pk=harrowmere.errol.pk)
    assert set(plan_access.wards_offered(errol)) == {harrowmere.wards[1], harrowmere.wards[7]}
    Plan.objects.filter(pk=plan.pk).update(owner=harrowmere.carol)
    assert set(plan_access.wards_offered(errol)) == {harrowmere.wards[7]}


def test_payback_is_narrowed_to_a_ward_elsewhere_where_ones_agency_was_asked(harrowmere: Harrowmere) -> None:
    paul = officer(harrowmere)
    paul.roles.update(partnership=None, ward=harrowmere.wards[7])
    payback_sent(harrowmere, ward=1)
    offered = payback_access.wards_with_payback(paul)
    assert list(offered.order_by("pk")) == list(
        Ward.objects.filter(pk__in=[harrowmere.wards[1].pk, harrowmere.wards[7].pk]).order_by("pk")
    )


def test_feedback_is_narrowed_to_who_hears_in_ones_wards(harrowmere: Harrowmere) -> None:
    menu = OwedFilter(user=harrowmere.carol).fields["heard_by"].queryset  # type: ignore[attr-defined]
    assert {harrowmere.priya, harrowmere.carol} <= set(menu)
    assert harrowmere.colin not in menu
    harrowmere.priya.roles.filter(kind=RoleKind.PCSO).update(waiting=True)
    assert harrowmere.priya not in menu.all()
