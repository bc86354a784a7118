"""Terms of reference in versions, accepted by each member, by account or by link (P3, 000 6.2)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.errors import Refused
from partnerships.models import Capacity, Mail, TermsAccepted, TermsOfReference
from partnerships.services import groups, terms
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.racing import at_once


def first(borough: Harrowmere, text: str = "It meets every eleven weeks.") -> TermsOfReference:
    return terms.write_terms(group=borough.np(1), by=borough.carol, text=text, starts_on=timezone.localdate())


def test_each_member_is_asked_once_for_each_version(harrowmere: Harrowmere) -> None:
    first(harrowmere)
    members = harrowmere.np(1).memberships.exclude(email="").count()
    assert Mail.objects.filter(kind="terms").count() == members > 3
    with pytest.raises(Refused, match="text of version 1"):
        first(harrowmere, "It meets   every eleven weeks. ")
    with pytest.raises(Refused, match="Version 1 begins"):
        terms.write_terms(
            group=harrowmere.np(1), by=harrowmere.carol, text="New.", starts_on=timezone.localdate() - timedelta(days=2)
        )
    assert first(harrowmere, "It meets monthly.").number == 2
    assert Mail.objects.filter(kind="terms").count() == 2 * members


def test_a_member_accepts_on_their_page_with_the_time(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    first(harrowmere)
    rita, address = signed_in(harrowmere.rita), f"/groups/{harrowmere.np(1).slug}/terms/"
    assert "You have not accepted version 1" in rita.get(f"/groups/{harrowmere.np(1).slug}/").content.decode()
    with at_most(18):
        assert "Accept version 1" in rita.get(address).content.decode()
    for _ in range(2):
        assert rita.post(f"{address}1/accept/").status_code == 302
    row = TermsAccepted.objects.get()
    assert (row.membership.user, row.by_link) == (harrowmere.rita, False)
    assert "Accept version 1" not in rita.get(address).content.decode()
    # Adam keeps the group and is no member of it: nobody accepts for another.
    assert signed_in(harrowmere.adam).post(f"{address}1/accept/").status_code == 403


def test_a_resident_accepts_by_link_and_the_coordinator_sees_who_has_not(
    harrowmere: Harrowmere, client: Client, signed_in: SignedIn
) -> None:
    member = groups.invite(
        group=harrowmere.np(1), by=harrowmere.carol, name="Olive Hart", email="o@example.org",
        capacity=Capacity.COMMUNITY,
    )  # fmt: skip
    first(harrowmere)
    address = f"/invitation/{member.link}/"
    early = client.post(address, {"answer": "terms", "version": "1"}).content.decode()
    assert "Accept the invitation first" in early
    client.post(address, {"answer": "yes"})
    client.post(address, {"answer": "terms", "version": "1"})
    assert "You accepted this version" in client.get(address).content.decode()
    assert TermsAccepted.objects.get().by_link
    missing = [one.membership.name for one in terms.acceptances(harrowmere.np(1).terms.get()) if not one.acceptance]
    assert "Olive Hart" not in missing
    assert "Rita Okafor" in missing
    page = signed_in(harrowmere.carol).get(f"/groups/{harrowmere.np(1).slug}/").content.decode()
    assert f"{len(missing)} of {len(missing) + 1} members" in page


def test_an_old_version_is_not_accepted_any_more(harrowmere: Harrowmere) -> None:
    first(harrowmere)
    first(harrowmere, "It meets monthly.")
    member = harrowmere.np(1).memberships.get(user=harrowmere.rita)
    with pytest.raises(Refused, match="newer version"):
        terms.accept_terms(membership=member, number=1, by=harrowmere.rita)


@pytest.mark.django_db(transaction=True)
def test_two_writers_make_two_versions() -> None:
    from config.demonstration.cast import make_harrowmere  # noqa: PLC0415 - committed, for other connections

    borough = make_harrowmere(today=timezone.localdate())
    said = at_once(lambda text: first(borough, text), ["One.", "Two.", "Three."])
    assert sorted(one.number for one in said) == [1, 2, 3]
