"""Plans due for review come on the agenda of the ward's tasking meeting by themselves, and stay off once taken off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.models import AgendaItem, ItemKind, Meeting
from partnerships.services import meetings
from partnerships.services import reports as reporting
from tasking.models import Plan
from tasking.packing import open_papers_of, papers_of
from tasking.services import closing
from tasking.services.plans import writing
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.printing import assert_pdf_ua
from tests.tasking.making import a_meeting, issue_tabled, meeting_under_way
from tests.tasking.planning import fresh

DAY = timedelta(days=1)
TITLE = "Plans due for review"


@pytest.fixture
def meeting(harrowmere: Harrowmere) -> Meeting:
    return a_meeting(harrowmere.ltm(1), days=9)


def due(borough: Harrowmere, *, days: int = 3, ward: int = 1, title: str = "Fly-tipping behind the shops") -> Plan:
    errol = borough.errol
    plan = Plan.objects.create(
        title=title, ward=borough.wards[ward], owner=errol, agency=errol.agency, started_by=borough.carol,
        review_on=timezone.localdate() + days * DAY,
    )  # fmt: skip
    return fresh(plan)


def item(meeting: Meeting) -> AgendaItem | None:
    return AgendaItem.objects.filter(meeting=meeting, kind=ItemKind.PLANS).first()


def test_it_comes_on_once_for_all_plans_due_by_the_day(harrowmere: Harrowmere, meeting: Meeting) -> None:
    other = a_meeting(harrowmere.np(1), days=9)
    due(harrowmere, days=9)
    due(harrowmere)
    for each in (meeting, meeting, other):
        meetings.make_agenda(meeting=each)
    assert [row.title for row in AgendaItem.objects.filter(meeting=meeting, kind=ItemKind.PLANS)] == [TITLE]
    assert item(other) is None, "a Neighbourhood Partnership reviews no plans"


@pytest.mark.parametrize(("days", "ward"), [(10, 1), (3, 7)])
def test_not_for_a_plan_due_later_or_of_another_ward(
    harrowmere: Harrowmere, meeting: Meeting, days: int, ward: int
) -> None:
    due(harrowmere, days=days, ward=ward)
    meetings.make_agenda(meeting=meeting)
    assert item(meeting) is None


def test_a_plan_that_falls_due_meanwhile_comes_on_as_the_meeting_begins(
    harrowmere: Harrowmere, meeting: Meeting
) -> None:
    plan = due(harrowmere, days=30)
    meetings.make_agenda(meeting=meeting)
    assert item(meeting) is None
    Plan.objects.filter(pk=plan.pk).update(review_on=timezone.localdate())
    meetings.open_meeting(meeting=meeting, by=harrowmere.carol)
    assert item(meeting) is not None


def test_taken_off_it_stays_off(harrowmere: Harrowmere, meeting: Meeting) -> None:
    due(harrowmere)
    meetings.make_agenda(meeting=meeting)
    found = item(meeting)
    assert found
    meetings.remove_item(item=found, by=harrowmere.carol)
    meetings.open_meeting(meeting=meeting, by=harrowmere.carol)
    assert item(meeting) is None


def test_the_meeting_its_run_page_and_its_papers_name_them(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    plan, client = due(harrowmere, days=-1), signed_in(harrowmere.carol)
    meetings.make_agenda(meeting=meeting)
    found = item(meeting)
    assert found
    run = f"{reverse('meeting-run', args=[meeting.pk])}?item={found.pk}"
    for address in (meeting.get_absolute_url(), run):
        page = client.get(address).content.decode()
        assert plan.title in page
        assert "Review was due" in page
    assert plan.title in papers_of(harrowmere.errol, meeting).pack_html()
    assert plan.title not in open_papers_of(meeting).pack_html(), "who has no account reads of no plan"
    assert_pdf_ua(client.get(reverse("agenda-pdf", args=[meeting.pk])).content)


def test_reviewed_on_the_day_it_is_marked_and_stays(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    plan = due(harrowmere)
    meetings.make_agenda(meeting=meeting)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now())
    writing.review(plan=plan, by=harrowmere.errol, text="On course.", version=plan.version)
    page = signed_in(harrowmere.carol).get(meeting.get_absolute_url()).content.decode()
    assert plan.title in page
    assert "Reviewed" in page


def test_a_full_meeting_asks_at_most_twelve_times(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    """Plans, reports with their queries, matters arising and issues together."""
    for n in range(20):
        due(harrowmere, days=-n, title=f"Plan {n}")
    for n in range(5):
        issue_tabled(harrowmere, at=meeting, concern=f"Concern {n}")
    agencies = list(reporting.agencies_of(meeting))
    reporting.ask_reports(meeting=meeting, by=harrowmere.carol, agencies=agencies, due_on=meeting.day)
    report = meeting.reports.get(agency=harrowmere.errol.agency)
    reporting.send_report(report=report, by=harrowmere.errol, text="Cleared.", version=1)
    reporting.put_query(report=report, by=harrowmere.carol, text="Which alleys?")
    closing.close(meeting=meeting_under_way(harrowmere), by=harrowmere.carol)
    meetings.make_agenda(meeting=meeting)
    client = signed_in(harrowmere.carol)
    run = reverse("meeting-run", args=[meeting.pk])
    assert meeting.items.filter(kind=ItemKind.MATTERS_ARISING).exists()
    pages = [f"{run}?item={pk}" for pk in meeting.items.values_list("pk", flat=True)]
    client.get(run)
    for page in (meeting.get_absolute_url(), reverse("meeting-agenda", args=[meeting.pk]), *pages):
        with at_most(12):
            assert client.get(page).status_code == 200
