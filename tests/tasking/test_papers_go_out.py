"""Papers go out in one step as accessible PDFs: recipients seen first, each what they may read (P6)."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Issue, Sensitivity
from partnerships.errors import Refused
from partnerships.models import Capacity, Mail, Meeting, MeetingStage, Pack, PackRecipient
from partnerships.services import groups, meetings
from partnerships.services import reports as reporting
from tasking.packing import open_papers_of
from tasking.services import sending_papers as steps
from tests.conftest import SignedIn
from tests.printing import assert_pdf_ua
from tests.tasking.making import a_meeting, issue_tabled
from tests.tasking.races import race

CONCERN = "Mr Novak's van blocks the alley"


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


@pytest.fixture
def meeting(borough: Harrowmere) -> Meeting:
    """With an issue, a confidential item and report, and a resident who has no account."""
    meeting = a_meeting(borough.ltm(1), days=6)
    issue_tabled(borough, at=meeting, concern=CONCERN)
    Issue.objects.update(public_wording="A van blocks the alley.")
    meetings.add_item(meeting=meeting, by=borough.carol, title="Hushitem", confidential=True)
    for person, text, confidential in ((borough.errol, "Nine alleys.", False), (borough.hana, "Hushreport.", True)):
        assert person.agency
        due = reporting.default_due(meeting)
        reporting.ask_reports(meeting=meeting, by=borough.carol, agencies=[person.agency], due_on=due)
        report = meeting.reports.get(agency=person.agency)
        reporting.send_report(report=report, by=person, text=text, version=1, confidential=confidential)
    groups.invite(
        group=meeting.group, by=borough.carol, name="Rose Tanner", email="rose@example.org", accepted=True,
        capacity=Capacity.COMMUNITY,
    )  # fmt: skip
    return meeting


def go_out(borough: Harrowmere, meeting: Meeting, number: int = 1) -> Pack:
    to = steps.seen(steps.recipients_of(meeting))
    return steps.send_papers(meeting=meeting, by=borough.carol, number=number, recipients=to)


def words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_recipients_are_seen_then_each_has_one_mail_and_opening_shows(
    borough: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    carol, address = signed_in(borough.carol), reverse("papers", args=[meeting.pk])
    page = carol.get(address).content.decode()
    members = steps.recipients_of(meeting)
    assert all(one.member.name in page for one in members)
    data = dict(re.findall(r'name="(number|recipients|submission)" value="([^"]+)"', page))
    assert carol.post(address, data).status_code == 302
    assert carol.post(address, data).status_code == 302, "a double click sends once"
    assert Pack.objects.count() == 1
    assert Mail.objects.filter(kind="papers").count() == len(members)
    assert steps.my_copy(borough.errol, meeting).opened_at is None  # type: ignore[union-attr]
    paper = signed_in(borough.errol).get(reverse("papers-pdf", args=[meeting.pk])).content
    assert_pdf_ua(paper)
    assert steps.my_copy(borough.errol, meeting).opened_at is not None  # type: ignore[union-attr]
    assert carol.get(address).content.decode().count("Not yet") == len(members) - 1


def test_everybody_reads_what_they_may_and_nothing_else(
    borough: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    go_out(borough, meeting)
    texts = {
        name: words(signed_in(borough.people[name]).get(reverse("papers-pdf", args=[meeting.pk])).content)
        for name in ("carol", "cllr-jones", "lena")
    }
    assert CONCERN in texts["carol"].replace("’", "'")
    for hidden in ("Hushitem", "Hushreport"):
        assert hidden in texts["carol"]
        assert hidden not in texts["cllr-jones"] + texts["lena"]
    assert "Nine alleys." in texts["cllr-jones"]


def test_a_resident_has_an_address_of_their_own_with_public_wording_alone(
    borough: Harrowmere, meeting: Meeting
) -> None:
    go_out(borough, meeting)
    copy = PackRecipient.objects.get(membership__name="Rose Tanner")
    mail = Mail.objects.get(kind="papers", to="rose@example.org")
    assert f"/papers/{copy.token}/" in mail.text
    browser = Client()
    assert browser.get(f"/papers/{copy.token}/")["Referrer-Policy"] == "same-origin"
    copy.refresh_from_db()
    assert copy.opened_at is None, "a mail program that looks at the page has not read the papers"
    paper = browser.get(f"/papers/{copy.token}/papers.pdf").content
    assert_pdf_ua(paper)
    text = words(paper)
    assert "A van blocks the alley." in text
    for hidden in ("Novak", "Hushitem", "Hushreport", "OFFICIAL-SENSITIVE"):
        assert hidden not in text
    copy.refresh_from_db()
    assert copy.opened_at is not None
    Meeting.objects.update(starts_at=timezone.now() - PackRecipient.LINK_LASTS - timedelta(hours=1))
    assert browser.get(f"/papers/{copy.token}/").status_code == 404


def test_what_has_no_public_wording_is_pointed_out_before_they_go(
    borough: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    unworded = issue_tabled(borough, at=meeting, concern="Vans on the corner").issue
    page = signed_in(borough.carol).get(f"/meetings/{meeting.pk}/papers/").content.decode()
    assert "1 issue on the agenda has no public wording yet." in page
    assert unworded.get_absolute_url() in page
    text = open_papers_of(meeting).pack_html()
    assert text.count("An issue in Millbrook") == 1  # on the agenda; no more may be told of it
    assert "Millbrook: An issue in Millbrook" not in text
    assert "Vans on the corner" not in text


def test_a_restricted_issue_is_in_nobodys_open_papers(borough: Harrowmere, meeting: Meeting) -> None:
    Issue.objects.update(sensitivity=Sensitivity.RESTRICTED)
    assert "A van" not in open_papers_of(meeting).pack_html()


def test_what_was_seen_is_what_is_sent_to(borough: Harrowmere, meeting: Meeting) -> None:
    to = steps.seen(steps.recipients_of(meeting))
    meeting.group.memberships.filter(name="Rose Tanner").update(email="other@example.org")
    with pytest.raises(Refused, match="Look again"):
        steps.send_papers(meeting=meeting, by=borough.carol, number=1, recipients=to)
    Meeting.objects.update(stage=MeetingStage.UNDER_WAY)
    with pytest.raises(Refused, match="before the meeting begins"):
        go_out(borough, meeting)


def test_eight_at_once_send_them_once(borough: Harrowmere, meeting: Meeting) -> None:
    done, told, broken = race(lambda _: go_out(borough, meeting))
    assert (len(done), len(told), broken) == (1, 7, [])
    assert Mail.objects.filter(kind="papers").count() == len(steps.recipients_of(meeting))


def test_they_are_on_the_desk_until_they_are_out(borough: Harrowmere, meeting: Meeting, signed_in: SignedIn) -> None:
    carol = signed_in(borough.carol)
    assert "Papers due out" in carol.get("/desk/").content.decode()
    assert f"/meetings/{meeting.pk}/" in carol.get("/meetings/?when=without-papers").content.decode()
    go_out(borough, meeting)
    assert "Papers due out" not in carol.get("/desk/").content.decode()
