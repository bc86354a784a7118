"""Minutes in print are PDF/UA-1, internal and published, and hold what their reader may read (P8)."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Issue
from partnerships.models import Meeting, Paper, Presence
from partnerships.services import attending, meetings, minutes
from tasking.services import closing, deciding
from tests.conftest import SignedIn
from tests.printing import assert_pdf_ua
from tests.tasking.making import an_agreed, issue_tabled, meeting_under_way


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


@pytest.fixture
def meeting(borough: Harrowmere) -> Meeting:
    group = borough.ltm(1)
    group.public = True
    group.save()
    meeting = meeting_under_way(borough)
    tabled = issue_tabled(borough, at=meeting)
    deciding.take_action(tabling=tabled, by=borough.carol, agreed=an_agreed(borough))
    private = meetings.add_item(meeting=meeting, by=borough.carol, title="In private", confidential=True)
    meetings.save_minute(item=private, by=borough.carol, minute="Not for others.", version=1, done=True)
    errol = group.memberships.get(user=borough.errol)
    attending.note_attendance(
        meeting=meeting, by=borough.carol, said={errol.pk: (Presence.PRESENT, "")}, guest="A guest"
    )
    closing.close(meeting=meeting, by=borough.carol)
    Issue.objects.update(public_wording="Rubbish is left in the alley.")
    return meeting


def words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_minutes_of_those_who_were_there(borough: Harrowmere, meeting: Meeting, signed_in: SignedIn) -> None:
    carol, address = signed_in(borough.carol), reverse("minutes-pdf", args=[meeting.pk])
    answer = carol.get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert_pdf_ua(answer.content)
    text = words(answer.content)
    for part in ("OFFICIAL-SENSITIVE", "Clear the alley", "Errol Grant", "Not for others.", "Draft, not yet approved"):
        assert part in text
    assert carol.get(address).content == answer.content
    assert Paper.objects.count() == 1


def test_somebody_else_s_copy_is_without_what_is_confidential(
    borough: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    text = words(signed_in(borough.lena).get(reverse("minutes-pdf", args=[meeting.pk])).content)
    assert "Not for others." not in text
    assert "SENSITIVE" not in text
    assert "Clear the alley" in text


def test_published_minutes(borough: Harrowmere, meeting: Meeting, signed_in: SignedIn) -> None:
    minutes.approve_minutes(meeting=meeting, by=borough.carol)
    minutes.publish_minutes(meeting=meeting, by=borough.ines)
    answer = Client().get(reverse("public-minutes-pdf", args=[borough.wards[1].slug, meeting.day]))
    assert_pdf_ua(answer.content)
    text = words(answer.content)
    assert "Rubbish is left in the alley." in text
    assert "2 people were there, among them Street Environment." in text
    assert "Errol" not in text
