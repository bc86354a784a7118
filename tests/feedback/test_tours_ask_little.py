"""Lists of tours, contacts, contacts due and briefings ask as much for many rows as for few (craft 13)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Contact, Tour
from engagement.services import touring
from feedback.services.contacting import log_contact
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.network import kin_active
from tests.engagement.tours import met, some_groups

READERS = ("priya", "carol", "ines")


@pytest.fixture
def busy(harrowmere: Harrowmere) -> Harrowmere:
    """Two wards' groups on this month's tour, three of them seen, and five Key Individuals, one of them met."""
    today = timezone.localdate()
    groups = [*some_groups(harrowmere), *some_groups(harrowmere, ward=2)]
    touring.keep_tours(today)
    for group in groups[:3]:
        met(harrowmere, group, today, note="Quiet.")
    people = [kin_active(harrowmere, name=f"Ada Quill {number}") for number in range(5)]
    log_contact(by=harrowmere.priya, ward=harrowmere.wards[1], kin=people[0], on=today - timedelta(days=1))
    return harrowmere


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("address", ["/tours/", "/contacts/", "/contacts/due/", "/briefings/", "/contacts/new/"])
def test_a_list(busy: Harrowmere, signed_in: SignedIn, reader: str, address: str) -> None:
    client = signed_in(busy.people[reader])
    with at_most(12):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("reader", READERS)
def test_a_tour_and_a_contact(busy: Harrowmere, signed_in: SignedIn, reader: str) -> None:
    for thing in (Tour.objects.get(), Contact.objects.filter(kin__isnull=False).get()):
        client = signed_in(busy.people[reader])
        with at_most(12):
            assert client.get(thing.get_absolute_url()).status_code == 200
