"""An action stands in the ward of its issue, whoever writes it and however: the database sees to it."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue
from tasking.models import Action, Epic
from tests.engagement.making import an_issue
from tests.tasking.making import issue_in_action


def of_issue(harrowmere: Harrowmere, issue: Issue) -> Action:
    today = timezone.localdate()
    return Action(
        issue=issue, what="Clear the alley", owner=harrowmere.errol, agency=harrowmere.errol.agency,
        kind=Epic.PREVENTION, agreed_on=today, due_on=today + timedelta(days=7),
    )  # fmt: skip


def ward_of(action: Action) -> int:
    return Action.objects.values_list("ward_id", flat=True).get(pk=action.pk)


def test_by_the_step_that_agrees_it(harrowmere: Harrowmere) -> None:
    issue = issue_in_action(harrowmere)
    assert {action.ward_id for action in Action.objects.filter(issue=issue)} == {issue.ward_id}


def test_one_by_one_and_many_at_once(harrowmere: Harrowmere) -> None:
    here, there = an_issue(harrowmere), an_issue(harrowmere, ward=7)
    one = of_issue(harrowmere, here)
    one.save()
    one.what = "Clear the whole alley"
    one.save()
    many = Action.objects.bulk_create([of_issue(harrowmere, issue) for issue in (here, there)])
    assert [ward_of(action) for action in (one, *many)] == [here.ward_id, here.ward_id, there.ward_id]
    assert here.ward_id != there.ward_id


def test_nobody_writes_another(harrowmere: Harrowmere) -> None:
    issue, elsewhere = an_issue(harrowmere), an_issue(harrowmere, ward=7)
    action = of_issue(harrowmere, issue)
    action.ward = elsewhere.ward
    action.save()
    assert ward_of(action) == issue.ward_id
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tasking_action SET ward_id = %s WHERE id = %s", [elsewhere.ward_id, action.pk])
    assert ward_of(action) == issue.ward_id
    Action.objects.filter(pk=action.pk).update(issue=elsewhere)
    assert ward_of(action) == elsewhere.ward_id
