"""Somebody without an account, in a real browser: not fixed, and a newsletter wanted and no longer wanted (F5)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from config.demonstration.cast import Harrowmere
from engagement.models import Channel, Stage
from feedback.models import Owed, Subscription
from feedback.services.telling import tell
from tests.browser.fixtures import See, check_axe, check_fits, check_targets, screenshot
from tests.feedback.book import issue_resolved

pytestmark = pytest.mark.django_db(transaction=True)


def test_not_fixed_goes_back_to_the_coordinator_who_reads_why(harrowmere: Harrowmere, see_as: See) -> None:
    issue = issue_resolved(harrowmere)
    keys = list(Owed.objects.still().filter(issue=issue).values_list("pk", flat=True))
    tell(by=harrowmere.carol, owed=keys, channel=Channel.LEAFLET, what="The gate is fitted.")
    phone, carol = see_as(width=390), see_as(harrowmere.carol)
    phone.goto(f"/follow/{issue.raisers.get().token}/")
    phone.get_by_label("What is still wrong?").fill("The gate is open all night.")
    phone.get_by_role("button", name="Not fixed").click()
    expect(phone.get_by_role("button", name="Not fixed")).to_have_count(0)
    for check in (check_axe, check_fits, check_targets):
        check(phone)
    screenshot(phone, "follow-not-fixed")
    issue.refresh_from_db()
    assert (issue.stage, issue.round) == (Stage.ESCALATED, 2)
    carol.goto(issue.get_absolute_url())
    expect(carol.get_by_text("The gate is open all night.")).to_be_visible()
    screenshot(carol, "issue-disputed")


def test_a_newsletter_is_confirmed_and_ended_with_a_click(harrowmere: Harrowmere, see_as: See) -> None:
    phone = see_as(width=390)
    phone.goto("/wards/millbrook/subscribe/")
    phone.get_by_label("E-mail address").fill("reader@example.org")
    phone.get_by_role("button", name="Subscribe").click()
    expect(phone.get_by_role("button", name="Subscribe")).to_have_count(0)
    reader = Subscription.objects.get()
    phone.goto(f"/follow/newsletter/{reader.token}/")
    phone.get_by_role("button", name="Confirm").click()
    expect(phone.get_by_role("button", name="Confirm")).to_have_count(0)
    reader.refresh_from_db()
    assert reader.confirmed_at
    phone.goto(f"/follow/newsletter/{reader.token}/end/")
    phone.get_by_role("button", name="Unsubscribe").click()
    expect(phone.get_by_role("button", name="Unsubscribe")).to_have_count(0)
    reader.refresh_from_db()
    assert reader.ended_at
