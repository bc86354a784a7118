"""A newcomer who opens To look at finds something there, as it would be after a day without signal (E5)."""

from __future__ import annotations

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.street import CALLED_ON, ISSUE, send_what_waited
from engagement.models import CommunityGroup, Contact, Issue
from engagement.services.raising import log_issue
from tests.conftest import SignedIn


@pytest.mark.django_db
def test_one_entry_waits_to_be_looked_at_and_one_issue_is_like_another(
    harrowmere: Harrowmere, signed_in: SignedIn
) -> None:
    CommunityGroup.objects.create(ward=harrowmere.wards[1], name=CALLED_ON, kind="community")
    other = log_issue(
        ward=harrowmere.wards[1], by=harrowmere.carol,
        concern="Cars park across the dropped kerb, so wheelchairs go into the road",
    )  # fmt: skip
    send_what_waited(harrowmere, now=timezone.now())
    assert not Contact.objects.exists()
    priya = signed_in(harrowmere.priya)
    page = priya.get("/street/held/").content.decode()
    assert "It may give away who somebody is" in page
    assert ISSUE["concern"] in page
    assert other.reference in page
    entry = page.split('<a class="wb-tap" href="')[1].split('"')[0]
    form = priya.get(entry).content.decode()
    assert "Mrs Pemble" in form
    assert "looks like a name" in form
    assert Issue.objects.get(concern=ISSUE["concern"]).raised_on < timezone.localdate()
