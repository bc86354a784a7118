"""A ward's network leaves the book as a file with a reason, by two people, once (safety, "Bulk export"; X4)."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.importing.kin import plan_import
from engagement.models import KeyIndividual, NetworkExport
from engagement.services import kin
from engagement.services.kin import exporting
from partnerships.errors import Refused
from partnerships.models import Disclosure
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.network import kin_active, kin_invited
from tests.racing import at_once

REASON = "Moving the ward to another PCSO team"


def asked(borough: Harrowmere) -> NetworkExport:
    return exporting.ask(ward=borough.wards[1], by=borough.carol, reason=REASON)


def approved(borough: Harrowmere) -> NetworkExport:
    export = asked(borough)
    exporting.approve(export=export, by=borough.ines)
    return export


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_by_the_pages_from_asking_to_the_file(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    people = [kin_active(harrowmere), kin_invited(harrowmere, name="Otto Lund", phone="+44 1632 960702")]
    kin_active(harrowmere, ward=7, name="Not of this ward")
    left = kin_active(harrowmere, name="Gone Away")
    kin.see_leave(kin=left, by=harrowmere.carol, on=timezone.localdate(), reason="moved")
    carol, ines = signed_in(harrowmere.carol), signed_in(harrowmere.ines)
    page = carol.post("/kin/exports/", {"ward": harrowmere.wards[1].pk, "reason": REASON})["Location"]
    assert "Exports of the network to approve or refuse" in ines.get("/desk/").content.decode()
    assert "Exports of the network to approve" not in carol.get("/desk/").content.decode()
    with at_most(12):
        assert REASON in ines.get(page).content.decode()
    ines.post(f"{page}approve/")
    assert "Exports of the network to download" in carol.get("/desk/").content.decode()
    file = carol.post(f"{page}take/")
    assert "OFFICIAL-SENSITIVE-key-individuals-millbrook" in file["Content-Disposition"]
    found = rows_of(file.content.decode())
    assert [(row["Name"], row["State"]) for row in found] == [("Grace Okoro", "Active"), ("Otto Lund", "Invited")]
    assert (found[0]["Ethnic group"], found[0]["Where"]) == (people[0].get_ethnicity_display(), "27 Tanner Street")
    assert found[1]["Telephone"] == "'+44 1632 960702"
    shown = Disclosure.objects.filter(what="kin:export", user=harrowmere.carol)
    assert {row.subject for row in shown} == {kin.reference for kin in people}
    assert all(REASON in row.reason for row in shown)
    assert carol.post(f"{page}take/").status_code == 302, "once"
    with at_most(12):
        assert "Downloaded" in carol.get("/kin/exports/").content.decode()


def test_the_list_it_writes_is_the_list_it_takes(harrowmere: Harrowmere) -> None:
    kin_active(harrowmere, phone="+44 1632 960702", email_updates=True)
    kin_active(harrowmere, name="Young One", young=True, guardian_consent_on=timezone.localdate(), guardian_name="G")
    kin_invited(harrowmere, name="Otto Lund", age_band="")
    text = exporting.take(export=approved(harrowmere), by=harrowmere.carol)
    plan = plan_import(text.encode(), by=harrowmere.carol)
    assert (plan.wrong, len(plan.unchanged), plan.new, plan.changed) == ([], 3, [], [])


def test_never_the_same_person_twice_nor_somebody_of_another_ward(harrowmere: Harrowmere) -> None:
    export = asked(harrowmere)
    for somebody in (harrowmere.carol, harrowmere.colin, harrowmere.priya, harrowmere.anya, harrowmere.iris):
        with pytest.raises(PermissionDenied):
            exporting.approve(export=export, by=somebody)
    for somebody in (harrowmere.ines, harrowmere.priya, harrowmere.colin):
        with pytest.raises(PermissionDenied):
            exporting.ask(ward=harrowmere.wards[1], by=somebody, reason=REASON)
    with pytest.raises(IntegrityError, match="by_two_people"), transaction.atomic():
        NetworkExport.objects.update(state="approved", decided_by=harrowmere.carol)
    with pytest.raises(Refused, match="not approved"):
        exporting.take(export=export, by=harrowmere.carol)
    exporting.approve(export=export, by=harrowmere.ines)
    with pytest.raises(PermissionDenied):
        exporting.take(export=export, by=harrowmere.ines)


def test_it_lapses(harrowmere: Harrowmere) -> None:
    export, ready = asked(harrowmere), None
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=True):
        with pytest.raises(Refused, match="lapsed"):
            exporting.approve(export=export, by=harrowmere.ines)
        ready = approved(harrowmere)
        assert NetworkExport.objects.to_take(harrowmere.carol, timezone.now()).get() == ready
    with (
        time_machine.travel(timezone.now() + timedelta(days=9, hours=1), tick=True),
        pytest.raises(Refused, match="Ask again"),
    ):
        exporting.take(export=ready, by=harrowmere.carol)
    assert not Disclosure.objects.filter(what="kin:export").exists()


def test_it_is_refused_with_a_reason_and_asked_for_once_at_a_time(harrowmere: Harrowmere) -> None:
    export = asked(harrowmere)
    with pytest.raises(Refused, match="already"):
        asked(harrowmere)
    exporting.refuse(export=export, by=harrowmere.ines, why_not="The handover needs names and telephones alone")
    with pytest.raises(Refused, match="refused"):
        exporting.take(export=export, by=harrowmere.carol)
    assert asked(harrowmere).pk != export.pk


def test_many_at_once_decide_once_and_take_once(transactional_db: None) -> None:
    borough = make_harrowmere(today=timezone.localdate())
    kin_active(borough)
    answers = at_once(lambda _: asked(borough), range(4), threads=4)
    assert sum(isinstance(one, NetworkExport) for one in answers) == 1
    export = NetworkExport.objects.select_related("ward").get()
    answers = at_once(lambda _: exporting.approve(export=export, by=borough.ines), range(4), threads=4)
    assert sum(isinstance(one, NetworkExport) for one in answers) == 1
    answers = at_once(lambda _: exporting.take(export=export, by=borough.carol), range(6), threads=6)
    assert sum(isinstance(one, str) for one in answers) == 1
    assert sum(isinstance(one, Refused) for one in answers) == 5
    assert KeyIndividual.objects.count() == Disclosure.objects.filter(what="kin:export").count() == 1
