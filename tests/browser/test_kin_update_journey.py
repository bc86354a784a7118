"""E-mail updates in a browser: written and seen by the coordinator, ended by a Key Individual from the letter (E6)."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import KeyIndividual
from feedback.models import KinUpdate
from feedback.services.updating import token_of
from partnerships.models import Mail
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, check_targets, screenshot
from tests.engagement.network import kin_active

STOPS = re.compile(r"/follow/updates/[^\s\"<>]+/end/")


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


def agreed(borough: Harrowmere, name: str) -> KeyIndividual:
    return kin_active(borough, name=name, email=f"{name.split(maxsplit=1)[0].lower()}@example.org", email_updates=True)


def test_from_the_first_word_to_the_one_who_wants_no_more(see_as: See, borough: Harrowmere) -> None:
    ada, bea = agreed(borough, "Ada Quill"), agreed(borough, "Bea Lark")
    page = see_as(borough.carol, width=WIDTHS["tablet"])
    page.goto("/kin/")
    page.get_by_role("link", name="Updates", exact=True).click()
    page.get_by_role("link", name="Millbrook", exact=True).click()
    page.get_by_label("Subject").fill("The lamps by the steps")
    page.get_by_label("What was done").fill("You said: the lamps by the steps were out.\nWe did: all nine are lit.")
    page.get_by_role("button", name="See it as it goes out").click()
    page.get_by_role("heading", name="Look it over before it goes out").wait_for()
    assert page.get_by_role("list", name="Recipients").get_by_role("listitem").count() == 2
    assert page.get_by_text("bea@example.org").is_visible()
    check_axe(page)
    page.get_by_role("button", name="Send it").click()
    page.get_by_text("On its way to 2 Key Individuals.").wait_for()
    assert page.get_by_text("2 in Millbrook").is_visible()

    letters = {mail.to: mail for mail in Mail.objects.filter(kind="kin update")}
    link = STOPS.search(letters["ada@example.org"].unsubscribe_url)
    assert link is not None, "the letter has its own way out"
    public = see_as(width=WIDTHS["phone"])
    public.goto(link[0])
    check_targets(public)
    public.get_by_role("button", name="Stop them").click()
    public.get_by_role("heading", name="No more updates").wait_for()
    check_axe(public)

    page.goto(ada.get_absolute_url())
    assert page.get_by_text("No updates by e-mail").is_visible()
    page.goto(bea.get_absolute_url())
    assert page.get_by_text("Agreed to updates by e-mail").is_visible()
    page.goto("/kin/updates/millbrook/")
    page.get_by_label("Subject").fill("The bins")
    page.get_by_label("What was done").fill("We did: two more bins stand by the shops.")
    page.get_by_role("button", name="See it as it goes out").click()
    page.get_by_text("1 person gets it").wait_for()
    assert page.get_by_text("ada@example.org").count() == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_its_pages_are_read_at_every_width(see_as: See, borough: Harrowmere, width: str) -> None:
    kin = agreed(borough, "Ada Quill")
    KinUpdate.objects.create(
        ward=borough.wards[1], subject="What was done in Millbrook, from the first of the month to the last of it",
        text="You said: the lamps by the steps were out.\nWe did: all nine are lit.", sent_by=borough.carol, sent_to=14,
    )  # fmt: skip
    page = see_as(borough.carol, width=WIDTHS[width])
    for name, address in {"updates": "/kin/updates/", "update": "/kin/updates/millbrook/"}.items():
        page.goto(address)
        screenshot(page, f"kin-{name}-{width}")
        check_axe(page)
        check_fits(page)
    public = see_as(width=WIDTHS[width])
    public.goto(f"/follow/updates/{token_of(kin)}/end/")
    screenshot(public, f"kin-updates-end-{width}")
    check_axe(public)
    check_fits(public)
