"""What is done to the trail behind the book's back, with its triggers switched off, is found and named (safety 17)."""

from __future__ import annotations

import io
from importlib import import_module

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from config.demonstration.cast import Harrowmere
from engagement import sealing
from engagement.models import Issue, Step
from engagement.services import moving, raising


@pytest.fixture
def issue(harrowmere: Harrowmere) -> Issue:
    """The second of three issues, each with four steps."""
    return [_with_four_steps(harrowmere, concern) for concern in ("Fly-tipping", "Bins set alight", "No lights")][1]


def _with_four_steps(borough: Harrowmere, concern: str) -> Issue:
    issue = raising.log_issue(ward=borough.wards[1], concern=concern, by=borough.priya)
    moving.deal_with(issue=issue, by=borough.priya, note="Rang the landlord")
    moving.note(issue=issue, by=borough.carol, text='Naïve ✓ \\ "quoted"\n\ttwice')
    moving.escalate(issue=issue, by=borough.carol)
    return issue


def behind_its_back(statement: str, *given: int | str) -> None:
    """As somebody does who owns the tables and means no good."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE engagement_step DISABLE TRIGGER USER")
        cursor.execute(statement, given)
        cursor.execute("ALTER TABLE engagement_step ENABLE TRIGGER USER")


def found() -> list[str]:
    return [str(one) for one in sealing.breaks()]


def test_an_untouched_trail_is_whole(issue: Issue) -> None:
    said = io.StringIO()
    call_command("check_trail", stdout=said)
    assert said.getvalue() == "The trail is whole: 12 steps of 3 issues.\n"
    assert len({bytes(seal) for seal in Step.objects.values_list("seal", flat=True)}) == 12
    with connection.cursor() as cursor:  # what a session has set makes no difference
        cursor.execute("SET TIME ZONE 'Asia/Tokyo'; SET DateStyle = 'German'; SET extra_float_digits = 0")
        assert found() == []
        cursor.execute("RESET TIME ZONE; RESET DateStyle; RESET extra_float_digits")


COLUMNS = sorted({str(field.column) for field in Step._meta.concrete_fields} - {"id", "seal", "issue_id", "number"})
OTHER = {
    "happened_at": "happened_at - interval '1 microsecond'", "recorded_at": "recorded_at + interval '1 day'",
    "by_id": "(SELECT max(id) FROM partnerships_user)", "keyed_by_id": "NULL", "agency_id": "NULL",
    "facts": """'{"a": 1}'""", "corrects_id": "id - 1",
}  # fmt: skip


def test_a_change_in_any_column_is_found(issue: Issue) -> None:
    for column in COLUMNS:
        with transaction.atomic():
            other = OTHER.get(column, "'closed'")
            behind_its_back(
                f"UPDATE engagement_step SET {column} = {other} WHERE issue_id = %s AND number = 3",  # noqa: S608
                issue.pk,
            )
            assert found() == [f"{issue.reference}, step 3: {sealing.CHANGED}"], column
            transaction.set_rollback(True)
    assert found() == []


def test_the_command_fails_and_names_the_first(issue: Issue) -> None:
    behind_its_back("UPDATE engagement_step SET text = 'All is well' WHERE number = 3")
    said = io.StringIO()
    with pytest.raises(CommandError, match=r"broken in 3 of 3 issues, first in MIL-\d\d-0001, step 3"):
        call_command("check_trail", stdout=said)
    assert [line[-len(sealing.CHANGED) - 8 :] for line in said.getvalue().splitlines()] == [
        f"step 3: {sealing.CHANGED}"
    ] * 3


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_removed_step_is_found(issue: Issue, number: int) -> None:
    behind_its_back("DELETE FROM engagement_step WHERE issue_id = %s AND number = %s", issue.pk, number)
    assert found() == [f"{issue.reference}, step {number}: {sealing.MISSING}"]


def test_a_removed_step_is_found_though_the_rest_was_numbered_anew(issue: Issue) -> None:
    behind_its_back("DELETE FROM engagement_step WHERE issue_id = %s AND number = 2", issue.pk)
    for number in (3, 4):
        behind_its_back(
            "UPDATE engagement_step SET number = %s WHERE issue_id = %s AND number = %s", number - 1, issue.pk, number
        )
    assert found() == [f"{issue.reference}, step 2: {sealing.CHANGED}"]


@pytest.mark.parametrize(("kept", "first"), [(3, 4), (2, 3), (0, 1)])
def test_removed_last_steps_are_found(issue: Issue, kept: int, first: int) -> None:
    behind_its_back("DELETE FROM engagement_step WHERE issue_id = %s AND number > %s", issue.pk, kept)
    assert found() == [f"{issue.reference}, step {first}: {sealing.TORN}"]


@pytest.mark.parametrize("how", ["sealed as the book does", "past the triggers"])
def test_an_added_step_is_found(issue: Issue, how: str) -> None:
    last = issue.steps.get(number=4)
    insert = (
        "INSERT INTO engagement_step (issue_id, number, verb, happened_at, by_name, from_stage, to_stage, text,"
        " seen_by, facts) VALUES (%s, 5, 'note', now(), 'The book', %s, %s, 'All is well', 'partners', '{}')"
    )
    if how == "past the triggers":
        behind_its_back(insert, issue.pk, last.to_stage, last.to_stage)
    else:
        with connection.cursor() as cursor:
            cursor.execute(insert, [issue.pk, last.to_stage, last.to_stage])
    assert [one.split(":")[0] for one in found()] == [f"{issue.reference}, step 5"]


def test_a_step_rewritten_with_its_seal_is_found(issue: Issue) -> None:
    behind_its_back("UPDATE engagement_step SET text = 'Nothing' WHERE issue_id = %s AND number = 4", issue.pk)
    behind_its_back(
        "UPDATE engagement_step step SET seal = wardbook_seal((SELECT seal FROM engagement_step before WHERE"
        " before.issue_id = step.issue_id AND before.number = 3), step) WHERE issue_id = %s AND number = 4", issue.pk,
    )  # fmt: skip
    assert found() == [f"{issue.reference}, step 5: {sealing.TORN}"]


def test_an_issue_removed_with_all_its_trail_is_found(issue: Issue) -> None:
    behind_its_back("DELETE FROM engagement_step WHERE issue_id = %s", issue.pk)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM engagement_issue WHERE id = %s", [issue.pk])
    assert found() == [f"{issue.reference}: {sealing.GONE}"]


def test_triggers_left_off_are_named(issue: Issue) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE engagement_step DISABLE TRIGGER append_only_rows")
    said = io.StringIO()
    with pytest.raises(CommandError, match="anybody who may write"):
        call_command("check_trail", stdout=said)
    assert said.getvalue().endswith("switched off: append_only_rows\n")


def test_a_trail_from_before_there_were_seals_is_sealed(issue: Issue) -> None:
    """What the migration does to the rows that are there is what the triggers do to each that comes."""
    before = list(Step.objects.order_by("pk").values_list("seal", flat=True))
    behind_its_back("UPDATE engagement_step SET seal = ''")
    Issue.objects.update(trail_end=b"")
    assert len(found()) == 3
    fill = import_module("engagement.migrations.0006_seals").FILL
    with connection.cursor() as cursor:
        cursor.execute(fill)
    assert found() == []
    assert list(Step.objects.order_by("pk").values_list("seal", flat=True)) == before
    moving.note(issue=issue, by=issue.steps.all()[0].by, text="And on")  # type: ignore[arg-type]
    assert found() == []
