"""A PACT meeting is recorded once: how many came, and the up to three issues it raised (E1)."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Method, PactRecord
from engagement.services.canvassing import record_pact
from engagement.services.raising import Line
from partnerships.errors import Refused
from partnerships.models import Group, Meeting
from tests.conftest import SignedIn


@pytest.fixture
def held(harrowmere: Harrowmere) -> Meeting:
    group = Group.objects.create(
        kind="pact", name="Larch Green PACT", slug="larch-green-pact", partnership=harrowmere.partnership,
        cadence_anchor=timezone.localdate(), cadence_unit="months",
    )  # fmt: skip
    group.wards.add(harrowmere.wards[1])
    return Meeting.objects.create(group=group, starts_at=timezone.now() - timedelta(hours=3))


def test_from_the_page_of_the_meeting(harrowmere: Harrowmere, held: Meeting, signed_in: SignedIn) -> None:
    client, address = signed_in(harrowmere.priya), f"/meetings/{held.pk}/pact/"
    assert address in client.get(held.get_absolute_url()).content.decode()
    sent = {
        "attendance": "23", "ward": harrowmere.wards[1].pk, "submission": str(uuid4()),
        "concern_1": "Bikes on the footpath", "place_1": "Mill Road", "concern_2": "Needles in the park",
    }  # fmt: skip
    assert client.post(address, sent)["Location"] == address
    issues = Issue.objects.order_by("pk")
    assert [(one.concern, one.method, one.heard_at) for one in issues] == [
        ("Bikes on the footpath", Method.PACT, held), ("Needles in the park", Method.PACT, held)
    ]  # fmt: skip
    page = client.get(address).content.decode()
    assert "23 members of the public came" in page
    assert "Needles in the park" in page
    assert client.post(address, sent).status_code == 302
    assert Issue.objects.count() == 2


def test_once_and_three_at_most(harrowmere: Harrowmere, held: Meeting) -> None:
    ward = harrowmere.wards[1]
    with pytest.raises(Refused, match="up to three"):
        record_pact(meeting=held, ward=ward, attendance=4, lines=[Line("x")] * 4, by=harrowmere.carol)
    record_pact(meeting=held, ward=ward, attendance=4, lines=[], by=harrowmere.carol)
    with pytest.raises(Refused, match="already"):
        record_pact(meeting=held, ward=ward, attendance=5, lines=[], by=harrowmere.carol)
    assert PactRecord.objects.get().attendance == 4


def test_not_before_it_was_held(harrowmere: Harrowmere, held: Meeting) -> None:
    held.starts_at += timedelta(days=1)
    held.save()
    with pytest.raises(Refused, match="not been held"):
        record_pact(meeting=held, ward=harrowmere.wards[1], attendance=1, lines=[], by=harrowmere.carol)
