"""Two people take notes at once, a connection drops: nothing that was typed is lost, nothing counts twice (T2)."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from config.demonstration.cast import Harrowmere
from partnerships.models import AgendaItem, Meeting
from partnerships.services.meetings import add_item
from tasking.models import Action
from tests.conftest import SignedIn
from tests.tasking.making import an_agreed, issue_tabled, meeting_under_way

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(harrowmere: Harrowmere) -> Meeting:
    return meeting_under_way(harrowmere)


def note(client: Client, item: AgendaItem, minute: str, **more: Any) -> Any:
    facts = {"minute": minute, "version": item.version, "submission": uuid4(), **more}
    return client.post(reverse("item-minute", args=[item.meeting_id, item.pk]), facts)


def test_on_two_items_both_are_kept(harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn) -> None:
    carol, ines = signed_in(harrowmere.carol), signed_in(harrowmere.ines)
    one, two = (add_item(meeting=meeting, by=harrowmere.carol, title=title) for title in ("One", "Two"))
    assert note(carol, one, "Of the first.").status_code == 302
    assert note(ines, two, "Of the second.").status_code == 302
    page = carol.get(reverse("meeting-run", args=[meeting.pk])).content.decode()
    assert "Of the first." in page
    assert "Of the second." in page


def test_on_one_item_the_second_sees_both_texts_and_sends_again_knowingly(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    carol, ines = signed_in(harrowmere.carol), signed_in(harrowmere.ines)
    item = add_item(meeting=meeting, by=harrowmere.carol, title="One")
    assert note(carol, item, "What Carol heard.").status_code == 302
    answer = note(ines, item, "What Ines heard.")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "What Carol heard." in page
    assert "What Ines heard." in page
    item.refresh_from_db()
    assert item.minute == "What Carol heard."
    assert note(ines, item, "What both heard.").status_code == 302
    item.refresh_from_db()
    assert item.minute == "What both heard."


def test_a_form_sent_again_after_a_dropped_connection_counts_once(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    carol = signed_in(harrowmere.carol)
    tabled = issue_tabled(harrowmere, at=meeting)
    agreed = an_agreed(harrowmere)
    facts = {
        "decision": "action", "what": agreed.what, "owner": harrowmere.errol.pk, "due_on": agreed.due_on.isoformat(),
        "kind": agreed.kind, "minute": "Agreed.", "minute_version": tabled.item.version, "submission": uuid4(),
    }  # fmt: skip
    address = reverse("item-decide", args=[meeting.pk, tabled.item_id])
    answers = [carol.post(address, facts) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Action.objects.filter(issue=tabled.issue).count() == 1


def test_a_page_that_sends_a_form_itself_is_told_where_it_leads_and_loses_no_message(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    carol, kept = signed_in(harrowmere.carol), {"X-Kept-Form": "yes"}
    tabled = issue_tabled(harrowmere, at=meeting)
    facts = {"decision": "not_priority", "reason": "Others are worse.", "minute_version": 1}
    answer = carol.post(reverse("item-decide", args=[meeting.pk, tabled.item_id]), facts, headers=kept)
    assert (answer.status_code, "Location" in answer) == (204, False)
    assert answer["X-Leads-To"] == reverse("meeting-run", args=[meeting.pk])
    assert "Not a priority." in carol.get(answer["X-Leads-To"]).content.decode()
    assert Client().get("/desk/", headers=kept)["X-Leads-To"].startswith("/sign-in/")


def test_what_was_typed_is_on_the_page_that_refuses_it(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    tabled = issue_tabled(harrowmere, at=meeting)
    facts = {"decision": "action", "what": "Clear the alley", "minute": "A long talk.", "minute_version": 1}
    answer = signed_in(harrowmere.carol).post(reverse("item-decide", args=[meeting.pk, tabled.item_id]), facts)
    page = answer.content.decode()
    assert "Clear the alley" in page
    assert "A long talk." in page
