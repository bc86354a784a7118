"""Harrowmere on a working day, for the tests of the desks: something of everything in wards 1 and 7."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import trail
from engagement.models import Issue, Raiser, Sensitivity, Stage, Verb
from feedback.models import Newsletter, Owed
from feedback.services.keeping import keep_figures
from partnerships.disclosing import disclosed
from partnerships.models import Mail, Meeting, Role, RoleKind, User, Ward
from tasking.models import Action, Priority

STAGES = [
    Stage.NEW, Stage.NEW, Stage.ESCALATED, Stage.IN_ACTION, Stage.IN_ACTION, Stage.IN_ACTION, Stage.RESOLVED,
    Stage.FED_BACK, Stage.CLOSED, Stage.DEALT_WITH,
]  # fmt: skip


def working_day(harrowmere: Harrowmere) -> None:
    """Ten issues in each of two wards with actions late, to do and done, answers owed, a newsletter and a meeting."""
    for number, keeper in ((1, harrowmere.carol), (7, harrowmere.colin)):
        ward = harrowmere.wards[number]
        issues = [_issue(ward, n + 1, stage, keeper) for n, stage in enumerate(STAGES)]
        _restricted(ward, keeper)
        _actions(harrowmere, issues, keeper)
        _owe(issues[6], keeper)
        _meetings(harrowmere, number)
        writer = harrowmere.priya if number == 1 else harrowmere.pete
        _newsletter(ward, writer)
        Priority.objects.create(
            ward=ward, issue=issues[3], title=f"Clean alleys in {ward}", review_on=day(60), chosen_on=day(-9)
        )
        disclosed(keeper, "issue:raisers", issues[0].reference)
    _for_the_keepers(harrowmere)
    keep_figures(timezone.localdate())


def day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _issue(ward: Ward, number: int, stage: Stage, keeper: User) -> Issue:
    facts: dict[str, Any] = {}
    if stage == Stage.CLOSED:
        facts = {"satisfaction": "satisfied", "closed_because": "They said so.", "told_on": day(-3)}
    issue = Issue.objects.create(
        reference=f"{ward.letters}-26-{number:04}", ward=ward, year=2026, number=number, received_by=keeper,
        concern=f"Concern {number}", raised_on=day(-20 - number), **facts,
    )  # fmt: skip
    trail.record(issue=issue, verb=Verb.RAISED, by=keeper)
    Issue.objects.filter(pk=issue.pk).update(stage=stage)
    return issue


def _restricted(ward: Ward, keeper: User) -> None:
    issue = _issue(ward, 11, Stage.NEW, keeper)
    Issue.objects.filter(pk=issue.pk).update(sensitivity=Sensitivity.RESTRICTED)


def _actions(harrowmere: Harrowmere, issues: list[Issue], keeper: User) -> None:
    """Of the three in action: the first late with Errol, the second to do with Hana, the third all done."""
    for issue, owner, due, done in (
        (issues[3], harrowmere.errol, -4, False), (issues[4], harrowmere.hana, 5, False), (issues[4], keeper, 6, False),
        (issues[5], harrowmere.errol, -9, True),
    ):  # fmt: skip
        Action.objects.create(
            issue=issue, what="Clear it", owner=owner, agency=owner.agency, due_on=day(due), agreed_on=day(-12),
            kind="prevention", **({"state": "done", "done_on": day(-8), "outcome": "Cleared."} if done else {}),
        )  # fmt: skip


def _owe(issue: Issue, keeper: User) -> None:
    step = issue.steps.get()
    raiser = Raiser.objects.create(issue=issue, name="Somebody Else", channel="visit")
    owed = {"issue": issue, "ward": issue.ward, "round": 1, "because": step, "since": day(-19), "due_on": day(-5)}
    Owed.objects.create(**owed, to="raiser", raiser=raiser)
    Owed.objects.create(**owed, to="ward")


def _meetings(harrowmere: Harrowmere, ward: int) -> None:
    now = timezone.now()
    Meeting.objects.create(group=harrowmere.ltm(ward), starts_at=now + timedelta(days=4))
    Meeting.objects.create(group=harrowmere.np(ward), starts_at=now - timedelta(days=6))


def _newsletter(ward: Ward, writer: User) -> None:
    Newsletter.objects.create(
        ward=ward, edition="2026-09", title=f"{ward} news", started_by=writer, period_from=day(-90), period_to=day(-1),
        stage="submitted", submitted_by=writer, submitted_at=timezone.now() - timedelta(days=2),
    )  # fmt: skip


def _for_the_keepers(harrowmere: Harrowmere) -> None:
    """A letter that failed, an account without a role, a role that waits and one that ends."""
    people, partnership = User.objects, harrowmere.partnership
    people.create(username="noor", name="Noor Roleless", partnership=partnership)
    waits = people.create(username="wes", name="Wes Aiting", partnership=partnership)
    Role.objects.create(
        user=waits, kind=RoleKind.INTELLIGENCE, partnership=partnership, waiting=True, given_by=harrowmere.adam
    )
    ends = people.create(username="enda", name="Enda Soon", partnership=partnership)
    Role.objects.create(user=ends, kind=RoleKind.LEAD, partnership=partnership, ends_on=day(9))
    Mail.objects.create(
        key="stuck", kind="view", to="somebody@example.org", partnership=partnership, state="failed", text="x",
        subject="x", about="MIL-26-0001",
    )  # fmt: skip
