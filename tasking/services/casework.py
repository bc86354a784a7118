"""The life of a case in the restricted register: referred, taken up, reviewed, closed (T8; 001 8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from partnerships.errors import Refused
from partnerships.locking import locked, none_saved_since
from partnerships.models import Agency, Group, GroupKind, Meeting, User
from tasking.case_access import NOT_THE_CHAIR, REFER, chairs, groups_to_refer_to, require_member
from tasking.models import Case, CaseCounter, CaseEntry, CaseKind, CaseRegister, CaseStatus, EntryKind
from tasking.services.powers import begin_list

TEXTS = {"heading": "Heading", "persons": "Who it concerns", "about": "What it is about"}


def refer(
    *,
    by: User,
    group: Group,
    kind: CaseKind,
    heading: str,
    persons: str,
    about: str,
    agency: Agency | None = None,
    referred_by_name: str = "",
    at: datetime | None = None,
) -> Case:
    """Refer a case to a case-management group, from any agency (001 rec 8.2).

    In: the group; whom it is about and why; `agency` and `referred_by_name` where a member writes down what another
    agency refers, otherwise it is the person's own; `at`, if it was before now. Out: the case, with a reference that
    nobody else has and without a gap before it. Raises PermissionDenied outside the wards the person works in, Refused
    for what is missing.
    """
    if not groups_to_refer_to(by).filter(pk=group.pk).exists():
        raise PermissionDenied(REFER.why_not)
    own = by.agency
    if agency is not None and agency != own:
        _only_members_write_for_others(by, group)
    referring = agency or own
    if referring is None:
        raise Refused("Choose the agency that refers the case.", field="agency")
    with transaction.atomic():
        register, today = register_of(group), timezone.localdate(at)
        number = _next_number(register, today.year)
        case = Case.objects.create(
            register=register, reference=f"{register.letters}-{today:%y}-{number:04}", year=today.year, number=number,
            kind=kind, heading=heading.strip(), persons=persons.strip(), about=about.strip(), agency=referring,
            referred_by=by, referred_by_name=referred_by_name.strip(), referred_on=today,
        )  # fmt: skip
        case.agencies.add(referring)
        _enter(case, EntryKind.REFERRED, by, f"Referred by {referring}.", at=at)
    return case


def _only_members_write_for_others(by: User, group: Group) -> None:
    from tasking.case_access import members_of  # noqa: PLC0415

    if not members_of(group.pk).filter(pk=by.pk).exists():
        raise PermissionDenied("You refer for your own agency.")


def register_of(group: Group) -> CaseRegister:
    """The group's register, opened where there is none yet. Call it inside `atomic`."""
    found = CaseRegister.objects.filter(group=group).first()
    if found is not None:
        return found
    # All such groups are locked, few as they are: two first cases at once must not choose the same letters.
    list(Group.objects.select_for_update().filter(kind=GroupKind.CASES).order_by("pk"))
    found = CaseRegister.objects.filter(group=group).first()
    if found is not None:
        return found
    others = CaseRegister.objects.count()
    register = CaseRegister.objects.create(group=group, letters=f"C{others + 1}" if others else "C")
    begin_list(group.partnership)
    return register


def _next_number(register: CaseRegister, year: int) -> int:
    """The next number of that register and year; whoever refers meanwhile waits, and a failure gives it back."""
    CaseCounter.objects.bulk_create([CaseCounter(register=register, year=year)], ignore_conflicts=True)
    counter = CaseCounter.objects.select_for_update().get(register=register, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def enter(*, case: Case, by: User, text: str, meeting: Meeting | None = None) -> CaseEntry:
    """Add a note; it stands as written for good. Raises PermissionDenied, Refused."""
    require_member(by, case)
    if not text.strip():
        raise Refused("Write the note.", field="text")
    return _enter(case, EntryKind.NOTE, by, text.strip(), meeting)


def take_up(
    *,
    case: Case,
    by: User,
    version: int,
    review_on: date,
    agencies: Iterable[Agency],
    yisp: bool = False,
    meeting: Meeting | None = None,
) -> Case:
    """The meeting takes the case up: which agencies are in it, and when it is reviewed. The chair's step."""
    with transaction.atomic():
        row = _for_chair(case, by, version)
        if row.status != CaseStatus.REFERRED:
            raise Refused("It is taken up already.")
        _review_to_come(review_on)
        row.status, row.taken_up_on = CaseStatus.TAKEN_UP, timezone.localdate()
        row.review_on, row.yisp = review_on, yisp
        _save(row, "status", "taken_up_on", "review_on", "yisp")
        row.agencies.set({row.agency, *agencies})
        _enter(row, EntryKind.TAKEN_UP, by, f"Taken up. To be reviewed by {review_on:%-d %B %Y}.", meeting)
    return row


def review(*, case: Case, by: User, version: int, text: str, review_on: date, meeting: Meeting | None = None) -> Case:
    """The meeting has looked at how the plan goes, and says when it looks again. The chair's step."""
    with transaction.atomic():
        row = _for_chair(case, by, version)
        if row.status == CaseStatus.REFERRED:
            raise Refused("Take the case up first.")
        _review_to_come(review_on)
        row.status, row.review_on = CaseStatus.UNDER_REVIEW, review_on
        _save(row, "status", "review_on")
        _enter(row, EntryKind.REVIEWED, by, f"{text.strip()}\nNext review by {review_on:%-d %B %Y}.", meeting)
    return row


def close(*, case: Case, by: User, version: int, because: str, meeting: Meeting | None = None) -> Case:
    """Close it, saying why: also a referral that is not taken up. Refused while something of its plan is to do."""
    with transaction.atomic():
        row = _for_chair(case, by, version)
        if row.actions.filter(done_on__isnull=True).exists():
            raise Refused("Something of its action plan is still to do. Record it as done, or why it was not, first.")
        row.status, row.closed_on, row.closed_because = CaseStatus.CLOSED, timezone.localdate(), because.strip()
        row.review_on = None
        _save(row, "status", "closed_on", "closed_because", "review_on")
        _enter(row, EntryKind.CLOSED, by, because.strip(), meeting)
    return row


def change(
    *,
    case: Case,
    by: User,
    version: int,
    heading: str,
    persons: str,
    about: str,
    agencies: Iterable[Agency],
    yisp: bool = False,
) -> Case:
    """Put the record right. What stood there before is kept in the case itself, and nowhere else.

    Raises PermissionDenied, Refused for a closed case, Conflict where somebody saved in between.
    """
    require_member(by, case)
    new = {"heading": heading.strip(), "persons": persons.strip(), "about": about.strip()}
    with transaction.atomic():
        row = locked(case)
        _open_and_unchanged(row, version, (*new, "yisp"))
        stood = [f"{TEXTS[name]}: {getattr(row, name)}" for name, text in new.items() if getattr(row, name) != text]
        for name, text in new.items():
            setattr(row, name, text)
        row.yisp = yisp
        _save(row, *new, "yisp")
        row.agencies.set({row.agency, *agencies})
        before = "\n".join(["Before the change", *stood]) if stood else "Agencies or the youth panel changed."
        _enter(row, EntryKind.CHANGED, by, before)
    return row


def _for_chair(case: Case, by: User, version: int) -> Case:
    if not chairs(by, case.register.group_id):
        raise PermissionDenied(NOT_THE_CHAIR)
    row = locked(case)
    _open_and_unchanged(row, version, ("status", "review_on"))
    return row


def _open_and_unchanged(row: Case, version: int, fields: Iterable[str]) -> None:
    if not row.is_open:
        raise Refused("The case is closed.")
    none_saved_since(row, version=version, fields=fields)


def _review_to_come(review_on: date) -> None:
    if review_on <= timezone.localdate():
        raise Refused("Choose a day to come for the review.", field="review_on")


def _save(row: Case, *fields: str) -> None:
    row.version += 1
    row.save(update_fields=[*fields, "version"])


def _enter(
    case: Case, kind: EntryKind, by: User, text: str, meeting: Meeting | None = None,
    *, at: datetime | None = None,
) -> CaseEntry:  # fmt: skip
    if meeting is not None and meeting.group_id != case.register.group_id:
        raise Refused("That is no meeting of this group.", field="meeting")
    return CaseEntry.objects.create(case=case, kind=kind, by=by, text=text, meeting=meeting, at=at or Now())


record = _enter
"""For the other steps of a case; the caller has asked who may."""
