"""Issues at every stage of the loop, named by the state of the business and made through the services (craft 11)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import trail
from engagement.models import Issue, Satisfaction, Verb
from engagement.services import moving, raising
from engagement.services.raising import NewRaiser
from partnerships.models import AgendaItem, ItemKind, Meeting, User
from tasking.models import Action, Decision, Epic, Tabling

MRS_AHMED = NewRaiser(name="Mrs Ahmed", phone="01632 960555")


def an_issue(borough: Harrowmere, *, ward: int = 1, by: User | None = None, **facts: Any) -> Issue:
    """A new issue of that ward, logged by its coordinator unless somebody else is named."""
    coordinator = borough.carol if ward <= 6 else borough.colin
    given: dict[str, Any] = {"concern": "Fly-tipping in the alley behind Tanner Street"}
    return raising.log_issue(ward=borough.wards[ward], by=by or coordinator, **{**given, **facts})


def issue_dealt_with(borough: Harrowmere, **facts: Any) -> Issue:
    issue = an_issue(borough, **facts)
    moving.deal_with(issue=issue, by=borough.priya, note="Spoke to the crew; they clear it on Thursday.")
    return issue


def issue_escalated(borough: Harrowmere, **facts: Any) -> Issue:
    issue = an_issue(borough, **facts)
    ward = facts.get("ward", 1)
    officer = borough.priya if ward <= 2 else borough.carol if ward <= 6 else borough.colin
    moving.escalate(issue=issue, by=officer, reason="It comes back every week.")
    return issue


def issue_resolved(borough: Harrowmere, **facts: Any) -> Issue:
    issue = issue_dealt_with(borough, **facts)
    moving.record_outcome(
        issue=issue,
        by=borough.carol,
        outcome="Cleared on Thursday; a gate is ordered.",
        public_wording="Rubbish left in the alley behind Tanner Street was cleared.",
    )
    return issue


def issue_fed_back(borough: Harrowmere, **facts: Any) -> Issue:
    """Everybody owed was told, by what the storey above records: the step alone stands here."""
    issue = issue_resolved(borough, **facts)
    issue.owed.all().update(lapsed_on=issue.raised_on)
    trail.record(issue=issue, verb=Verb.ALL_TOLD, by=None)
    return issue


def issue_closed(borough: Harrowmere, **facts: Any) -> Issue:
    issue = issue_fed_back(borough, **facts)
    moving.close(
        issue=issue, by=borough.carol, satisfaction=Satisfaction.SATISFIED, why="Both neighbours say it is clear."
    )
    return issue


def issue_tabled(borough: Harrowmere, **facts: Any) -> Issue:
    """On the agenda of the ward's tasking meeting tomorrow."""
    issue = issue_escalated(borough, **facts)
    group = borough.ltm(1)
    meeting = Meeting.objects.create(group=group, starts_at=timezone.now() + timedelta(days=1))
    item = AgendaItem.objects.create(meeting=meeting, position=1, kind=ItemKind.ISSUE, title=issue.concern)
    Tabling.objects.create(item=item, meeting=meeting, issue=issue)
    trail.record(issue=issue, verb=Verb.TABLED, by=None)
    return issue


def issue_in_action(borough: Harrowmere, **facts: Any) -> Issue:
    """Street Environment is to clear it within ten days."""
    issue = issue_tabled(borough, **facts)
    issue.tablings.update(decision=Decision.ACTION)
    Action.objects.create(
        issue=issue, what="Clear the alley and gate it", owner=borough.errol, agency=borough.errol.agency,
        due_on=timezone.localdate() + timedelta(days=10), kind=Epic.PREVENTION, agreed_on=timezone.localdate(),
    )  # fmt: skip
    trail.record(issue=issue, verb=Verb.ACTION_AGREED, by=borough.carol, text="Clear the alley and gate it")
    return issue
