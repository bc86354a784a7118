"""How Harrowmere reaches people: a plan in most wards, a year of events, and work asked of partners (E8)."""

# ruff: noqa: E501 - the sentences are the data; a break in them would only hide them

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.concerns import PLACES
from config.demonstration.neighbours import coordinator, pcso
from config.demonstration.priorities import _number
from engagement.coverage import shares
from engagement.models import (
    EngagementEvent,
    EngagementPlan,
    Heard,
    Issue,
    Method,
    PieceOfWork,
    PlanLine,
    Reached,
    SurveyRound,
    WorkState,
)
from feedback.models import KinUpdate
from feedback.services.updating import recipients
from partnerships.models import User

DAY = timedelta(days=1)
# fmt: off
COMES = {
    "age": {"age:16-24": 6, "age:25-44": 22, "age:45-64": 38, "age:65-79": 26, "age:80+": 8},
    "ethnicity": {"ethnicity:asian": 6, "ethnicity:black": 4, "ethnicity:mixed": 2, "ethnicity:white": 87, "ethnicity:other": 1},
}
"""Who comes to what is held for everybody: older than the ward, and whiter."""
AIMS = (
    "To hear from people in {ward} who do not come to meetings, in places and at times that suit them, and to tell them afterwards what was done.",
    "First those whom neither the Key Individuals nor the last survey reached: young people, families new to {ward} and people who seldom leave home.",
    "One public meeting or open day in each season, a street briefing each month where most was raised, and a surgery at {shops}.",
)
LINES = (
    ("young", "youth_forum", "They come there anyway, and talk among themselves first.", "Each school term", 15, "childrens-services", "leonie"),
    ("bme", "one_by_one", "Few come to meetings; five people in each ward are asked at home or at work, with somebody who speaks their language.", "Twice a year", 5, "community-safety", "nikhil"),
    ("anybody", "street_briefing", "On the street where most was raised lately, after tea.", "Monthly", None, "", ""),
    ("housebound", "house_to_house", "With the housing officer, who is known there.", "Spring and autumn", 12, "millstone-homes", "hana"),
    ("traders", "surgery", "Before the shops open; nobody can leave the till.", "Second Thursday of the month", None, "", ""),
)
# Days ago, method, where, how many came, cards or forms sent, together with, what else was said.
HELD = (
    (352, "public_meeting", "{school}", 34, None, "Street Environment and Millstone Homes", "Most asked who answers the telephone in the evening. The newsletter will print the number larger."),
    (310, "street_briefing", "Corner of {street}", 14, None, "", "People stopped on the way home. They had not known that a PCSO walks here every week."),
    (268, "surgery", "The library near {shops}", 9, None, "Street Environment", "A slow morning. Two came back to say that what they raised in the spring is mended."),
    (226, "card_drop", "{street} and the streets behind it", 21, 260, "", "Cards through every door; twenty-one were sent back, most with one line about parking."),
    (180, "open_day", "{park}", 58, None, "Harrowmere Fire and Rescue and the Friends of the park", "The fire engine brought families who never come to meetings."),
    (133, "street_questionnaire", "Outside {shops}", 42, None, "", "Asked between four and six. Those under twenty-five would rather write than talk."),
    (88, "house_to_house", "{estate}", 27, None, "Millstone Homes", "Every second door opened. People asked for a light on the side path before anything else."),
    (47, "street_briefing", "{street}", 16, None, "", "They had seen the work on the alley and said so. Two offered to help with the next clean-up."),
    (19, "roll_call", "{street}, both sides", 23, None, "", "Door by door with the residents’ list of what was promised. Three things were still open."),
)
FOCUS = (6, "focus_group", "A room over {shops}", 7, None, "Public Health", "Seven carers with an hour to spare. They would come again if it stays in school hours.")


@dataclass(frozen=True, slots=True)
class Asked:
    """A piece of work: for whom, of whom, due in so many days, its sessions, and how it ended."""

    ward: int
    target: str
    whom: str
    what: str
    method: str
    wanted: int
    officer: str
    due: int
    sessions: tuple[tuple[int, str, int, dict[str, int]], ...] = ()
    heard: str = ""
    reason: str = ""
    survey: bool = False


WORK = (
    Asked(1, "age:16-24", "Young people at the Tuesday club who were not in the survey", "Ask them what the survey asks, in their own order: what troubles them most, where, and whether they know the team.",
          "youth_forum", 12, "jools", 21, ((6, "Youth club, Tuesday session", 5, {"age:16-24": 5}),), survey=True),
    Asked(1, "bme", "Five people in Millbrook who are not Key Individuals", "Hear what concerns them and how well they think they are served. Bring an interpreter where that helps.",
          "one_by_one", 5, "nikhil", -6, ((24, "Noor Community Mosque, after Friday prayers", 2, {"ethnicity:asian": 2}),)),
    Asked(1, "age:0-15", "Years five and six", "An hour in each class on where they feel safe on the way to school, with a map of the ward.",
          "school", 40, "leonie", -60, ((75, "Millbrook Primary", 27, {"age:0-15": 27}), (68, "Millbrook Primary", 25, {"age:0-15": 25})),
          heard="The children drew the same two places: the alley behind the shops, where it is dark by home time, and the crossing where cars do not stop. They like the PCSO and know her name."),
    Asked(2, "housebound", "Tenants over 75", "Call on them with the caretaker and ask whether they feel safe at home and on the stairs.",
          "house_to_house", 10, "hana", 16, ((9, "Constable House", 6, {"age:65-79": 2, "age:80+": 4, "disability:disabled": 3}),)),
    Asked(3, "ethnicity:asian", "Asian families round the market", "Ask at the community centre after Friday prayers, with somebody who speaks Urdu.",
          "one_by_one", 8, "nikhil", 14, ((4, "Tanners Row community centre", 3, {"ethnicity:asian": 3}),), survey=True),
    Asked(3, "young", "Young people round the precinct in the evening", "Go where they are, two evenings, and ask what would make them spend the evening elsewhere.",
          "one_by_one", 15, "jools", -3),
    Asked(4, "traders", "", "Ask the shops on the parade about theft and about the evenings.", "surgery", 8, "nikhil", -95,
          ((110, "the Plough Lane parade", 9, {"traders": 9}),),
          heard="Theft is less than they expected to say; what wears them down is being alone in the shop after seven. Six would share a radio."),
    Asked(6, "transient", "People who work nights", "Ask at the depot at the change of shifts.", "one_by_one", 10, "samira", -9,
          ((12, "The depot gate, at the change of shifts", 11, {"transient": 11}),),
          heard="Eleven answered at the depot. Most spoke of the unlit path to the bus and of nobody to ring at five in the morning.", survey=True),
    Asked(7, "new", "Families in Pullman House who came this year", "Find out with the housing officer what they have been told of whom to ring, and in which languages it should be.",
          "house_to_house", 12, "hana", -40, reason="Half of the families were moved before the visits could begin, and the interpreter we had booked fell ill. It will be planned anew with the new tenancy list."),
    Asked(7, "age:16-24", "Students of the sixth form", "A youth forum in the lunch hour on getting home safely in winter.", "youth_forum", 20, "leonie", 30),
    Asked(9, "bme", "Five people round the Ropewalk", "Hear what concerns them and how well they think they are served.", "one_by_one", 5, "nikhil", -20,
          ((33, "Quayside Islamic Centre", 4, {"ethnicity:asian": 4}), (27, "A café on Chandler Street", 3, {"ethnicity:black": 3})),
          heard="Seven people in two talks. They trust the PCSO and not the telephone line; three had given up after waiting. Broken lamps along the dock came up both times."),
    Asked(12, "disability:disabled", "Members of the Thursday club", "Ask about pavements, lifts and how they would rather be told of meetings.", "focus_group", 8, "moira", 10),
)
# Ward, days ago, what it said.
UPDATES = (
    (1, 38, "You told us in the survey that speeding on Mill Race Road troubles you most. It is one of the ward's priorities now: "
            "the speed sign is up, and the team stands there twice a week at school time.\n\n"
            "The dog bins along the Mill Brook are emptied on Mondays and Fridays. If one is full before that, ring the number on it."),
    (3, 52, "Off-road bikes in Tanners Green: the gap by the bowling hut is closed with a gate that a pushchair fits through and a bike does not. "
            "Please tell your PCSO if you hear them again, and when."),
    (7, 24, "The lamps on Station Approach that you told us about are lit again, all nine of them.\n\n"
            "The ward's next meeting hears what else came of the survey. You are welcome to put a question through Pete."),
)
# fmt: on


@dataclass
class Book:
    """What is written, parents first."""

    events: list[EngagementEvent] = field(default_factory=list)
    counts: list[dict[str, int]] = field(default_factory=list)

    def held(self, event: EngagementEvent, counts: dict[str, int]) -> None:
        self.events.append(event)
        self.counts.append({target: number for target, number in counts.items() if number})

    def write(self) -> None:
        EngagementEvent.objects.bulk_create(self.events)
        through = EngagementEvent.wards.through
        through.objects.bulk_create(through(engagementevent=event, ward=event.ward) for event in self.events)
        Reached.objects.bulk_create(
            Reached(event=event, target=target, number=number)
            for event, counts in zip(self.events, self.counts, strict=True) for target, number in counts.items()
        )  # fmt: skip


def write_reaching(borough: Harrowmere, *, now: datetime) -> None:
    """Write plans, events and work of every ward, and link the concerns that came from hard-to-reach work."""
    today, book = timezone.localdate(now), Book()
    for number in borough.wards:
        _plans(borough, number, today)
        for held in (*HELD, *((FOCUS,) if number in (1, 5, 8) else ())):
            _event(borough, book, number, today, held)
    for asked in WORK:
        _work(borough, book, asked, today)
    book.write()
    _link(borough)
    _updates(borough, today)


def _plans(borough: Harrowmere, number: int, today: date) -> None:
    """Every ward but the last two has a plan; the first its second version, the third one to be looked over."""
    if number > 10:
        return
    by = borough.people[coordinator(number)]
    versions = (300, 70) if number == 1 else (120 + number * 4,)
    for version, days in enumerate(versions, 1):
        agreed = today - days * DAY
        replaced = today - versions[version] * DAY if version < len(versions) else None
        plan = EngagementPlan.objects.create(
            ward=borough.wards[number], number=version, aims="\n\n".join(_said(line, number, borough) for line in AIMS),
            review_on=today - 4 * DAY if number == 3 else agreed + 240 * DAY, written_by=by, recorded_by=by,
            written_at=_evening(agreed - 12 * DAY), agreed_on=agreed, replaced_on=replaced,
            agreed_by=f"{borough.wards[number]} Neighbourhood Partnership",
        )  # fmt: skip
        PlanLine.objects.bulk_create(
            PlanLine(
                plan=plan, target=target, method=method, why=why, when=when, wanted=wanted,
                agency=borough.agencies.get(agency), officer=borough.people.get(officer),
            )
            for target, method, why, when, wanted, agency, officer in LINES[: 4 if version == 1 else 5]
        )  # fmt: skip


def _event(
    borough: Harrowmere, book: Book, number: int, today: date, held: tuple[int, str, str, int, int | None, str, str]
) -> None:
    """What the ward's PCSO held, on a day and with a turnout of the ward's own; now and then it rained it off."""
    days, method, place, came, sent, together, said = held
    chance = _number(f"{number} {method} {days}", 10)
    if chance == 0:
        return
    on, attendance = today - (days + chance % 6) * DAY, max(6, came + (chance - 5) * came // 12)
    counted = chance % 3 != 1
    counts = {name: people for weights in COMES.values() for name, people in shares(weights, attendance).items()}
    book.held(
        EngagementEvent(
            ward=borough.wards[number], held_on=on, place=_sentence(_said(place, number, borough)), method=method,
            run_by=_pcso(borough, number), together_with=together, handed_out=sent, attendance=attendance, said=said,
            recorded_by=_pcso(borough, number), recorded_at=_evening(on),
        ),
        counts if counted else {},
    )  # fmt: skip


def _work(borough: Harrowmere, book: Book, asked: Asked, today: date) -> None:
    officer, by = borough.people[asked.officer], borough.people[coordinator(asked.ward)]
    assert officer.agency is not None  # noqa: S101 - every officer has one
    ward, due = borough.wards[asked.ward], today + asked.due * DAY
    begun = min(due - 42 * DAY, today - 10 * DAY)
    rounds = SurveyRound.objects.filter(ward=ward).order_by("-due_on")
    over = bool(asked.heard or asked.reason)
    state = WorkState.DELIVERED if asked.heard else WorkState.NOT_DELIVERED if asked.reason else WorkState.ASKED
    last = max((today - (days - 2) * DAY for days, *_ in asked.sessions), default=due - DAY)
    ended = last if over else None
    work = PieceOfWork.objects.create(
        ward=ward, target=asked.target, whom=asked.whom, what=asked.what, method=asked.method, wanted=asked.wanted,
        agency=officer.agency, officer=officer, due_on=due, asked_by=by, asked_on=begun, asked_at=_evening(begun),
        survey=rounds.first() if asked.survey else None, state=state, ended_on=ended, ended_by=officer if over else None,
        heard=asked.heard, reason=asked.reason,
        line=PlanLine.objects.filter(plan__ward=ward, plan__replaced_on=None, target=asked.target).first(),
    )  # fmt: skip
    for days, place, attendance, counts in asked.sessions:
        on = today - days * DAY
        book.held(
            EngagementEvent(
                ward=ward, held_on=on, place=_sentence(place), method=asked.method, agency=officer.agency,
                run_by=officer, attendance=attendance, work=work, recorded_by=officer, recorded_at=_evening(on),
            ),
            counts,
        )  # fmt: skip


def _link(borough: Harrowmere) -> None:
    """Concerns logged from hard-to-reach work were heard at the ward's latest event before them."""
    links = []
    for issue in Issue.objects.filter(method=Method.HARD_TO_REACH, heard=None).order_by("pk"):
        held = EngagementEvent.objects.filter(ward=issue.ward_id, held_on__lte=issue.raised_on).order_by(
            "-held_on", "pk"
        )
        if (event := held.first()) is not None:
            links.append(Heard(issue=issue, occasion="event", occasion_id=event.pk))
    Heard.objects.bulk_create(links)


def _updates(borough: Harrowmere, today: date) -> None:
    """What the coordinators wrote to Key Individuals who agreed to it."""
    for number, days, text in UPDATES:
        ward, on = borough.wards[number], today - days * DAY
        KinUpdate.objects.create(
            ward=ward, subject=f"What was done in {ward}, {on:%B %Y}", text=text, sent_at=_evening(on),
            sent_by=borough.people[coordinator(number)], sent_to=len(recipients(ward)),
        )  # fmt: skip


def _said(text: str, number: int, borough: Harrowmere) -> str:
    """A sentence with the ward's own places in it."""
    places = PLACES[number]
    streets = list(places["streets"])
    street = streets[_number(f"{number} {text}", len(streets))]
    names = {name: str(places[name]) for name in ("park", "shops", "school", "estate")}
    return text.format(ward=borough.wards[number], street=street, **names)


def _sentence(place: str) -> str:
    return place[:1].upper() + place[1:]


def _pcso(borough: Harrowmere, number: int) -> User:
    return borough.people[pcso(number)]


def _evening(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(18, 10)))
