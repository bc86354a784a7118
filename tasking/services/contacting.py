"""Logging contact with a ward's councillors, correcting it, and what came of it (P9, 000 5.3). Nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.models import Issue
from engagement.services import raising
from partnerships.errors import Refused
from partnerships.locking import locked, none_saved_since
from partnerships.models import GroupKind, Meeting, User, Ward
from tasking.models import Action, ContactLink, ContactPerson, Side, ThreeWayContact
from tasking.models.three_way import THREE
from tasking.three_way import people_of
from tasking.three_way_access import LOG_THREE_WAY

FIELDS = ("on", "how", "said", "came_of_it")


def log_contact(
    *, by: User, ward: Ward, on: date, how: str, said: str, came_of_it: str = "", people: Iterable[User] = (),
    councillors: Sequence[str] = (), others: Sequence[str] = (), before: Meeting | None = None,
) -> ThreeWayContact:  # fmt: skip
    """Log one contact. In: the ward, the day, how, what was said and what came of it; those who took part, of those
    who sign in, and by name councillors without an account and others; the NP meeting it was held before, if it was.

    Out: the contact. Raises PermissionDenied without the right for the ward, Refused for a day to come, for nobody
    but oneself, for a meeting that is no NP of the ward's, and where somebody has logged the same contact already.
    """
    LOG_THREE_WAY.require(by, ward)
    _refuse_what_cannot_be(ward, on, said, before)
    with transaction.atomic():
        locked(ward)  # coordinator and inspector may both log the contact they have just had
        rows = _took_part(ward, on, people, councillors, others)
        _refuse_alone(rows, by)
        _refuse_twice(ward, on, how, before, rows)
        made = ThreeWayContact.objects.create(
            ward=ward, on=on, how=how, said=said.strip(), came_of_it=came_of_it.strip(), by=by, before=before,
            all_three=_whole(rows), at=timezone.now(),
        )  # fmt: skip
        _keep_people(made, rows)
    return made


def correct_contact(
    *, contact: ThreeWayContact, by: User, version: int, on: date, how: str, said: str, came_of_it: str = "",
    people: Iterable[User] = (), councillors: Sequence[str] = (), others: Sequence[str] = (),
) -> ThreeWayContact:  # fmt: skip
    """Correct a contact; what stood there before stays in the row history.

    Raises PermissionDenied without the right for the ward, Refused as `log_contact`, Conflict with both texts where
    somebody saved since `version`.
    """
    LOG_THREE_WAY.require(by, contact.ward)
    _refuse_what_cannot_be(contact.ward, on, said, None)
    if contact.before is not None and on > contact.before.day:
        raise Refused("That is after the meeting it was held before.", field="on")
    with transaction.atomic():
        row = locked(contact)
        none_saved_since(row, version=version, fields=FIELDS)
        rows = _took_part(contact.ward, on, people, councillors, others)
        _refuse_alone(rows, by)
        row.on, row.how, row.said, row.came_of_it = on, how, said.strip(), came_of_it.strip()
        row.all_three, row.version = _whole(rows), version + 1
        row.save(update_fields=[*FIELDS, "all_three", "version"])
        _keep_people(row, rows)
    return row


def link(
    *, contact: ThreeWayContact, by: User, issue: Issue | None = None, action: Action | None = None
) -> ContactLink:
    """Say that an issue or an action, one of the two, came of the contact. Linked twice it stands there once.

    Raises PermissionDenied without the right for the ward, Refused for one of another ward.
    """
    LOG_THREE_WAY.require(by, contact.ward)
    about = action.issue if action is not None else issue
    if about is None or (issue is not None and action is not None):
        raise Refused("Choose an issue or an action.", field="issue")
    if about.ward_id != contact.ward_id:
        raise Refused(f"{about} is not of {contact.ward}.", field="action" if action is not None else "issue")
    made, _ = ContactLink.objects.get_or_create(
        contact=contact, issue=issue, action=action, defaults={"by": by, "at": timezone.now()}
    )
    return made


def raise_issue(*, contact: ThreeWayContact, by: User, **facts: Any) -> Issue:
    """Log an issue a councillor raised in the contact, and link it. In: the facts of `raising.log_issue`.

    Raises as that does.
    """
    LOG_THREE_WAY.require(by, contact.ward)
    with transaction.atomic():
        issue = raising.log_issue(by=by, **(facts | {"ward": contact.ward}))
        ContactLink.objects.create(contact=contact, issue=issue, raised=True, by=by, at=timezone.now())
    return issue


def _refuse_what_cannot_be(ward: Ward, on: date, said: str, before: Meeting | None) -> None:
    if on > timezone.localdate():
        raise Refused("Log a contact once it has been held.", field="on")
    if not said.strip():
        raise Refused("Write what was said.", field="said")
    if before is None:
        return
    if before.group.kind != GroupKind.NP or not before.group.wards.filter(pk=ward.pk).exists():
        raise Refused(f"{before.group} is not what {ward} meets before.", field="before")
    if on > before.day:
        raise Refused("That is after the meeting it was held before.", field="on")


def _took_part(
    ward: Ward, on: date, people: Iterable[User], councillors: Sequence[str], others: Sequence[str]
) -> list[ContactPerson]:
    """A row for everybody, on the side on which they stood that day."""
    sides = {
        person.pk: side for side, found in people_of([ward], on).get(ward.pk, {}).items() for person in found
    }  # fmt: skip
    return [
        *(ContactPerson(user=person, name=person.name, side=sides.get(person.pk, Side.OTHER)) for person in people),
        *(ContactPerson(name=name, side=Side.COUNCILLOR) for name in councillors),
        *(ContactPerson(name=name, side=Side.OTHER) for name in others),
    ]


def _whole(rows: list[ContactPerson]) -> bool:
    return {row.side for row in rows}.issuperset(THREE)


def _refuse_alone(rows: list[ContactPerson], by: User) -> None:
    if not any(row.side == Side.COUNCILLOR for row in rows):
        raise Refused("Choose the councillor, or write the name.", field="people")
    if len({row.user_id or row.name for row in rows} | {by.pk}) < 2:
        raise Refused("Choose who took part beside you.", field="people")


def _refuse_twice(ward: Ward, on: date, how: str, before: Meeting | None, rows: list[ContactPerson]) -> None:
    """The same people on the same day in the same way: somebody has logged it. The caller holds the ward's lock."""
    same = ThreeWayContact.objects.filter(ward=ward, on=on, how=how, before=before).prefetch_related("people")
    who = _names(rows)
    for one in same.select_related("by"):
        if _names(one.people.all()) == who:
            raise Refused(f"{one.by} has logged this contact already. Open it in the log to add to it.")


def _names(rows: Iterable[ContactPerson]) -> set[str]:
    return {row.name.casefold() for row in rows}


def _keep_people(contact: ThreeWayContact, rows: list[ContactPerson]) -> None:
    """Those who stay keep their row; the others come or go."""
    stands = {(row.user_id, row.name): row for row in contact.people.all()}
    wanted = {(row.user_id, row.name): row for row in rows}
    for key, row in stands.items():
        if key not in wanted:
            row.delete()
        elif row.side != wanted[key].side:
            row.side = wanted[key].side
            row.save(update_fields=["side"])
    for key, row in wanted.items():
        if key not in stands:
            row.contact = contact
            row.save()
