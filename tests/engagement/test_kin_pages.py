"""The network's pages: found by name and filters, every identity shown is logged, a step from each state (E2)."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import KeyIndividual
from engagement.services import kin as steps
from partnerships.models import Disclosure, Role, RoleKind, User
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.network import kin_active, kin_invited


@pytest.fixture
def carol(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.carol)


def names(client: Client, query: str) -> set[str]:
    page = client.get(f"/kin/?{query}")
    return {kin.name for kin in page.context["page"].object_list}


def test_they_are_found_by_name_and_filters_within_ones_wards(harrowmere: Harrowmere, carol: Client) -> None:
    kin_active(harrowmere, name="Grace Okoro", days_ago=90)
    kin_active(harrowmere, name="Stan Oddy", embedded="publican", ward=2)
    kin_active(harrowmere, name="Vera Clegg", ward=7)
    kin_invited(harrowmere, name="Ivan Sagar")
    assert names(carol, "") == {"Grace Okoro", "Stan Oddy"}
    assert names(carol, "state=all") == {"Grace Okoro", "Stan Oddy", "Ivan Sagar"}
    assert names(carol, "q=okoro+gra") == {"Grace Okoro"}
    assert names(carol, "embedded=publican") == {"Stan Oddy"}
    assert names(carol, "ward=castlegate") == {"Stan Oddy"}
    assert names(carol, "state=invited") == {"Ivan Sagar"}
    assert names(carol, "contact=overdue&ward=millbrook") == {"Grace Okoro"}
    assert names(carol, "q=clegg&state=all") == set()


def test_every_identity_that_is_shown_is_logged(harrowmere: Harrowmere, carol: Client) -> None:
    shown, other = kin_active(harrowmere), kin_active(harrowmere, name="Stan Oddy")
    carol.get("/kin/?q=grace")
    carol.get(f"/kin/{shown.pk}/")
    logged = Disclosure.objects.filter(user=harrowmere.carol, what__startswith="kin:").order_by("pk")
    assert list(logged.values_list("what", "subject")) == [
        ("kin:list", shown.reference),
        ("kin:record", shown.reference),
    ]
    assert not logged.filter(subject=other.reference).exists()


def test_lists_and_records_stay_light(harrowmere: Harrowmere, carol: Client) -> None:
    people = [kin_active(harrowmere, name=f"Person {n}") for n in range(12)]
    with at_most(12):
        carol.get("/kin/")
    with at_most(12):
        carol.get(f"/kin/{people[0].pk}/")


def test_added_taken_part_and_left_by_the_pages(harrowmere: Harrowmere, carol: Client) -> None:
    ward = harrowmere.wards[1]
    given: dict[str, Any] = {
        "ward": ward.pk, "name": "Una Farrow", "embedded": "taxi", "prefers": "telephone", "phone": "01632 960704",
        "place": "12 Tanpit Lane", "invited_on": timezone.localdate().isoformat(), "pcso": harrowmere.priya.pk,
    }  # fmt: skip
    assert carol.post("/kin/new/", given).status_code == 302
    kin = KeyIndividual.objects.get(name="Una Farrow")
    assert (kin.state, kin.shared_place) == ("invited", "Tanpit Lane")
    wording = steps.current_wording(harrowmere.partnership)
    taken = {"on": timezone.localdate().isoformat(), "consent": wording.pk}
    carol.post(f"/kin/{kin.pk}/take-part/", taken)
    page = carol.get(f"/kin/{kin.pk}/").content.decode()
    assert "Una Farrow" in page
    assert "They rest" in page
    carol.post(f"/kin/{kin.pk}/leave/", {"on": timezone.localdate().isoformat(), "reason": "moved"})
    after = carol.get(f"/kin/{kin.pk}/").content.decode()
    assert "Una" not in after
    assert "were erased" in after


def test_a_record_changed_by_two_shows_both_texts(harrowmere: Harrowmere, carol: Client) -> None:
    kin = kin_active(harrowmere)
    steps.change_kin(
        kin=KeyIndividual.objects.get(pk=kin.pk), by=harrowmere.priya, version=kin.version, phone="01632 1"
    )
    given = {"name": kin.name, "embedded": "taxi", "prefers": "visit", "phone": "01632 2", "version": kin.version}
    answer = carol.post(f"/kin/{kin.pk}/change/", given)
    assert answer.status_code == 409
    assert "01632 1" in answer.content.decode()
    assert "01632 2" in answer.content.decode()


def test_all_of_a_pcsos_are_handed_over_in_one_step(harrowmere: Harrowmere, carol: Client) -> None:
    mine = [kin_active(harrowmere), kin_invited(harrowmere, name="Ivan Sagar")]
    elsewhere = kin_active(harrowmere, ward=2)
    mo = User.objects.create(username="mo", name="Mo Haworth")
    Role.objects.create(user=mo, kind=RoleKind.PCSO, ward=harrowmere.wards[1])
    given = {"ward": harrowmere.wards[1].pk, "from_": harrowmere.priya.pk, "to": mo.pk}
    assert carol.post("/kin/hand-over/", given).status_code == 302
    assert set(mo.key_individuals.values_list("pk", flat=True)) == {kin.pk for kin in mine}
    elsewhere.refresh_from_db()
    assert elsewhere.pcso == harrowmere.priya
    again = carol.post("/kin/hand-over/", given)
    assert again.status_code == 200
    assert "looks after no Key Individuals" in again.content.decode()
