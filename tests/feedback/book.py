"""Issues at the stages that feedback starts from, each reached by the steps that lead there."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import trail
from engagement.models import Issue, Raiser, Verb

_numbers = count(1)
RECEIVED = "CANARYRECEIVED the lad from number 14 with the red scooter keeps tipping there"


def issue_new(borough: Harrowmere, *, ward: int = 1, **facts: Any) -> Issue:
    """A concern just logged by Carol; its received text carries a canary."""
    number = next(_numbers)
    given = {
        "concern": "Fly-tipping in the alley behind Tanner Street",
        "received_text": RECEIVED,
        "public_wording": "Rubbish is dumped in the alley behind Tanner Street.",
        "raised_on": timezone.localdate(),
    }
    place = borough.wards[ward]
    issue = Issue.objects.create(
        reference=f"{place.letters}-26-{number:04}", ward=place, year=2026, number=number, **{**given, **facts}
    )
    trail.record(issue=issue, verb=Verb.RAISED, by=borough.carol)
    return issue


def raised_by(issue: Issue, name: str = "CANARYRAISER Amina Bello", **facts: Any) -> Raiser:
    """Somebody who raised it and is reached by e-mail unless `facts` say otherwise."""
    return Raiser.objects.create(
        issue=issue, **{"name": name, "email": "amina@example.org", "channel": "email", **facts}
    )


def resolve(borough: Harrowmere, issue: Issue) -> Issue:
    """Dealt with by Priya, with an outcome in public wording."""
    trail.record(issue=issue, verb=Verb.DEALT_WITH, by=borough.priya)
    return record_outcome(borough, issue)


def record_outcome(borough: Harrowmere, issue: Issue) -> Issue:
    issue.outcome, issue.outcome_on = "The alley was cleared and a gate is fitted.", timezone.localdate()
    issue.save(update_fields=["outcome", "outcome_on"])
    trail.record(issue=issue, verb=Verb.OUTCOME, by=borough.priya, text=issue.outcome)
    return issue


def issue_resolved(borough: Harrowmere, *, raisers: int = 1, ward: int = 1, **facts: Any) -> Issue:
    """An outcome is recorded; the raisers and the ward are owed it."""
    issue = issue_new(borough, ward=ward, **facts)
    for number in range(raisers):
        raised_by(issue, f"CANARYRAISER number {number}", email=f"canary{number}@example.org")
    return resolve(borough, issue)


def issue_not_prioritised(borough: Harrowmere, *, ward: int = 1, **facts: Any) -> Issue:
    """Heard at a tasking meeting and decided against."""
    issue = issue_new(borough, ward=ward, **facts)
    trail.record(issue=issue, verb=Verb.TABLED, by=borough.carol)
    trail.record(issue=issue, verb=Verb.NOT_PRIORITISED, by=borough.carol, text="Not enough evidence yet.")
    return issue
