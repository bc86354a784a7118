"""The answer of a higher group, which comes back down into the trail (T7, 001 rec 5.1)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from engagement import trail
from engagement.models import Verb
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import User
from tasking.access import DECIDE
from tasking.models import Escalation


def answer(*, escalation: Escalation, by: User, text: str) -> Escalation:
    """Record what the higher group answered. Raises Refused where it was answered already, PermissionDenied."""
    DECIDE.require(by, escalation.issue.ward)
    if not text:
        raise Refused("Write what the group answered.", field="answer")
    with transaction.atomic():
        issue = locked(escalation.issue)
        row = Escalation.objects.select_for_update(of=("self",)).select_related("to_group").get(pk=escalation.pk)
        if row.answered_at is not None:
            raise Refused("It was answered already; the answer stands in the trail.")
        row.answer, row.answered_by, row.answered_at = text, by, timezone.now()
        row.version += 1
        row.save(update_fields=["answer", "answered_by", "answered_at", "version"])
        trail.record(
            issue=issue, verb=Verb.ANSWERED, by=by, text=f"{row.to_group}: {text}", facts={"escalation": row.pk}
        )
        return row
