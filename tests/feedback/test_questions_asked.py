"""How often the steps and the newsletter's pages ask the database: what benchmarks/README.md says, and never more."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from zeal import zeal_ignore

from config.demonstration.cast import Harrowmere
from feedback.services.newsletters import periods
from partnerships.atlas import atlas
from partnerships.models import Meeting, MeetingStage
from tasking.models import Decision, Tabling
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.making import an_issue, issue_tabled
from tests.feedback.book import issue_resolved
from tests.feedback.newsletters import draft, published

SENT: dict[str, Any] = {"others_may_see": "no", "raised_by": "Mrs Ahmed", "tell": "Mrs Ahmed, 01632 960555"}


def test_logging_an_issue(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    an_issue(harrowmere)  # a year's first issue also begins its counter
    client = signed_in(harrowmere.carol)
    asked = {"concern": "Bins burn", "ward": harrowmere.wards[1].pk, "method": "direct", "submission": uuid4(), **SENT}
    with at_most(19):  # two of them look for similar ones
        assert client.post("/issues/new/", asked).status_code == 302


def test_deciding(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    tabling = Tabling.objects.get(issue=issue_tabled(harrowmere))
    Meeting.objects.filter(pk=tabling.meeting_id).update(stage=MeetingStage.UNDER_WAY)
    client = signed_in(harrowmere.carol)
    asked = {
        "decision": Decision.NOT_PRIORITY.value, "reason": "Others come first.", "other_help": "", "minute": "Said.",
        "minute_version": 1, "submission": uuid4(),
    }  # fmt: skip
    with at_most(20), zeal_ignore():  # locked, then read afresh
        address = f"/meetings/{tabling.meeting_id}/items/{tabling.item_id}/decide/"
        assert client.post(address, asked).status_code == 302


def test_drafting_a_newsletter(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    for _ in range(3):
        issue_resolved(harrowmere)
    client = signed_in(harrowmere.carol)
    asked = {"ward": harrowmere.wards[1].pk, "period": periods.SINCE_LAST, "submission": uuid4()}
    atlas()  # read once by each process
    with at_most(20):
        assert client.post("/newsletters/", asked).status_code == 302


@pytest.mark.parametrize(("page", "queries"), [("", 12), ("stories/{story}/", 8), ("edit/", 8), ("preview/", 11)])
def test_a_newsletter_in_the_making(harrowmere: Harrowmere, signed_in: SignedIn, page: str, queries: int) -> None:
    for _ in range(3):
        issue_resolved(harrowmere)
    newsletter = draft(harrowmere)
    address = f"/newsletters/{newsletter.pk}/{page.format(story=newsletter.stories.all()[0].pk)}"
    client = signed_in(harrowmere.carol)
    client.get(address)  # maps are drawn once
    with at_most(queries):
        assert client.get(address).status_code == 200


def test_a_published_newsletter(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    for _ in range(3):
        issue_resolved(harrowmere)
    address = published(harrowmere).get_public_url()
    client = signed_in(harrowmere.carol)
    client.get(address)  # as above
    with at_most(12):
        assert client.get(address).status_code == 200


def test_a_wards_public_page(harrowmere: Harrowmere, client: Client) -> None:
    for _ in range(3):
        issue_resolved(harrowmere)
    address = published(harrowmere).ward.get_absolute_url()
    client.get(address)  # as above
    with at_most(12):
        assert client.get(address).status_code == 200
