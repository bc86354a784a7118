"""The engagement plan of a ward: written, agreed, looked over, written anew (003 2.1.10, 4.7.2)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from engagement.models import EngagementPlan, PlanLine
from engagement.reaching_access import COMMISSION
from partnerships.errors import Refused
from partnerships.locking import locked, none_saved_since
from partnerships.models import User, Ward

HALF_A_YEAR = timedelta(days=182)
"""When a new plan is looked over, unless its writer says otherwise: with the profile (003 4.7.1)."""
LINE = ("target", "method", "why", "when", "wanted", "agency", "officer")


def start_plan(*, ward: Ward, by: User) -> EngagementPlan:
    """Begin the next version, with the aims and lines of the one in force. Raises Refused where a draft stands."""
    COMMISSION.require(by, ward)
    today = timezone.localdate()
    try:
        with transaction.atomic():
            last = EngagementPlan.objects.in_force().filter(ward=ward).first()
            number = EngagementPlan.objects.filter(ward=ward).aggregate(last=Max("number"))["last"] or 0
            plan = EngagementPlan.objects.create(
                ward=ward, number=number + 1, aims=last.aims if last else "", review_on=today + HALF_A_YEAR,
                written_by=by,
            )  # fmt: skip
            lines = last.lines.order_by("pk") if last else PlanLine.objects.none()
            for line in lines:
                PlanLine.objects.create(plan=plan, **{name: getattr(line, name) for name in LINE})
            return plan
    except IntegrityError as error:
        raise Refused("A new version is being written already.") from error


def change_plan(*, plan: EngagementPlan, by: User, aims: str, review_on: date, version: int) -> EngagementPlan:
    """Write the aims of a draft. Raises Refused once it is agreed, Conflict where somebody saved in between."""
    COMMISSION.require(by, plan.ward)
    if review_on <= timezone.localdate():
        raise Refused("Choose a day that is still to come.", field="review_on")
    with transaction.atomic():
        row = _draft(plan)
        none_saved_since(row, version=version, fields=["aims", "review_on"])
        row.aims, row.review_on = aims.strip(), review_on
        row.version += 1
        row.save(update_fields=["aims", "review_on", "version"])
        return row


def add_line(*, plan: EngagementPlan, by: User, **facts: Any) -> PlanLine:
    """Add whom a draft means to reach, how, when and who does it."""
    COMMISSION.require(by, plan.ward)
    with transaction.atomic():
        return PlanLine.objects.create(plan=_draft(plan), **_line(facts))


def change_line(*, line: PlanLine, by: User, **facts: Any) -> PlanLine:
    """Write a line of a draft anew."""
    COMMISSION.require(by, line.plan.ward)
    with transaction.atomic():
        _draft(line.plan)
        row = locked(line)
        for name, value in _line(facts).items():
            setattr(row, name, value)
        row.save()
        return row


def drop_line(*, line: PlanLine, by: User) -> EngagementPlan:
    """Take a line out of a draft. Out: the draft."""
    COMMISSION.require(by, line.plan.ward)
    with transaction.atomic():
        plan = _draft(line.plan)
        PlanLine.objects.filter(pk=line.pk).delete()
        return plan


def agree(*, plan: EngagementPlan, by: User, agreed_on: date, agreed_by: str) -> EngagementPlan:
    """Record that a draft was agreed, and by whom: it is in force, and the version before it is not any more.

    Raises Refused for a plan without aims or lines, a day to come, or one agreed already.
    """
    COMMISSION.require(by, plan.ward)
    today = timezone.localdate()
    if agreed_on > today:
        raise Refused("Record it once it is agreed.", field="agreed_on")
    with transaction.atomic():
        # Whoever agrees a version of the same ward waits here.
        Ward.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.ward_id)
        row = _draft(plan)
        if not row.aims or not row.lines.exists():
            raise Refused("Write its aims, and whom it means to reach, first.")
        if row.review_on <= today:
            raise Refused("Set a day of review that is still to come first.")
        EngagementPlan.objects.in_force().filter(ward=row.ward_id).update(replaced_on=agreed_on)
        row.agreed_on, row.agreed_by, row.recorded_by = agreed_on, agreed_by.strip(), by
        row.version += 1
        row.save(update_fields=["agreed_on", "agreed_by", "recorded_by", "version"])
        return row


def stands(*, plan: EngagementPlan, by: User, review_on: date, reviewed_note: str = "") -> EngagementPlan:
    """It was looked over and stands as it is, until the next review. Raises Refused where it is not in force."""
    COMMISSION.require(by, plan.ward)
    today = timezone.localdate()
    if review_on <= today:
        raise Refused("Choose a day that is still to come.", field="review_on")
    with transaction.atomic():
        row = locked(plan)
        if not row.is_in_force:
            raise Refused("Only the plan in force is looked over.")
        row.reviewed_on, row.review_on, row.reviewed_note = today, review_on, reviewed_note.strip()
        row.version += 1
        row.save(update_fields=["reviewed_on", "review_on", "reviewed_note", "version"])
        return row


def _draft(plan: EngagementPlan) -> EngagementPlan:
    row = locked(plan)
    if not row.is_draft:
        raise Refused("This version is agreed. Begin the next one to change the plan.")
    return row


def _line(facts: dict[str, Any]) -> dict[str, Any]:
    given = {name: facts[name] for name in LINE if name in facts}
    officer = given.get("officer")
    if officer is not None and officer.agency_id != getattr(given.get("agency"), "pk", officer.agency_id):
        raise Refused("That person works for another agency.", field="officer")
    return given
