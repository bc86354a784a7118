"""An administrator says which wards are the partnership's and which neighbourhood each belongs to."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.models import Neighbourhood, User, Ward
from tests.conftest import SignedIn


@pytest.fixture
def admin(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.adam)


def free_ward(number: int, name: str, authority: str = "E07999001") -> Ward:
    return Ward.objects.create(
        gss_code=f"E05998{number:03}", name=name, slug=name.lower(), letters=f"ZZ{chr(64 + number)}",
        local_authority_code=authority, local_authority_name=f"Authority {authority}",
    )  # fmt: skip


def save(client: Client, neighbourhood: Neighbourhood, wards: list[Ward], **facts: Any) -> Any:
    neighbourhood.refresh_from_db()
    sent = {"name": neighbourhood.name, "taken_up_on": "", "version": neighbourhood.version,
            "wards": [ward.pk for ward in wards], **facts}  # fmt: skip
    return client.post(f"/settings/neighbourhoods/{neighbourhood.slug}/", sent)


def test_a_ward_moves_to_another_neighbourhood_and_its_coordinator_with_it(
    harrowmere: Harrowmere, admin: Client
) -> None:
    first, wards = harrowmere.neighbourhoods[0], harrowmere.wards
    response = save(admin, first, [wards[1], wards[2], wards[3], wards[7]])
    assert (response.status_code, response["Location"]) == (302, "/settings/places/")
    assert Ward.objects.get(pk=wards[7].pk).neighbourhood == first
    assert wards[7].pk in User.objects.get(pk=harrowmere.carol.pk).scope.ward_ids({"coordinator"})


def test_a_ward_taken_out_belongs_to_none_and_the_page_says_so(harrowmere: Harrowmere, admin: Client) -> None:
    save(admin, harrowmere.neighbourhoods[0], [harrowmere.wards[1]])
    assert Ward.objects.get(pk=harrowmere.wards[2].pk).neighbourhood is None
    assert "2 wards in no neighbourhood: Castlegate, Tanners Row." in admin.get("/settings/places/").content.decode()


def test_a_neighbourhood_is_added_with_its_wards(harrowmere: Harrowmere, admin: Client) -> None:
    sent = {"name": "Riverside North", "taken_up_on": "2026-01-05", "wards": [harrowmere.wards[2].pk]}
    admin.post("/settings/partnerships/harrowmere/neighbourhoods/new/", sent)
    made = Neighbourhood.objects.get(slug="riverside-north")
    assert [ward.name for ward in made.wards.all()] == ["Castlegate"]
    again = admin.post("/settings/partnerships/harrowmere/neighbourhoods/new/", {"name": "RIVERSIDE north"})
    assert "has a neighbourhood of this name already" in again.content.decode()


def test_the_second_of_two_administrators_loses_nothing(harrowmere: Harrowmere, admin: Client) -> None:
    neighbourhood, wards = harrowmere.neighbourhoods[0], harrowmere.wards
    save(admin, neighbourhood, [wards[1]], name="Riverside West")
    response = save(admin, neighbourhood, [wards[2]], name="Riverside East", version=1)
    assert response.status_code == 409
    assert "Riverside East" in response.content.decode()
    assert list(Ward.objects.filter(neighbourhood=neighbourhood)) == [wards[1]]


def test_wards_of_another_partnership_can_not_be_put_in(harrowmere: Harrowmere, admin: Client) -> None:
    other = free_ward(1, "Elsewhere")
    response = save(admin, harrowmere.neighbourhoods[0], [other])
    assert response.status_code == 200
    other.refresh_from_db()
    assert other.neighbourhood is None


def test_wards_of_the_past_stay_where_they_were(harrowmere: Harrowmere, admin: Client) -> None:
    past = harrowmere.wards[2]
    past.valid_to = timezone.localdate()
    past.save()
    save(admin, harrowmere.neighbourhoods[0], [harrowmere.wards[1]])
    past.refresh_from_db()
    assert past.neighbourhood == harrowmere.neighbourhoods[0]


def test_imported_wards_are_taken_in(harrowmere: Harrowmere, admin: Client) -> None:
    mine, theirs = free_ward(1, "Newtown"), free_ward(2, "Farham", "E07999002")
    address = "/settings/partnerships/harrowmere/wards/"
    shown = admin.get(address).content.decode()
    assert "Newtown" in shown
    assert "Farham" not in shown
    assert "Farham" in admin.get(f"{address}?authority=E07999002").content.decode()
    admin.post(address, {"wards": [mine.pk]})
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.partnership, theirs.partnership) == (harrowmere.partnership, None)


def test_of_two_who_take_a_ward_the_first_has_it(harrowmere: Harrowmere, admin: Client) -> None:
    ward = free_ward(1, "Newtown")
    address = "/settings/partnerships/harrowmere/wards/"
    admin.post(address, {"wards": [ward.pk]})
    assert admin.post(address, {"wards": [ward.pk]}).status_code == 200
    assert "Every ward in the book belongs to a partnership." in admin.get(address).content.decode()


def test_it_takes_few_queries(admin: Client, django_assert_max_num_queries: Any) -> None:
    for address in (
        "/settings/places/",
        "/settings/neighbourhoods/riverside/",
        "/settings/partnerships/harrowmere/wards/",
    ):
        with django_assert_max_num_queries(12):
            admin.get(address)
