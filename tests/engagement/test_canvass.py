"""A councillor's canvass before an NP meeting: a line each, all of it or nothing, nothing typed is lost (E1)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import heard
from engagement.models import Canvass, Issue, Method
from engagement.services.canvassing import ITEM, key_canvass
from engagement.services.raising import Line
from partnerships.errors import Refused
from partnerships.models import GroupKind, Meeting
from tests.conftest import SignedIn
from tests.counting import at_most


@pytest.fixture
def np(harrowmere: Harrowmere) -> Meeting:
    group = harrowmere.wards[1].groups.get(kind=GroupKind.NP)
    return Meeting.objects.create(group=group, starts_at=timezone.now() + timedelta(days=10))


def typed(harrowmere: Harrowmere, np: Meeting, **more: Any) -> dict[str, Any]:
    return {
        "ward": harrowmere.wards[1].slug, "meeting": np.pk, "councillor": harrowmere.people["cllr-jones"].pk,
        "canvassed_on": timezone.localdate().isoformat(), "streets": "Mill Road", "submission": str(uuid4()),
        "concern_1": "Cars race past the school gate", "place_1": "14 Mill Road",
        "concern_4": "The lamp by the steps is out", "place_4": "Tanner Street", **more,
    }  # fmt: skip


def test_each_line_is_an_issue_of_the_canvass_and_of_that_meeting(
    harrowmere: Harrowmere, np: Meeting, signed_in: SignedIn
) -> None:
    client = signed_in(harrowmere.people["cllr-jones"])
    sent = typed(harrowmere, np)
    with at_most(40):  # the page's own questions before those of the step
        answer = client.post("/canvasses/new/", sent)
    canvass = Canvass.objects.get()
    issues = list(heard.issues_heard_in(canvass).order_by("pk"))
    assert answer["Location"] == canvass.get_absolute_url()
    assert [(one.concern, one.shared_place, one.method, one.heard_at) for one in issues] == [
        ("Cars race past the school gate", "Mill Road", Method.CANVASS, np),
        ("The lamp by the steps is out", "Tanner Street", Method.CANVASS, np),
    ]
    assert np.items.filter(title=ITEM).count() == 1
    assert "The lamp by the steps is out" in client.get(np.get_absolute_url()).content.decode()
    assert client.post("/canvasses/new/", sent)["Location"] == answer["Location"]
    assert Issue.objects.count() == 2


def test_a_wrong_line_loses_nothing(harrowmere: Harrowmere, np: Meeting, signed_in: SignedIn) -> None:
    sent = typed(harrowmere, np, place_7="Ash Lane", concern_8="x" * 201)
    page = signed_in(harrowmere.carol).post("/canvasses/new/", sent).content.decode()
    assert "Line 7: write what the concern is" in page
    assert not Issue.objects.exists()
    for words in ("Cars race past the school gate", "The lamp by the steps is out", "Ash Lane", "x" * 201):
        assert words in page


def test_names_are_pointed_out_before_others_read_them(
    harrowmere: Harrowmere, np: Meeting, signed_in: SignedIn
) -> None:
    sent = typed(harrowmere, np, concern_1="Mrs Ahmed is shouted at")
    assert "Save it as it is" in signed_in(harrowmere.carol).post("/canvasses/new/", sent).content.decode()
    assert not Canvass.objects.exists()


def lines(number: int) -> list[Line]:
    return [Line(f"Concern {one}", "Mill Road") for one in range(number)]


def key(harrowmere: Harrowmere, np: Meeting, number: int = 2, **facts: Any) -> Canvass:
    given: dict[str, Any] = {
        "ward": harrowmere.wards[1], "meeting": np, "councillor": harrowmere.people["cllr-jones"],
        "canvassed_on": timezone.localdate(), "by": harrowmere.carol, "lines": lines(number),
    }  # fmt: skip
    return key_canvass(**given | facts)


def test_who_raised_received_and_keyed(harrowmere: Harrowmere, np: Meeting) -> None:
    issue = heard.issues_heard_in(key(harrowmere, np)).first()
    assert issue is not None
    step, raiser = issue.steps.get(), issue.raisers.get()
    assert (step.by, step.keyed_by) == (harrowmere.people["cllr-jones"], harrowmere.carol)
    assert (raiser.user, raiser.kind) == (harrowmere.people["cllr-jones"], "councillor")
    issue.refresh_from_db()
    assert bytes(issue.trail_end) == bytes(step.seal)


def test_twelve_cost_no_more_than_one(harrowmere: Harrowmere, np: Meeting) -> None:
    key(harrowmere, np)
    with at_most(20):
        key(harrowmere, np, number=12)


def test_what_is_refused(harrowmere: Harrowmere, np: Meeting) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    for facts, why in (
        ({"lines": []}, "at least one"), ({"canvassed_on": tomorrow}, "future"),
        ({"councillor": harrowmere.carol}, "no councillor"),
        ({"meeting": Meeting.objects.create(group=harrowmere.ltm(1), starts_at=np.starts_at)}, "no meeting of a group"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=why):
            key(harrowmere, np, **facts)
    assert not Issue.objects.exists()
