"""How Harrowmere's inspectors and coordinators kept in contact with its councillors, month by month (P9, 000 5.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.neighbours import coordinator, inspector
from config.demonstration.priorities import _number
from engagement.models import Issue, Method, Sensitivity
from partnerships.models import GroupKind, Meeting, MeetingStage, Role, RoleKind, User, Ward
from partnerships.periods import month_of
from tasking.models import ContactLink, ContactPerson, How, Priority, Side, ThreeWayContact

DAY = timedelta(days=1)
MONTHS = 8
MONTHLY = (
    (
        "The inspector went through the ward's priorities and what patrols found. {who} hears most about “{first}” at "
        "surgeries, and asked for dates that residents can be told.",
        "The coordinator sends the dates of the works. The newsletter says what has been done so far.",
    ),
    (
        "{who} had questions from the residents' association about evening patrols. The inspector gave the days on "
        "which they were made, and what they found.",
        "The patrols stay as they are until the review of “{first}”.",
    ),
    (
        "The coordinator said what the tasking meeting decided this month. {who} thinks people have noticed that "
        "something is being done about “{first}”, but not by whom.",
        "Names and numbers to call go into the next newsletter and on the notice boards.",
    ),
    (
        "A quiet month. {who} asked how long concerns wait for an answer in this ward, and got the figures.",
        "",
    ),
)
BEFORE = (
    "The three went through the agenda: what members raised last time and what came of each, and the agency reports. "
    "{who} will open the part in which members raise new concerns.",
    "Those whose concerns have an outcome are told before the meeting, so that nobody hears of it there first.",
)
BETWEEN = (
    "{who} called about a concern from a surgery. The coordinator said how it is logged and when it will be looked at.",
    "",
)


@dataclass(frozen=True, slots=True)
class Sides:
    """The three of one ward."""

    number: int
    ward: Ward
    inspector: User
    coordinator: User
    councillors: list[User]
    first: str
    """The ward's longest-standing priority, as the public knows it."""


def keep_in_contact(borough: Harrowmere, *, now: datetime) -> int:
    """Write the contacts of the last months, the same for the same day. Out: how many.

    In one month of six a ward has none; of this month four wards' are still to come, unless the month has just begun.
    """
    made = 0
    for sides in _sides(borough):
        for kind, on, how, meeting in [*_monthly(sides, now), *_before(sides, now), *_between(sides, now)]:
            contact = _write(sides, kind, on, how, meeting)
            _link(sides, contact)
            made += 1
    return made


def _sides(borough: Harrowmere) -> Iterator[Sides]:
    held = Role.objects.filter(kind=RoleKind.COUNCILLOR).select_related("user").order_by("pk")
    by_ward: dict[int, list[User]] = {}
    for role in held:
        if role.ward_id:
            by_ward.setdefault(role.ward_id, []).append(role.user)
    standing = Priority.objects.current().order_by("ward_id", "chosen_on", "pk").distinct("ward_id")
    first = {priority.ward_id: priority.title for priority in standing}
    for number, ward in borough.wards.items():
        leads = borough.people[inspector(number)], borough.people[coordinator(number)]
        yield Sides(number, ward, *leads, by_ward.get(ward.pk, []), first.get(ward.pk, "litter in the precinct"))


Planned = tuple[str, date, How, Meeting | None]


def _weekday(day: date) -> date:
    """That day, or the Friday before a weekend."""
    return day - DAY * max(0, day.weekday() - 4)


def _monthly(sides: Sides, now: datetime) -> Iterator[Planned]:
    today, month = timezone.localdate(now), month_of(timezone.localdate(now))
    for back in range(MONTHS):
        key = f"three-way {sides.number} {month.first}"
        on = _weekday(month.first + DAY * (4 + _number(key, 14)))
        waits = back == 0 and sides.number % 3 == 2
        missed = back > 0 and _number(f"{key} missed", 6) == 0
        if on < today and not waits and not missed:
            yield "monthly", on, How.MET if _number(f"{key} how", 4) else How.CALLED, None
        month = month_of(month.first - DAY)


def _before(sides: Sides, now: datetime) -> Iterator[Planned]:
    """Before each partnership meeting of the last months, and before the next where it is within a week."""
    meetings = Meeting.objects.filter(
        group__kind=GroupKind.NP, group__wards=sides.ward, draft=False,
        starts_at__gt=now - timedelta(days=30 * MONTHS), starts_at__lt=now + timedelta(days=7),
    ).exclude(stage=MeetingStage.CANCELLED)  # fmt: skip
    for meeting in meetings.order_by("starts_at", "pk"):
        on = _weekday(meeting.day - 8 * DAY)
        if on < timezone.localdate(now):
            yield "before", on, How.MET, meeting


def _between(sides: Sides, now: datetime) -> Iterator[Planned]:
    today = timezone.localdate(now)
    for back in range(1, 4):
        key = f"between {sides.number} {back}"
        if _number(key, 2):
            yield "between", _weekday(today - DAY * (31 * back + _number(f"{key} day", 9))), How.CALLED, None


def _write(sides: Sides, kind: str, on: date, how: How, meeting: Meeting | None) -> ThreeWayContact:
    texts = {"before": BEFORE, "between": BETWEEN}.get(kind) or MONTHLY[_number(f"{sides.number} {on}", len(MONTHLY))]
    councillors = sides.councillors[:1]
    words = {"who": councillors[0].name if councillors else "The councillor", "first": sides.first}
    said, came_of_it = (text.format(**words) for text in texts)
    by_inspector = kind != "between" and _number(f"{sides.number} {on} by", 3) == 0
    logged_by = sides.inspector if by_inspector else sides.coordinator
    contact = ThreeWayContact.objects.create(
        ward=sides.ward, before=meeting, on=on, how=how, said=said, came_of_it=came_of_it, by=logged_by,
        all_three=kind != "between", at=timezone.make_aware(datetime.combine(on, time(16, 40))),
    )  # fmt: skip
    who = [(sides.coordinator, Side.COORDINATOR), *((one, Side.COUNCILLOR) for one in councillors)]
    if kind != "between":
        who.append((sides.inspector, Side.INSPECTOR))
    ContactPerson.objects.bulk_create(
        ContactPerson(contact=contact, user=person, name=person.name, side=side) for person, side in who
    )
    return contact


def _link(sides: Sides, contact: ThreeWayContact) -> None:
    """What a councillor's canvass brought in the fortnight before is what was spoken of."""
    heard = Issue.objects.filter(
        ward=sides.ward, method=Method.CANVASS, raised_on__lte=contact.on, raised_on__gt=contact.on - 14 * DAY
    ).exclude(sensitivity=Sensitivity.RESTRICTED)
    for issue in heard.order_by("pk")[:2]:
        ContactLink.objects.create(contact=contact, issue=issue, by=contact.by, at=contact.at)
