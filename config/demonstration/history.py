"""Eighteen months of Harrowmere: meetings held, concerns led round the loop, newsletters put through letterboxes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone

from config.demonstration.analysing import write_analyses
from config.demonstration.cast import Harrowmere
from config.demonstration.chairing import report_half_years
from config.demonstration.chronicle import Chronicle
from config.demonstration.councillors import keep_in_contact
from config.demonstration.courts import write_courts
from config.demonstration.doing import write_doing
from config.demonstration.hearing import write_hearing
from config.demonstration.intelligence import write_intelligence
from config.demonstration.lives import Borough, Calendar
from config.demonstration.membership import fill_groups
from config.demonstration.minutes import keep_what_was_published
from config.demonstration.neighbours import coordinator, inspector, invite_neighbours
from config.demonstration.network import write_network
from config.demonstration.newsletters import editions, publish_all
from config.demonstration.papers import ask_for_reports, send_papers_out
from config.demonstration.payback import write_payback
from config.demonstration.plans import write_plans
from config.demonstration.practices import share_practices
from config.demonstration.priorities import review_priorities
from config.demonstration.reaching import write_reaching
from config.demonstration.reviewing import list_problems, review_half_years
from config.demonstration.street import send_what_waited
from config.demonstration.surveys import write_surveys
from config.demonstration.touring import walk_tours
from config.demonstration.training import write_training
from engagement.models import IssueCounter
from feedback.services.keeping import keep_figures
from partnerships.models import Attendance, Group, GroupKind, ItemKind, Meeting, MeetingStage, Membership, Presence
from partnerships.services.meetings import make_due_agendas
from partnerships.services.schedule import Cadence, keep_all_ahead, local_moment, slots
from tasking.services.tabling import table_waiting

SEED = 417
MONTHS = 18


def write_history(borough: Harrowmere, *, now: datetime) -> None:
    """Write the borough's past into the book; the same rows for the same day."""
    list_problems(borough, now=now)
    rng = Random(SEED)  # noqa: S311 - a made-up past, not a secret
    since = timezone.localdate(now) - timedelta(days=30 * MONTHS)
    invite_neighbours(borough, began=since, rng=rng, password=borough.carol.password)
    chronicle = Chronicle(borough, now, rng)
    calendar = _calendar(borough, since, now)
    _held(chronicle, calendar, now)
    telling = Borough(borough, calendar, chronicle)
    telling.live(since)
    chronicle.write()
    IssueCounter.objects.bulk_create(
        IssueCounter(ward=borough.wards[ward], year=year, last=last) for (ward, year), last in telling.numbers.items()
    )
    _stand_on_agendas(borough)
    plan_the_year(now)
    make_due_agendas()
    table_waiting()
    ask_for_reports(borough, now=now)
    publish_all(borough, [edition for ward in calendar.newsletters.values() for edition in ward], chronicle)
    chronicle.write_feedback()
    fill_groups(borough, began=now - timedelta(days=60), now=now)
    review_priorities(borough, now=now)
    write_plans(borough, now=now)
    share_practices(borough, now=now)
    write_doing(borough, now=now)
    review_half_years(borough, now=now)
    report_half_years(borough, now=now)
    write_payback(borough, now=now)
    write_courts(borough, now=now)
    write_training(borough, now=now)
    write_intelligence(borough, now=now)
    send_papers_out(borough, now=now)
    keep_in_contact(borough, now=now)
    walk_tours(borough, now=now)
    write_network(borough, now=now)
    write_hearing(borough, now=now)
    plan_the_year(now)  # with the PACT meetings, which are there now
    send_what_waited(borough, now=now)
    write_surveys(borough, now=now)
    write_reaching(borough, now=now)
    write_analyses(borough, now=now)
    keep_what_was_published()
    keep_figures(timezone.localdate(now), again=True)


def plan_the_year(now: datetime) -> None:
    """What is to come, which the book makes by itself as it would at the next tick.

    Nine months of it are published; what lies beyond is drafted, and waits to be looked through.
    """
    keep_all_ahead()
    Meeting.objects.drafts(now).filter(starts_at__lt=now + timedelta(days=270)).update(draft=False)


def _stand_on_agendas(borough: Harrowmere) -> None:
    """What stands on every agenda: hate crime in some neighbourhoods (001 7), sentencing feedback in others."""
    for key, group in borough.groups.items():
        if key.startswith("np-"):
            group.standing_items = ["Welcome and apologies", "What residents want to raise"]
        elif key in ("ltm-0", "ltm-2"):
            group.standing_items = ["Hate crime"]
        elif key.startswith("ltm-"):
            group.standing_items = ["Sentencing feedback"]
        group.quorum = 4 if key.startswith(("np-", "ltm-")) else None
        group.save(update_fields=["standing_items", "quorum"])


def _calendar(borough: Harrowmere, since: date, now: datetime) -> Calendar:
    """Meetings held since then, by the groups' own cadence. Those to come are drafted by the book (load_demo)."""
    meetings: list[Meeting] = []
    for group in borough.groups.values():
        for slot in slots(Cadence.of(group), first=since, last=timezone.localdate(now)):
            starts_at = local_moment(slot.held_on, group.meets_at)
            closed_at = starts_at + timedelta(minutes=group.lasts_minutes - 3)
            if closed_at < now:
                meetings.append(_was_held(borough, group, slot.on, starts_at, closed_at))
    Meeting.objects.bulk_create(meetings)
    by_group: dict[int, list[Meeting]] = {}
    for meeting in sorted(meetings, key=lambda one: one.starts_at):
        by_group.setdefault(meeting.group_id, []).append(meeting)
    members: dict[int, list[Membership]] = {}
    for membership in Membership.objects.select_related("user", "agency").order_by("pk"):
        members.setdefault(membership.group_id, []).append(membership)
    published = {ward: editions(ward, since, now) for ward in borough.wards}
    return Calendar(meetings=by_group, newsletters=published, members=members)


def _was_held(borough: Harrowmere, group: Group, slot_on: date, starts_at: datetime, closed_at: datetime) -> Meeting:
    """Closed by the coordinator; minutes approved by the chair and published by the coordinator where it is public."""
    ward = _first_ward(borough, group)
    csc, chair = borough.people[coordinator(ward)], borough.people[inspector(ward)]
    approved: datetime | None = closed_at + timedelta(days=6)
    if approved is not None and approved > timezone.now():
        approved = None  # its minutes still wait for the chair
    return Meeting(
        group=group,
        starts_at=starts_at,
        lasts_minutes=group.lasts_minutes,
        venue=group.venue,
        slot_on=slot_on,
        stage=MeetingStage.CLOSED,
        opened_at=starts_at,
        closed_at=closed_at,
        closed_by=csc,
        chaired_by=chair,
        minutes_approved_at=approved,
        minutes_approved_by=chair if approved else None,
        minutes_published_at=approved if group.public else None,
        minutes_published_by=csc if group.public and approved else None,
    )


def _first_ward(borough: Harrowmere, group: Group) -> int:
    """Number of the first ward of the group's neighbourhood; 1 for a group of the whole borough."""
    if group.neighbourhood is None:
        return 1
    return borough.neighbourhoods.index(group.neighbourhood) * 3 + 1


def _held(chronicle: Chronicle, calendar: Calendar, now: datetime) -> None:
    """Standing items of every meeting, and who came to those that were held."""
    above = Random(SEED)  # noqa: S311 - a made-up past, not a secret
    for group_id, meetings in calendar.meetings.items():
        for meeting in meetings:
            if meeting.stage != MeetingStage.CLOSED:
                continue
            for title, minute in _OPENING[meeting.group.kind == GroupKind.NP]:
                chronicle.item(meeting, kind=ItemKind.STANDING, title=title, minute=minute, done_at=meeting.starts_at)
            rng = chronicle.rng if meeting.group.neighbourhood_id else above
            for membership in calendar.members.get(group_id, []):
                chronicle.attendances.append(_came(rng, meeting, membership))


_OPENING = {
    True: [
        ("Welcome and apologies", "The chair welcomed members. Apologies were read out."),
        (
            "Minutes of the last meeting and matters arising",
            "Agreed as a true record. Each matter raised last time was reported back on.",
        ),
        (
            "What residents want to raise",
            "Members raised what troubles people; each concern is in the book and goes to the tasking meeting.",
        ),
    ],
    False: [
        ("Apologies and declarations", "Taken as read."),
        ("Minutes of the last meeting and matters arising", "Agreed. Actions due were gone through one by one."),
    ],
}


_DEPUTIES = ["Bridget Almond", "Kwame Asante", "Tomasz Gorski", "Shanice Pryor"]


def _came(rng: Random, meeting: Meeting, membership: Membership) -> Attendance:
    presence = rng.choices(
        [Presence.PRESENT, Presence.APOLOGIES, Presence.DEPUTY, Presence.ABSENT],
        weights=[80, 11, 4 if membership.agency_id else 0, 5],
    )[0]
    if membership.user_id in (meeting.chaired_by_id, meeting.closed_by_id):
        presence = Presence.PRESENT
    return Attendance(
        meeting=meeting,
        membership=membership,
        name=membership.name,
        agency=membership.agency,
        presence=presence,
        deputy_name=_DEPUTIES[meeting.pk % len(_DEPUTIES)] if presence == Presence.DEPUTY else "",
    )
