"""Things that are late, named as the digest names them, in a Harrowmere whose clock stands where the test puts it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from config.demonstration.cast import Harrowmere, make_harrowmere
from feedback.models import Newsletter, Owed, OwedTo
from feedback.services.reminding import write_digests
from partnerships.models import Mail, Meeting
from tasking.models import Action, ActionProgress
from tests.feedback.book import issue_new, raised_by

LONDON = ZoneInfo("Europe/London")
MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.fixture
def borough(db: None) -> Iterator[Harrowmere]:
    """Harrowmere on Monday 23 November 2026, early."""
    with time_machine.travel(at(MONDAY, 6), tick=False):
        yield make_harrowmere(today=MONDAY)


def at(day: date, hour: int = 7, minute: int = 5) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


def morning(day: date) -> dict[str, Mail]:
    """The digests that morning makes, by username."""
    before = set(Mail.objects.values_list("pk", flat=True))
    write_digests(now=at(day))
    mails = Mail.objects.filter(kind="digest").exclude(pk__in=before).select_related("user")
    return {mail.user.username: mail for mail in mails if mail.user}


def late_action(borough: Harrowmere, *, due: date, owner: str = "errol", ward: int = 1, **facts: Any) -> Action:
    person = borough.people[owner]
    return Action.objects.create(
        issue=issue_new(borough, ward=ward, **facts), what="Have a word with Mrs CANARYWHAT", owner=person,
        agency=person.agency, due_on=due, agreed_on=due - 14 * DAY, kind="prevention",
    )  # fmt: skip


def reported(action: Action) -> Action:
    """Its owner has said how it stands, so that it is not at risk before it is due."""
    ActionProgress.objects.create(action=action, text="Begun.", by=action.owner)
    return action


def late_answer(borough: Harrowmere, *, due: date, ward: int = 1, **facts: Any) -> Owed:
    """One who raised it, and the ward, are owed an answer since."""
    issue = issue_new(borough, ward=ward, **facts)
    step = issue.steps.get()
    given = {"issue": issue, "ward": issue.ward, "round": 1, "because": step, "since": due - 14 * DAY, "due_on": due}
    Owed.objects.create(to=OwedTo.WARD, **given)
    return Owed.objects.create(to=OwedTo.RAISER, raiser=raised_by(issue), **given)


def meeting_held(borough: Harrowmere, *, on: date, ward: int = 1) -> Meeting:
    return Meeting.objects.create(group=borough.ltm(ward), starts_at=at(on, 18, 30))


def newsletter_submitted(borough: Harrowmere, *, on: date, by: str = "priya") -> Newsletter:
    return Newsletter.objects.create(
        ward=borough.wards[1], edition="2026-11", period_from=on - 90 * DAY, period_to=on, title="Millbrook news",
        stage="submitted", started_by=borough.people[by], submitted_by=borough.people[by], submitted_at=at(on, 10),
    )  # fmt: skip
