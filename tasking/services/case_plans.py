"""The action plan of a case, the powers used in it, and the letter that says only that something is due (T8)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import Agency, Meeting, User
from partnerships.posting import post
from tasking.case_access import members_of, require_member
from tasking.models import Case, CaseAction, CaseStatus, EntryKind, Power, PowerUse
from tasking.services.casework import record


def agree(
    *,
    case: Case,
    by: User,
    what: str,
    owner: User,
    due_on: date,
    agency: Agency | None = None,
    meeting: Meeting | None = None,
) -> CaseAction:
    """Agree one line of the plan. Its owner is a member of the group; its agency the owner's unless named.

    Raises PermissionDenied, Refused for a case that is not taken up or is closed.
    """
    require_member(by, case)
    with transaction.atomic():
        row = _worked_on(case)
        if not members_of(case.register.group_id).filter(pk=owner.pk).exists():
            raise Refused("Only a member of the meeting can own it: nobody else may read it.", field="owner")
        if due_on < timezone.localdate():
            raise Refused("Choose today or a day to come.", field="due_on")
        record(row, EntryKind.ACTION, by, what.strip(), meeting)
        return CaseAction.objects.create(
            case=row, what=what.strip(), owner=owner, due_on=due_on, agency=agency or owner.agency, meeting=meeting
        )


def mark_done(*, action: CaseAction, by: User, outcome: str, done_on: date | None = None) -> CaseAction:
    """Record what was done, or why it will not be. Any member may: the plan is the meeting's. Done once only."""
    require_member(by, action.case)
    day = done_on or timezone.localdate()
    with transaction.atomic():
        row = locked(action)
        if row.done_on is not None:
            raise Refused(f"It was recorded as done on {row.done_on:%-d %B %Y}.")
        if not outcome.strip():
            raise Refused("Write what was done.", field="outcome")
        if day > timezone.localdate():
            raise Refused("It can't be done on a day to come.", field="done_on")
        row.done_on, row.done_by, row.outcome = day, by, outcome.strip()
        row.save(update_fields=["done_on", "done_by", "outcome"])
        record(action.case, EntryKind.DONE, by, f"{row.what}\n{row.outcome}")
    return row


def use_power(
    *, case: Case, by: User, power: Power, used_on: date, by_agency: Agency | None = None, note: str = ""
) -> PowerUse:
    """Record that a power or tool was used. Raises PermissionDenied, Refused."""
    require_member(by, case)
    with transaction.atomic():
        row = _worked_on(case)
        if power.partnership_id != case.register.group.partnership_id or power.ended_on is not None:
            raise Refused("It is not on the list of powers any more.", field="power")
        if used_on > timezone.localdate():
            raise Refused("It can't have been used on a day to come.", field="used_on")
        record(row, EntryKind.POWER, by, f"{power}. {note}".strip())
        return PowerUse.objects.create(case=row, power=power, used_on=used_on, by_agency=by_agency, note=note.strip())


def _worked_on(case: Case) -> Case:
    row = locked(case)
    if row.status == CaseStatus.REFERRED:
        raise Refused("The meeting has not taken the case up yet.")
    if not row.is_open:
        raise Refused("The case is closed.")
    return row


def tell_owners(*, on: date) -> int:
    """Write to members who own something of a plan that is due by tomorrow or late. Out: how many letters.

    One letter a person and due date, which says nothing but that something is due; nobody who is a member no more.
    """
    due = CaseAction.objects.filter(done_on__isnull=True, due_on__lte=date.fromordinal(on.toordinal() + 1))
    told = 0
    owed = due.values_list("case__register__group", "owner", "due_on").distinct().order_by("owner", "due_on")
    for group_id, owner_id, due_on in owed:
        owner = members_of(group_id).filter(pk=owner_id).first()
        if owner is None:
            continue
        mail = post(
            to=owner.email, user=owner, key=f"case-action:{owner_id}:{due_on}", kind="case action due",
            subject="An action in the case register is due", template="case_action_due", context={},
        )  # fmt: skip
        told += mail is not None
    return told
