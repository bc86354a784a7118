"""Priorities: how they were chosen, reviewed, ended; what was heard and not prioritised (T3, T4, 002 5.5.5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Stage, Verb
from feedback.desk.facts import Desk
from feedback.desk.rows import rows_of
from feedback.reminders.plans import priorities_to_review
from partnerships.errors import Refused
from tasking.access import hears_confidential
from tasking.models import Priority, Tabling, Way
from tasking.services import deciding, prioritising, tabling
from tasking.services.prioritising import Chosen
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.tasking.making import a_meeting, issue_tabled

FOR_A_PAGE = 12


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def a_priority(borough: Harrowmere, *, due: int = -3, **chosen: Any) -> Priority:
    """A priority of ward 1 that is due for review in that many days."""
    tabled = issue_tabled(borough)
    deciding.prioritise(
        tabling=tabled, by=borough.carol, title="Clean alleys", review_on=in_days(90), chosen=Chosen(**chosen)
    )
    Priority.objects.filter(issue=tabled.issue).update(review_on=in_days(due))
    return Priority.objects.get(issue=tabled.issue)


def heard(borough: Harrowmere, **facts: Any) -> Tabling:
    return deciding.decline(
        tabling=issue_tabled(borough, **facts), by=borough.carol, reason="Others are worse.", other_help="The wardens."
    )


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"way": Way.VOTE, "votes_for": 14, "votes_cast": 18}, "Vote at a meeting, 14 of 18 votes"),
        ({"way": Way.VOTE, "votes_for": 2, "votes_cast": 2, "words": "Yes."}, "Vote at a meeting, 2 of 2 votes: Yes"),
        ({"way": Way.PANEL}, "Panel of residents"),
        ({"words": "The inspector, after the burglaries."}, "The inspector, after the burglaries"),
        ({}, ""),
    ],
)  # fmt: skip
def test_how_it_was_chosen_reads_as_a_sentence(harrowmere: Harrowmere, chosen: dict[str, Any], words: str) -> None:
    priority = a_priority(harrowmere, **chosen)
    assert priority.how == words
    step = priority.issue.steps.get(verb=Verb.PRIORITISED)
    assert words in step.text


@pytest.mark.parametrize(
    ("votes", "field"),
    [((3, None), "votes_cast"), ((None, 8), "votes_for"), ((9, 8), "votes_for")],
)
def test_votes_that_will_not_do(harrowmere: Harrowmere, votes: tuple[int | None, int | None], field: str) -> None:
    with pytest.raises(Refused) as refused:
        a_priority(harrowmere, way=Way.VOTE, votes_for=votes[0], votes_cast=votes[1])
    assert refused.value.field == field
    priority = a_priority(harrowmere)
    with pytest.raises(IntegrityError), transaction.atomic():
        Priority.objects.filter(pk=priority.pk).update(votes_for=9, votes_cast=8)


def test_the_run_page_asks_and_keeps_the_votes(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    tabled = issue_tabled(harrowmere)
    client = signed_in(harrowmere.carol)
    address = f"/meetings/{tabled.meeting_id}/items/{tabled.item_id}/decide/"
    sent = {
        "decision": "priority", "title": "Clean alleys", "review_on": in_days(80).isoformat(), "way": "vote",
        "votes_for": "9", "votes_cast": "8", "opinion": "The area committee agrees.", "minute_version": "1",
    }  # fmt: skip
    refused = client.post(address, sent)
    assert "more votes for it than were cast" in refused.content.decode()
    assert "The area committee agrees." in refused.content.decode()
    client.post(address, {**sent, "votes_for": "7"})
    priority = Priority.objects.get()
    assert (priority.votes_for, priority.votes_cast, priority.opinion) == (7, 8, "The area committee agrees.")


def test_a_review_keeps_it_until_the_next_one(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    priority = a_priority(harrowmere)
    client = signed_in(harrowmere.carol)
    address = f"/priorities/{priority.pk}/review/"
    nothing = client.post(address, {"found": "", "stays": "keep", "review_on": in_days(60).isoformat()})
    assert "Write what the review found." in nothing.content.decode()
    past = client.post(address, {"found": "Better.", "stays": "keep", "review_on": in_days(0).isoformat()})
    assert "Choose a day to come for the next review." in past.content.decode()
    client.post(address, {"found": "Better.", "stays": "keep", "review_on": in_days(60).isoformat()})
    priority.refresh_from_db()
    assert (priority.review_on, priority.reviewed_on, priority.ended_on) == (in_days(60), in_days(0), None)
    step = priority.issue.steps.last()
    assert step is not None
    assert (step.verb, step.by) == (Verb.PRIORITY_KEPT, harrowmere.carol)
    assert step.text.startswith("Better. Next review on")


def test_a_review_ends_it(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    priority = a_priority(harrowmere)
    client = signed_in(harrowmere.ines)
    client.post(f"/priorities/{priority.pk}/review/", {"found": "Gone for good.", "stays": "end"})
    priority.refresh_from_db()
    assert (priority.ended_on, priority.ended_because) == (in_days(0), "Gone for good.")
    with pytest.raises(Refused, match="It ended on"):
        prioritising.keep_priority(priority=priority, by=harrowmere.carol, found="Kept.", review_on=in_days(60))
    assert "Gone for good." in client.get("/priorities/ended/").content.decode()


def test_of_two_reviews_of_a_day_the_first_stands(harrowmere: Harrowmere) -> None:
    priority = a_priority(harrowmere)
    prioritising.keep_priority(priority=priority, by=harrowmere.carol, found="Better.", review_on=in_days(60))
    with pytest.raises(Refused, match="reviewed today already: Better"):
        prioritising.keep_priority(priority=priority, by=harrowmere.ines, found="Worse.", review_on=in_days(30))
    with pytest.raises(PermissionDenied):
        prioritising.keep_priority(priority=priority, by=harrowmere.colin, found="Worse.", review_on=in_days(30))
    assert priority.issue.steps.filter(verb=Verb.PRIORITY_KEPT).count() == 1


def test_reviews_due_are_on_the_desk_and_in_the_digest(harrowmere: Harrowmere) -> None:
    priority = a_priority(harrowmere, due=-3)
    a_priority(harrowmere, due=20)
    now = timezone.now()
    rows = {row.label: row for row in rows_of(Desk(harrowmere.carol, timezone.localdate(), now))}
    assert (rows["Priorities to review"].count, rows["Priorities to review"].url) == (1, "/priorities/?review=due")
    part = priorities_to_review(harrowmere.carol, timezone.localdate())
    assert part is not None
    assert part.words == "1 priority to review"
    assert [thing.about for thing in part.things] == [f"priority:{priority.pk}:review:{priority.review_on}"]
    assert priorities_to_review(harrowmere.errol, timezone.localdate()) is None
    other = priorities_to_review(harrowmere.colin, timezone.localdate())
    assert other is not None
    assert other.things == []


def test_what_was_heard_and_not_prioritised_is_listed_with_why(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    listed = heard(harrowmere)
    client = signed_in(harrowmere.carol)
    page = client.get("/priorities/heard/").content.decode()
    assert listed.issue.reference in page
    assert "Others are worse." in page
    assert "What else can help: The wardens." in page
    client = signed_in(harrowmere.colin)
    assert listed.issue.reference not in client.get("/priorities/heard/").content.decode()


def test_what_was_decided_in_confidence_is_for_those_who_hear_it(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    listed = heard(harrowmere)
    type(listed.item).objects.filter(pk=listed.item_id).update(confidential=True)
    for who, sees in (("carol", True), ("ines", True), ("priya", True), ("cllr-jones", False)):
        client = signed_in(harrowmere.people[who])
        page = client.get("/priorities/heard/").content.decode()
        assert (listed.issue.reference in page) is sees, who
        assert hears_confidential(harrowmere.people[who], listed.meeting) is sees
    member = listed.meeting.group.memberships.get(user=harrowmere.priya)
    type(member).objects.filter(pk=member.pk).update(ends_on=listed.meeting.day - timedelta(days=1))
    page = signed_in(harrowmere.priya).get("/priorities/heard/").content.decode()
    assert listed.issue.reference not in page, "no longer a member on the day it was decided"


def test_it_recurs_and_is_taken_up_again_at_the_next_meeting(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    listed = heard(harrowmere)
    following = a_meeting(harrowmere.ltm(1))
    client = signed_in(harrowmere.carol)
    address = f"/priorities/heard/{listed.pk}/again/"
    assert address in client.get("/priorities/heard/").content.decode()
    empty = client.post(address, {"why": ""})
    assert "Write what has happened since." in empty.content.decode()
    client.post(address, {"why": "Three residents say it is back since Monday."})
    tabling.table_waiting()
    listed.issue.refresh_from_db()
    assert listed.issue.stage == Stage.TABLED
    assert following.tablings.get().issue == listed.issue
    assert listed.issue.steps.get(verb=Verb.REOPENED).text == "Three residents say it is back since Monday."
    assert address not in client.get("/priorities/heard/").content.decode()
    again = client.get(address)
    assert again.status_code == 302


@pytest.mark.parametrize("address", ["/priorities/", "/priorities/ended/", "/priorities/heard/"])
@pytest.mark.parametrize("number", [1, 3])
def test_lists_ask_the_same_however_many(
    signed_in: SignedIn, harrowmere: Harrowmere, address: str, number: int
) -> None:
    for _ in range(number):
        heard(harrowmere)
        kept = a_priority(harrowmere)
        if "ended" in address:
            prioritising.end_priority(priority=kept, by=harrowmere.carol, because="Done.")
    client = signed_in(harrowmere.carol)
    client.get(address)
    with at_most(FOR_A_PAGE):
        assert client.get(address).status_code == 200


def test_the_page_of_a_review_stays_light(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    priority = a_priority(harrowmere)
    client = signed_in(harrowmere.carol)
    client.get("/priorities/")
    with at_most(FOR_A_PAGE):
        client.get(f"/priorities/{priority.pk}/review/")
