"""A case-management meeting and its cases, named by the state of the business."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.models import Group, GroupKind, Membership
from tasking.models import Case, CaseKind
from tasking.services import casework

MEMBERS = {"ines": "chair", "carol": "co_chair", "hana": "agency"}
TEXTS = {"heading": "Noise and threats", "persons": "Mr Thornquist", "about": "Threatens the neighbours at night."}


def case_meeting(borough: Harrowmere) -> Group:
    """The first neighbourhood's: ines in the chair, carol and hana with her; priya, who works there, is not in it."""
    group = Group.objects.create(
        kind=GroupKind.CASES, name="Riverside case meeting", slug="riverside-cases", partnership=borough.partnership
    )
    group.meets_for([borough.wards[number] for number in (1, 2, 3)])
    for username, capacity in MEMBERS.items():
        person = borough.people[username]
        Membership.objects.create(
            group=group, user=person, name=person.name, agency=person.agency, capacity=capacity,
            starts_on=timezone.localdate() - timedelta(days=100),
        )  # fmt: skip
    return group


def case_referred(borough: Harrowmere, group: Group | None = None, *, by: str = "priya", **facts: Any) -> Case:
    """A case that priya referred, who is no member."""
    given: dict[str, Any] = {"kind": CaseKind.PERPETRATOR, **TEXTS, **facts}
    return casework.refer(by=borough.people[by], group=group or case_meeting(borough), **given)


def case_taken_up(borough: Harrowmere, group: Group | None = None, **facts: Any) -> Case:
    """The same, taken up by the chair, to be reviewed in six weeks."""
    case = case_referred(borough, group, **facts)
    return casework.take_up(
        case=case, by=borough.ines, version=case.version, agencies=[borough.agencies["youth-service"]],
        review_on=timezone.localdate() + timedelta(weeks=6),
    )  # fmt: skip
