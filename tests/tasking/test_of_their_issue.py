"""Actions, tablings and priorities say of their issue its ward and whether it is restricted; a tabling, whether its
item is confidential. Whoever writes them and however: the database sees to it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Sensitivity
from partnerships.models import AgendaItem
from tasking.models import Action, Epic, Priority, Tabling
from tests.engagement.making import an_issue
from tests.racing import at_once, together
from tests.tasking.making import issue_in_action, issue_tabled

ROUNDS = 12


def of_issue(harrowmere: Harrowmere, issue: Issue) -> Action:
    today = timezone.localdate()
    return Action(
        issue=issue, what="Clear the alley", owner=harrowmere.errol, agency=harrowmere.errol.agency,
        kind=Epic.PREVENTION, agreed_on=today, due_on=today + timedelta(days=7),
    )  # fmt: skip


def chosen(tabling: Tabling) -> Priority:
    today = timezone.localdate()
    return Priority(
        issue=tabling.issue, ward=tabling.issue.ward, title="The alley", review_on=today + timedelta(days=90)
    )


def said_of(row: Action | Tabling | Priority) -> tuple[int, bool]:
    """What stands in the row: its ward, and whether it is restricted."""
    found: tuple[int, bool] = type(row)._default_manager.values_list("ward_id", "restricted").get(pk=row.pk)
    return found


def rows_of(harrowmere: Harrowmere) -> tuple[Issue, list[Any]]:
    """An issue with one of each of them."""
    tabling = issue_tabled(harrowmere)
    action, priority = of_issue(harrowmere, tabling.issue), chosen(tabling)
    action.save()
    priority.save()
    return Issue.objects.get(pk=tabling.issue_id), [action, tabling, priority]


def test_by_the_step_that_agrees_it(harrowmere: Harrowmere) -> None:
    issue = issue_in_action(harrowmere)
    rows = [*Action.objects.filter(issue=issue), *Tabling.objects.filter(issue=issue)]
    assert {said_of(row) for row in rows} == {(issue.ward_id, False)}
    assert len(rows) == 2


def test_one_by_one_and_many_at_once(harrowmere: Harrowmere) -> None:
    here, there = an_issue(harrowmere), an_issue(harrowmere, ward=7, sensitivity=Sensitivity.RESTRICTED)
    one = of_issue(harrowmere, here)
    one.save()
    one.what = "Clear the whole alley"
    one.save()
    many = Action.objects.bulk_create([of_issue(harrowmere, issue) for issue in (here, there)])
    told = [said_of(action) for action in (one, *many)]
    assert told == [(here.ward_id, False), (here.ward_id, False), (there.ward_id, True)]
    assert here.ward_id != there.ward_id


def test_nobody_writes_another(harrowmere: Harrowmere) -> None:
    issue, rows = rows_of(harrowmere)
    elsewhere = an_issue(harrowmere, ward=7, sensitivity=Sensitivity.RESTRICTED)
    for row in rows:
        row.ward, row.restricted = elsewhere.ward, True
        row.save()
        assert said_of(row) == (issue.ward_id, False)
        stored = type(row)._default_manager.filter(pk=row.pk)
        stored.update(ward=elsewhere.ward)
        stored.update(restricted=True)
        assert said_of(row) == (issue.ward_id, False)
        stored.update(issue=elsewhere)
        assert said_of(row) == (elsewhere.ward_id, True)


def test_it_follows_the_issue(harrowmere: Harrowmere) -> None:
    issue, rows = rows_of(harrowmere)
    away = an_issue(harrowmere, ward=7).ward_id
    Issue.objects.filter(pk=issue.pk).update(sensitivity=Sensitivity.RESTRICTED)
    assert {said_of(row) for row in rows} == {(issue.ward_id, True)}
    Issue.objects.filter(pk=issue.pk).update(sensitivity=Sensitivity.PARTNERS, ward=away, number=4711)
    assert {said_of(row) for row in rows} == {(away, False)}


def test_it_is_no_change_of_the_row(harrowmere: Harrowmere) -> None:
    """What the issue's page tells already is not told a second time in the history of each row."""
    issue, rows = rows_of(harrowmere)
    before = [[type(event) for event in row.events.all()] for row in rows]
    Issue.objects.filter(pk=issue.pk).update(sensitivity=Sensitivity.RESTRICTED)
    assert [[type(event) for event in row.events.all()] for row in rows] == before


def test_a_tabling_says_whether_its_item_is_confidential(harrowmere: Harrowmere) -> None:
    tabling = issue_tabled(harrowmere)
    items = AgendaItem.objects.filter(pk=tabling.item_id)

    def confidential() -> bool:
        return Tabling.objects.values_list("confidential", flat=True).get(pk=tabling.pk)

    assert confidential() is False
    items.update(confidential=True)
    assert confidential() is True
    Tabling.objects.filter(pk=tabling.pk).update(confidential=False)
    assert confidential() is True
    items.update(confidential=False)
    assert confidential() is False


@pytest.mark.django_db(transaction=True)
def test_made_confidential_while_an_action_is_agreed(harrowmere: Harrowmere) -> None:
    """Whichever comes first, no action of a restricted issue stands as one that anybody may read."""
    for _ in range(ROUNDS):
        tabling = issue_tabled(harrowmere)
        meet = together(2)

        def agree(_: int, tabling: Tabling = tabling, meet: Any = meet) -> None:
            meet()
            of_issue(harrowmere, tabling.issue).save()

        def close(_: int, tabling: Tabling = tabling, meet: Any = meet) -> None:
            meet()
            with transaction.atomic():
                Issue.objects.filter(pk=tabling.issue_id).update(sensitivity=Sensitivity.RESTRICTED)

        at_once(lambda work: work(0), [agree, close], threads=2)
        assert said_of(Action.objects.get(issue=tabling.issue_id)) == (tabling.issue.ward_id, True)
