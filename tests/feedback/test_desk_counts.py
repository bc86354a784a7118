"""What needs somebody, role by role: each count links to a list of exactly that many."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from config.demonstration.cast import Harrowmere
from partnerships.models import Membership, Role, RoleKind
from tests.conftest import SignedIn
from tests.feedback.desks import working_day

ROWS: dict[str, dict[str, int]] = {
    # First, because the others looking at their lists are shown personal data.
    "dora": {"Times personal data was shown, in seven days": 2, "Changes to roles, in seven days": -1,
             "Changes to accounts, in seven days": -1},
    "carol": {
        "Actions late": 1, "Answers owed": 2, "Meetings without minutes": 1, "Issues to triage": 3,
        "Escalated, to put on a tasking meeting’s agenda": 1, "Newsletters waiting for your approval": 1,
        "Papers due out": 1, "Actions of your own to do": 1, "Outcomes to record: every action is done": 1,
        "Everybody told, to ask and close": 1, "Actions at risk": 1, "Community representatives to find": 4,
    },
    "priya": {"People to tell what came of it": 1, "New in your wards": 3},
    "ines": {
        "Actions late": 1, "Answers owed": 2, "Meetings without minutes": 1, "Newsletters waiting for your approval": 1,
        "Escalated, to put on a tasking meeting’s agenda": 1, "Outcomes to record: every action is done": 1,
        "Actions at risk": 1,
    },
    "errol": {"Late actions of your agency": 2, "Actions your agency has to do": 2},
    "hana": {"Actions your agency has to do": 2, "Actions at risk": 2},
    "cllr-jones": {}, "rita": {}, "anya": {}, "lena": {}, "iris": {},
    "adam": {
        "Letters that could not be sent": 1, "Meetings without minutes": 2,
        "Roles that wait for a second administrator": 1, "People with a role that ends in 30 days": 1,
        "Open accounts without a role": 2,
    },
}  # fmt: skip
"""The rows of each desk on the working day; -1 where the number is not the point."""


@pytest.fixture
def busy(harrowmere: Harrowmere) -> Harrowmere:
    working_day(harrowmere)
    return harrowmere


def rows_of(response: Any) -> list[Any]:
    context = response.context
    return [*context["rows"], *context["more"]]


def test_each_role_finds_what_needs_it_and_each_count_links_to_exactly_those(
    busy: Harrowmere, signed_in: SignedIn
) -> None:
    for username, wanted in ROWS.items():
        client = signed_in(busy.people[username])
        rows = rows_of(client.get("/desk/"))
        assert {row.label: row.count for row in rows if wanted.get(row.label) != -1} == {
            label: count for label, count in wanted.items() if count != -1
        }, username
        for row in rows:
            assert listed(client, row.url) == row.count, f"{username}: {row.label}, {row.url}"


def listed(client: Client, url: str) -> int:
    """How many the list at that address shows in all, page by page where it goes by key."""
    response = client.get(url)
    assert response.status_code == 200, url
    context: Any = response.context
    if context.get("count") is not None:
        return int(context["count"])
    if context.get("stage") and "making" in context:
        return len(context["making"])
    if "after" in context:
        rows, after = len(context["rows"]), context["after"]
        return rows + (listed(client, f"{url.split('&after', maxsplit=1)[0]}&after={after}") if after else 0)
    return int(context["page"].paginator.count)


def test_the_most_urgent_come_first_and_no_more_than_six(busy: Harrowmere, signed_in: SignedIn) -> None:
    response = signed_in(busy.carol).get("/desk/")
    assert len(response.context["rows"]) == 6
    assert [row.urgency for row in rows_of(response)] == ["late"] * 3 + ["soon"] * 6 + [""] * 3
    late = response.context["rows"][0]
    assert (late.detail, late.since) == ("Street Environment 1", "longest 4 days late")


def test_the_heading_counts_loops_and_not_rows(busy: Harrowmere, signed_in: SignedIn) -> None:
    page = signed_in(busy.carol).get("/desk/").content.decode()
    assert '<h1 class="govuk-heading-l">8 loops need you today</h1>' in page


def test_all_at_nought_says_so_and_what_comes_next(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    for number in range(4):
        Membership.objects.create(group=harrowmere.ltm(1 + 3 * (number % 2)), name=f"R{number}", capacity="community")
    page = signed_in(harrowmere.carol).get("/desk/").content.decode()
    assert "Nothing needs you today" in page
    assert "Nothing is late and nothing waits for you." in page


def test_who_holds_two_roles_finds_the_rows_of_both(busy: Harrowmere, signed_in: SignedIn) -> None:
    Role.objects.create(user=busy.adam, kind=RoleKind.PCSO, ward=busy.wards[1])
    labels = {row.label for row in rows_of(signed_in(busy.adam).get("/desk/"))}
    assert {"Letters that could not be sent", "New in your wards"} <= labels


@pytest.mark.parametrize("username", ROWS)
def test_no_desk_asks_more_than_twelve_queries(
    busy: Harrowmere, signed_in: SignedIn, django_assert_max_num_queries: Any, username: str
) -> None:
    client = signed_in(busy.people[username])
    client.get("/desk/")
    with django_assert_max_num_queries(12):
        client.get("/desk/")
