"""Logging a contact in one step: who was met, what was heard and what becomes of it, what was promised (000 3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from engagement.models import (
    Channel,
    CommunityGroup,
    Contact,
    ContactHow,
    Issue,
    KeyIndividual,
    Method,
    Promise,
    RaiserKind,
)
from engagement.services import moving, touring
from engagement.services.kin import contacted
from engagement.services.raisers import read_raisers
from engagement.services.raising import NewRaiser, log_issue
from engagement.tour_access import LOG_CONTACT
from partnerships.errors import Refused
from partnerships.models import Agency, User, Ward

CLOCKS_DIFFER = timedelta(minutes=10)
"""A tablet's clock may be so far ahead of the book's."""
TOLD_BY = {ContactHow.MET: Channel.VISIT, ContactHow.CALLED: Channel.TELEPHONE, ContactHow.WROTE: Channel.EMAIL}


class Then(StrEnum):
    """What becomes of a concern heard in a contact (000 3.2)."""

    SPOT = "spot"
    MINE = "mine"
    REFER = "refer"
    ESCALATE = "escalate"


@dataclass(frozen=True, slots=True)
class HeardThere:
    """One concern as it was heard: in a line, where, what becomes of it, and the words for it."""

    concern: str
    then: Then
    place: str = ""
    agency: Agency | None = None
    detail: str = ""
    public_wording: str = ""


def log_contact(
    *, by: User, ward: Ward, group: CommunityGroup | None = None, kin: KeyIndividual | None = None, spoke_to: str = "",
    reach: str = "", how: str = ContactHow.MET, on: date | None = None, at: datetime | None = None, note: str = "",
    issues: Sequence[HeardThere] = (), promise: str = "", promise_by: date | None = None, kept: Sequence[int] = (),
) -> Contact:  # fmt: skip
    """Log one contact of `by` with a community group, a Key Individual or, with neither, somebody in the ward.

    In: how, the day (today unless given) and the moment where the tablet knows it; what was heard beside the issues,
    each concern with what becomes of it; what was promised and by when; keys of promises that are kept with it.
    Out: the contact. Each concern is an issue of the ward, raised by whom it was heard from. All or nothing.
    Raises PermissionDenied without the right for the ward, Refused for a day to come and what `log_issue` refuses.
    """
    LOG_CONTACT.require(by, ward)
    day, moment = _when(on, at)
    if promise_by is not None and promise_by < day:
        raise Refused("That is before the day of the contact.", field="promise_by")
    if promise_by is not None and not promise.strip():
        raise Refused("Write what was promised.", field="promise")
    with transaction.atomic():
        contact = Contact.objects.create(
            ward=ward, group=group, kin=kin, spoke_to="" if kin else spoke_to.strip(),
            reach="" if kin else reach.strip(), how=how, on=day, at=moment, by=by,
            note=note.strip(), logged_at=timezone.now(),
        )  # fmt: skip
        touring.seen(contact)
        if kin is not None:
            contacted(kin=kin, at=moment, by=by)
        for one in issues:
            _raise(contact, one, by)
        if promise.strip():
            Promise.objects.create(contact=contact, what=promise.strip(), due_on=promise_by)
        settle(contact=contact, kept=kept, by=by)
    return contact


def settle(*, contact: Contact, kept: Sequence[int], by: User) -> int:
    """Promises made to the same group or Key Individual are kept with this contact. Out: how many were still open."""
    same = Promise.objects.open().filter(pk__in=kept)
    if contact.group_id:
        same = same.filter(contact__group=contact.group_id)
    elif contact.kin_id:
        same = same.filter(contact__kin=contact.kin_id)
    else:
        return 0
    return same.update(settled_on=contact.on, settled_by=by, settled_in=contact)


def take_back(*, promise: Promise, by: User, why_not: str) -> Promise:
    """A promise can't be kept: why, so that they can be told. Raises Refused without a reason, or once settled."""
    LOG_CONTACT.require(by, promise.contact.ward)
    if not why_not.strip():
        raise Refused("Write why it can't be kept.", field="why_not")
    changed = Promise.objects.open().filter(pk=promise.pk).update(
        settled_on=timezone.localdate(), settled_by=by, kept=False, why_not=why_not.strip()
    )  # fmt: skip
    if not changed:
        raise Refused("Somebody has settled this promise already.")
    promise.refresh_from_db()
    return promise


def _when(on: date | None, at: datetime | None) -> tuple[date, datetime]:
    """The day and the moment. A tablet's moment counts where it is of that day; else noon stands for the day."""
    now = timezone.now()
    day = on or (timezone.localdate(at) if at else timezone.localdate())
    if day > timezone.localdate():
        raise Refused("Log a contact once it has been held.", field="on")
    if at is not None and timezone.localdate(at) == day and at <= now + CLOCKS_DIFFER:
        return day, min(at, now)
    return day, now if day == timezone.localdate() else timezone.make_aware(datetime.combine(day, time(12)))


def _raise(contact: Contact, heard: HeardThere, by: User) -> Issue:
    issue = log_issue(
        ward=contact.ward, concern=heard.concern, by=by, place=heard.place, raised_on=contact.on,
        method=Method.KIN_CONTACT if contact.kin_id else Method.TOUR, heard_in=contact, raisers=_raisers(contact),
    )  # fmt: skip
    match heard.then:
        case Then.SPOT:
            moving.deal_with(issue=issue, by=by, note=heard.detail)
            if heard.public_wording.strip():
                moving.record_outcome(
                    issue=issue, by=by, outcome=heard.detail or "Dealt with on the spot.",
                    public_wording=heard.public_wording,
                )  # fmt: skip
        case Then.MINE:
            moving.deal_with(issue=issue, by=by, note=heard.detail)
        case Then.REFER:
            if heard.agency is None:
                raise Refused("Choose the agency it is referred to.")
            moving.refer(issue=issue, by=by, agency=heard.agency, reason=heard.detail)
        case Then.ESCALATE:
            moving.escalate(issue=issue, by=by, reason=heard.detail)
    return issue


def _raisers(contact: Contact) -> list[NewRaiser]:
    """Whom the answer is owed: the group or the Key Individual in person or by telephone, others as they asked."""
    channel = Channel.TELEPHONE if contact.how == ContactHow.CALLED else Channel.VISIT
    if contact.group is not None:
        group = contact.group
        return [
            NewRaiser(
                name=group.name, kind=RaiserKind.COMMUNITY_GROUP, community_group=group, phone=group.phone,
                channel=channel,
            )
        ]  # fmt: skip
    if contact.kin is not None:
        name = f"Key Individual {contact.kin.reference}"
        return [NewRaiser(name=name, kind=RaiserKind.KEY_INDIVIDUAL, kin=contact.kin, channel=channel)]
    who = contact.spoke_to or ("Somebody met on the tour" if contact.reach else "")
    tell = f"{who} {contact.reach}" if contact.reach else ""
    return read_raisers(raised_by=who, tell=tell, ward=contact.ward, on=contact.on)
