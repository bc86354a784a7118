"""The pages of what is owed, and those a raiser and a subscriber see: axe, width and fingers."""

from __future__ import annotations

import pytest

from config.demonstration.cast import Harrowmere
from engagement.models import Channel
from feedback.models import Owed
from feedback.services.telling import tell
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, check_targets, screenshot
from tests.feedback.book import issue_resolved
from tests.feedback.newsletters import published, subscribe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("size", WIDTHS)
def test_they_fit(harrowmere: Harrowmere, see_as: See, size: str) -> None:
    issue = issue_resolved(harrowmere, raisers=3)
    late = issue_resolved(harrowmere, raisers=1)
    Owed.objects.filter(issue=late).update(due_on="2026-01-01")
    (reader,) = subscribe(harrowmere, ["reader@example.org"], ward=2)
    row = Owed.objects.filter(issue=issue).order_by("pk")[0]
    page = see_as(harrowmere.carol, width=WIDTHS[size])
    pages = {
        "owed": "/owed/",
        "owed-late": "/owed/?late=on",
        "tell": f"/issues/{issue.reference}/tell/",
        "write": f"/owed/write/?owed={row.pk}",
        "newsletters": "/newsletters/",
    }
    for name, address in pages.items():
        page.goto(address)
        check_axe(page)
        check_fits(page)
        screenshot(page, f"{name}-{size}")
    told = tell(by=harrowmere.carol, owed=[row.pk], channel=Channel.VISIT, what="The gate is fitted.")
    assert told.people == 1
    published(harrowmere)
    public = see_as(width=WIDTHS[size])
    for name, address in {
        "follow": f"/follow/{issue.raisers.all()[0].token}/",
        "subscribe": "/wards/millbrook/subscribe/",
        "confirm": f"/follow/newsletter/{reader.token}/",
        "unsubscribe": f"/follow/newsletter/{reader.token}/end/",
    }.items():
        public.goto(address)
        check_axe(public)
        check_fits(public)
        if size != "desktop":
            check_targets(public)
        screenshot(public, f"{name}-{size}")
