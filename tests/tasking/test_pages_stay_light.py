"""Lists and the run page ask the database as often for many rows as for few, and at most twelve times (issue 2, 13)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import zeal
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from config.demonstration.cast import Harrowmere
from partnerships.models import Meeting
from partnerships.services import schedule
from tasking.services import agreeing, closing, deciding
from tests.conftest import SignedIn
from tests.tasking.making import an_agreed, issue_tabled, meeting_under_way

AT_MOST = 12
FOR_A_STEP = 20


def queries(client: Client, address: str) -> int:
    with (
        zeal.zeal_context(),
        CaptureQueriesContext(
            connection,
        ) as caught,
    ):
        assert client.get(address).status_code == 200
    return len(caught)


def some_decided(borough: Harrowmere, meeting: Meeting, number: int) -> None:
    for _ in range(number):
        tabled = issue_tabled(borough, at=meeting)
        deciding.take_action(tabling=tabled, by=borough.carol, agreed=an_agreed(borough))
        further = an_agreed(borough, owner="hana", what="Write to the tenants")
        agreeing.agree(issue=tabled.issue, by=borough.carol, agreed=further, meeting=meeting)
        issue_tabled(borough, at=meeting)


@pytest.fixture
def meeting(harrowmere: Harrowmere) -> Meeting:
    return meeting_under_way(harrowmere)


Address = Callable[[Harrowmere, Meeting], str]
PAGES: dict[str, Address] = {
    "actions": lambda borough, meeting: reverse("actions"),
    "escalations": lambda borough, meeting: reverse("escalations"),
    "priorities": lambda borough, meeting: reverse("priorities"),
    "meeting": lambda borough, meeting: reverse("meeting", args=[meeting.pk]),
    "agenda": lambda borough, meeting: reverse("meeting-agenda", args=[meeting.pk]),
    "run": lambda borough, meeting: reverse("meeting-run", args=[meeting.pk]),
    "meetings": lambda borough, meeting: reverse("meetings") + "?when=all",
    "groups": lambda borough, meeting: reverse("groups"),
    "group": lambda borough, meeting: reverse("group", args=[meeting.group.slug]),
    "schedule": lambda borough, meeting: reverse("group-schedule", args=[meeting.group.slug]),
}


@pytest.mark.parametrize("name", PAGES)
def test_as_many_queries_for_many_as_for_few(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn, name: str
) -> None:
    client, address = signed_in(harrowmere.carol), PAGES[name](harrowmere, meeting)
    some_decided(harrowmere, meeting, 1)
    client.get(address)  # the session is marked as used
    few = queries(client, address)
    some_decided(harrowmere, meeting, 3)
    schedule.draft_schedule(group=harrowmere.ltm(1), by=harrowmere.carol)
    schedule.draft_schedule(group=harrowmere.np(1), by=harrowmere.carol)
    assert queries(client, address) <= few
    assert few <= AT_MOST


def test_the_minutes(harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn) -> None:
    some_decided(harrowmere, meeting, 3)
    closing.close(meeting=meeting, by=harrowmere.carol)
    client = signed_in(harrowmere.carol)
    client.get("/meetings/")
    assert queries(client, reverse("minutes", args=[meeting.pk])) <= AT_MOST


def test_deciding(harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn) -> None:
    tabled = issue_tabled(harrowmere, at=meeting)
    client = signed_in(harrowmere.carol)
    form = client.get(reverse("meeting-run", args=[meeting.pk])).context["form"]
    data = {
        "submission": str(form["submission"].value()), "decision": "action", "what": "Clear the alley",
        "owner": harrowmere.errol.pk, "due_on": "2099-01-01", "kind": "prevention", "minute": "Said.",
        "minute_version": 1,
    }  # fmt: skip
    with CaptureQueriesContext(connection) as caught:
        assert client.post(reverse("item-decide", args=[meeting.pk, tabled.item_id]), data).status_code == 302
    asked = [query for query in caught if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= FOR_A_STEP, "\n".join(query["sql"][:300] for query in asked)
