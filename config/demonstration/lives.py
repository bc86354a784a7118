"""The lives of Harrowmere's concerns: what was raised when, what the meetings decided, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from config.demonstration.cast import Harrowmere
from config.demonstration.chronicle import Chronicle, Life, Telling, at
from config.demonstration.concerns import CONCERNS, DECLINED, PLACES, SMALL, Concern, Task
from config.demonstration.escalations import HigherGroups
from config.demonstration.neighbours import WHO_ACTS, constable, coordinator, made_up_name, pcso
from config.demonstration.newsletters import Edition
from config.demonstration.priorities import chosen
from engagement.models import Channel, Issue, Method, Raiser, RaiserKind, Satisfaction, Verb
from engagement.sharing import shared_place
from partnerships.models import ItemKind, Meeting, Membership, User
from tasking.models import Action, ActionProgress, ActionState, Decision, Priority, Tabling

LATE = timedelta(days=15)
"""So long after an outcome those who raised it should have been told."""
SAID = (
    "The PCSO had seen it too. Agreed without a vote.",
    "What was tried last year had not lasted, so more than one agency is needed.",
    "Agreed in full; to be reported back at the next meeting.",
    "There was some talk about who leads; settled as above.",
    "Residents are to read in the newsletter when it is done.",
)
"""What the minutes of an item that was acted on add to the decision."""

LATELY = (
    (1, SMALL), (3, CONCERNS), (4, SMALL), (9, CONCERNS), (20, DECLINED),
    (34, CONCERNS), (37, CONCERNS), (41, CONCERNS), (44, CONCERNS),
)  # fmt: skip
"""Days before today, a few more ward by ward, on which something was raised: each stage of the loop has its issues."""


@dataclass
class Calendar:
    """Meetings by group, oldest first, and the days on which each ward's newsletter came out."""

    meetings: dict[int, list[Meeting]]
    newsletters: dict[int, list[Edition]]
    members: dict[int, list[Membership]]

    def next_after(self, group_id: int, when: datetime) -> Meeting | None:
        return next((m for m in self.meetings.get(group_id, []) if m.starts_at > when), None)

    def last_before(self, group_id: int, when: datetime) -> Meeting | None:
        held = [m for m in self.meetings.get(group_id, []) if m.starts_at < when]
        return held[-1] if held else None

    def newsletter_after(self, ward: int, day: date) -> datetime | None:
        """When the newsletter came out that tells of that day, if it has."""
        return next((edition.out for edition in self.newsletters[ward] if edition.period_to >= day), None)


class Borough:
    """Raises concerns in every ward and leads each as far as the present."""

    def __init__(self, borough: Harrowmere, calendar: Calendar, chronicle: Chronicle) -> None:
        self.borough, self.calendar, self.chronicle = borough, calendar, chronicle
        self.rng: Random = chronicle.rng
        self.higher = HigherGroups(chronicle, calendar.meetings)
        self.numbers: dict[tuple[int, int], int] = {}
        self.turns: dict[tuple[int, int], int] = {}

    def live(self, since: date) -> None:
        """All wards from `since` to now; wards differ in how much is raised, and every ward had a busy month lately."""
        today = self.chronicle.now.date()
        for ward in self.borough.wards:
            days = (today - since).days
            moments = sorted(self.rng.randrange(days) for _ in range(34 + (ward * 5) % 17))
            drawn = [(since + timedelta(days=moment), self.pool(index)) for index, moment in enumerate(moments)]
            drawn += [(today - timedelta(days=back + ward * 5 % 3), pool) for back, pool in LATELY]
            for day, pool in sorted(drawn, key=lambda one: one[0]):
                self.raise_and_follow(ward, day, self.draw(ward, pool))
            if ward % 2:
                # Said yesterday and read by nobody yet, at whatever hour the book is loaded.
                self.raise_and_follow(ward, today - timedelta(days=1), self.draw(ward, SMALL), unread=True)

    def pool(self, index: int) -> tuple[Concern, ...]:
        """Mostly concerns for the meeting, some dealt with on the spot, some declined."""
        if index % 7 == 5:
            return DECLINED
        return SMALL if index % 5 in (1, 3) else CONCERNS

    def draw(self, ward: int, pool: tuple[Concern, ...]) -> Concern:
        """The next of the pool in that ward: none comes again before all the others have."""
        turn = self.turns[(ward, len(pool))] = self.turns.get((ward, len(pool)), ward * 7) + 1
        return pool[turn % len(pool)]

    def raise_and_follow(self, ward: int, day: date, concern: Concern, *, unread: bool = False) -> None:
        method = concern.methods[self.rng.randrange(len(concern.methods))]
        when = at(day, 9 + self.rng.randrange(9), self.rng.randrange(60))
        heard_at: Meeting | None = None
        if method == Method.NP:
            heard_at = None if unread else self.calendar.last_before(self.borough.np(ward).pk, when)
            if heard_at is None:
                method = Method.TOUR
            else:
                when = heard_at.starts_at + timedelta(minutes=10 + self.rng.randrange(45))
        life = self.raised(ward, when, concern, method, heard_at)
        if unread:
            life.over = True
        elif concern in SMALL:
            self.dealt_with(life, when, concern)
        else:
            self.tasked(life, when, concern)
        self.chronicle.lives.append(life)

    # -- raised ------------------------------------------------------------------------------------------------------

    def words(self, ward: int, issue_no: int) -> dict[str, str]:
        places = PLACES[ward]
        streets = list(places["streets"])
        street, other = streets[issue_no % len(streets)], streets[(issue_no + 1) % len(streets)]
        named = {key: str(places[key]) for key in ("park", "shops", "school", "water", "estate")}
        return {"street": street, "other": other, **named}

    def raised(self, ward: int, when: datetime, concern: Concern, method: Method, heard_at: Meeting | None) -> Life:
        year = when.year
        number = self.numbers[(ward, year)] = self.numbers.get((ward, year), 0) + 1
        row = self.borough.wards[ward]
        words = self.words(ward, number + ward)
        place = concern.place.format(**words)
        issue = Issue(
            reference=f"{row.letters}-{year % 100:02}-{number:04}",
            ward=row,
            year=year,
            number=number,
            concern=_sentence(concern.concern, words),
            received_text=_sentence(concern.said, words),
            place=place,
            shared_place=shared_place(place),
            method=method,
            heard_at=heard_at,
            raised_on=when.date(),
            logged_at=when,
            stage_since=when,
        )
        life = Life(issue, ward)
        receiver = self.who_received(ward, method)
        issue.received_by = receiver
        self.chronicle.step(
            life,
            Verb.RAISED,
            when,
            receiver,
            keyed_by=self.person(coordinator(ward)) if heard_at else receiver,
        )
        life.raisers.extend(self.raisers(life, method, heard_at))
        return life

    def who_received(self, ward: int, method: Method) -> User:
        if method in (Method.NP, Method.PARTNER, Method.CANVASS, Method.DIRECT, Method.DATA):
            return self.person(coordinator(ward))
        return self.person(pcso(ward))

    def person(self, username: str) -> User:
        return self.borough.people[username]

    def raisers(self, life: Life, method: Method, heard_at: Meeting | None) -> list[Raiser]:
        rng, issue = self.rng, life.issue
        if heard_at is not None:
            member = rng.choice(self.calendar.members[heard_at.group_id])
            return [
                Raiser(
                    issue=issue,
                    name=member.name,
                    kind=RaiserKind.MEMBER,
                    email=member.email,
                    phone=member.phone,
                    user=member.user,
                    group=heard_at.group,
                    wants_to_know=False,
                    added_at=issue.logged_at,
                    token=self.token(issue, 0),
                )
            ]
        if method == Method.PARTNER:
            hana = self.person("hana")
            return [
                Raiser(
                    issue=issue,
                    name=hana.name,
                    kind=RaiserKind.OFFICER,
                    user=hana,
                    email=hana.email,
                    channel=Channel.EMAIL,
                    others_may_see=True,
                    added_at=issue.logged_at,
                    token=self.token(issue, 0),
                )
            ]
        made: list[Raiser] = []
        for seat in range(1 + (rng.random() < 0.25)):
            name, online = made_up_name(rng), rng.random() < 0.55
            channel = Channel.EMAIL if online else (Channel.TELEPHONE if rng.random() < 0.6 else Channel.VISIT)
            made.append(
                Raiser(
                    issue=issue,
                    name=name,
                    channel=channel,
                    others_may_see=rng.random() < 0.2,
                    kind=RaiserKind.KEY_INDIVIDUAL if method == Method.KIN_CONTACT else RaiserKind.RESIDENT,
                    email=f"{name.lower().replace(' ', '.')}.{issue.number}{seat}@example.org" if online else "",
                    phone="" if online else f"01632 96{rng.randrange(200, 999):04}",
                    added_at=issue.logged_at,
                    token=self.token(issue, seat),
                )
            )
        return made

    def token(self, issue: Issue, seat: int) -> str:
        """The demonstration is the same every time, its follow addresses too; they open made-up concerns only."""
        return sha256(f"harrowmere {issue.reference} {seat}".encode()).hexdigest()[:27]

    # -- dealt with, tasked ------------------------------------------------------------------------------------------

    def dealt_with(self, life: Life, when: datetime, concern: Concern) -> None:
        officer = self.person(pcso(life.ward))
        began = when + timedelta(days=self.rng.randrange(1, 4), hours=1)
        if not self.chronicle.step(
            life, Verb.DEALT_WITH, began, officer, text="Asked the service that looks after it."
        ):
            return
        self.outcome(life, began + timedelta(days=self.rng.randrange(1, 9)), officer, concern)

    def tasked(self, life: Life, when: datetime, concern: Concern) -> None:
        csc = self.person(coordinator(life.ward))
        up = when + timedelta(days=self.rng.randrange(1, 5), hours=2)
        if not self.chronicle.step(life, Verb.ESCALATED, up, csc, text="Needs more than one agency."):
            return
        if life.issue.number % 5:  # of the others the coordinator has still to write it
            life.issue.public_wording = _sentence(concern.public, self.words(life.ward, life.issue.number + life.ward))
        meeting = self.calendar.next_after(self.borough.ltm(life.ward).pk, up)
        if meeting is None:
            return  # the next one is to come: the book itself puts the issue on its agenda
        item = self.chronicle.item(meeting, kind=ItemKind.ISSUE, title=f"{life.issue.reference}: {life.issue.concern}")
        tabling = Tabling(item=item, meeting=meeting, issue=life.issue)
        self.chronicle.tablings.append(tabling)
        self.chronicle.step(
            life, Verb.TABLED, up, None, text=f"On the agenda of {meeting}", facts={"meeting": meeting.pk}
        )
        decided_at = meeting.starts_at + timedelta(minutes=8 + 3 * (item.position % 16))
        if decided_at > self.chronicle.now:
            return
        tabling.decided_at, tabling.decided_by, item.done_at = decided_at, csc, decided_at
        if concern in DECLINED:
            self.declined(life, concern, tabling, csc)
        elif self.higher.takes(concern, meeting):
            life.issue.public_wording = _sentence(concern.public, self.words(life.ward, life.issue.number + life.ward))
            self.higher.send_up(life, concern, tabling, csc)
        else:
            self.acted(life, concern, tabling, csc)

    def declined(self, life: Life, concern: Concern, tabling: Tabling, csc: User) -> None:
        words = self.words(life.ward, life.issue.number + life.ward)
        reason, help_ = _sentence(concern.reason, words), _sentence(concern.other_help, words)
        tabling.decision, tabling.reason, tabling.other_help = Decision.NOT_PRIORITY, reason, help_
        tabling.item.minute = f"Heard, not prioritised. {reason} {help_}"
        life.issue.public_wording = _sentence(concern.public, words)
        when = tabling.decided_at
        assert when is not None  # noqa: S101 - set by the caller
        if self.chronicle.step(
            life,
            Verb.NOT_PRIORITISED,
            when,
            csc,
            text=reason,
            facts={"meeting": tabling.meeting_id, "other_help": help_},
        ):
            self.chronicle.owe(life, when.date())
            self.told_and_closed(life, when, (_sentence(concern.headline, words), reason, help_), declined=True)

    def acted(self, life: Life, concern: Concern, tabling: Tabling, csc: User) -> None:
        words = self.words(life.ward, life.issue.number + life.ward)
        when = tabling.decided_at
        assert when is not None  # noqa: S101 - set by the caller
        tabling.decision = Decision.ACTION
        for index, task in enumerate(concern.tasks):
            action = self.agree(life, task, tabling, words, index)
            self.chronicle.step(
                life,
                Verb.ACTION_AGREED,
                when + timedelta(seconds=40 * index),
                csc,
                text=action.what,
                facts={"meeting": tabling.meeting_id},
            )
        tabling.item.minute = SAID[life.issue.number % len(SAID)]
        life.issue.public_wording = _sentence(concern.public, words)
        self.prioritise(life, concern, tabling, words, csc)
        events = [
            event
            for task, action in zip(concern.tasks, life.actions, strict=True)
            for event in self.work(life, task, action, when)
        ]
        for moment, verb, action, text in sorted(events, key=lambda event: event[0]):
            if not self.chronicle.step(life, verb, moment, action.owner, text=text, facts={}):
                return
            if verb == Verb.PROGRESS:
                self.chronicle.progress.append(ActionProgress(action=action, text=text, by=action.owner, at=moment))
            else:
                action.state, action.outcome = ActionState.DONE, text
                action.done_on, action.done_by = moment.date(), action.owner
        last = max(moment for moment, *_ in events)
        self.outcome(life, last + timedelta(days=self.rng.randrange(1, 5)), csc, concern)

    def agree(self, life: Life, task: Task, tabling: Tabling, words: dict[str, str], index: int) -> Action:
        owner = constable(life.ward) if task.agency == "police" else WHO_ACTS[task.agency][0]
        agreed_on = tabling.meeting.starts_at.date()
        action = Action(
            issue=life.issue,
            meeting=tabling.meeting,
            what=_sentence(task.what, words),
            owner=self.person(owner),
            agency=self.borough.agencies[task.agency],
            kind=task.kind,
            agreed_on=agreed_on,
            due_on=agreed_on + timedelta(days=12 + 8 * index + self.rng.randrange(0, 14)),
        )
        life.actions.append(action)
        return action

    def work(self, life: Life, task: Task, action: Action, since: datetime) -> list[tuple[datetime, Verb, Action, str]]:
        """What its owner will report of an action and when; more than one in four is late."""
        words = self.words(life.ward, life.issue.number + life.ward)
        late = self.rng.random() < 0.28
        planned = (action.due_on - action.agreed_on).days
        takes = max(3, planned + (self.rng.randrange(6, 48) if late else -self.rng.randrange(0, 9)))
        events = [(since + timedelta(days=takes, hours=3), Verb.ACTION_DONE, action, _sentence(task.done, words))]
        if task.progress:
            half = since + timedelta(days=max(2, takes // 2), hours=5)
            events.append((half, Verb.PROGRESS, action, _sentence(task.progress, words)))
        return events

    def prioritise(self, life: Life, concern: Concern, tabling: Tabling, words: dict[str, str], csc: User) -> None:
        ward = life.issue.ward
        when = tabling.decided_at
        assert when is not None  # noqa: S101 - set by the caller
        mine = [p for p in self.chronicle.priorities if p.ward == ward]
        if not concern.priority or any(p.title == concern.priority.format(**words) for p in mine):
            return
        day = when.date()
        current = [p for p in mine if p.ended_on is None or p.ended_on > day]
        if len(current) >= self.borough.partnership.priorities_a_ward:
            return
        ends = day + timedelta(days=150)
        priority = Priority(
            ward=ward,
            issue=life.issue,
            title=concern.priority.format(**words),
            chosen_on=day,
            chosen_at=tabling.meeting,
            kind=concern.priority_kind,
            signal=concern.signal,
            review_on=day + timedelta(days=90),
            **chosen(
                life.issue.reference,
                kind=concern.priority_kind,
                partnership=self.borough.np(life.ward).name,
                group=tabling.meeting.group.name,
            ),
        )
        if ends < self.chronicle.now.date():
            priority.ended_on, priority.ended_because = ends, "Reviewed: the objectives were met."
        self.chronicle.priorities.append(priority)
        tabling.decision, tabling.priority, tabling.reason = Decision.PRIORITY, priority, priority.how
        self.chronicle.step(life, Verb.PRIORITISED, when + timedelta(minutes=3), csc, text=priority.title)

    # -- outcome, feedback, closing ----------------------------------------------------------------------------------

    def outcome(self, life: Life, when: datetime, by: User, concern: Concern) -> None:
        words = self.words(life.ward, life.issue.number + life.ward)
        did, happened = _sentence(concern.we_did, words), _sentence(concern.happened, words)
        if not self.chronicle.step(life, Verb.OUTCOME, when, by, text=f"{did} {happened}"):
            return
        issue = life.issue
        issue.outcome, issue.outcome_on = f"{did} {happened}", when.date()
        issue.public_wording = _sentence(concern.public, words)
        self.chronicle.owe(life, when.date())
        self.told_and_closed(life, when, (_sentence(concern.headline, words), did, happened))

    def told_and_closed(
        self, life: Life, since: datetime, story: tuple[str, str, str], *, declined: bool = False
    ) -> None:
        """Raisers and groups are told within days, most of the time; the ward when its newsletter comes out.

        `story` is the headline, what was done (or why not) and what came of it (or what else can help).
        """
        what = f"{story[1]} {story[2]}"
        csc, officer = self.person(coordinator(life.ward)), self.person(pcso(life.ward))
        tellings: list[tuple[datetime, list[Any], User, Channel]] = []
        for owed in life.owed[:-1]:
            days = self.rng.randrange(2, 12) if self.rng.random() < 0.8 else self.rng.randrange(15, 45)
            if life.issue.number % 4 == 0 and LATE <= self.chronicle.now - since < 3 * LATE:
                continue  # nobody has rung them yet, and it is late: so it is on some desk whatever the day
            if owed.raiser is not None:
                channel = Channel(owed.raiser.channel or Channel.TELEPHONE)
                who = csc if channel == Channel.EMAIL else officer
                tellings.append((since + timedelta(days=days), [owed], who, channel))
            else:
                tellings.append((since + timedelta(days=days + 3), [owed], csc, Channel.MEETING))
        out = self.calendar.newsletter_after(life.ward, since.date())
        if out is not None:
            tellings.append((max(out, since + timedelta(hours=1)), [life.owed[-1]], csc, Channel.NEWSLETTER))
        for when, rows, who, channel in sorted(tellings, key=lambda telling: telling[0]):
            if not self.chronicle.tell(life, rows, when, by=who, channel=channel, what=what):
                return
            if channel == Channel.NEWSLETTER and out is not None:
                given = self.chronicle.feedback[-1]
                self.chronicle.by_newsletter.append(Telling(life.ward, out, given, *story, declined))
        if out is not None and life.issue.told_on is not None:
            self.close(life, life.steps[-1].happened_at, csc)

    def close(self, life: Life, since: datetime, csc: User) -> None:
        rng, issue = self.rng, life.issue
        if issue.number % 6 == 0 and self.chronicle.now - since < timedelta(days=75):
            return  # asked, and has not said yet what they think of it
        when = since + timedelta(days=rng.randrange(10, 35))
        view = rng.choices(
            [Satisfaction.SATISFIED, Satisfaction.NO_ANSWER, Satisfaction.NOT_REACHED], weights=[7, 2, 1]
        )[0]
        online = next((r for r in life.raisers if r.email and r.wants_to_know), None)
        if view == Satisfaction.SATISFIED and online is not None:
            seen = since + timedelta(days=1, hours=5)
            if not self.chronicle.step(
                life, Verb.VIEW_GIVEN, seen, None, by_name="Somebody who raised it", text="Fixed"
            ):
                return
            online.view, online.view_given_at = view, seen
        because = {
            Satisfaction.SATISFIED: "Those who raised it say it is put right, and the place was looked at.",
            Satisfaction.NO_ANSWER: "Asked twice over three weeks; the place was looked at and it has not come back.",
            Satisfaction.NOT_REACHED: "The number no longer answers; told through the newsletter.",
        }[view]
        if issue.outcome == "":
            because = "Told why it was not prioritised and what else can help."
        if self.chronicle.step(life, Verb.CLOSED, max(when, life.steps[-1].happened_at), csc, text=because):
            issue.satisfaction, issue.closed_because, issue.closed_on = view, because, when.date()


def _sentence(text: str, words: dict[str, str]) -> str:
    """The text with the ward's places in it, beginning with a capital letter."""
    filled = text.format(**words)
    return filled[:1].upper() + filled[1:]
