"""A plan whose review is overdue, or that waits for a second person, is on the desk and in the digest (T6)."""

from __future__ import annotations

from typing import Any

import pytest

from config.demonstration.cast import Harrowmere
from tasking.models import Plan
from tests.conftest import SignedIn
from tests.feedback.book import issue_new
from tests.feedback.lateness import DAY, MONDAY, at, borough, morning

__all__ = ["borough"]
REVIEWS, CLOSINGS = "Plans with a review overdue", "Plans to agree the closing of"


def a_plan(borough: Harrowmere, *, due: Any = MONDAY - DAY, ward: int = 1, owner: str = "errol", **facts: Any) -> Plan:
    person = borough.people[owner]
    plan = Plan.objects.create(
        title="CANARYTITLE", ward=borough.wards[ward], owner=person, agency=person.agency, started_by=borough.carol,
        review_on=due, **facts,
    )  # fmt: skip
    plan.held.create(issue=issue_new(borough, ward=ward))
    return plan


def rows(signed_in: SignedIn, borough: Harrowmere, person: str) -> dict[str, Any]:
    client = signed_in(borough.people[person])
    context: Any = client.get("/desk/").context
    found = {row.label: row for row in [*context["rows"], *context["more"]] if row.label in (REVIEWS, CLOSINGS)}
    for row in found.values():
        listed: Any = client.get(row.url).context
        assert listed["page"].paginator.count == row.count, person
    return found


def test_an_overdue_review_is_on_the_desk_of_owner_and_leaders(borough: Harrowmere, signed_in: SignedIn) -> None:
    a_plan(borough)
    a_plan(borough, due=MONDAY)  # due today is not overdue
    a_plan(borough, ward=7, owner="pete")
    a_plan(borough, owner="rita")
    counts = {person: {label: row.count for label, row in rows(signed_in, borough, person).items()} for person in (
        "carol", "ines", "errol", "rita", "pete", "colin", "priya", "hana"
    )}  # fmt: skip
    assert counts == {
        "carol": {REVIEWS: 2}, "ines": {REVIEWS: 2}, "errol": {REVIEWS: 1}, "rita": {}, "pete": {REVIEWS: 1},
        "colin": {REVIEWS: 1}, "priya": {}, "hana": {},
    }  # fmt: skip
    row = rows(signed_in, borough, "carol")[REVIEWS]
    assert (row.urgency, row.since) == ("late", "oldest 1 day")


def test_closing_waits_on_the_desk_of_another_than_who_proposed(borough: Harrowmere, signed_in: SignedIn) -> None:
    a_plan(borough, due=MONDAY + DAY, close_proposed_by=borough.carol, close_proposed_at=at(MONDAY - 3 * DAY))
    counts = {person: list(rows(signed_in, borough, person)) for person in ("carol", "ines", "colin", "errol")}
    assert counts == {"carol": [], "ines": [CLOSINGS], "colin": [], "errol": []}


def test_the_digest_says_it_on_the_morning_after_and_then_on_mondays(borough: Harrowmere) -> None:
    plan = a_plan(borough, due=MONDAY)
    assert morning(MONDAY) == {}
    told = morning(MONDAY + DAY)
    assert set(told) == {"carol", "ines", "errol"}
    assert "1 plan to review" in told["errol"].subject
    assert f"Millbrook, plan {plan.pk}. Review due Monday 23 November, 1 day late, yours." in told["errol"].text
    assert f"http://localhost:8000{plan.get_absolute_url()}\n" in told["errol"].text
    assert f"with {borough.errol}." in told["carol"].text
    assert "CANARYTITLE" not in "".join(mail.text + mail.subject for mail in told.values())
    again = [number for number in range(2, 16) if "errol" in morning(MONDAY + number * DAY)]
    assert again == [7, 14], "each Monday while it is"
    Plan.objects.update(review_on=MONDAY + 60 * DAY)
    assert morning(MONDAY + 21 * DAY) == {}


def test_the_digest_asks_the_second_person(borough: Harrowmere) -> None:
    a_plan(borough, due=MONDAY + 60 * DAY, close_proposed_by=borough.carol, close_proposed_at=at(MONDAY))
    told = morning(MONDAY + DAY)
    assert set(told) == {"ines"}
    assert "1 plan for you to agree to close" in told["ines"].subject
    assert f"proposed by {borough.carol} on Monday 23 November" in told["ines"].text


def test_no_desk_asks_more_than_twelve_queries(
    borough: Harrowmere, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    a_plan(borough, owner="rita")
    for person in ("carol", "rita", "errol", "ines"):
        client = signed_in(borough.people[person])
        client.get("/desk/")
        with django_assert_max_num_queries(12):
            client.get("/desk/")


@pytest.mark.parametrize("review", ["mine", "agree"])
def test_a_closed_plan_asks_nothing(borough: Harrowmere, signed_in: SignedIn, review: str) -> None:
    a_plan(
        borough, stage="closed", justification="Clean.", close_proposed_by=borough.ines, closed_by=borough.carol,
        closed_on=MONDAY, close_proposed_at=at(MONDAY),
    )  # fmt: skip
    page: Any = signed_in(borough.carol).get(f"/plans/?stage=all&review={review}").context
    assert page["page"].paginator.count == 0
