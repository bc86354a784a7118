"""Meetings, tabled issues and actions, named by the state of the business and made through the services (craft 11)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue
from partnerships.models import Group, Meeting
from partnerships.services.meetings import open_meeting
from tasking.models import Action, Epic, Tabling
from tasking.services import deciding, tabling
from tasking.services.agreeing import Agreed
from tests.engagement.making import issue_escalated


def a_meeting(group: Group, *, days: float = 7, **facts: Any) -> Meeting:
    """A meeting of the group that many days from now, not begun."""
    return Meeting.objects.create(
        group=group, starts_at=timezone.now() + timedelta(days=days), venue="Civic Centre", **facts
    )


def meeting_under_way(borough: Harrowmere, *, ward: int = 1, **facts: Any) -> Meeting:
    """The ward's tasking meeting, begun by its coordinator ten minutes ago or so."""
    meeting = a_meeting(borough.ltm(ward), days=-0.01, **facts)
    return open_meeting(meeting=meeting, by=borough.carol if ward <= 6 else borough.colin)


def issue_tabled(borough: Harrowmere, *, at: Meeting | None = None, ward: int = 1, **facts: Any) -> Tabling:
    """An escalated issue on the agenda of the ward's tasking meeting, which is under way unless one is given."""
    meeting = at or meeting_under_way(borough, ward=ward)
    issue = issue_escalated(borough, ward=ward, **facts)
    standing = Tabling.objects.undecided().filter(issue=issue).first()
    if standing is not None:
        return standing
    return tabling.table(issue=issue, meeting=meeting, by=borough.carol if ward <= 6 else borough.colin)


def an_agreed(borough: Harrowmere, *, owner: str = "errol", days: int = 14, **facts: Any) -> Agreed:
    """What errol agreed to do within a fortnight, unless said."""
    given: dict[str, Any] = {"what": "Clear the alley and put up the gate", "kind": Epic.PREVENTION, **facts}
    return Agreed(owner=borough.people[owner], due_on=timezone.localdate() + timedelta(days=days), **given)


def issue_in_action(borough: Harrowmere, *, owner: str = "errol", **facts: Any) -> Issue:
    """An issue for which one action was agreed at its ward's tasking meeting."""
    tabled = issue_tabled(borough, **facts)
    deciding.take_action(tabling=tabled, by=borough.carol, agreed=an_agreed(borough, owner=owner))
    return Issue.objects.select_related("ward").get(pk=tabled.issue_id)


def an_action(borough: Harrowmere, *, owner: str = "errol", **facts: Any) -> Action:
    """That one action, still to do."""
    return Action.objects.select_related("issue__ward", "owner", "agency").get(
        issue=issue_in_action(borough, owner=owner, **facts)
    )
