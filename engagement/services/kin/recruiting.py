"""Recruiting tasks: a gap of the network becomes somebody's to fill, and is done when they have joined (E2)."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from engagement.kin_access import KEEP_NETWORK, READ_KIN, WRITE_KIN
from engagement.models import Gap, KeyIndividual, KinState, RecruitingTask
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import User, Ward

COLUMNS = {
    Gap.AGE: "age_band", Gap.ETHNICITY: "ethnicity", Gap.DISABILITY: "disability", Gap.PLACE: "shared_place",
    Gap.EMBEDDED: "embedded",
}  # fmt: skip
"""By which column of a record its group is known."""


def recruit(*, by: User, ward: Ward, gap: str, category: str, wanted: int, owner: User, due_on: date) -> RecruitingTask:
    """Ask somebody of the ward's team to find so many Key Individuals of a group by a day.

    Raises Refused where that is asked of somebody already, PermissionDenied without the right.
    """
    KEEP_NETWORK.require(by, ward)
    today = timezone.localdate()
    if not READ_KIN.held_for(owner, ward):
        raise Refused("Choose somebody of the ward's team.", field="owner")
    if due_on < today:
        raise Refused("Enter a day from today on.", field="due_on")
    if wanted < 1:
        raise Refused("Enter how many.", field="wanted")
    try:
        with transaction.atomic():
            return RecruitingTask.objects.create(
                ward=ward, gap=gap, category=category, wanted=wanted, owner=owner, due_on=due_on, made_on=today,
                made_by=by,
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused("Somebody is recruiting for this gap already.") from error


def joined_for(task: RecruitingTask) -> int:
    """How many of the group have joined since the task was made, and are of the network still."""
    group = Q(**{COLUMNS[Gap(task.gap)]: task.category}) if task.gap in COLUMNS else Q()
    began = Q(turns__state=KinState.ACTIVE, turns__at__gte=task.made_at)
    rows = KeyIndividual.objects.in_network().filter(group, began, ward=task.ward_id, joined_on__gte=task.made_on)
    return rows.distinct().count()


def credit(ward: Ward) -> None:
    """Bring the open recruiting tasks of a ward up to date: called in the step by which somebody joins or changes."""
    for task in RecruitingTask.objects.select_for_update(of=("self",)).open().filter(ward=ward).order_by("pk"):
        recruited = joined_for(task)
        if recruited == task.recruited:
            continue
        task.recruited = recruited
        if recruited >= task.wanted:
            task.ended_on = timezone.localdate()
        task.version += 1
        task.save(update_fields=["recruited", "ended_on", "version"])


def end_recruiting(*, task: RecruitingTask, by: User, because: str) -> RecruitingTask:
    """End a task before all were found, with the reason. Raises Refused where it is over."""
    if task.owner_id != by.pk:
        KEEP_NETWORK.require(by, task.ward)
    WRITE_KIN.require(by, task.ward)
    with transaction.atomic():
        row = locked(task)
        if not row.is_open:
            raise Refused("It is over already.")
        if not because.strip():
            raise Refused("Write why it ends.", field="because")
        row.ended_on, row.ended_because = timezone.localdate(), because.strip()
        row.version += 1
        row.save(update_fields=["ended_on", "ended_because", "version"])
    return row
