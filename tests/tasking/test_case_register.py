"""The life of a case: referred by any agency, taken up, planned, reviewed, closed (T8; 001 8)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.errors import Conflict, Refused
from partnerships.models import Mail
from tasking.models import Action, CaseEntry, CaseStatus, Power
from tasking.services import case_plans, casework
from tests.conftest import SignedIn
from tests.tasking.casework import TEXTS, case_meeting, case_referred, case_taken_up

pytestmark = pytest.mark.django_db


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def test_who_refers_sees_the_number_and_never_the_words_again(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    group, year = case_meeting(harrowmere), f"{timezone.localdate():%y}"
    priya = signed_in(harrowmere.priya)
    sent = {"group": group.pk, "kind": "perpetrator", **TEXTS}
    answer = priya.post("/cases/refer/", sent, follow=True).content.decode()
    assert f"C-{year}-0001" in answer
    for address in ("/cases/", "/desk/", "/issues/"):
        shown = priya.get(address).content.decode()
        assert not any(words in shown for words in TEXTS.values())
    assert priya.get(f"/cases/C-{year}-0001/").status_code == 404
    assert TEXTS["persons"] in signed_in(harrowmere.hana).get(f"/cases/C-{year}-0001/").content.decode()


def test_the_youth_panel_has_its_place_in_the_meeting(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    """001 rec 8.6: said as the case is taken up, it stands in the register and on the case, and can be changed."""
    case = case_referred(harrowmere)
    ines = signed_in(harrowmere.ines)
    taken = {
        "agencies": [harrowmere.agencies["youth-service"].pk], "yisp": "on", "version": case.version,
        "review_on": (timezone.localdate() + timedelta(weeks=6)).isoformat(),
    }  # fmt: skip
    assert (
        ines.post(
            f"/cases/{case.reference}/take-up/", {f"take-{name}": value for name, value in taken.items()}
        ).status_code
        == 302
    )
    assert "youth panel" in ines.get("/cases/").content.decode()
    assert "Youth panel" in ines.get(f"/cases/{case.reference}/").content.decode()


def test_nobody_refers_where_they_do_not_work_or_for_another_agency(harrowmere: Harrowmere) -> None:
    group = case_meeting(harrowmere)
    with pytest.raises(PermissionDenied):
        case_referred(harrowmere, group, by="pete")
    with pytest.raises(PermissionDenied):
        case_referred(harrowmere, group, by="priya", agency=harrowmere.agencies["fire"])
    written = case_referred(
        harrowmere, group, by="carol", agency=harrowmere.agencies["fire"], referred_by_name="A Fire"
    )
    assert (str(written.agency), written.who_referred) == ("Harrowmere Fire and Rescue", "A Fire")


def test_a_case_is_led_to_its_end(harrowmere: Harrowmere) -> None:
    case, ines = case_taken_up(harrowmere), harrowmere.ines
    action = case_plans.agree(case=case, by=harrowmere.hana, what="Visit", owner=harrowmere.hana, due_on=in_days(3))
    with pytest.raises(Refused, match="still to do"):
        casework.close(case=case, by=ines, version=case.version, because="Settled.")
    case_plans.mark_done(action=action, by=harrowmere.hana, outcome="Visited; he agrees to a contract.")
    contract = Power.objects.get(name="Acceptable behaviour contract")
    case_plans.use_power(case=case, by=harrowmere.carol, power=contract, used_on=timezone.localdate())
    case = casework.review(case=case, by=ines, version=case.version, text="Quieter.", review_on=in_days(30))
    assert case.status == CaseStatus.UNDER_REVIEW
    case = casework.close(case=case, by=ines, version=case.version, because="Quiet for six weeks.")
    assert [entry.kind for entry in case.entries.order_by("pk")] == [
        "referred", "taken_up", "action", "done", "power", "reviewed", "closed",
    ]  # fmt: skip
    assert not Action.objects.exists(), "a plan of a case is no action of the book"
    with pytest.raises(Refused, match="closed"):
        case_plans.agree(case=case, by=ines, what="More", owner=ines, due_on=in_days(3))


def test_an_action_is_for_a_member_alone(harrowmere: Harrowmere) -> None:
    with pytest.raises(Refused, match="Only a member"):
        case_plans.agree(
            case=case_taken_up(harrowmere), by=harrowmere.ines, what="Visit", owner=harrowmere.priya, due_on=in_days(3)
        )


def test_what_stood_before_a_change_stays_in_the_case_and_nobody_overwrites_unseen(harrowmere: Harrowmere) -> None:
    case = case_taken_up(harrowmere)
    new: dict[str, Any] = {**TEXTS, "persons": "Mr Thornqvist", "agencies": []}
    casework.change(case=case, by=harrowmere.hana, version=case.version, **new)
    assert "Mr Thornquist" in case.entries.filter(kind="changed").get().text
    with pytest.raises(Conflict):
        casework.change(case=case, by=harrowmere.carol, version=case.version, **new)


@pytest.mark.parametrize(
    "sql", ["UPDATE tasking_caseentry SET text = 'x'", "DELETE FROM tasking_caseentry", "TRUNCATE tasking_caseentry"]
)
def test_entries_stand_for_good(harrowmere: Harrowmere, sql: str) -> None:
    casework.enter(case=case_taken_up(harrowmere), by=harrowmere.hana, text="He came.")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or TRUNCATE waits for those and is refused for that
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute(sql)
    assert CaseEntry.objects.filter(text="He came.").exists()


def test_a_letter_says_no_more_than_that_something_is_due(harrowmere: Harrowmere) -> None:
    case = case_taken_up(harrowmere)
    for what in ("Visit the flat", "Ring the school"):
        case_plans.agree(case=case, by=harrowmere.ines, what=what, owner=harrowmere.hana, due_on=timezone.localdate())
    for _ in range(2):
        case_plans.tell_owners(on=timezone.localdate())
    mail = Mail.objects.get()
    assert mail.subject == "An action in the case register is due"
    told = f"{mail.subject} {mail.text} {mail.html} {mail.about} {mail.key}"
    assert "/cases/" in told
    assert not any(words in told for words in (*TEXTS.values(), "Visit", "school", case.reference))
