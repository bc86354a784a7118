"""A briefing is built from what the PCSO logged since the last one, and recorded once (E7, 000 3.2)."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Briefing
from engagement.services import briefing
from engagement.services.contacting import HeardThere, Then
from feedback.services.contacting import log_contact
from partnerships.errors import Refused
from tests.conftest import SignedIn
from tests.engagement.tours import some_groups


def record(harrowmere: Harrowmere, **facts: Any) -> Briefing:
    given = {"by": harrowmere.ines, "pcso": harrowmere.priya, "people": [harrowmere.ines], "on": timezone.localdate()}
    return briefing.record(**{**given, **facts})


def test_it_goes_through_what_was_logged_since_the_last_one(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    first, second = some_groups(harrowmere, number=2)
    skip = HeardThere("A skip blocks the path", Then.ESCALATE)
    log_contact(by=harrowmere.priya, ward=first.ward, group=first, issues=[skip], promise="Ring about it")
    client = signed_in(harrowmere.ines)
    page = client.get(f"/briefings/new/?pcso={harrowmere.priya.pk}").content.decode()
    assert all(words in page for words in (first.name, "A skip blocks the path", "Ring about it"))
    data = {"pcso": harrowmere.priya.pk, "people": [harrowmere.ines.pk], "on": f"{timezone.localdate()}"}
    answer = client.post("/briefings/new/", data)
    held = Briefing.objects.get()
    assert answer["Location"] == held.get_absolute_url()
    assert first.name in client.get(held.get_absolute_url()).content.decode()
    log_contact(by=harrowmere.priya, ward=second.ward, group=second)
    after = client.get(f"/briefings/new/?pcso={harrowmere.priya.pk}").content.decode()
    assert second.name in after
    assert first.name not in after


def test_two_who_record_the_same_briefing_make_one(harrowmere: Harrowmere) -> None:
    record(harrowmere)
    with pytest.raises(Refused, match="a moment ago"):
        record(harrowmere, by=harrowmere.priya)
    assert Briefing.objects.count() == 1


def test_who_does_not_lead_where_the_pcso_walks_records_none(harrowmere: Harrowmere) -> None:
    with pytest.raises(PermissionDenied):
        record(harrowmere, by=harrowmere.colin)
    with pytest.raises(Refused, match="Choose the beat manager"):
        record(harrowmere, people=[harrowmere.priya])
