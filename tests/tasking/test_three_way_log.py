"""Who with whom, when, how, what was said, what came of it: logged, corrected, linked, never deleted (P9, 000 5.3)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Method, Sensitivity
from partnerships.errors import Conflict, Refused
from partnerships.models import Role
from tasking.models import ContactLink, ContactPerson, ThreeWayContact
from tasking.services import contacting
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.tasking.contacts import a_contact
from tests.tasking.making import a_meeting, an_action

TODAY = timezone.localdate


def test_it_is_logged_from_its_page(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    carol, borough = signed_in(harrowmere.carol), harrowmere
    address = f"/three-way/new/?ward={borough.wards[1].slug}"
    assert b"Dilys Jones, Councillor for Millbrook" in carol.get(address).content
    sent = {
        "on": TODAY().isoformat(), "how": "called", "people": [borough.carol.pk, borough.ines.pk],
        "councillors": "Cllr Aled Prosser\n\nCllr Aled Prosser", "others": "", "said": "The lamps.", "came_of_it": "",
        "submission": str(uuid4()),
    }  # fmt: skip
    with at_most(20):
        answer = carol.post(address, sent)
    made = ThreeWayContact.objects.get()
    assert answer.headers["Location"] == made.get_absolute_url()
    assert made.all_three
    assert set(made.people.values_list("name", "side")) == {
        ("Carol Whitfield", "coordinator"), ("Ines Calder", "inspector"), ("Cllr Aled Prosser", "councillor"),
    }  # fmt: skip
    carol.post(address, sent)
    assert ThreeWayContact.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"on": TODAY() + timedelta(days=2)}, "once it has been held"),
        ({"said": " "}, "what was said"),
    ],
)
def test_what_cannot_be_is_refused(harrowmere: Harrowmere, facts: dict[str, Any], word: str) -> None:
    with pytest.raises(Refused, match=word):
        a_contact(harrowmere, **facts)


def test_it_takes_a_councillor_and_a_partnership_of_the_ward(harrowmere: Harrowmere) -> None:
    with pytest.raises(Refused, match="Choose the councillor"):
        a_contact(harrowmere, "carol", "ines")
    for group in (harrowmere.np(2), harrowmere.ltm(1)):
        with pytest.raises(Refused, match="is not what Millbrook meets before"):
            a_contact(harrowmere, before=a_meeting(group, days=5))
    with pytest.raises(Refused, match="after the meeting"):
        a_contact(harrowmere, before=a_meeting(harrowmere.np(1), days=-9))
    with pytest.raises(PermissionDenied):
        a_contact(harrowmere, ward=harrowmere.wards[7])


def test_the_same_contact_is_not_logged_by_the_other_too(harrowmere: Harrowmere) -> None:
    a_contact(harrowmere)
    with pytest.raises(Refused, match="Carol Whitfield has logged this contact already"):
        a_contact(harrowmere)
    a_contact(harrowmere, how="called")


def test_a_correction_shows_both_texts_and_keeps_what_stood(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    made = a_contact(harrowmere)
    facts: dict[str, Any] = {
        "contact": made,
        "on": made.on,
        "how": "met",
        "people": [harrowmere.carol, harrowmere.cllr_jones],
    }
    contacting.correct_contact(by=harrowmere.ines, version=1, said="The patrols.", **facts)
    with pytest.raises(Conflict) as caught:
        contacting.correct_contact(by=harrowmere.carol, version=1, said="The lamps.", **facts)
    assert caught.value.theirs["said"] == "The patrols."
    made.refresh_from_db()
    assert not made.all_three
    events: Any = ThreeWayContact.pgh_event_model  # type: ignore[attr-defined]
    kept = events.objects.filter(pgh_obj_id=made.pk).order_by("pgh_id").values_list("said", flat=True)
    assert list(kept) == ["The patrols and the lamps by the school.", "The patrols."]
    page = signed_in(harrowmere.carol).get(f"/three-way/{made.pk}/correct/").content.decode()
    assert "The patrols." in page
    with pytest.raises(ProtectedError):
        made.delete()


def test_who_took_part_stays_when_the_role_has_ended(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    made = a_contact(harrowmere)
    Role.objects.filter(user=harrowmere.ines).update(ends_on=TODAY() - timedelta(days=1))
    form = signed_in(harrowmere.carol).get(f"/three-way/{made.pk}/correct/").context["form"]
    assert harrowmere.ines in form.fields["people"].queryset


def test_a_councillor_reads_the_words_of_what_they_took_part_in(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    mine = a_contact(harrowmere, said="Lamps by the school.")
    others = a_contact(harrowmere, "carol", councillors=["Cllr Prosser"], said="About the alley.", came_of_it="A gate.")
    dilys = signed_in(harrowmere.cllr_jones)
    log = dilys.get("/three-way/log/").content.decode()
    assert "Lamps by the school." in log
    assert "About the alley." not in log
    assert "Lamps by the school." in dilys.get(mine.get_absolute_url()).content.decode()
    page = dilys.get(others.get_absolute_url()).content.decode()
    assert "Cllr Prosser" in page
    assert "About the alley." not in page
    assert "A gate." not in page


def test_links_show_what_the_reader_may_see(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    made, action = a_contact(harrowmere), an_action(harrowmere)
    contacting.link(contact=made, by=harrowmere.carol, action=action)
    contacting.link(contact=made, by=harrowmere.carol, issue=action.issue)
    contacting.link(contact=made, by=harrowmere.ines, issue=action.issue)
    assert ContactLink.objects.count() == 2
    dilys = signed_in(harrowmere.cllr_jones)
    assert action.what in dilys.get(made.get_absolute_url()).content.decode()
    Issue.objects.filter(pk=action.issue_id).update(sensitivity=Sensitivity.RESTRICTED)
    page = dilys.get(made.get_absolute_url()).content.decode()
    assert action.what not in page
    assert action.issue.reference not in page
    with pytest.raises(Refused, match="is not of"):
        contacting.link(contact=made, by=harrowmere.carol, issue=an_action(harrowmere, ward=2).issue)


def test_an_issue_is_raised_from_it_by_the_councillor(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    made, carol = a_contact(harrowmere), signed_in(harrowmere.carol)
    address = f"/three-way/{made.pk}/raise/"
    form = carol.get(address).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"concern": "Lamps out by the school"}
    assert carol.post(address, sent).status_code == 302
    issue = Issue.objects.get(three_way_links__contact=made)
    assert issue.method == Method.CANVASS
    assert issue.raisers.get().user == harrowmere.cllr_jones
    assert ContactLink.objects.get().raised


@pytest.mark.parametrize("address", ["/three-way/", "/three-way/before/", "/three-way/log/"])
def test_lists_ask_as_often_for_many_as_for_few(harrowmere: Harrowmere, signed_in: SignedIn, address: str) -> None:
    a_contact(harrowmere)
    carol = signed_in(harrowmere.carol)
    carol.get(address)
    with at_most(12):
        carol.get(address)
    for number in (2, 3, 4, 5):
        a_contact(harrowmere, "carol", "ines", ward=harrowmere.wards[number], councillors=["Cllr Prosser"])
        a_contact(
            harrowmere, "carol", "ines", ward=harrowmere.wards[number], councillors=["Cllr Prosser"],
            before=a_meeting(harrowmere.np(number), days=4 + number),
        )  # fmt: skip
    with at_most(12):
        carol.get(address)
    assert ContactPerson.objects.count() > 20


def test_filters(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    a_contact(harrowmere)
    a_contact(harrowmere, "carol", "cllr-jones", how="called")
    a_contact(harrowmere, before=a_meeting(harrowmere.np(1), days=5))
    carol = signed_in(harrowmere.carol)
    for query, number in (
        ("", 3), ("kind=monthly", 1), ("kind=between", 1), ("kind=before", 1), ("how=called", 1),
        (f"since={TODAY()}", 0), (f"until={TODAY()}&ward=millbrook", 3), ("ward=castlegate", 0),
    ):  # fmt: skip
        assert carol.get(f"/three-way/log/?{query}").context["page"].paginator.count == number, query
