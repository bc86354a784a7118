"""The trail can be added to and nothing else, in the ORM and in raw SQL, for the owner of the table too."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import trail
from engagement.models import Issue, Stage, Step, Verb
from partnerships.errors import Refused


@pytest.fixture
def issue(harrowmere: Harrowmere) -> Issue:
    issue = Issue.objects.create(
        reference="MIL-26-0001",
        ward=harrowmere.wards[1],
        year=2026,
        number=1,
        concern="Fly-tipping in the alley behind Tanner Street",
        raised_on=timezone.localdate(),
    )
    trail.record(issue=issue, verb=Verb.RAISED, by=harrowmere.carol)
    return issue


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE engagement_step SET text = 'changed'",
        "DELETE FROM engagement_step",
        "TRUNCATE engagement_step CASCADE",
    ],
)
def test_it_refuses_raw_sql(issue: Issue, statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a pending check would refuse the TRUNCATE before the trigger
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Step.objects.get(issue=issue).text == ""


def test_it_refuses_the_orm(issue: Issue) -> None:
    step = Step.objects.get(issue=issue)
    step.text = "changed"
    with pytest.raises(DatabaseError), transaction.atomic():
        step.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        step.delete()


def test_it_numbers_steps_and_moves_the_stage(harrowmere: Harrowmere, issue: Issue) -> None:
    step = trail.record(issue=issue, verb=Verb.ESCALATED, by=harrowmere.priya, keyed_by=harrowmere.carol)
    assert (step.number, step.from_stage, step.to_stage) == (2, Stage.NEW, Stage.ESCALATED)
    assert (step.by, step.keyed_by, step.agency) == (harrowmere.priya, harrowmere.carol, harrowmere.priya.agency)
    issue.refresh_from_db()
    assert issue.stage == Stage.ESCALATED


def test_it_refuses_a_step_the_stage_does_not_allow(harrowmere: Harrowmere, issue: Issue) -> None:
    with pytest.raises(Refused, match="once everyone owed has been told"):
        trail.record(issue=issue, verb=Verb.CLOSED, by=harrowmere.carol)
    assert issue.steps.count() == 1
