"""All open actions of somebody who leaves go to another owner in one step (T5)."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from engagement import trail
from engagement.models import Issue, Verb
from partnerships.errors import Refused
from partnerships.models import User
from tasking.access import DECIDE
from tasking.models import Action
from tasking.models.actions import ActionQuerySet
from tasking.services.acting import handover_in_words
from tasking.services.agreeing import check_owner
from tasking.services.telling_owners import tell_heir


def to_hand_over(by: User) -> ActionQuerySet:
    """The open actions this person may give to anybody: those of the wards in which they decide."""
    return Action.objects.visible_to(by).to_do().filter(by.scope.q(DECIDE.kinds))


def hand_over_all(*, of: User, by: User, owner: User, because: str, actions: Collection[int]) -> User:
    """Give these open actions of one person to another; the new owner has one letter about all of them.

    In: whose they are, who hands over, the new owner, why, and the ids of the actions that were looked at. Those that
    were done, ended or handed over meanwhile stay as they are. Out: the new owner. A bounded number of
    questions, whatever the number of actions. Raises Refused where none of them is left or the new owner may not have
    one of them, PermissionDenied without the right for a ward.
    """
    if not because:
        raise Refused("Write why they are handed over.", field="because")
    if owner.pk == of.pk:
        raise Refused(f"They are {owner}'s already.", field="owner")
    with transaction.atomic():
        rows = _locked(of, actions)
        if not all(DECIDE.held_for(by, row.issue.ward) for row in rows):
            raise PermissionDenied(DECIDE.why_not)
        if not rows:
            raise Refused(f"None of these is {of}'s to do any more. Look again.")
        for kind in {row.kind for row in rows}:
            check_owner(owner, kind=kind)
        Action.objects.filter(pk__in=[row.pk for row in rows]).update(
            owner=owner, agency=owner.agency_id, version=F("version") + 1
        )
        trail.record_each(
            verb=Verb.PROGRESS, by=by,
            steps=[
                (row.issue_id, handover_in_words(row, owner, because),
                 {"action": row.pk, "handed_over": True})
                for row in rows
            ],
        )  # fmt: skip
        for row in rows:
            row.owner, row.agency, row.version = owner, owner.agency, row.version + 1
        tell_heir(owner=owner, of=of, actions=rows)
        return owner


def _locked(of: User, actions: Collection[int]) -> list[Action]:
    """Their issues locked in the order of their numbers, then themselves; none that changed hands meanwhile."""
    issues = Issue.objects.filter(pk__in=Action.objects.filter(pk__in=actions).order_by().values("issue"))
    list(issues.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    found = Action.objects.to_do().filter(pk__in=actions, owner=of).select_for_update(of=("self",))
    return list(found.select_related("issue__ward", "owner", "agency").order_by("due_on", "pk"))
