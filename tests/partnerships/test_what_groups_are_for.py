"""What a group is for is public, and what its representatives do stands in their invitation (001 7, rec 6.2)."""

from __future__ import annotations

import pytest
from django.test import Client

from config.demonstration.cast import Harrowmere
from partnerships.models import Capacity, Group, Mail
from partnerships.services import groups
from tests.conftest import SignedIn
from tests.partnerships.test_calendars import read_strictly
from tests.tasking.making import a_meeting

PURPOSE = "Residents and agencies agree what matters here, and hear what was done about it."
ROLE = "You bring what your neighbours are concerned about.\n\nYou ask what was done, and when it was not, why."


@pytest.fixture
def group(harrowmere: Harrowmere) -> Group:
    np = harrowmere.np(1)
    return groups.change_group(
        group=np, by=harrowmere.carol, wards=list(np.wards.all()), version=1,
        facts={"purpose": PURPOSE, "community_role": ROLE, "public": True},
    )  # fmt: skip


def test_the_public_reads_it_with_the_date_and_how_to_put_something_before_it(group: Group, client: Client) -> None:
    a_meeting(group, days=12)
    page = client.get("/wards/millbrook/").content.decode()
    assert page.count(PURPOSE) == 1
    assert "before then, and those who meet can take it up" in page
    [event] = read_strictly(client.get(f"/groups/{group.slug}/meetings.ics").content)
    assert PURPOSE in event["DESCRIPTION"]
    a_meeting(group, days=40)
    assert client.get("/wards/millbrook/").content.decode().count(PURPOSE) == 1, "once, however many dates follow"


def test_who_is_invited_for_the_community_reads_what_they_would_do(
    group: Group, harrowmere: Harrowmere, client: Client
) -> None:
    member = groups.invite(
        group=group, by=harrowmere.carol, capacity=Capacity.COMMUNITY, name="Olive Hart", email="olive@example.org"
    )
    mail = Mail.objects.get(to="olive@example.org")
    assert PURPOSE in mail.text
    assert ROLE in mail.text
    page = client.get(f"/invitation/{member.link}/").content.decode()
    assert PURPOSE in page
    assert "You ask what was done, and when it was not, why." in page


def test_who_is_invited_for_an_agency_does_not(group: Group, harrowmere: Harrowmere, client: Client) -> None:
    member = groups.invite(
        group=group, by=harrowmere.carol, capacity=Capacity.GUEST, name="Guy Best", email="guy@example.org"
    )
    assert "your neighbours" not in Mail.objects.get(to="guy@example.org").text
    assert "your neighbours" not in client.get(f"/invitation/{member.link}/").content.decode()


def test_it_is_kept_with_the_group(group: Group, harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    carol = signed_in(harrowmere.carol)
    assert PURPOSE in carol.get(f"/groups/{group.slug}/").content.decode()
    form = carol.get(f"/groups/{group.slug}/edit/").context["form"]
    assert (form["purpose"].value(), form["community_role"].value()) == (PURPOSE, ROLE)
