"""Where the monthly contact of each ward stands, and the meetings before each NP: what is due and from whom (P9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from partnerships.access import holds_for_group
from partnerships.models import GroupKind, Meeting, MeetingStage, Role, RoleKind, User, Ward
from partnerships.models.meetings import MeetingQuerySet
from partnerships.models.places import WardQuerySet
from partnerships.periods import Period, month_of
from tasking.models import ContactPerson, Side, ThreeWayContact
from tasking.models.three_way import THREE
from tasking.three_way_access import LOG_THREE_WAY, READ_THREE_WAY, np_meetings_of

DAY = timedelta(days=1)
SIDES = {
    RoleKind.SUPERVISOR: Side.INSPECTOR,
    RoleKind.COORDINATOR: Side.COORDINATOR,
    RoleKind.COUNCILLOR: Side.COUNCILLOR,
}
"""The side each role stands on; a neighbourhood's supervisor stands in for its inspector."""


def month_before(month: Period) -> Period:
    return month_of(month.first - DAY)


def wards_seen_by(user: User, today: date) -> WardQuerySet:
    """Wards whose contacts the person sees and that have been taken up (002 7)."""
    return _taken_up(Ward.objects.for_scope(user, READ_THREE_WAY.kinds), today)


def _taken_up(wards: WardQuerySet, today: date) -> WardQuerySet:
    return wards.current(today).filter(Q(neighbourhood__isnull=True) | Q(neighbourhood__taken_up_on__lte=today))


def _contact_in(month: Period) -> Exists:
    return Exists(ThreeWayContact.objects.monthly().between(month.first, month.last).filter(ward=OuterRef("pk")))


def wards_due(wards: WardQuerySet, today: date) -> WardQuerySet:
    """Those of the wards without this month's three-way contact, from the day of the month on which it is asked for.

    A ward that had none in the month before either is due from the first (000 5.3: once a month). None where the
    setting is nought: not every partnership works like this.
    """
    if settings.THREE_WAY_FROM_DAY < 1:
        return wards.none()
    month = month_of(today)
    without = wards.filter(~_contact_in(month))
    if today >= asked_from(month):
        return without
    return without.filter(~_contact_in(month_before(month)))


def wards_due_from(user: User, today: date) -> WardQuerySet:
    """The wards in which this person keeps up the contact and it is due."""
    return wards_due(_taken_up(Ward.objects.for_scope(user, LOG_THREE_WAY.kinds), today), today)


def asked_from(month: Period) -> date:
    """The day of the month from which its contact, where it is missing, is asked for."""
    return month.first.replace(day=min(settings.THREE_WAY_FROM_DAY, 28))


def with_last_month(wards: WardQuerySet, today: date) -> WardQuerySet:
    """With `had_last_month`: whether there was a three-way contact in the month before."""
    return wards.annotate(had_last_month=_contact_in(month_before(month_of(today))))


def pre_meetings_due(meetings: MeetingQuerySet, today: date, now: datetime) -> MeetingQuerySet:
    """NP meetings near at hand before which inspector, coordinator and councillors have not met (000 5.3).

    None where the setting is nought.
    """
    if settings.PRE_NP_DAYS < 1:
        return meetings.none()
    until = today + DAY * (settings.PRE_NP_DAYS + 1)
    near = meetings.published().filter(stage=MeetingStage.SCHEDULED, starts_at__gte=now)
    held = ThreeWayContact.objects.filter(before=OuterRef("pk"), all_three=True)
    return near.filter(~Exists(held), starts_at__lt=timezone.make_aware(datetime.combine(until, time.min)))


def pre_meetings_due_from(user: User, today: date, now: datetime) -> MeetingQuerySet:
    """Those of the NPs in whose wards this person keeps up the contact."""
    return pre_meetings_due(Meeting.objects.filter(np_meetings_of(user, kept=True)), today, now)


@dataclass(slots=True)
class Standing:
    """How a ward's contact stands in one month: the latest contact of all three, and who has not been in contact."""

    ward: Ward
    due: bool
    this_month: ThreeWayContact | None = None
    latest: ThreeWayContact | None = None
    lacking: list[str] = field(default_factory=list)


def standings(wards: Iterable[Ward], today: date) -> list[Standing]:
    """One for each ward, in five questions whatever their number."""
    rows = list(wards)
    keys = [ward.pk for ward in rows]
    month = month_of(today)
    due = set(wards_due(Ward.objects.filter(pk__in=keys), today).values_list("pk", flat=True))
    newest = ThreeWayContact.objects.monthly().filter(ward__in=keys, on__lte=today)
    latest = {one.ward_id: one for one in newest.order_by("ward_id", "-on", "-pk").distinct("ward_id")}
    spoke = _in_contact(keys, month)
    expected = people_of(rows, today)
    found = []
    for ward in rows:
        last = latest.get(ward.pk)
        done = last if last is not None and last.on >= month.first else None
        lacking = _lacking(expected.get(ward.pk, {}), spoke.get(ward.pk, []))
        found.append(Standing(ward, ward.pk in due, done, last, lacking))
    return found


def _in_contact(wards: Sequence[int], month: Period) -> dict[int, list[ContactPerson]]:
    """Who was in contact that month, by ward; the meeting before an NP is not counted."""
    rows = ContactPerson.objects.filter(
        contact__ward__in=wards, contact__before__isnull=True, contact__on__gte=month.first, contact__on__lte=month.last
    ).select_related("contact")
    found: dict[int, list[ContactPerson]] = {}
    for row in rows:
        found.setdefault(row.contact.ward_id, []).append(row)
    return found


def people_of(wards: Sequence[Ward], on: date) -> dict[int, dict[Side, list[User]]]:
    """Who stands on each side of each ward that day, by name."""
    held = Role.objects.held(on).filter(kind__in=SIDES, user__is_active=True).select_related("user")
    found: dict[int, dict[Side, list[User]]] = {}
    for ward, roles in held.order_by("user__name", "user_id", "pk").by_ward(wards).items():
        for role in roles:
            people = found.setdefault(ward, {}).setdefault(SIDES[RoleKind(role.kind)], [])
            if role.user not in people:
                people.append(role.user)
    return found


def _lacking(expected: dict[Side, list[User]], spoke: list[ContactPerson]) -> list[str]:
    """Who has not been in contact this month: a side on which nobody was, and each councillor who was not."""
    heard, sides = {row.user_id for row in spoke}, {row.side for row in spoke}
    lacking = []
    for side in THREE:
        people = expected.get(side, [])
        if side == Side.COUNCILLOR and people:
            lacking += [person.name for person in people if person.pk not in heard]
        elif side not in sides:
            lacking.append(" or ".join(person.name for person in people) or f"no {side.label.lower()} has an account")
    return lacking


def nps_to_come(user: User, now: datetime) -> MeetingQuerySet:
    """NP meetings to come of the person's wards, each with the contacts held before it in `pre_held`."""
    held = ThreeWayContact.objects.order_by("-on", "-pk")
    return (
        Meeting.objects.filter(np_meetings_of(user))
        .published()
        .filter(stage=MeetingStage.SCHEDULED, starts_at__gte=now)
        .select_related("group")
        .prefetch_related(Prefetch("pre_meetings", queryset=held, to_attr="pre_held"))
        .order_by("starts_at", "pk")
    )


@dataclass(frozen=True, slots=True)
class BeforeNP:
    """The meeting of inspector, coordinator and councillors before one NP: what was held, and since when it is due."""

    held: list[ThreeWayContact]
    due_on: date
    is_due: bool
    may_log: bool


def before_np(user: User, meeting: Meeting) -> BeforeNP | None:
    """That of an NP to come, for the three sides of its wards; None for others and for other meetings."""
    if meeting.group.kind != GroupKind.NP or not holds_for_group(user, READ_THREE_WAY, meeting.group):
        return None
    held = list(ThreeWayContact.objects.filter(before=meeting).order_by("-on", "-pk"))
    due_on = pre_meeting_due_on(meeting)
    is_due = settings.PRE_NP_DAYS > 0 and due_on <= timezone.localdate() and not any(one.all_three for one in held)
    return BeforeNP(held, due_on, is_due, holds_for_group(user, LOG_THREE_WAY, meeting.group))


def pre_meeting_due_on(meeting: Meeting) -> date:
    """The day from which the meeting before this NP is due."""
    return meeting.day - DAY * settings.PRE_NP_DAYS


def people_for_contact(wards: Sequence[Ward], on: date) -> QuerySet[User]:
    """Whom a contact of these wards may have been with, of those who sign in."""
    sides = people_of(wards, on)
    keys = {person.pk for of_ward in sides.values() for people in of_ward.values() for person in people}
    return User.objects.filter(pk__in=keys).order_by("name", "pk")
