"""The pages of actions, and of powers and tools: axe and width, as their owner and as coordinator."""

from __future__ import annotations

import pytest

from config.demonstration.cast import Harrowmere
from partnerships.photos import drawn_anew
from tasking.models import Power
from tasking.services import acting
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, screenshot
from tests.partnerships.test_photos import picture, written
from tests.tasking.making import an_action

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("size", WIDTHS)
def test_they_fit(harrowmere: Harrowmere, see_as: See, size: str) -> None:
    action, photo = an_action(harrowmere), drawn_anew(written(picture(800, 600)))
    acting.record_progress(
        action=action, by=harrowmere.errol, text="Half of it.", version=1, photos=[photo, photo],
        power=Power.objects.get(name="Warning letter"),
    )  # fmt: skip
    pages = {
        harrowmere.errol: ["/actions/", f"{action.get_absolute_url()}?step=progress#progress"],
        harrowmere.carol: ["/powers/", "/powers/used/", f"{action.photos.all()[0].get_absolute_url()}remove/"],
    }
    for person, addresses in pages.items():
        page = see_as(person, width=WIDTHS[size])
        for number, address in enumerate(addresses):
            page.goto(address)
            check_axe(page)
            check_fits(page)
            screenshot(page, f"actions-{person.username}-{number}-{size}")
