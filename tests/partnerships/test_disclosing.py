"""Showing personal data is recorded in the transaction of the reading; unrecorded, nothing is shown (safety 16, 48)."""

import pytest
from django.db import DatabaseError, connection, transaction

from config.demonstration.cast import Harrowmere
from partnerships.disclosing import disclosed, disclosed_each, showing
from partnerships.models import Disclosure


def test_it_records_who_was_shown_what_and_why(harrowmere: Harrowmere) -> None:
    disclosed(harrowmere.carol, "issue:raisers", "MIL-26-0001", "to ring them")
    row = Disclosure.objects.get()
    assert (row.user, row.what, row.subject, row.reason) == (
        harrowmere.carol, "issue:raisers", "MIL-26-0001", "to ring them",
    )  # fmt: skip


def test_it_records_a_list_in_one_statement(harrowmere: Harrowmere) -> None:
    disclosed_each(harrowmere.carol, "mail:recipients", [f"MIL-26-{n:04}" for n in range(40)])
    assert Disclosure.objects.count() == 40


def test_what_cannot_be_recorded_is_not_read(harrowmere: Harrowmere) -> None:
    read = []
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE partnerships_disclosure ADD CONSTRAINT full_disk CHECK (subject <> 'MIL-26-0001')")
    with pytest.raises(DatabaseError), showing(harrowmere.carol, "issue:raisers", "MIL-26-0001"):
        read.append("a name")
    assert read == []


def test_a_reading_that_fails_leaves_no_record(harrowmere: Harrowmere) -> None:
    with pytest.raises(ZeroDivisionError), showing(harrowmere.carol, "issue:raisers", "MIL-26-0001"):
        raise ZeroDivisionError
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize("statement", ["UPDATE {} SET subject = ''", "DELETE FROM {}", "TRUNCATE {}"])
def test_a_record_cannot_be_rewritten(harrowmere: Harrowmere, statement: str) -> None:
    disclosed(harrowmere.carol, "issue:raisers", "MIL-26-0001")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a pending check would refuse the TRUNCATE before the trigger
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format("partnerships_disclosure"))
