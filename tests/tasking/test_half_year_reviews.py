"""The six-monthly review of all neighbourhoods: opened, chased, recorded, completed, printed (001 rec 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Issue, Sensitivity
from feedback.desk.facts import Desk
from feedback.desk.rows import rows_of
from feedback.reminders.half_yearly import half_years_overdue
from partnerships.errors import Conflict, Refused
from partnerships.models import Meeting
from partnerships.services import meetings
from tasking.half_year_figures import figures_of
from tasking.models import Action, ActionState, HalfYearReview, NeighbourhoodReview, Priority
from tasking.services import half_years
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.making import an_issue
from tests.feedback.lateness import at
from tests.printing import assert_pdf_ua
from tests.tasking.making import an_action
from tests.tasking.races import MANY, race
from tests.tasking.test_asked_of_higher_groups import ask

TODAY = date(2026, 7, 14)
LABEL = "Six-monthly review of all neighbourhoods"


@pytest.fixture
def borough(db: None) -> Iterator[Harrowmere]:
    with time_machine.travel(at(TODAY, 10), tick=True):
        yield make_harrowmere(today=TODAY)


def on(issue: Issue, day: date) -> Issue:
    Issue.objects.filter(pk=issue.pk).update(raised_on=day)
    return issue


def opened(borough: Harrowmere) -> HalfYearReview:
    on(an_issue(borough), date(2026, 5, 2))
    half_years.open_due(TODAY)
    return HalfYearReview.objects.select_related("group__partnership").get()


def test_the_book_opens_it_once_and_puts_it_before_the_group(borough: Harrowmere) -> None:
    assert half_years.open_due(TODAY) == 0, "nothing was raised: there is nothing to review"
    meeting = Meeting.objects.create(group=borough.groups["jag"], starts_at=at(date(2026, 9, 8), 10))
    meetings.make_agenda(meeting=meeting)
    review = opened(borough)
    assert (review.first, review.last, review.due_on) == (date(2026, 1, 1), date(2026, 6, 30), date(2026, 9, 8))
    assert half_years.open_due(TODAY) == 0
    assert meeting.items.filter(title=half_years.ON_THE_AGENDA).count() == 1


def test_without_a_meeting_it_is_due_in_three_months(borough: Harrowmere) -> None:
    assert opened(borough).due_on == date(2026, 9, 30)


def test_each_neighbourhood_has_its_figures_without_restricted_issues(borough: Harrowmere) -> None:
    review = opened(borough)
    first, third = borough.neighbourhoods[0].pk, borough.neighbourhoods[2].pk
    on(an_issue(borough, ward=2), date(2025, 11, 3))
    secret = on(an_issue(borough, ward=2), date(2026, 2, 1))
    Issue.objects.filter(pk=secret.pk).update(sensitivity=Sensitivity.RESTRICTED)
    one = an_action(borough)
    Action.objects.filter(pk=one.pk).update(due_on=date(2026, 6, 1))
    other = an_action(borough)
    Action.objects.filter(pk=other.pk).update(state=ActionState.DONE, done_on=date(2026, 3, 1), outcome="Cleared.")
    asked = ask(borough, ward=7)
    type(asked).objects.filter(pk=asked.pk).update(asked_at=at(date(2026, 4, 1)))
    Priority.objects.create(
        ward=borough.wards[1], issue=one.issue, title="Clean alleys", review_on=TODAY, chosen_on=date(2026, 2, 1)
    )
    figures = figures_of(review)
    assert {key: figures[first][key] for key in ("raised", "raised_before", "done", "overdue", "asked")} == {
        "raised": 1, "raised_before": 1, "done": 1, "overdue": 1, "asked": 0,
    }  # fmt: skip
    assert (figures[third]["asked"], figures[third]["unanswered"]) == (1, 1)
    assert figures[first]["priorities"] == [{
        "title": "Clean alleys", "ward": borough.wards[1].name, "kind": "Chronic neighbourhood priority",
        "state": "since 1 February 2026", "trend": "not counted",
    }]  # fmt: skip


def recorded(borough: Harrowmere, review: HalfYearReview, **facts: Any) -> NeighbourhoodReview:
    given = {"neighbourhood": borough.neighbourhoods[0], "by": borough.lena, "remark": "Steady.", "decision": ""}
    return half_years.record(review=review, **{**given, "version": 0, **facts})


def test_what_was_said_stands_with_the_figures_and_who_said_it(borough: Harrowmere) -> None:
    review = opened(borough)
    row = recorded(borough, review)
    on(an_issue(borough), date(2026, 6, 2))
    row.refresh_from_db()
    assert (row.by, row.figures["raised"]) == (borough.lena, 1)
    with pytest.raises(Conflict):
        recorded(borough, review, by=borough.carol, remark="Worse.")
    assert recorded(borough, review, remark="Better.", version=1).figures["raised"] == 2
    for who in (borough.anya, borough.errol, borough.priya):
        with pytest.raises(PermissionDenied):
            recorded(borough, review, by=who, version=2)


def test_it_is_completed_when_every_neighbourhood_is_reviewed_and_then_stands(borough: Harrowmere) -> None:
    review = opened(borough)
    recorded(borough, review)
    with pytest.raises(Refused, match=f"Not reviewed yet: .*{borough.neighbourhoods[1]}"):
        half_years.complete(review=review, by=borough.lena)
    for neighbourhood in borough.neighbourhoods[1:]:
        recorded(borough, review, neighbourhood=neighbourhood)
    assert half_years.complete(review=review, by=borough.lena).completed_by == borough.lena
    with pytest.raises(Refused, match="completed"):
        recorded(borough, review, version=1)


def test_it_is_chased_on_the_desk_and_when_overdue_in_the_digest(borough: Harrowmere, signed_in: SignedIn) -> None:
    review = opened(borough)

    def row(who: str, today: date) -> int:
        found = {row.label: row.count for row in rows_of(Desk(borough.people[who], today, timezone.now()))}
        return found.get(LABEL, 0)

    soon, late = review.due_on - timedelta(days=20), review.due_on + timedelta(days=3)
    assert [row("lena", TODAY), row("lena", soon), row("carol", soon), row("errol", soon)] == [0, 1, 1, 0]
    early, part = half_years_overdue(borough.lena, soon), half_years_overdue(borough.lena, late)
    assert early is not None
    assert early.things == []
    assert part is not None
    assert part.words == "1 six-monthly review overdue"
    assert "January to June 2026, Joint Action Group." in part.things[0].line
    assert half_years_overdue(borough.errol, late) is None
    HalfYearReview.objects.update(due_on=TODAY - timedelta(days=1))
    assert str(review) in signed_in(borough.lena).get("/reviews/?state=late").content.decode()


def test_its_pages_and_its_print(borough: Harrowmere, signed_in: SignedIn) -> None:
    review, client = opened(borough), signed_in(borough.lena)
    url = reverse("review-record", args=[review.pk, borough.neighbourhoods[0].pk])
    client.get(url)
    for address in (url, review.get_absolute_url(), "/reviews/"):
        with at_most(12):
            assert client.get(address).status_code == 200
    answer = client.post(url, {"remark": "Steady work.", "decision": "Two more gates.", "version": 0}, follow=True)
    page = answer.content.decode()
    assert "Steady work." in page
    assert "Recorded by Lena" in page
    assert_pdf_ua(client.get(reverse("review-pdf", args=[review.pk])).content)
    assert "Not reviewed yet" in client.post(reverse("review-complete", args=[review.pk]), follow=True).content.decode()


def test_of_eight_who_record_at_once_one_does(transactional_db: None) -> None:
    with time_machine.travel(at(TODAY, 10), tick=True):
        borough = make_harrowmere(today=TODAY)
        review = opened(borough)
        done, told, broken = race(lambda number: recorded(borough, review, remark=f"Remark {number}"))
        assert (len(done), len(told), broken) == (1, MANY - 1, [])
