"""/issues/: what one sees, filtered, counted, searched, page by page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.counting import BOUND, counts_by_stage
from engagement.models import Issue, Method, Sensitivity
from partnerships.models import User
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.making import an_issue, issue_closed, issue_dealt_with, issue_escalated, issue_resolved


def listed(client: Any, address: str = "/issues/") -> list[str]:
    return [row["issue"].concern for row in client.get(address).context["rows"]]


def test_open_ones_newest_first(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue_closed(harrowmere, concern="Closed")
    an_issue(harrowmere, concern="First")
    an_issue(harrowmere, concern="Second")
    an_issue(harrowmere, ward=7, concern="Another's")
    assert listed(signed_in(harrowmere.carol)) == ["Second", "First"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ward=castlegate", ["Castlegate"]),
        ("neighbourhood=hillside", ["Eastfield"]),
        ("stage=escalated", ["Escalated"]),
        ("stage=closed", ["Closed"]),
        ("method=np", ["By NP"]),
        ("raised_from=2026-01-01&raised_to=2026-01-31", ["Old"]),
        ("whose=police", ["Dealt with"]),
        ("whose=told", ["Resolved"]),
        ("mine=on", ["Hers"]),
        ("sort=longest&raised_to=2026-06-01", ["Old"]),
        ("q=catapults", ["Catapults"]),
        ("q=CAS-26-0001", ["Castlegate"]),
        ("q=cas 26 1", ["Castlegate"]),
        ("ward=nowhere&stage=what&after=rubbish_9", None),
    ],
)
def test_filters(harrowmere: Harrowmere, signed_in: SignedIn, query: str, found: list[str] | None) -> None:
    day = timezone.localdate().replace(year=2026, month=1, day=9)
    hers = harrowmere.carol if "mine" in query else harrowmere.ines
    an_issue(harrowmere, ward=2, concern="Castlegate", by=harrowmere.ines, raised_on=day.replace(month=6, day=30))
    an_issue(harrowmere, ward=4, concern="Eastfield", by=harrowmere.ines)
    an_issue(harrowmere, concern="By NP", method=Method.NP, by=harrowmere.ines)
    an_issue(harrowmere, concern="Old", raised_on=day, by=harrowmere.ines)
    an_issue(harrowmere, concern="Hers", by=hers)
    an_issue(harrowmere, concern="Catapults", by=harrowmere.ines)
    issue_escalated(harrowmere, concern="Escalated", by=harrowmere.ines)
    issue_dealt_with(harrowmere, concern="Dealt with", by=harrowmere.ines)
    resolved = issue_resolved(harrowmere, concern="Resolved", by=harrowmere.ines)
    Issue.objects.filter(pk=resolved.pk).update(owed_count=1)
    issue_closed(harrowmere, concern="Closed", by=harrowmere.ines)
    shown = listed(signed_in(harrowmere.carol), f"/issues/?{query}")
    assert shown == found if found is not None else len(shown) == 9


def test_late_ones_first_when_asked_by_due_date(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    today = timezone.localdate()
    for days in (5, -3, -9):
        issue = issue_resolved(harrowmere, concern=f"Due {days}")
        Issue.objects.filter(pk=issue.pk).update(due_on=today + timedelta(days=days))
    client = signed_in(harrowmere.carol)
    assert listed(client, "/issues/?sort=due") == ["Due -9", "Due -3", "Due 5"]
    assert listed(client, "/issues/?late=on&sort=due") == ["Due -9", "Due -3"]


@pytest.mark.parametrize("sort", ["", "oldest", "longest"])
def test_paging_shows_each_once_and_keeps_the_filters(harrowmere: Harrowmere, signed_in: SignedIn, sort: str) -> None:
    for number in range(57):
        an_issue(harrowmere, concern=f"Concern {number}", ward=1 + number % 3)
    client = signed_in(harrowmere.carol)
    address, seen, pages = f"/issues/?neighbourhood=riverside&sort={sort}", [], []
    while address:
        response = client.get(address)
        rows = [row["issue"].reference for row in response.context["rows"]]
        seen += rows
        pages.append(rows)
        after = response.context["page"].after
        assert not after or b"neighbourhood=riverside" in response.content
        address = f"/issues/?neighbourhood=riverside&sort={sort}&after={after.replace('+', '%2B')}" if after else ""
    assert [len(page) for page in pages] == [25, 25, 7]
    assert len(set(seen)) == 57
    before = response.context["page"].before.replace("+", "%2B")
    back = client.get(f"/issues/?neighbourhood=riverside&sort={sort}&before={before}")
    assert [row["issue"].reference for row in back.context["rows"]] == pages[1]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "ward=millbrook",
        "q=tipping",
        "method=direct",
        "neighbourhood=riverside",
        "sort=due",
        "q=tipping&sort=due",
        "sort=due&ward=millbrook",
    ],
)
def test_each_tab_counts_exactly_its_list(harrowmere: Harrowmere, signed_in: SignedIn, query: str) -> None:
    for make in (an_issue, issue_dealt_with, issue_escalated, issue_resolved, issue_closed):
        for ward in (1, 2, 4):
            make(harrowmere, ward=ward) if ward != 4 else an_issue(harrowmere, ward=4)
    client = signed_in(harrowmere.carol)
    for tab in client.get(f"/issues/?{query}").context["tabs"]:
        assert tab["count"] == len(listed(client, f"/issues/{tab['url']}")), tab["label"]


def test_the_tally_is_what_everybody_sees(harrowmere: Harrowmere) -> None:
    issue_resolved(harrowmere)
    issue_escalated(harrowmere, sensitivity=Sensitivity.RESTRICTED)
    an_issue(harrowmere, ward=7)
    for username, person in harrowmere.people.items():
        fresh = User.objects.get(pk=person.pk)
        seen = Issue.objects.visible_to(fresh)
        assert counts_by_stage(fresh).all == seen.count(), username


def test_a_free_count_stops_at_its_bound(
    harrowmere: Harrowmere, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engagement.counting.BOUND", 3)
    for _ in range(5):
        an_issue(harrowmere)
    page = signed_in(harrowmere.carol).get("/issues/?q=tipping")
    assert page.context["count"] is None
    assert b"More than" in page.content
    assert BOUND == 1000


def test_only_who_may_read_it_finds_by_what_was_said(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    an_issue(harrowmere, received_text="The bramblewhisper boys did it", place="14 Thimblecroft Street")
    for person, found in (
        (harrowmere.carol, 1),
        (harrowmere.cllr_jones, 0),
        (harrowmere.hana, 0),
        (harrowmere.anya, 0),
    ):
        client = signed_in(person)
        assert len(listed(client, "/issues/?q=bramblewhisper")) == found
        assert len(listed(client, "/issues/?q=tipping")) == 1


@pytest.mark.parametrize("username", ["carol", "errol", "anya", "rita"])
def test_it_asks_no_more_than_twelve_times(harrowmere: Harrowmere, signed_in: SignedIn, username: str) -> None:
    for number in range(30):
        (issue_resolved if number % 3 else issue_dealt_with)(harrowmere)
    client = signed_in(harrowmere.people[username])
    client.get("/issues/")
    with at_most(12):
        client.get("/issues/?q=tipping")
    with at_most(12):
        client.get("/issues/")
