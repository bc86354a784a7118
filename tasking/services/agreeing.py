"""Agreeing an action: who does what by when, of which EPIC kind (T5, 002 5.6.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from engagement import trail
from engagement.models import Issue, Stage, Verb
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import Agency, Meeting, Role, User
from tasking.access import DECIDE, GATHERS_INTELLIGENCE, NO_INTELLIGENCE_FROM_THE_PUBLIC, READ_ACTIONS
from tasking.models import Action, ActionState, Epic, Plan, Tabling
from tasking.services.telling_owners import tell_new_owner

AT_A_MEETING = 3
"""At most so many actions are agreed on one item, so that twelve items fit into an hour."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed: the thing to do, who does it, by when, of which kind. The agency is the owner's unless said."""

    what: str
    owner: User
    due_on: date
    kind: Epic
    agency: Agency | None = None


def agree(
    *, issue: Issue, by: User, agreed: Agreed, meeting: Meeting | None = None, plan: Plan | None = None
) -> Action:
    """Add an action to an issue that is being dealt with or in action; `meeting` where it was agreed at one.

    An issue that hangs on an open problem-solving plan has its actions there; `plan` names it where one asks.

    The same action sent twice is agreed once. Raises Refused where the issue waits for a decision on an agenda, the
    day is past or the owner could not see it; PermissionDenied without the right for the ward.
    """
    with transaction.atomic():
        row = locked(issue)
        DECIDE.require(by, row.ward)
        if row.stage == Stage.TABLED and Tabling.objects.undecided().filter(issue=row).exists():
            raise Refused("It is on an agenda. Record the decision there.")
        if plan is not None and plan_of(row) != plan:
            raise Refused(f"{row} does not hang on this plan, or the plan is closed.", field="issue")
        same = Action.objects.filter(issue=issue, what=agreed.what, owner=agreed.owner, due_on=agreed.due_on)
        if (before := same.filter(state=ActionState.TO_DO).first()) is not None:
            return before
        if meeting is not None and Action.objects.filter(issue=issue, meeting=meeting).count() >= AT_A_MEETING:
            raise Refused("Three actions are agreed on this item. Agree further ones on the issue's own page.")
        action = write_action(issue=issue, by=by, agreed=agreed, meeting=meeting, plan=plan)
        if meeting is None:
            tell_new_owner(action=action)  # at a meeting the owner has one message for all, when it closes
        return action


def write_action(
    *, issue: Issue, by: User, agreed: Agreed, meeting: Meeting | None, last_step: int | None = None,
    plan: Plan | None = None,
) -> Action:  # fmt: skip
    """Write the action and its step; the caller holds the issue's lock and has asked for the right.

    `last_step`: as in `trail.record`. `plan`: the open plan the issue hangs on, from a caller who has read it.
    """
    _check(agreed)
    action = Action.objects.create(
        issue=issue,
        meeting=meeting,
        plan=plan or plan_of(issue),
        what=agreed.what,
        owner=agreed.owner,
        agency=agreed.agency or agreed.owner.agency,
        due_on=agreed.due_on,
        kind=agreed.kind,
        agreed_on=timezone.localdate(),
    )
    trail.record(
        issue=issue,
        verb=Verb.ACTION_AGREED,
        by=by,
        text=f"{action.what}\n{action.whose}, by {action.due_on:%-d %B %Y}. {action.get_kind_display()}.",
        facts={"action": action.pk, **({"meeting": meeting.pk} if meeting else {})},
        last_step=last_step,
    )
    return action


def _check(agreed: Agreed) -> None:
    if not agreed.what:
        raise Refused("Write what is to be done.", field="what")
    if agreed.due_on < timezone.localdate():
        raise Refused("It can't be due on a day that is past.", field="due_on")
    check_owner(agreed.owner, kind=agreed.kind)


def plan_of(issue: Issue) -> Plan | None:
    """The open problem-solving plan the issue hangs on."""
    return Plan.objects.open().defer("search").filter(held__issue=issue).first()


def check_owner(owner: User, *, kind: str) -> None:
    """Raise Refused where this person could not see an action of their own, or may not be asked for intelligence.

    No member of the public is ever tasked to provide information (003 4.2.5): it takes an officer's role.
    """
    held = Role.objects.held(timezone.localdate()).filter(user=owner, kind__in=READ_ACTIONS.kinds)
    kinds = set(held.values_list("kind", flat=True)) if owner.is_active else set()
    if kinds and kind == Epic.INTELLIGENCE and kinds.isdisjoint(GATHERS_INTELLIGENCE):
        raise Refused(NO_INTELLIGENCE_FROM_THE_PUBLIC, field="owner")
    if not kinds:
        raise Refused(f"{owner} holds no role in which to see it. Choose another owner.", field="owner")
