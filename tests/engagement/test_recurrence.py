"""What was closed is back: a new issue that names the closed one, told on both pages and counted (E1)."""

from __future__ import annotations

from uuid import uuid4

import pytest

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Stage, Verb
from engagement.services.raising import log_issue
from partnerships.errors import Refused
from tests.conftest import SignedIn
from tests.engagement.making import an_issue, issue_closed


def test_both_trails_tell_and_the_old_one_stays_closed(harrowmere: Harrowmere) -> None:
    closed = issue_closed(harrowmere)
    back = log_issue(ward=closed.ward, concern="Tipping again", by=harrowmere.priya, recurs_from=closed)
    closed.refresh_from_db()
    assert (closed.stage, back.stage, back.recurs_from) == (Stage.CLOSED, Stage.NEW, closed)
    assert closed.steps.last().verb == Verb.CAME_BACK  # type: ignore[union-attr]
    assert back.steps.get().facts["reference"] == closed.reference


def test_what_is_open_cannot_come_back(harrowmere: Harrowmere) -> None:
    with pytest.raises(Refused, match="still open"):
        log_issue(ward=harrowmere.wards[1], concern="x", by=harrowmere.carol, recurs_from=an_issue(harrowmere))


def test_nor_come_back_twice_at_a_time(harrowmere: Harrowmere) -> None:
    closed = issue_closed(harrowmere)
    first = log_issue(ward=closed.ward, concern="Again", by=harrowmere.carol, recurs_from=closed)
    with pytest.raises(Refused, match=first.reference):
        log_issue(ward=closed.ward, concern="And again", by=harrowmere.carol, recurs_from=closed)
    assert Issue.objects.count() == 2


def test_from_the_page_of_the_closed_one(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    closed = issue_closed(harrowmere)
    client = signed_in(harrowmere.people["cllr-jones"])
    assert "It is back" in client.get(closed.get_absolute_url()).content.decode()
    form = client.get(f"/issues/new/?return_of={closed.reference}")
    assert form.context["form"].initial["concern"] == closed.concern
    sent = {
        "return_of": closed.reference, "concern": closed.concern, "ward": closed.ward_id, "method": "canvass",
        "others_may_see": "no", "submission": str(uuid4()),
    }  # fmt: skip
    back = Issue.objects.get(reference=client.post("/issues/new/", sent)["Location"].split("/")[-2])
    assert back.recurs_from == closed
    assert back.reference in client.get(closed.get_absolute_url()).content.decode()
    assert "Came back <strong>once</strong>" in client.get(closed.get_absolute_url()).content.decode()
    assert closed.reference in client.get(back.get_absolute_url()).content.decode()
