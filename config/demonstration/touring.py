"""A year of Harrowmere's tours of duty: groups called on, what they said, what they were told and promised (E5-E7)."""

# ruff: noqa: E501 - the sentences are the data; a break in them would only hide them

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.concerns import FIRST_NAMES, PLACES, SURNAMES
from config.demonstration.neighbours import coordinator, inspector, pcso
from config.demonstration.priorities import _number
from engagement.models import (
    Briefing,
    BriefingPerson,
    CommunityGroup,
    Contact,
    Heard,
    Issue,
    Method,
    Promise,
    Raiser,
    RaiserKind,
    Tour,
    TourStop,
)
from feedback.models import Feedback, Owed, OwedTo
from partnerships.models import User
from partnerships.periods import month_of

MONTHS = 12
DAY = timedelta(days=1)
FAITH = (
    ("Millbrook Methodist Church", "Noor Community Mosque"), ("St Barbara's Church", "Castlegate Gurdwara"),
    ("Tanners Row Chapel", "Bethel Community Church"), ("Eastfield Parish Church", "Madina Centre"),
    ("St Brannock's Church", "Redeemed Fellowship"), ("Larkhill Baptist Church", "Shree Mandir Trust"),
    ("Northgate Mosque", "St Cuthbert's Church"), ("Cooper's Green Quakers", "Church of the Good Shepherd"),
    ("Mariners' Mission", "Quayside Islamic Centre"), ("Weir End Chapel", "Polish Catholic Club"),
    ("Ashdown Park United Church", "Jewish Friendship Circle"), ("Kingsmoor Parish Church", "Bilal Mosque"),
)  # fmt: skip
MEETS = {
    "tenants": "Community room, first Tuesday of the month at 7pm", "faith": "After the main service; the hall is open on Wednesdays",
    "school": "School office, any morning after nine", "traders": "Breakfast meeting, second Thursday at 8am",
    "youth": "Youth centre, Mondays and Fridays from 6pm", "older": "Lunch club, Thursdays at noon",
    "sport": "Clubhouse, Saturday mornings", "community": "At the shed by the gate, Sunday mornings",
}  # fmt: skip
NOTES = (
    "A quiet month. They were glad to see the same face again, and asked for the team's number on a card.",
    "People ask when the street lights will be mended; told that it is with the council and how to follow it.",
    "They have a new treasurer and more people coming since the room was painted. Nothing troubles them this month.",
    "Parking at going-home time is worse in the rain. They would help with a poster.",
    "Asked for somebody to speak about scams before the holidays.",
    "Evenings feel calmer than in the summer. Several said so without being asked.",
    "They offered the room for a surgery once a month.",
    "Litter after the market; they pick what they can and would like two more bins.",
    "",
    "They heard about the last newsletter and want ten copies for the notice board.",
)
PROMISES = (
    "Bring ten cards with the team's number",
    "Ask when the two extra bins come, and ring them",
    "Come to their annual meeting",
    "Bring somebody to speak about doorstep sellers",
    "Find out who looks after the light over the side gate",
    "Send the date of the next partnership meeting",
)
BRIEFED = (
    "Went through each call. The beat manager takes the parking to the schools officer; the rest is in hand.",
    "Nothing new to escalate. Agreed to call first on those missed last month.",
    "The coordinator will put the two concerns about the same alley together before the tasking meeting.",
    "Evening calls work better for the tenants' groups. Hours changed from next week.",
    "What was promised is to be kept before the newsletter comes out.",
)


@dataclass
class Rounds:
    """What is being written, group by group."""

    borough: Harrowmere
    now: datetime
    groups: dict[int, list[CommunityGroup]] = field(default_factory=dict)
    contacts: dict[int, list[Contact]] = field(default_factory=lambda: defaultdict(list))

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def contact(self, group: CommunityGroup, ward: int, on: date, note: str = "") -> Contact:
        """A contact of the ward's PCSO with the group that day; the same one where there is one."""
        for one in self.contacts[group.pk]:
            if one.on == on:
                return one
        at = min(_at(on, 10 + _number(f"{group.pk} {on}", 7)), self.now)
        by = self.borough.people[pcso(ward)]
        how = "called" if _number(f"{group.pk} {on} how", 5) == 0 else "met"
        made = Contact(ward=group.ward, group=group, on=on, at=at, logged_at=at, by=by, how=how, note=note)
        self.contacts[group.pk].append(made)
        return made


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, 20)))


def walk_tours(borough: Harrowmere, *, now: datetime) -> None:
    """Write groups, contacts, tours, promises and briefings of the last twelve months; half of this one is done."""
    rounds = Rounds(borough, now)
    for number, ward in borough.wards.items():
        rounds.groups[number] = CommunityGroup.objects.bulk_create(
            CommunityGroup(
                ward=ward, name=name, kind=kind, meets=MEETS[kind], contact_name=_somebody(f"{number} {name}"),
                phone=f"01632 960{200 + _number(name, 700)}", added_by=borough.people[coordinator(number)],
                added_at=now - timedelta(days=420), reach="Best rung in the afternoon" if kind == "older" else "",
            )
            for name, kind in _names(number)
        )  # fmt: skip
    raised = _raised_on_tours(rounds)
    told = _told_on_tours(rounds)
    _calls(rounds)
    Contact.objects.bulk_create(one for each in rounds.contacts.values() for one in each)
    Heard.objects.bulk_create(
        Heard(issue=issue, occasion="contact", occasion_id=contact.pk) for issue, contact in raised
    )
    for feedback, contact in told:
        feedback.contact = contact
    Feedback.objects.bulk_update([feedback for feedback, _ in told], ["contact"])
    _tours(rounds)
    _promises(rounds)
    _briefings(rounds)


def _names(number: int) -> list[tuple[str, str]]:
    places = PLACES[number]
    streets = list(places["streets"])
    estate = str(places["estate"]).removeprefix("the ")
    return [
        (f"{streets[0]} Tenants and Residents", "tenants"), (f"{estate[:1].upper()}{estate[1:]} Residents", "tenants"),
        (FAITH[number - 1][0], "faith"), (FAITH[number - 1][1], "faith"), (str(places["school"]), "school"),
        (f"{streets[-1]} Traders", "traders"), (f"{streets[1]} Youth Club", "youth"),
        (f"{streets[2]} Lunch Club", "older"), (f"Friends of {str(places['park']).removeprefix('the ')}", "community"),
        (f"{streets[-2]} Football Club", "sport"), (f"{streets[1]} Allotments", "community"),
    ][: 9 + number % 3]  # fmt: skip


def _somebody(key: str) -> str:
    return f"{FIRST_NAMES[_number(key, len(FIRST_NAMES))]} {SURNAMES[_number(f'{key} family', len(SURNAMES))]}"


def _raised_on_tours(rounds: Rounds) -> list[tuple[Issue, Contact]]:
    """What was raised on a tour was raised by one of the ward's groups, and heard in a contact that day."""
    since = month_of(rounds.today).first - relativedelta(months=MONTHS - 1)
    found, raisers = [], []
    for number, ward in rounds.borough.wards.items():
        groups = rounds.groups[number]
        issues = Issue.objects.filter(ward=ward, method=Method.TOUR, raised_on__gte=since, heard__isnull=True)
        for index, issue in enumerate(issues.order_by("raised_on", "pk").prefetch_related("raisers")):
            group = groups[(index * 3) % len(groups)]
            found.append((issue, rounds.contact(group, number, issue.raised_on)))
            for raiser in issue.raisers.all()[:1]:
                raiser.name, raiser.kind, raiser.community_group = group.name, RaiserKind.COMMUNITY_GROUP, group
                raiser.channel, raiser.email, raiser.phone = "visit", "", group.phone
                raisers.append(raiser)
    Raiser.objects.bulk_update(raisers, ["name", "kind", "community_group", "channel", "email", "phone"])
    return found


def _told_on_tours(rounds: Rounds) -> list[tuple[Feedback, Contact]]:
    """What groups have been told since was told at a later call."""
    owed = Owed.objects.filter(to=OwedTo.RAISER, raiser__community_group__isnull=False, feedback__isnull=False)
    numbers = {ward.pk: number for number, ward in rounds.borough.wards.items()}
    by_key = {group.pk: group for groups in rounds.groups.values() for group in groups}
    told = {}
    for row in owed.select_related("raiser", "feedback").order_by("pk"):
        if row.raiser is None or row.feedback is None or row.feedback.newsletter_id is not None:
            continue
        group = by_key[row.raiser.community_group_id or 0]
        told[row.feedback.pk] = (row.feedback, rounds.contact(group, numbers[row.ward_id], row.feedback.given_on))
    return list(told.values())


def _calls(rounds: Rounds) -> None:
    """Beside that, most groups are seen each month; of this month half."""
    this = month_of(rounds.today).first
    for number, groups in rounds.groups.items():
        for back in range(MONTHS):
            month = month_of(this - relativedelta(months=back))
            seen = {
                group.pk
                for group in groups
                if any(month.first <= one.on <= month.last for one in rounds.contacts[group.pk])
            }
            for index, group in enumerate(groups):
                if group.pk in seen:
                    continue
                key = f"{number} {group.name} {month.first}"
                if back == 0 and len(seen) * 2 + 1 > len(groups):
                    break
                if back and (_number(key, 7) == 0 or (index == 3 and back < 3)):
                    continue
                days = (min(month.last, rounds.today) - month.first).days
                on = month.first + DAY * _number(f"{key} day", days + 1)
                rounds.contact(group, number, on, NOTES[_number(f"{key} note", len(NOTES))])
                seen.add(group.pk)


def _tours(rounds: Rounds) -> None:
    first = month_of(rounds.today).first - relativedelta(months=MONTHS - 1)
    missed: dict[int, int] = defaultdict(int)
    for later in range(MONTHS):
        month = month_of(first + relativedelta(months=later))
        tours = {
            username: Tour.objects.create(
                pcso=rounds.borough.people[username], month=month.first, made_at=_at(month.first, 0)
            )
            for username in sorted({pcso(number) for number in rounds.groups})
        }
        stops = []
        for number, groups in rounds.groups.items():
            for group in groups:
                within = [one for one in rounds.contacts[group.pk] if month.first <= one.on <= month.last]
                contact = min(within, key=lambda one: (one.on, one.pk)) if within else None
                stops.append(
                    TourStop(
                        tour=tours[pcso(number)],
                        group=group,
                        month=month.first,
                        carried=missed[group.pk],
                        contact=contact,
                    )
                )
                missed[group.pk] = 0 if contact else missed[group.pk] + 1
        TourStop.objects.bulk_create(stops)


def _promises(rounds: Rounds) -> None:
    """Some calls end with a promise; it is kept at the next one, and the last ones are still open."""
    made = []
    for each in rounds.contacts.values():
        in_order = sorted(each, key=lambda one: (one.on, one.pk))
        for contact, after in zip(in_order, [*in_order[1:], None], strict=True):
            if _number(f"{contact.pk} promise", 8):
                continue
            kept = {"settled_on": after.on, "settled_by": after.by, "settled_in": after} if after else {}
            what = PROMISES[_number(f"{contact.pk} what", len(PROMISES))]
            made.append(Promise(contact=contact, what=what, due_on=contact.on + DAY * 30, **kept))
    Promise.objects.bulk_create(made)


def _briefings(rounds: Rounds) -> None:
    """Each fortnight with the inspector or the coordinator; the last one a week ago or so."""
    for username in sorted({pcso(number) for number in rounds.groups}):
        walker = rounds.borough.people[username]
        number = next(one for one in rounds.groups if pcso(one) == username)
        leads: list[User] = [rounds.borough.people[inspector(number)], rounds.borough.people[coordinator(number)]]
        last: Briefing | None = None
        ago = 6 + _number(username, 5)
        for back in range(12, -1, -1):
            until = _at(rounds.today - DAY * (ago + 14 * back), 16)
            lead = leads[_number(f"{username} {back}", 2)]
            last = Briefing.objects.create(
                pcso=walker, since=last.until if last else until - DAY * 31, until=until, on=timezone.localdate(until),
                notes=BRIEFED[_number(f"{username} {back} notes", len(BRIEFED))], by=lead, before=last,
            )  # fmt: skip
            BriefingPerson.objects.create(briefing=last, user=lead)
