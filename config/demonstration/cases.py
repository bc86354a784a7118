"""The case register of Riverside's case-management meeting: five made-up cases, told soberly (T8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.models import Attendance, Capacity, Group, GroupKind, Meeting, MeetingStage, Membership, Presence
from tasking.models import Case, CaseAction, CaseEntry, CaseKind, CaseStatus, EntryKind, Power, PowerUse
from tasking.services import casework

MEMBERS = [("ines", Capacity.CHAIR), ("carol", Capacity.CO_CHAIR), ("hana", Capacity.AGENCY)]


@dataclass(frozen=True)
class Told:
    """One case: who referred it how many days ago, and what became of it."""

    by: str
    days: int
    kind: CaseKind
    heading: str
    persons: str
    about: str
    agencies: list[str] = field(default_factory=list)
    plan: list[tuple[str, str, int, str]] = field(default_factory=list)
    """What, whose, due how many days from now, and what was done; nothing where it is still to do."""
    powers: list[tuple[str, int, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    review: int | None = None
    closed: str = ""
    yisp: bool = False


P, V = CaseKind.PERPETRATOR, CaseKind.VICTIM
CASES = [
    Told(
        "hana", 118, P, "Loud music and shouting at night from a flat",
        "Tenant of 14 Larch Court, Millbrook (Mr J. Farrant)",
        "Neighbours on two floors have kept diaries for five weeks. Two letters from the landlord were not answered.",
        ["millstone-homes", "police"],
        [
            ("Visit together and go through the diaries", "hana", -96, "Visited; he had not known how far it carries."),
            ("Ask about hearing and sleep at the surgery", "carol", -80, "He has an appointment with the practice."),
        ],
        [("Warning letter", 110, "From Millstone Homes"), ("Mediation", 74, "Two meetings with the flat below")],
        [(60, "No entry in any diary for a fortnight.")],
        closed="Quiet for eight weeks. The neighbours agree that it can be closed.",
    ),
    Told(
        "priya", 83, P, "Young person with a group at the parade of shops",
        "K. (15), lives with grandmother in Tanners Row",
        "Named by three shopkeepers. Stopped twice in school hours. No offence charged.",
        ["police", "youth-service", "childrens-services"],
        [
            ("Offer a place on the boxing and bike project", "carol", -50, "Goes every Thursday since."),
            ("Agree a contract with K. and the grandmother", "ines", -41, "Signed at the school, for six months."),
            ("Ask the school about mornings missed", "carol", 6, ""),
        ],
        [("Acceptable behaviour contract", 41, "Six months"), ("Parenting contract", 34, "Offered, and taken up")],
        [(20, "One report in four weeks, against nine before.")],
        review=11, yisp=True,
    ),
    Told(
        "carol", 61, V, "Repeat calls from an older resident",
        "Mrs A. Pell, Weir Street, Millbrook; daughter on file with Adult Care",
        "Eleven calls in a month about youths on the wall. Lives alone, does not open the door after dark.",
        ["community-safety", "police", "public-health"],
        [
            ("Fit a door viewer and a light", "hana", -30, "Fitted; she chose the place of the light."),
            ("Call on her each week until the spring", "ines", -3, ""),
        ],
        [("Victim support plan", 40, "Agreed with her and her daughter")],
        [(26, "Calls are down to one a week. She has been to the lunch club once.")],
        review=-5,
    ),
    Told(
        "ines", 30, P, "Vehicle repairs and threats on a residential street",
        "Two brothers, Castlegate; names with the police",
        "Cars are taken to pieces on the pavement. A neighbour who spoke to them was threatened.",
        ["police", "street-environment", "community-safety"],
        [("Serve a community protection notice", "carol", 8, ""), ("Take statements from neighbours", "ines", 4, "")],
        [("Community protection notice", 9, "Written warning first, as the law has it")],
        review=21,
    ),
    Told(
        "priya", 4, V, "Family troubled at home by callers",
        "Family of four, Tanners Row; mother asks to be rung before noon",
        "Callers at night for a former tenant. The children do not sleep. They would accept a move.",
    ),
]  # fmt: skip


def make_cases(borough: Harrowmere, *, now: datetime) -> None:
    """The group, its meetings of the past months, and its register."""
    group = _group(borough, timezone.localdate(now))
    meetings = _held(borough, group, now)
    for told in CASES:
        _tell(borough, group, meetings, told, now)


def _group(borough: Harrowmere, today: date) -> Group:
    began = today - timedelta(days=400)
    anchor = began - timedelta(days=began.weekday() - 2)  # a Wednesday
    group = Group.objects.create(
        kind=GroupKind.CASES, name="Riverside Case Management Meeting", slug="riverside-case-management-meeting",
        partnership=borough.partnership, neighbourhood=borough.neighbourhoods[0], cadence_every=4, cadence_unit="weeks",
        cadence_anchor=anchor, meets_at=time(9, 30), venue="Civic Centre, Committee Room 4",
    )  # fmt: skip
    group.meets_for([borough.wards[number] for number in (1, 2, 3)])
    borough.groups["cases-0"] = group
    for username, capacity in MEMBERS:
        person = borough.people[username]
        Membership.objects.create(
            group=group, user=person, name=person.name, email=person.email, agency=person.agency, capacity=capacity,
            starts_on=began,
        )  # fmt: skip
    return group


def _held(borough: Harrowmere, group: Group, now: datetime) -> list[Meeting]:
    """One every four weeks since the first referral, everybody present; the latest last."""
    day, meetings = group.cadence_anchor, []
    while day < timezone.localdate(now):
        if day > timezone.localdate(now) - timedelta(days=130):
            begins = timezone.make_aware(datetime.combine(day, group.meets_at))
            ends = begins + timedelta(minutes=group.lasts_minutes)
            meetings.append(
                Meeting.objects.create(
                    group=group, starts_at=begins, venue=group.venue, slot_on=day, stage=MeetingStage.CLOSED,
                    opened_at=begins, closed_at=ends, closed_by=borough.carol, chaired_by=borough.ines,
                )
            )  # fmt: skip
        day += timedelta(weeks=4)
    members = list(group.memberships.all())
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, membership=one, name=one.name, agency=one.agency, presence=Presence.PRESENT)
        for meeting in meetings
        for one in members
    )
    return meetings


def _tell(borough: Harrowmere, group: Group, meetings: list[Meeting], told: Told, now: datetime) -> None:
    today = timezone.localdate(now)
    case = casework.refer(
        by=borough.people[told.by], group=group, kind=told.kind, heading=told.heading, persons=told.persons,
        about=told.about, at=now - timedelta(days=told.days),
    )  # fmt: skip
    referred = case.referred_on
    if not told.agencies:
        return
    at = next((one for one in meetings if one.day > referred), meetings[-1])
    taken_up = max(at.day, referred)
    Case.objects.filter(pk=case.pk).update(
        status=CaseStatus.UNDER_REVIEW if told.notes else CaseStatus.TAKEN_UP, taken_up_on=taken_up, yisp=told.yisp,
        review_on=today + timedelta(days=told.review if told.review is not None else 1),
    )  # fmt: skip
    case.agencies.set(borough.agencies[slug] for slug in told.agencies)
    CaseEntry.objects.create(
        case=case, kind=EntryKind.TAKEN_UP, by=borough.ines, meeting=at, text="Taken up.", at=at.starts_at
    )
    case.refresh_from_db()
    _worked_on(borough, case, told, at, now)
    if told.closed:
        casework.close(case=case, by=borough.ines, version=case.version, because=told.closed, meeting=meetings[-1])


def _worked_on(borough: Harrowmere, case: Case, told: Told, at: Meeting, now: datetime) -> None:
    today = timezone.localdate(now)
    for what, owner, due, outcome in told.plan:
        person, day = borough.people[owner], today + timedelta(days=due)
        CaseAction.objects.create(
            case=case, meeting=at, what=what, owner=person, agency=person.agency, due_on=day, agreed_on=at.day,
            outcome=outcome, done_on=day if outcome else None, done_by=person if outcome else None,
        )  # fmt: skip
    for name, days, note in told.powers:
        power = Power.objects.get(partnership=case.register.group.partnership_id, name=name)
        PowerUse.objects.create(case=case, power=power, used_on=today - timedelta(days=days), note=note)
    for days, text in told.notes:
        moment = now - timedelta(days=days)
        CaseEntry.objects.create(case=case, kind=EntryKind.REVIEWED, by=borough.ines, text=text, at=moment)
