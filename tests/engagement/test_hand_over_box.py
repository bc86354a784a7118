"""Content is in the box until the unit acknowledges it, and then nowhere (E9, safety 10)."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from config.demonstration.cast import Harrowmere
from engagement.intelligence_access import content_seen_by
from engagement.models import Handover, IntelligenceStub
from engagement.services import intelligence
from partnerships.errors import Refused
from partnerships.models import Disclosure
from tests.conftest import SignedIn
from tests.engagement.handing_over import CANARY, WHY, handed_over, opened, taken_on

pytestmark = pytest.mark.django_db


def test_the_words_lie_encrypted_and_are_read_with_a_reason(harrowmere: Harrowmere) -> None:
    stub = handed_over(harrowmere)
    assert CANARY.encode() not in bytes(Handover.objects.get().enclosed)
    with pytest.raises(Refused, match="why"):
        intelligence.read(stub=stub, by=harrowmere.iris)
    assert CANARY in intelligence.read(stub=stub, by=harrowmere.iris, reason=WHY).text
    shown = Disclosure.objects.get()
    assert (shown.user, shown.what, shown.subject) == (harrowmere.iris, "intelligence:content", stub.reference)
    assert shown.reason == WHY


def test_a_key_that_is_gone_says_so(harrowmere: Harrowmere, settings: Any) -> None:
    stub, old = handed_over(harrowmere), settings.SECRET_KEY
    settings.SECRET_KEY = "another-key-of-more-than-fifty-characters-0123456789-0123456789"
    with pytest.raises(Refused, match="secret key"):
        intelligence.read(stub=stub, by=harrowmere.iris, reason=WHY)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert CANARY in intelligence.read(stub=stub, by=harrowmere.iris, reason=WHY).text


def test_the_unit_reads_it_before_it_acknowledges_it(harrowmere: Harrowmere) -> None:
    stub = handed_over(harrowmere)
    with pytest.raises(Refused, match="Read it first"):
        intelligence.acknowledge(stub=stub, by=harrowmere.iris, unit_reference="IR/26/0417")
    assert Handover.objects.exists()


def test_once_acknowledged_it_is_gone(harrowmere: Harrowmere) -> None:
    stub = taken_on(harrowmere)
    assert not Handover.objects.exists()
    for person in (harrowmere.iris, harrowmere.ines, harrowmere.priya):
        with pytest.raises(Refused, match="Nothing of it"):
            intelligence.read(stub=stub, by=person, reason=WHY)
    with pytest.raises(Refused, match="already"):
        intelligence.acknowledge(stub=stub, by=harrowmere.iris, unit_reference="IR/26/0418")


def test_the_database_itself_empties_the_box(harrowmere: Harrowmere) -> None:
    stub = opened(harrowmere)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE engagement_intelligencestub SET state = 'taken', unit_reference = 'IR/26/1', taken_at = now()"
        )
    assert not Handover.objects.exists()
    late = Handover.enclosing(stub, text="Put back.")
    with pytest.raises(IntegrityError, match="nothing of it is kept"), transaction.atomic():
        late.save(force_insert=True)


def test_what_is_in_the_box_is_not_changed(harrowmere: Harrowmere) -> None:
    handed_over(harrowmere)
    with pytest.raises(IntegrityError, match="is not changed"), transaction.atomic():
        Handover.objects.update(enclosed=b"other")


def test_its_author_reads_it_until_the_unit_has_opened_it(harrowmere: Harrowmere) -> None:
    stub = handed_over(harrowmere)
    assert CANARY in intelligence.read(stub=stub, by=harrowmere.priya).text
    assert Disclosure.objects.filter(user=harrowmere.priya, subject=stub.reference).count() == 1
    intelligence.read(stub=stub, by=harrowmere.iris, reason=WHY)
    assert not IntelligenceStub.objects.filter(content_seen_by(harrowmere.priya))


@pytest.mark.parametrize("author", ["carol", "hana", "cllr-jones", "rita", "anya"])
def test_other_authors_do_not_read_it_again(harrowmere: Harrowmere, signed_in: SignedIn, author: str) -> None:
    stub = handed_over(harrowmere, by=author)
    assert signed_in(harrowmere.people[author]).get(f"{stub.get_absolute_url()}read/").status_code == 404


def test_nothing_is_shown_that_could_not_be_recorded(
    harrowmere: Harrowmere, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub, iris = handed_over(harrowmere), signed_in(harrowmere.iris)
    iris.raise_request_exception = False

    def broken(*_: Any, **__: Any) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(Disclosure.objects, "bulk_create", broken)
    answer = iris.post(f"{stub.get_absolute_url()}read/", {"reason": WHY})
    assert answer.status_code >= 500
    assert CANARY not in answer.content.decode()


def test_a_supervisor_screens_it_with_a_reason(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    stub, ines = handed_over(harrowmere), signed_in(harrowmere.ines)
    address = stub.get_absolute_url()
    assert CANARY not in ines.get(f"{address}read/").content.decode()
    assert CANARY not in ines.post(f"{address}read/", {"reason": "Because I like to"}).content.decode()
    shown = ines.post(f"{address}read/", {"reason": "To screen it for relevance"})
    assert CANARY in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"
    ines.post(f"{address}screen/", {"screen-screening": "urgent"})
    stub.refresh_from_db()
    assert (stub.screening, stub.screened_by, stub.opened_at) == ("urgent", harrowmere.ines, None)


@pytest.mark.parametrize("reference", ["Ada Quillfeather", "IR 26 Ada", "", "IR", "07700 900123 x"])
def test_no_name_fits_into_the_units_reference(harrowmere: Harrowmere, reference: str) -> None:
    stub = opened(harrowmere)
    with pytest.raises(Refused, match="number like"):
        intelligence.acknowledge(stub=stub, by=harrowmere.iris, unit_reference=reference)
    assert Handover.objects.exists()


def test_it_is_graded_whole_or_not_at_all(harrowmere: Harrowmere) -> None:
    stub, given = opened(harrowmere), {"unit_reference": "IR/26/0417", "grade_source": "2"}
    with pytest.raises(Refused, match="all three"):
        intelligence.acknowledge(stub=stub, by=harrowmere.iris, **given)
    row = intelligence.acknowledge(stub=stub, by=harrowmere.iris, **given, grade_information="B", handling="P")
    assert row.grading == "2B P"
