"""What administrators and coordinators keep about agencies, the partnership and each ward's named contacts (P2)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from partnerships.access import KEEP_CONTACTS, KEEP_PEOPLE
from partnerships.errors import Refused
from partnerships.locking import save_if_unchanged
from partnerships.models import Agency, Partnership, User, Ward, WardContact

AGENCY_FIELDS = ("name", "kind", "manager_email")
PARTNERSHIP_FIELDS = (
    "name", "contact_email", "contact_phone", "contact_address", "website", "priorities_a_ward",
    "feedback_within_days", "newsletter_within_days", "representatives_a_neighbourhood", "group_words",
    "key_individuals_a_ward", "kin_contact_days",
)  # fmt: skip
CONTACT_FIELDS = ("user", "called", "phone", "email", "position", "starts_on", "ends_on")


def add_agency(*, by: User, partnership: Partnership, **facts: Any) -> Agency:
    """Add an organisation that takes actions. Raises Refused where its name is taken."""
    _require_for_partnership(by, partnership)
    agency = Agency(partnership=partnership, **{name: facts[name] for name in AGENCY_FIELDS})
    with transaction.atomic():
        _name_free(agency)
        agency.slug = _free_slug(agency.name)
        with _named_once():
            agency.save()
    return agency


def change_agency(*, agency: Agency, by: User, version: int, **facts: Any) -> Agency:
    """Change its name, kind or manager's address; its address in the book stays. Raises Conflict, Refused."""
    _require_for_partnership(by, agency.partnership)
    for name in AGENCY_FIELDS:
        setattr(agency, name, facts[name])
    _name_free(agency)
    with _named_once():
        save_if_unchanged(agency, version=version, fields=AGENCY_FIELDS)
    return agency


def change_partnership(*, partnership: Partnership, by: User, version: int, **facts: Any) -> Partnership:
    """Change what the partnership is called, how it is reached, and its figures. Raises Conflict."""
    _require_for_partnership(by, partnership)
    for name in PARTNERSHIP_FIELDS:
        setattr(partnership, name, facts[name])
    save_if_unchanged(partnership, version=version, fields=PARTNERSHIP_FIELDS)
    return partnership


def name_contact(*, ward: Ward, by: User, **facts: Any) -> WardContact:
    """Publish somebody as a contact of the ward, with what they agreed to (000 4.1, 003 3.1.2)."""
    KEEP_CONTACTS.require(by, ward)
    contact = WardContact(ward=ward, **{name: facts[name] for name in CONTACT_FIELDS})
    _of_the_partnership(contact)
    contact.save()
    return contact


def change_contact(*, contact: WardContact, by: User, version: int, **facts: Any) -> WardContact:
    """Change how or until when they are published. Raises Conflict."""
    KEEP_CONTACTS.require(by, contact.ward)
    for name in CONTACT_FIELDS:
        setattr(contact, name, facts[name])
    _of_the_partnership(contact)
    save_if_unchanged(contact, version=version, fields=CONTACT_FIELDS)
    return contact


def end_contact(*, contact: WardContact, by: User) -> Ward:
    """They are no longer on the ward's page from now on; whose last day is past keeps it. Out: the ward."""
    KEEP_CONTACTS.require(by, contact.ward)
    yesterday: date = timezone.localdate() - timedelta(days=1)
    with transaction.atomic():
        if contact.starts_on > yesterday:
            contact.delete()
        elif contact.ends_on is None or contact.ends_on > yesterday:
            contact.ends_on = yesterday
            contact.version += 1
            contact.save(update_fields=["ends_on", "version"])
    return contact.ward


def _of_the_partnership(contact: WardContact) -> None:
    if contact.ends_on is not None and contact.ends_on < contact.starts_on:
        raise Refused("It ends before it starts.", field="ends_on")
    if contact.user.partnership_id != contact.ward.partnership_id:
        raise Refused("Choose somebody of this partnership.", field="user")
    again = WardContact.objects.filter(ward=contact.ward, user=contact.user).exclude(pk=contact.pk)
    again = again.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=contact.starts_on))
    if contact.ends_on is not None:
        again = again.filter(starts_on__lte=contact.ends_on)
    if again.exists():
        raise Refused(f"{contact.user} is a contact of {contact.ward} in that time already.", field="user")


def _require_for_partnership(by: User, partnership: Partnership) -> None:
    if partnership.pk not in by.scope.partnership_ids(KEEP_PEOPLE.kinds):
        raise PermissionDenied(KEEP_PEOPLE.why_not)


def _name_free(agency: Agency) -> None:
    if Agency.objects.filter(name__iexact=agency.name).exclude(pk=agency.pk).exists():
        raise _taken()


def _taken() -> Refused:
    return Refused("An agency has this name already.", field="name")


@contextmanager
def _named_once() -> Iterator[None]:
    """Of two people who give one name at the same moment the database lets one through; the other hears why."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise _taken() from None


def _free_slug(name: str) -> str:
    base = slugify(name)[:70] or "agency"
    taken = set(Agency.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)
