"""Agency reports: asked for in one step, sent by the agency, read before, queried at the meeting (P6, 000 2.2)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.errors import Refused
from partnerships.models import AgencyReport, AgendaItem, ItemKind, Mail, Meeting
from partnerships.services import meetings
from partnerships.services import reports as steps
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.partnerships.test_uploads import PDF
from tests.tasking.making import a_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(harrowmere: Harrowmere) -> Meeting:
    return a_meeting(harrowmere.ltm(1), days=14)


def asked(borough: Harrowmere, meeting: Meeting, agency: str = "street-environment") -> AgencyReport:
    wanted = [borough.agencies[agency]]
    steps.ask_reports(meeting=meeting, by=borough.carol, agencies=wanted, due_on=steps.default_due(meeting))
    return AgencyReport.objects.select_related("meeting__group", "agency").get(meeting=meeting, agency=wanted[0])


def sent(borough: Harrowmere, meeting: Meeting, **facts: Any) -> AgencyReport:
    report = asked(borough, meeting)
    given = {"text": "Nine alleys were cleared.", "version": report.version, **facts}
    return steps.send_report(report=report, by=borough.errol, **given)


def test_one_step_asks_every_agency_of_the_group_and_writes_to_its_people(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    client, address = signed_in(harrowmere.carol), reverse("reports-ask", args=[meeting.pk])
    page = client.get(address).content.decode()
    assert page.count("checked") == 4, "each agency in the group is chosen already"
    agencies = [agency.pk for agency in steps.agencies_of(meeting)]
    for _ in range(2):
        client.post(address, {"agencies": agencies, "due_on": steps.default_due(meeting).isoformat()})
    assert AgencyReport.objects.filter(meeting=meeting).count() == len(agencies)
    mails = Mail.objects.filter(kind="report asked for")
    assert {mail.user for mail in mails} >= {harrowmere.errol, harrowmere.hana}
    assert mails.get(user=harrowmere.errol).text.count("/reports/") == 1
    assert AgendaItem.objects.filter(meeting=meeting, kind=ItemKind.REPORTS).count() == 1


def test_due_some_working_days_before_and_never_on_a_day_off() -> None:
    # Christmas 2026 is a Friday, Boxing Day is taken on Monday 28 December.
    assert steps.working_days_before(date(2026, 12, 30), 5) == date(2026, 12, 21)
    assert steps.working_days_before(date(2026, 11, 24), 1) == date(2026, 11, 23)


def test_the_agency_types_it_or_sends_a_file_which_comes_back_as_an_attachment_alone(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    report = asked(harrowmere, meeting)
    client = signed_in(harrowmere.errol)
    file = SimpleUploadedFile("../../<b>report.html", PDF, content_type="text/html")
    address = reverse("report-send", args=[meeting.pk, report.pk])
    answer = client.post(address, {"text": "", "file": file, "version": report.version})
    assert answer.status_code == 302
    saved = client.get(reverse("report-file", args=[meeting.pk, report.pk]))
    assert saved.content == PDF
    assert saved["Content-Type"] == "application/pdf"
    assert saved["Content-Disposition"] == f'attachment; filename="report-street-environment-{meeting.day}.pdf"'
    assert saved["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in saved["Content-Security-Policy"]


def test_a_hostile_file_is_refused_and_the_words_are_kept(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    report = asked(harrowmere, meeting)
    file = SimpleUploadedFile("report.pdf", b"<script>alert(1)</script>", content_type="application/pdf")
    address = reverse("report-send", args=[meeting.pk, report.pk])
    data = {"text": "Nine alleys were cleared.", "file": file, "version": report.version}
    page = signed_in(harrowmere.errol).post(address, data).content.decode()
    assert "Send a PDF, a Word document" in page
    assert "Nine alleys were cleared." in page
    report.refresh_from_db()
    assert report.received_at is None


def test_nobody_sends_another_agencys_report(harrowmere: Harrowmere, meeting: Meeting) -> None:
    report = asked(harrowmere, meeting)
    for person, refusal in ((harrowmere.hana, Refused), (harrowmere.cllr_jones, PermissionDenied)):
        with pytest.raises(refusal):
            steps.send_report(report=report, by=person, text="Ours.", version=report.version)
    steps.send_report(report=report, by=harrowmere.carol, text="Handed in on paper.", version=report.version)


def test_a_confidential_report_is_for_those_who_hear_what_is_confidential(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    report = sent(harrowmere, meeting, confidential=True)
    address = reverse("report", args=[meeting.pk, report.pk])
    codes = {
        name: signed_in(harrowmere.people[name]).get(address).status_code
        for name in ("errol", "hana", "carol", "ines", "priya", "cllr-jones", "adam", "lena")
    }
    assert codes == {
        "errol": 200, "hana": 200, "carol": 200, "ines": 200, "priya": 200, "cllr-jones": 404, "adam": 404, "lena": 404,
    }  # fmt: skip
    page = signed_in(harrowmere.cllr_jones).get(meeting.get_absolute_url()).content.decode()
    assert "Street Environment" in page
    assert address not in page


def test_queries_are_answered_at_the_meeting_and_nowhere_else(harrowmere: Harrowmere, meeting: Meeting) -> None:
    report = sent(harrowmere, meeting)
    query = steps.put_query(report=report, by=harrowmere.cllr_jones, text="Which alleys?")
    with pytest.raises(Refused, match="at the meeting"):
        steps.answer_query(query=query, by=harrowmere.carol, answer="Those of Weir Street.", version=1)
    meetings.open_meeting(meeting=meeting, by=harrowmere.carol)
    query.report.meeting.refresh_from_db()
    steps.answer_query(query=query, by=harrowmere.carol, answer="Those of Weir Street.", version=1)
    with pytest.raises(PermissionDenied):
        steps.answer_query(query=query, by=harrowmere.errol, answer="Others.", version=2)


def test_the_run_page_shows_who_owes_and_takes_the_queries(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    report = sent(harrowmere, meeting)
    asked(harrowmere, meeting, "millstone-homes")
    item = AgendaItem.objects.get(meeting=meeting, kind=ItemKind.REPORTS)
    meetings.open_meeting(meeting=meeting, by=harrowmere.carol)
    client, run = signed_in(harrowmere.carol), f"{reverse('meeting-run', args=[meeting.pk])}?item={item.pk}"
    assert "No report" in client.get(run).content.decode()
    put = client.post(reverse("report-query", args=[meeting.pk, report.pk]), {"text": "When next?", "from": item.pk})
    assert put["Location"] == run
    query = report.queries.get()
    with at_most(12):
        page = client.get(run).content.decode()
    assert "When next?" in page
    facts = {"answer": "In January.", "version": query.version, "from": item.pk}
    client.post(reverse("report-answer", args=[meeting.pk, report.pk, query.pk]), facts)
    assert "In January." in client.get(run).content.decode()


def test_an_owed_report_is_on_the_agencys_desk_and_late_on_the_coordinators(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    asked(harrowmere, meeting)
    assert "Reports your agency owes to meetings" in signed_in(harrowmere.errol).get("/desk/").content.decode()
    assert "Agency reports late" not in signed_in(harrowmere.carol).get("/desk/").content.decode()
    AgencyReport.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    assert "Agency reports late" in signed_in(harrowmere.carol).get("/desk/").content.decode()
    listed = signed_in(harrowmere.carol).get("/meetings/reports/?state=late").content.decode()
    assert "<strong>1</strong> report" in listed
