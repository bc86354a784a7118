"""Nobody but the group's named members reads a case, while they are members, and every reading is recorded (T8)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.models import Disclosure, Membership, Role, RoleKind, User
from tasking.models import Case, cases
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.tasking.casework import TEXTS, case_meeting, case_referred, case_taken_up

pytestmark = pytest.mark.django_db
CASE_MODELS = {"Case", "CaseAction", "CaseCounter", "CaseEntry", "CaseRegister", "PowerUse"}
OURS = CASE_MODELS | {"CaseEvent", "CaseActionEvent", "PowerUseEvent", "Case_agencies"}
"""Those of tasking/models/cases.py, and the history of their rows."""


def test_a_membership_that_ends_ends_the_reading_at_the_next_request(
    harrowmere: Harrowmere, signed_in: SignedIn
) -> None:
    case = case_taken_up(harrowmere)
    hana, address = signed_in(harrowmere.hana), case.get_absolute_url()
    assert hana.get(address).status_code == 200
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(user=harrowmere.hana, group__kind="cases").update(ends_on=yesterday)
    assert hana.get(address).status_code == 404
    assert hana.get(address).content == hana.get("/cases/C-99-0001/").content
    assert case.reference not in hana.get("/cases/").content.decode()


@pytest.mark.parametrize(
    ("column", "value"), [("status", "invited"), ("capacity", "guest"), ("starts_on", "2999-01-01")]
)
def test_who_is_not_yet_or_not_quite_a_member_reads_nothing(
    harrowmere: Harrowmere, signed_in: SignedIn, column: str, value: str
) -> None:
    case = case_taken_up(harrowmere)
    Membership.objects.filter(user=harrowmere.hana).update(**{column: value})
    assert signed_in(harrowmere.hana).get(case.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("username", ["adam", "anya", "lena", "iris", "dora", "cllr-jones", "rita"])
def test_being_named_does_not_let_in_whose_role_hears_no_cases(
    harrowmere: Harrowmere, signed_in: SignedIn, username: str
) -> None:
    case, person = case_taken_up(harrowmere), harrowmere.people[username]
    Membership.objects.create(group=case.register.group, user=person, name=person.name)
    assert signed_in(person).get(case.get_absolute_url()).status_code == 404


def test_a_further_role_takes_nothing_from_a_member(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    Role.objects.create(user=harrowmere.hana, kind=RoleKind.COUNCILLOR, ward=harrowmere.wards[1])
    assert signed_in(harrowmere.hana).get(case_taken_up(harrowmere).get_absolute_url()).status_code == 200


def test_every_reading_is_recorded_with_person_and_time(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    case, hana = case_taken_up(harrowmere), signed_in(harrowmere.hana)
    for address in ("/cases/", case.get_absolute_url(), f"{case.get_absolute_url()}change/"):
        answer = hana.get(address)
        assert answer["Cache-Control"] == "no-store"
        assert "OFFICIAL-SENSITIVE" in answer.content.decode()
    seen = Disclosure.objects.filter(user=harrowmere.hana, subject=case.reference).order_by("pk")
    assert [row.what for row in seen] == ["case:list", "case:record", "case:record"]
    assert Disclosure.objects.filter(what="case:register", subject="riverside-cases").exists()


def test_nothing_is_shown_that_could_not_be_recorded(
    harrowmere: Harrowmere, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, hana = case_taken_up(harrowmere), signed_in(harrowmere.hana)
    hana.raise_request_exception = False

    def broken(*_: Any, **__: Any) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(Disclosure.objects, "bulk_create", broken)
    for address in ("/cases/", case.get_absolute_url(), f"{case.get_absolute_url()}change/"):
        answer = hana.get(address)
        assert answer.status_code >= 500
        assert not any(words in answer.content.decode() for words in TEXTS.values())


def test_the_title_of_the_page_is_the_reference(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    case = case_taken_up(harrowmere)
    page = signed_in(harrowmere.hana).get(case.get_absolute_url()).content.decode()
    title = page.split("<title>")[1].split("</title>")[0]
    assert title.startswith(case.reference)
    assert not any(words in title for words in TEXTS.values())


def test_no_table_elsewhere_points_at_a_case_and_none_holds_its_words(harrowmere: Harrowmere) -> None:
    case_taken_up(harrowmere)
    pointing = {
        model.__name__
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and getattr(field.related_model, "__name__", "") in CASE_MODELS
    }
    assert pointing == OURS - {"CaseRegister"}
    assert {name for name in CASE_MODELS if getattr(cases, name)} == CASE_MODELS
    stored = set(connection.introspection.table_names())
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if model.__name__ in ("Case", "CaseEntry") or table not in stored:
            continue
        with connection.cursor() as cursor:
            for words in TEXTS.values():
                cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{words}%"])  # noqa: S608
                assert cursor.fetchone() == (0,), f"{table} holds {words!r}"


def test_many_cases_take_as_few_queries_as_one(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    group = case_meeting(harrowmere)
    for _ in range(12):
        case_taken_up(harrowmere, group)
    hana: Any = signed_in(User.objects.get(username="hana"))
    hana.get("/cases/")
    with at_most(16):
        assert hana.get("/cases/").content.decode().count(TEXTS["heading"]) == 12
    with at_most(26):
        hana.get(Case.objects.all()[0].get_absolute_url())


def test_another_group_s_member_reads_nothing_of_it(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    case = case_referred(harrowmere)
    other = case_meeting_of_the_quays(harrowmere)
    theirs = case_referred(harrowmere, other, by="colin")
    assert (case.reference[:2], theirs.reference[:3]) == ("C-", "C2-")
    colin = signed_in(harrowmere.colin)
    assert colin.get(theirs.get_absolute_url()).status_code == 200
    assert colin.get(case.get_absolute_url()).status_code == 404
    assert case.reference not in colin.get("/cases/").content.decode()


def case_meeting_of_the_quays(borough: Harrowmere) -> Any:
    group = borough.partnership.groups.create(kind="cases", name="Quays case meeting", slug="quays-cases")
    group.meets_for([borough.wards[7]])
    Membership.objects.create(group=group, user=borough.colin, name="Colin", capacity="chair")
    return group
