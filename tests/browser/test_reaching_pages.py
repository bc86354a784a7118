"""Pages of reaching people in a browser, with something on each: read at every width, recorded with a keyboard (E8)."""

from __future__ import annotations

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import EngagementEvent
from engagement.services.raising import Line
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, check_targets, screenshot
from tests.engagement.reaching import census_of, event_held, plan_agreed, plan_being_written, work_asked


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    made = make_harrowmere(today=timezone.localdate())
    census_of(made)
    return made


@pytest.mark.parametrize("width", WIDTHS)
def test_they_are_read_at_every_width(see_as: See, borough: Harrowmere, width: str) -> None:
    plan = plan_agreed(borough)
    draft = plan_being_written(borough)
    work = work_asked(borough, days=-3, line=plan.lines.get())
    event = event_held(
        borough, by=borough.hana, run_by=borough.hana, work=work, attendance=9, said="They want benches.",
        reached={"ethnicity:asian": 9}, lines=[Line("Lamps out by the steps", "Mill Lane")],
    )  # fmt: skip
    page = see_as(borough.carol, width=WIDTHS[width])
    for name, address in {
        "wards": "/reaching/", "ward": "/reaching/millbrook/", "plan": plan.get_absolute_url(),
        "draft": draft.get_absolute_url(), "work-list": "/reaching/work/", "work": work.get_absolute_url(),
        "events": "/reaching/events/", "event": event.get_absolute_url(), "ask": "/reaching/millbrook/ask/",
    }.items():  # fmt: skip
        page.goto(address)
        screenshot(page, f"reaching-{name}-{width}")
        check_axe(page)
        check_fits(page)


def test_an_officer_records_a_session_and_the_work_is_done(see_as: See, borough: Harrowmere) -> None:
    work = work_asked(borough)
    page = see_as(borough.hana, width=WIDTHS["tablet"])
    page.goto(work.get_absolute_url())
    check_targets(page)
    page.get_by_role("link", name="Record a session").click()
    page.get_by_label("Method").select_option("Talks one by one")
    page.get_by_label("Where").first.fill("Community centre")
    page.get_by_label("How many people took part").fill("5")
    page.get_by_text("Who was reached, in numbers").click()
    page.get_by_label("Asian, Asian British or Asian Welsh").fill("5")
    page.get_by_label("What, line 1").fill("Lamps out by the steps")
    page.get_by_label("The work is done with this").check()
    page.get_by_label("What was heard, in all").fill("They would come to a class in the evening if the steps were lit.")
    check_axe(page)
    page.get_by_role("button", name="Record it").last.click()
    page.get_by_text("Recorded.").wait_for()
    assert page.get_by_text("Delivered").first.is_visible()
    assert page.get_by_text("Lamps out by the steps").is_visible()
    assert EngagementEvent.objects.get().attendance == 5
