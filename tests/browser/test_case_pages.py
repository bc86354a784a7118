"""The pages of the case register: axe, width and fingers, as chair, member, referrer and reader of the figures."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from tasking.models import Power
from tasking.services import case_plans, casework
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, check_targets, screenshot
from tests.tasking.casework import case_meeting, case_referred, case_taken_up

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("size", WIDTHS)
def test_they_fit(harrowmere: Harrowmere, see_as: See, size: str) -> None:
    group = case_meeting(harrowmere)
    referred, case = case_referred(harrowmere, group), case_taken_up(harrowmere, group)
    due = timezone.localdate() + timedelta(days=3)
    action = case_plans.agree(case=case, by=harrowmere.ines, what="Visit together", owner=harrowmere.hana, due_on=due)
    power = Power.objects.all()[0]
    case_plans.use_power(case=case, by=harrowmere.ines, power=power, used_on=timezone.localdate(), note="Six months")
    casework.enter(case=case, by=harrowmere.hana, text="He came, and listened.")
    chair = see_as(harrowmere.ines, width=WIDTHS[size])
    for name, address in {
        "cases": "/cases/",
        "case-referred": referred.get_absolute_url(),
        "case": case.get_absolute_url(),
        "case-change": f"{case.get_absolute_url()}change/",
        "case-done": f"{case.get_absolute_url()}plan/{action.pk}/done/",
        "case-refer": "/cases/refer/",
        "case-figures": "/cases/figures/",
    }.items():
        chair.goto(address)
        check_axe(chair)
        check_fits(chair)
        if size != "desktop":
            check_targets(chair)
        screenshot(chair, f"{name}-{size}")
    chair.goto(case.get_absolute_url())
    chair.get_by_text("Agree an action").click()
    check_axe(chair)
    screenshot(chair, f"case-agree-{size}")
    other = see_as(harrowmere.priya, width=WIDTHS[size])
    other.goto("/cases/")
    check_axe(other)
    check_fits(other)
    screenshot(other, f"cases-referrer-{size}")
