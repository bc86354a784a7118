"""Agencies, and the named contacts of a ward: who keeps them, and that the ward's public page follows at once (P2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client

from config.demonstration.cast import Harrowmere, make_harrowmere
from partnerships.errors import Conflict, Refused
from partnerships.models import Agency, Partnership, Role, RoleKind, User, Ward, WardContact
from partnerships.services import places
from tests.conftest import SignedIn
from tests.counting import at_most

TODAY = date(2026, 11, 10)
DAY = timedelta(days=1)
AGENCIES = "/settings/agencies/"
NEW_AGENCY = "/settings/partnerships/harrowmere/agencies/new/"
CONTACTS = "/settings/contacts/"
MILLBROOK = "/settings/contacts/millbrook/"


@pytest.fixture
def borough(db: None) -> Iterator[Harrowmere]:
    with time_machine.travel(datetime(2026, 11, 10, 10, tzinfo=UTC), tick=True):
        yield make_harrowmere(today=TODAY)


@pytest.fixture
def admin(borough: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(borough.adam)


@pytest.fixture
def carol(borough: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(borough.carol)


@pytest.fixture
def farah(borough: Harrowmere) -> User:
    """The administrator and named contact of Farholme, the one ward of another partnership."""
    eastmere = Partnership.objects.create(name="Eastmere Partnership", slug="eastmere")
    ward = Ward.objects.create(
        gss_code="E05888001", name="Farholme", slug="farholme", letters="FAR", partnership=eastmere
    )
    agency = Agency.objects.create(
        name="Eastmere Council", slug="eastmere-council", kind="council", partnership=eastmere
    )
    person = User.objects.create(
        username="farah", name="Farah Way", agency=agency, partnership=eastmere, is_demonstration=True
    )
    Role.objects.create(user=person, kind=RoleKind.ADMIN, partnership=eastmere, starts_on=TODAY)
    WardContact.objects.create(ward=ward, user=person, called="Your contact", starts_on=TODAY)
    return person


def agency(**facts: Any) -> dict[str, Any]:
    """What the page of an agency sends."""
    return {"name": "Canal Trust", "kind": "voluntary", "manager_email": "manager@canal.example", **facts}


def contact(person: User, **facts: Any) -> dict[str, Any]:
    """What the page of a named contact sends: published from today on, first in the list."""
    return {
        "user": person.pk, "called": "Your sergeant", "phone": "01632 960250", "email": "", "position": 1,
        "starts_on": TODAY.isoformat(), "ends_on": "", **facts,
    }  # fmt: skip


def entry(person: User, ward: int = 1) -> WardContact:
    return WardContact.objects.select_related("ward", "user").get(user=person, ward__letters={1: "MIL", 2: "CAS"}[ward])


def at(one: WardContact) -> str:
    return f"{CONTACTS}{one.ward.slug}/{one.pk}/"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


def public(ward: str = "millbrook") -> str:
    """A ward's page, as whoever has no account reads it."""
    return page(Client(), f"/wards/{ward}/")


def test_an_administrator_adds_an_agency(borough: Harrowmere, admin: Client) -> None:
    assert admin.post(NEW_AGENCY, agency(name="  Canal Trust "))["Location"] == AGENCIES
    made = Agency.objects.get(slug="canal-trust")
    assert (made.name, made.kind, made.manager_email) == ("Canal Trust", "voluntary", "manager@canal.example")
    assert (made.partnership, made.version) == (borough.partnership, 1)
    shown = page(admin, AGENCIES)
    assert all(words in shown for words in ("Canal Trust", "Voluntary and community", "manager@canal.example"))


def test_its_address_is_its_own_and_stays_when_it_is_renamed(admin: Client) -> None:
    for name in ("Canal Trust", "Canal-Trust", "Canal: Trust"):
        admin.post(NEW_AGENCY, agency(name=name))
    slugs = dict(Agency.objects.filter(slug__startswith="canal").values_list("name", "slug"))
    assert slugs == {"Canal Trust": "canal-trust", "Canal-Trust": "canal-trust-2", "Canal: Trust": "canal-trust-3"}
    changed = admin.post(f"{AGENCIES}canal-trust/", agency(name="Waterways", kind="other", manager_email="", version=1))
    made = Agency.objects.get(slug="canal-trust")
    assert (changed["Location"], made.name, made.kind, made.manager_email) == (AGENCIES, "Waterways", "other", "")
    assert made.version == 2


def test_two_agencies_never_have_one_name(admin: Client) -> None:
    admin.post(NEW_AGENCY, agency())
    before = list(Agency.objects.order_by("pk").values())
    for address in (NEW_AGENCY, f"{AGENCIES}canal-trust/"):
        answer = admin.post(address, agency(name="street ENVIRONMENT", version=1))
        shown = unescape(answer.content.decode())
        assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["name"])
        for words in ("An agency has this name already.", "street ENVIRONMENT", "manager@canal.example"):
            assert words in shown
    assert list(Agency.objects.order_by("pk").values()) == before
    assert admin.post(f"{AGENCIES}canal-trust/", agency(name="CANAL trust", version=1)).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"kind": "gang"}, "kind"),
        ({"manager_email": "boss"}, "manager_email"),
    ],
)
def test_an_agency_that_is_not_whole_is_not_added(admin: Client, wrong: dict[str, str], field: str) -> None:
    answer = admin.post(NEW_AGENCY, agency(**wrong))
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
    assert answer.context["form"][field].value() == wrong[field]
    assert not Agency.objects.filter(kind="voluntary").exists()


def test_the_second_of_two_who_change_an_agency_loses_nothing(borough: Harrowmere, admin: Client) -> None:
    one, address = borough.agencies["fire"], f"{AGENCIES}fire/"
    seen = {"name": one.name, "kind": one.kind}
    assert admin.post(address, {**seen, "manager_email": "first@fire.example", "version": 1}).status_code == 302
    answer = admin.post(address, {**seen, "manager_email": "second@fire.example", "version": 1})
    both = [(text.yours, text.theirs) for text in answer.context["form"].both]
    assert (answer.status_code, both) == (409, [("second@fire.example", "first@fire.example")])
    assert all(words in answer.content.decode() for words in ("first@fire.example", "second@fire.example"))
    assert Agency.objects.get(slug="fire").manager_email == "first@fire.example"
    form = answer.context["form"]
    assert admin.post(address, {name: form[name].value() for name in form.fields}).status_code == 302
    assert Agency.objects.get(slug="fire").manager_email == "second@fire.example"
    with pytest.raises(Conflict):
        places.change_agency(agency=one, by=borough.adam, version=1, **agency())


def test_administrators_keep_agencies_and_the_auditor_reads_them(borough: Harrowmere, signed_in: SignedIn) -> None:
    dora, fire = signed_in(borough.dora), f"{AGENCIES}fire/"
    shown = page(dora, AGENCIES)
    assert "Street Environment" in shown
    assert "Add an agency" not in shown
    assert fire not in shown
    assert [dora.get(fire).status_code, dora.post(fire, agency(version=1)).status_code] == [403, 403]
    for name in ("carol", "ines", "priya", "errol", "rita", "anya", "iris"):
        client = signed_in(borough.people[name])
        assert client.get(AGENCIES).status_code == 403, name
        answers = [
            client.get(fire),
            client.post(fire, agency(version=1)),
            client.get(NEW_AGENCY),
            client.post(NEW_AGENCY, agency()),
        ]
        assert {answer.status_code for answer in answers} == {404}, name
    for name in ("dora", "carol"):
        with pytest.raises(PermissionDenied):
            places.add_agency(by=borough.people[name], partnership=borough.partnership, **agency())
        with pytest.raises(PermissionDenied):
            places.change_agency(by=borough.people[name], agency=borough.agencies["fire"], version=1, **agency())
    assert not Agency.objects.filter(name="Canal Trust").exists()


def test_agencies_of_another_partnership_are_not_found(borough: Harrowmere, admin: Client, farah: User) -> None:
    theirs, new = f"{AGENCIES}eastmere-council/", "/settings/partnerships/eastmere/agencies/new/"
    answers = [admin.get(theirs), admin.post(theirs, agency(version=1)), admin.get(new), admin.post(new, agency())]
    assert {answer.status_code for answer in answers} == {404}
    assert "Eastmere" not in page(admin, AGENCIES)
    assert farah.agency is not None
    assert farah.partnership is not None
    with pytest.raises(PermissionDenied):
        places.change_agency(agency=farah.agency, by=borough.adam, version=1, **agency())
    with pytest.raises(PermissionDenied):
        places.add_agency(partnership=farah.partnership, by=borough.adam, **agency())


def test_the_list_counts_the_people_with_an_account(borough: Harrowmere, admin: Client) -> None:
    User.objects.filter(pk=borough.pete.pk).update(is_active=False)
    counted = {one.slug: one.people for one in admin.get(AGENCIES).context["agencies"]}
    assert {slug: counted[slug] for slug in ("police", "millstone-homes", "fire")} == {
        "police": 3, "millstone-homes": 1, "fire": 0,
    }  # fmt: skip
    with at_most(12):
        page(admin, AGENCIES)


def test_a_contact_is_on_the_wards_page_at_once_and_on_no_other(borough: Harrowmere, carol: Client) -> None:
    seen = Client().get("/wards/millbrook/")
    assert carol.post(f"{MILLBROOK}new/", contact(borough.ines))["Location"] == MILLBROOK
    shown = public()
    assert all(words in shown for words in ("Ines Calder", "Your sergeant", "01632 960250"))
    assert shown.index("Ines Calder") < shown.index("Carol Whitfield"), "the first in the list before the second"
    kept = Client().get("/wards/millbrook/", headers={"If-None-Match": seen["ETag"]})
    assert kept.status_code == 200, "what a browser kept is not good any more"
    assert "Ines Calder" not in public("castlegate")
    assert "Your sergeant: Ines Calder" in page(carol, CONTACTS)


def test_a_change_is_on_the_wards_page_at_once(borough: Harrowmere, carol: Client) -> None:
    named = entry(borough.priya)
    typed = contact(borough.priya, called="Your officer", phone="01632 960251", position=3, version=1)
    assert carol.post(at(named), typed)["Location"] == MILLBROOK
    shown = public()
    assert all(words in shown for words in ("Priya Nair", "Your officer", "01632 960251"))
    assert not any(words in shown for words in ("Your PCSO", "01632 960103", borough.priya.email))
    assert shown.index("Carol Whitfield") < shown.index("Priya Nair")
    assert "Your PCSO" in public("castlegate"), "her entry there is another"
    named.refresh_from_db()
    assert named.version == 2


def test_they_stand_there_from_their_first_day_to_their_last(borough: Harrowmere, carol: Client) -> None:
    days = {"starts_on": (TODAY + DAY).isoformat(), "ends_on": (TODAY + DAY * 3).isoformat()}
    carol.post(f"{MILLBROOK}new/", contact(borough.ines, **days))
    on_the_page = []
    for later in range(5):
        with time_machine.travel(datetime(2026, 11, 10 + later, 10, tzinfo=UTC), tick=True):
            on_the_page.append("Ines Calder" in public())
    assert on_the_page == [False, True, True, True, False]
    assert "Ines Calder" in page(carol, MILLBROOK), "those who keep them see who is to come"


def test_the_second_of_two_who_change_a_contact_loses_nothing(borough: Harrowmere, carol: Client) -> None:
    named = entry(borough.priya)
    assert carol.post(at(named), contact(borough.priya, phone="01632 960261", version=1)).status_code == 302
    answer = carol.post(at(named), contact(borough.priya, phone="01632 960262", version=1))
    both = {text.label: (text.yours, text.theirs) for text in answer.context["form"].both}
    assert (answer.status_code, both["Telephone"]) == (409, ("01632 960262", "01632 960261"))
    assert "01632 960261" in public()
    form = answer.context["form"]
    again = {name: form[name].value() for name in form.fields}
    assert carol.post(at(named), again).status_code == 302
    assert "01632 960262" in public()
    facts = {name: getattr(named, name) for name in places.CONTACT_FIELDS}
    with pytest.raises(Conflict):
        places.change_contact(contact=named, by=borough.carol, version=1, **facts)


def test_taken_off_they_are_off_the_page_at_once_and_stay_in_the_book(borough: Harrowmere, carol: Client) -> None:
    named = entry(borough.carol, ward=2)
    address = f"{at(named)}end/"
    assert "Take Carol Whitfield off the page of Castlegate" in page(carol, address)
    assert "Carol Whitfield" in public("castlegate"), "to ask is not to do"
    assert carol.post(address)["Location"] == f"{CONTACTS}castlegate/"
    named.refresh_from_db()
    assert (named.ends_on, named.version) == (TODAY - DAY, 2)
    assert "Carol Whitfield" not in public("castlegate")
    assert "Carol Whitfield" in public(), "she is still Millbrook's"
    kept = page(carol, f"{CONTACTS}castlegate/")
    assert all(words in kept for words in ("Carol Whitfield", "Ended", "9 Nov"))
    carol.post(f"{at(entry(borough.priya, ward=2))}end/")
    shown = public("castlegate")
    assert all(words in shown for words in ("Nobody is named for Castlegate at present", "01632 960100"))
    assert "Nobody named" in page(carol, CONTACTS)


def test_whoever_was_named_today_or_is_to_come_is_struck_out(borough: Harrowmere, carol: Client) -> None:
    for starts_on in (TODAY, TODAY + DAY * 9):
        carol.post(f"{MILLBROOK}new/", contact(borough.ines, starts_on=starts_on.isoformat()))
        assert carol.post(f"{at(entry(borough.ines))}end/").status_code == 302
        assert not WardContact.objects.filter(user=borough.ines).exists()
        assert "Ines Calder" not in public()


def test_what_can_not_be_published_is_refused_and_stays_typed(borough: Harrowmere, carol: Client, farah: User) -> None:
    User.objects.filter(pk=borough.pete.pk).update(is_active=False)
    before = list(WardContact.objects.order_by("pk").values())
    named = entry(borough.priya)
    for wrong, field, words in (
        ({"ends_on": (TODAY - DAY).isoformat()}, "ends_on", "It ends before it starts."),
        ({"user": farah.pk}, "user", "Who: choose"), ({"user": borough.pete.pk}, "user", "Who: choose"),
        ({"called": ""}, "called", "As residents know the role"), ({"email": "ines"}, "email", "valid email"),
        ({"position": 0}, "position", "1 or more"), ({"starts_on": "today"}, "starts_on", "write a date"),
    ):  # fmt: skip
        for address in (f"{MILLBROOK}new/", at(named)):
            answer = carol.post(address, contact(borough.ines, version=1) | wrong)
            assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
            shown = unescape(answer.content.decode())
            assert words in shown
            assert "01632 960250" in shown
    assert list(WardContact.objects.order_by("pk").values()) == before
    facts = {name: getattr(named, name) for name in places.CONTACT_FIELDS}
    for wrong_facts, field in (({"user": farah}, "user"), ({"ends_on": named.starts_on - DAY}, "ends_on")):
        with pytest.raises(Refused) as refused:
            places.name_contact(ward=borough.wards[1], by=borough.carol, **{**facts, **wrong_facts})
        assert refused.value.field == field


def test_the_wards_coordinator_supervisor_and_administrator_keep_its_contacts(
    borough: Harrowmere, signed_in: SignedIn
) -> None:
    named = entry(borough.priya)
    pages = [MILLBROOK, f"{MILLBROOK}new/", at(named), f"{at(named)}end/"]
    facts = {name: getattr(named, name) for name in places.CONTACT_FIELDS}
    for name, wards, whom in (("carol", 6, "pete"), ("ines", 6, "colin"), ("adam", 12, "adam")):
        client = signed_in(borough.people[name])
        assert [client.get(one).status_code for one in pages] == [200] * 4, name
        assert len(client.get(CONTACTS).context["wards"]) == wards, name
        posted = client.post(f"{MILLBROOK}new/", contact(borough.people[whom], called=f"Named by {name}"))
        assert posted.status_code == 302
        assert f"Named by {name}" in public()
    for name, whole_list in (("colin", 200), ("priya", 403), ("errol", 403), ("cllr-jones", 403), ("dora", 403)):
        person = borough.people[name]
        client = signed_in(person)
        assert client.get(CONTACTS).status_code == whole_list, name
        assert {client.get(one).status_code for one in pages} == {404}, name
        answers = [client.post(one, contact(person, version=1)) for one in pages[1:]]
        assert {answer.status_code for answer in answers} == {404}, name
        for step in (
            lambda who=person: places.name_contact(ward=named.ward, by=who, **facts),
            lambda who=person: places.change_contact(contact=named, by=who, version=1, **facts),
            lambda who=person: places.end_contact(contact=named, by=who),
        ):
            with pytest.raises(PermissionDenied):
                step()
    named.refresh_from_db()
    assert (named.version, named.ends_on) == (1, None)


def test_contacts_of_another_partnership_or_ward_are_not_found(borough: Harrowmere, admin: Client, farah: User) -> None:
    theirs, ours = WardContact.objects.select_related("ward").get(user=farah), entry(borough.priya)
    wrong = [
        at(theirs),
        f"{MILLBROOK}{theirs.pk}/",
        f"{CONTACTS}castlegate/{ours.pk}/",
        f"{CONTACTS}farholme/{ours.pk}/",
    ]
    for address in (f"{CONTACTS}farholme/new/", *wrong, *(f"{one}end/" for one in wrong)):
        statuses = {admin.get(address).status_code, admin.post(address, contact(borough.ines, version=1)).status_code}
        assert statuses == {404}, address
    assert admin.get(f"{CONTACTS}farholme/").status_code == 404
    assert "Farholme" not in page(admin, CONTACTS)
    with pytest.raises(PermissionDenied):
        places.end_contact(contact=theirs, by=borough.adam)
    assert "Farah Way" in public("farholme")


def test_lists_of_contacts_ask_little(admin: Client, farah: User) -> None:
    page(admin, CONTACTS)
    for address in (CONTACTS, MILLBROOK):
        with at_most(12):
            page(admin, address)


def test_a_conflict_shows_what_differs_and_nothing_else(borough: Harrowmere, carol: Client) -> None:
    named = entry(borough.priya)
    carol.post(at(named), contact(borough.priya, phone="01632 960261", version=1))
    answer = carol.post(at(named), contact(borough.priya, phone="01632 960262", version=1))
    both = [(text.label, text.yours, text.theirs) for text in answer.context["form"].both]
    assert both == [("Telephone", "01632 960262", "01632 960261")]


def test_whose_last_day_is_past_keeps_it(borough: Harrowmere, carol: Client) -> None:
    named = entry(borough.priya)
    WardContact.objects.filter(pk=named.pk).update(ends_on=TODAY - DAY * 100)
    carol.post(f"{at(named)}end/")
    named.refresh_from_db()
    assert named.ends_on == TODAY - DAY * 100


def test_nobody_is_named_twice_for_a_ward_at_one_time(borough: Harrowmere, carol: Client) -> None:
    carol.post(f"{MILLBROOK}new/", contact(borough.priya))
    assert public().count(">Priya Nair<") == 1


def test_the_entry_of_somebody_whose_account_is_closed_can_be_ended(borough: Harrowmere, carol: Client) -> None:
    named = entry(borough.priya)
    User.objects.filter(pk=borough.priya.pk).update(is_active=False)
    form = carol.get(at(named)).context["form"]
    typed = {name: form[name].value() for name in form.fields} | {"starts_on": "2024-11-10", "ends_on": "2026-10-01"}
    answer = carol.post(at(named), typed)
    assert answer.status_code == 302, answer.context["form"].errors


def test_two_long_names_have_two_addresses(admin: Client) -> None:
    assert admin.post(NEW_AGENCY, agency(name="x" * 120)).status_code == 302
    assert admin.post(NEW_AGENCY, agency(name="x" * 119)).status_code == 302
