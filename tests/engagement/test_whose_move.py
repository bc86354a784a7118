"""Whose move it is stands on the issue, kept by triggers, whoever writes the rows and in whatever order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import counting
from engagement.models import Issue, Tally
from engagement.services import moving
from feedback.models import Owed
from partnerships.models import Meeting
from tasking.models import Action, ActionState, Epic, Escalation
from tests.engagement.making import (
    an_issue,
    issue_closed,
    issue_dealt_with,
    issue_in_action,
    issue_resolved,
    issue_tabled,
)


def stands(issue: Issue) -> tuple[Any, ...]:
    issue.refresh_from_db()
    return issue.move_user, issue.move_agency, issue.move_group, issue.due_on, issue.actions_to_do


def test_new_it_is_the_coordinator_s(harrowmere: Harrowmere) -> None:
    assert stands(an_issue(harrowmere)) == (None, None, None, None, 0)


def test_dealt_with_it_is_theirs(harrowmere: Harrowmere) -> None:
    priya = harrowmere.priya
    assert stands(issue_dealt_with(harrowmere)) == (priya, priya.agency, None, None, 0)


def test_referred_it_is_the_agency_s(harrowmere: Harrowmere) -> None:
    issue = issue_dealt_with(harrowmere)
    street = harrowmere.agencies["street-environment"]
    moving.refer(issue=issue, by=harrowmere.priya, agency=street)
    assert stands(issue) == (None, street, None, None, 0)


def test_tabled_it_is_the_meeting_s_and_moves_with_it(harrowmere: Harrowmere) -> None:
    issue = issue_tabled(harrowmere)
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert stands(issue) == (None, None, harrowmere.ltm(1), tomorrow, 0)
    meeting = Meeting.objects.get()
    meeting.starts_at += timedelta(days=7)
    meeting.save()
    assert stands(issue)[3] == tomorrow + timedelta(days=7)


def test_in_action_it_is_with_whoever_is_due_first(harrowmere: Harrowmere) -> None:
    issue = issue_in_action(harrowmere)
    errol, hana, day = harrowmere.errol, harrowmere.hana, timezone.localdate()
    assert stands(issue) == (errol, errol.agency, None, day + timedelta(days=10), 1)
    sooner = Action.objects.create(
        issue=issue, what="Letter to tenants", owner=hana, agency=hana.agency, due_on=day, kind=Epic.COMMUNICATION,
        agreed_on=day,
    )  # fmt: skip
    assert stands(issue) == (hana, hana.agency, None, day, 2)
    Action.objects.filter(pk=sooner.pk).update(state=ActionState.DONE, done_on=day, outcome="Sent")
    assert stands(issue) == (errol, errol.agency, None, day + timedelta(days=10), 1)
    Action.objects.update(state=ActionState.DONE, done_on=day, outcome="Cleared")
    assert stands(issue) == (None, None, None, None, 0)
    Escalation.objects.create(
        issue=issue, to_group=harrowmere.groups["jag"], asked="Money", answer_due_on=day, asked_by=harrowmere.carol
    )
    assert stands(issue) == (None, None, harrowmere.groups["jag"], day, 0)


def test_resolved_it_is_due_when_the_first_answer_is(harrowmere: Harrowmere) -> None:
    issue = issue_resolved(harrowmere)
    Owed.objects.all().delete()
    day = timezone.localdate()
    for days, to in ((9, "ward"), (4, "group")):
        Owed.objects.create(
            issue=issue, ward=issue.ward, round=1, to=to, group=harrowmere.np(1) if to == "group" else None,
            because=issue.steps.get(number=1), since=day, due_on=day + timedelta(days=days),
        )  # fmt: skip
    issue.refresh_from_db()
    assert (issue.due_on, issue.owed_count) == (day + timedelta(days=4), 2)
    Owed.objects.filter(to="group").update(lapsed_on=day)
    issue.refresh_from_db()
    assert (issue.due_on, issue.owed_count) == (day + timedelta(days=9), 1)


def test_closed_it_is_nobody_s(harrowmere: Harrowmere) -> None:
    assert stands(issue_closed(harrowmere)) == (None, None, None, None, 0)


@pytest.mark.parametrize("folded", [False, True])
def test_the_tally_follows_every_step_and_folding_keeps_the_sums(harrowmere: Harrowmere, folded: bool) -> None:
    issue_closed(harrowmere)
    issue_tabled(harrowmere)
    rows = Tally.objects.count()
    if folded:
        assert counting.fold() == 2 < rows
    assert counting.counts_by_stage(harrowmere.carol).of == {"closed": 1, "tabled": 1}
