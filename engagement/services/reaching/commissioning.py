"""Work to reach a group, asked of a partner, and what came of it (000 3.3)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from engagement.models import PieceOfWork, PlanLine, SurveyRound, WorkState
from engagement.reaching_access import COMMISSION, RECORD_EVENT, require_delivery
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import Role, User, Ward
from partnerships.posting import post


def officers_of(ward: Ward, on: date) -> QuerySet[User]:
    """Officers who may be asked: of an agency, with a role for the ward in which they record what they hold."""
    held_for = Q(ward=ward) | Q(group__wards=ward) | Q(partnership=ward.partnership_id)
    if ward.neighbourhood_id:
        held_for |= Q(neighbourhood=ward.neighbourhood_id)
    held = Role.objects.held(on).filter(held_for, kind__in=RECORD_EVENT.kinds)
    people = User.objects.filter(pk__in=held.order_by().values("user"), is_active=True, agency__isnull=False)
    return people.select_related("agency").order_by("agency__name", "name", "pk")


def commission(
    *, ward: Ward, by: User, target: str, what: str, wanted: int, officer: User, due_on: date, whom: str = "",
    method: str = "", line: PlanLine | None = None, survey: SurveyRound | None = None,
) -> PieceOfWork:  # fmt: skip
    """Ask a named officer of an agency to reach so many of a group by a day; they are written to at once.

    In: the line of the plan it carries out, or the survey round whose non-response led to it. Raises PermissionDenied
    without the right; Refused for a day past, nobody to reach, or an officer with no role in the ward.
    """
    COMMISSION.require(by, ward)
    today = timezone.localdate()
    if due_on < today:
        raise Refused("Enter a day from today on.", field="due_on")
    if wanted < 1:
        raise Refused("Enter how many.", field="wanted")
    asked = officers_of(ward, today).filter(pk=officer.pk).first()
    if asked is None or asked.agency is None:
        raise Refused("Choose an officer of a partner of this ward.", field="officer")
    with transaction.atomic():
        work = PieceOfWork.objects.create(
            ward=ward, target=target, whom=whom.strip(), what=what.strip(), method=method, wanted=wanted,
            agency=asked.agency, officer=asked, due_on=due_on, asked_by=by, asked_on=today, line=line, survey=survey,
        )  # fmt: skip
        post(
            to=asked.email, user=asked, key=f"engagement work:{work.pk}", kind="engagement work",
            subject=f"Engagement work asked of you, due {due_on:%-d %B %Y}", template="work_commissioned", ward=ward,
            about=f"Engagement work {work.pk}", context={"work": work},
        )  # fmt: skip
        return work


def deliver(*, work: PieceOfWork, by: User, heard: str) -> PieceOfWork:
    """It is done: what was heard. Raises Refused where it is over, no session is recorded or nothing is said of it."""
    require_delivery(by, work)
    if not heard.strip():
        raise Refused("Write what was heard.", field="heard")
    with transaction.atomic():
        row = _open(work)
        if not row.held.exists():
            raise Refused("Record what was held first: when, where, and how many were reached.")
        return _end(row, WorkState.DELIVERED, by, heard=heard)


def undelivered(*, work: PieceOfWork, by: User, reason: str) -> PieceOfWork:
    """It was not delivered, and why. Sessions that were held stay."""
    require_delivery(by, work)
    with transaction.atomic():
        return _end(_open(work), WorkState.NOT_DELIVERED, by, reason=_said(reason))


def withdraw(*, work: PieceOfWork, by: User, reason: str) -> PieceOfWork:
    """The coordinator does not want it any more, and why; the officer is written to."""
    COMMISSION.require(by, work.ward)
    with transaction.atomic():
        row = _end(_open(work), WorkState.WITHDRAWN, by, reason=_said(reason))
        post(
            to=row.officer.email, user=row.officer, key=f"engagement work:{row.pk}:withdrawn", kind="engagement work",
            subject="Engagement work that is not wanted any more", template="work_withdrawn", ward=row.ward,
            about=f"Engagement work {row.pk}", context={"work": row},
        )  # fmt: skip
        return row


def _open(work: PieceOfWork) -> PieceOfWork:
    row = locked(work)
    if not row.is_open:
        raise Refused("Somebody has recorded already what came of it.")
    return row


def _said(reason: str) -> str:
    if not reason.strip():
        raise Refused("Write why.", field="reason")
    return reason


def _end(row: PieceOfWork, state: WorkState, by: User, *, heard: str = "", reason: str = "") -> PieceOfWork:
    row.state, row.ended_on, row.ended_by = state, timezone.localdate(), by
    row.heard, row.reason = heard.strip(), reason.strip()
    row.version += 1
    row.save(update_fields=["state", "ended_on", "ended_by", "heard", "reason", "version"])
    return row
