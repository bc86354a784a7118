"""Loading a large book: issues in the order in which they were raised, each with everything its stage implies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from config.demonstration.cast import make_harrowmere
from config.demonstration.concerns import CONCERNS, DECLINED, SMALL, Concern
from config.demonstration.scale import columns
from config.demonstration.scale.copying import A_BATCH, Sealed, Table, analyse, bare, put
from config.demonstration.scale.network import NETWORK, network_ranges, write_network
from config.demonstration.scale.paths import DECLINED as DECLINED_PATH
from config.demonstration.scale.paths import PATHS, PRIORITY, TASKED, Turn
from config.demonstration.scale.places import MONTHS, WRITTEN, Keepers, make_places
from engagement.models import Issue, IssueCounter, Method, Raiser, Stage, Step, Tally, Verb
from feedback.models import Feedback, Owed
from feedback.services.keeping import keep_figures
from partnerships.models import AgendaItem
from tasking.models import Action, Plan, PlanIssue, Priority, Tabling

YEARS_BACK = MONTHS * 30 - 40
OTHERS = "Canal Row", "Alma Terrace", "Quarry Close", "Station Road"
PRIORITIES = 3
"""How many a ward has at a time, about (T3)."""
LASTS = 91
"""Days a priority lasts, by its path."""
MOST = 0.25
"""Of what is tasked, in a small book."""
SOMEBODY = "Mrs Abbott", "Mr Begum", "Ms Carter", "Mr Dhillon", "Mrs Evans", "Ms Farrell", "Mr Green", "Mrs Hussain"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded."""

    wards: int
    issues: int
    steps: int
    key_individuals: int


@dataclass(slots=True)
class Past:
    """One issue while it is being written."""

    pk: int
    ward: Keepers
    concern: Concern
    texts: dict[str, str]
    raised: datetime
    raiser: int | None
    meeting: tuple[datetime, int] | None = None
    stage: Stage = Stage.NEW
    since: datetime | None = None
    outcome_on: date | None = None
    told_on: date | None = None
    closed_on: date | None = None
    action: Any = None
    priority: Any = None
    owed: Any = None
    steps: int = 0

    @property
    def restricted(self) -> bool:
        return self.pk % 97 == 0


@dataclass(frozen=True, slots=True)
class Size:
    """How large a book is wanted.

    How many wards and issues; how many Key Individuals there are in all wards together, each of whom raises issues of
    their own ward in turn; the seed, from which everything follows; `spread` puts the wards beyond the borough's twelve
    into partnerships of 28, as a country has them, instead of all into one.
    """

    wards: int
    issues: int
    key_individuals: int = 0
    seed: int = 417
    spread: bool = False


def load(size: Size, *, say: Callable[[str], object] = str.strip) -> Loaded:
    """Fill an empty book with the cast and as much as the size says, at all stages of the loop.

    In: the size; `say`, which is told how far it is. Out: what was loaded, of the Key Individuals those who raised
    something. Row history begins after the loading.
    """
    with transaction.atomic():
        writer = fill(size, say=say)
    say("taking statistics ...")
    analyse([*writer.names, *WRITTEN, *NETWORK, Tally._meta.db_table, IssueCounter._meta.db_table])
    keep_figures(timezone.localdate(), again=True)
    return Loaded(size.wards, size.issues, writer.steps.last, sum(writer.met))


def fill(size: Size, *, say: Callable[[str], object]) -> Writer:
    """What `load` writes, in the transaction of the caller."""
    today = timezone.localdate()
    borough = make_harrowmere(today=today)
    keepers = make_places(borough, wards=size.wards, today=today, spread=size.spread)
    say(f"{size.wards:,} wards with their groups, people and meetings")
    writer = Writer(keepers, size.seed, today, size.key_individuals)
    with bare(writer.names):
        writer.write(size.issues, say)
        writer.plan()
        say("building the indexes and checking what refers to what ...")
    writer.count()
    write_network(keepers, size.key_individuals, now=writer.now, today=today)
    say(f"{size.key_individuals:,} Key Individuals")
    return writer


class Writer:
    """Writes issues and what hangs from them into their tables at once."""

    def __init__(self, keepers: list[Keepers], seed: int, today: date, key_individuals: int) -> None:
        self.keepers, self.seed, self.today = keepers, seed, today
        self.rng = Random(seed)  # noqa: S311 - a made-up past
        self.network = network_ranges(key_individuals, len(keepers))
        self.turns = [0] * len(keepers)
        self.now = timezone.now()
        self.issues = Table(Issue, columns.ISSUE)
        self.steps = Table(Step, columns.STEP)
        self.raisers = Table(Raiser, columns.RAISER)
        self.owed = Table(Owed, columns.OWED)
        self.feedback = Table(Feedback, columns.FEEDBACK)
        self.actions = Table(Action, columns.ACTION)
        self.items = Table(AgendaItem, columns.ITEM)
        self.tablings = Table(Tabling, columns.TABLING)
        self.priorities = Table(Priority, columns.PRIORITY)
        self.present: list[tuple[int, Past]] = []
        self.numbers: dict[tuple[int, int], int] = {}
        self.positions: dict[int, int] = {}
        self.kinds = (*CONCERNS, *SMALL)

    @property
    def tables(self) -> tuple[Table, ...]:
        return (
            self.issues, self.steps, self.raisers, self.owed, self.feedback, self.items, self.priorities, self.tablings,
            self.actions,
        )  # fmt: skip

    @property
    def names(self) -> list[str]:
        return [*(table.name for table in self.tables), Plan._meta.db_table, PlanIssue._meta.db_table]

    @property
    def met(self) -> list[int]:
        """How many Key Individuals of each ward have raised something."""
        return [min(turns, len(self._network_of(n))) for n, turns in enumerate(self.turns)]

    def _network_of(self, ward: int) -> range:
        """The numbers of a ward's Key Individuals: equal shares, which together are all of them."""
        return self.network[ward]

    def write(self, issues: int, say: Callable[[str], object]) -> None:
        trails = Sealed(self.issues, self.steps)
        others = (table for table in self.tables if table not in (self.issues, self.steps))
        every: tuple[Sealed | Table, ...] = (trails, *others)
        for n in range(issues):
            self._issue(n, issues)
            if n % A_BATCH == A_BATCH - 1 or n == issues - 1:
                for rows in every:
                    rows.flush()
                say(f"{n + 1:,} of {issues:,} issues")
        for rows in every:
            rows.done()

    def count(self) -> None:
        """The counters behind the references, and the tally."""
        put(IssueCounter(ward_id=ward, year=year, last=last) for (ward, year), last in self.numbers.items())
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO engagement_tally (ward_id, stage, restricted, change) "
                "SELECT ward_id, stage, sensitivity = 'restricted', count(*) FROM engagement_issue GROUP BY 1, 2, 3"
            )

    def _issue(self, n: int, issues: int) -> None:
        rng = self.rng
        day = self.today - timedelta(days=YEARS_BACK - int(YEARS_BACK * n / issues))
        raised = self._at(day, 9 * 60 + n * 7 % 540)
        path = PATHS[int(rng.random() * len(PATHS))]
        if path is TASKED and rng.random() < self.chosen(issues):
            path = PRIORITY
        kinds = DECLINED if path is DECLINED_PATH else self.kinds
        ward = int(rng.random() * len(self.keepers))
        past = Past(
            pk=self.issues.last + 1, ward=self.keepers[ward],
            concern=kinds[int(rng.random() * len(kinds))], texts={}, raised=raised, raiser=None,
        )  # fmt: skip
        past.texts = self._texts(past)
        past.raiser = self._raiser(past, ward) if rng.random() < 0.6 else None
        stop = int(rng.random() * len(path)) if rng.random() < 0.05 else len(path)
        for at, turn in enumerate(path):
            # Where it stops: but when the last has been told, the book says so by itself.
            if (at > stop and turn.verb != Verb.ALL_TOLD) or at > stop + 1 or not self._turn(past, turn):
                break
        self._row(past)

    def chosen(self, issues: int) -> float:
        """The part of the tasked issues that become priorities, so that each ward has about three at a time."""
        tasked = issues * PATHS.count(TASKED) / len(PATHS)
        return min(MOST, PRIORITIES * len(self.keepers) * YEARS_BACK / LASTS / tasked)

    def _at(self, day: date, minutes: int) -> datetime:
        return timezone.make_aware(datetime.combine(day, time(minutes // 60 % 24, minutes % 60)))

    def _texts(self, past: Past) -> dict[str, str]:
        streets, rng = past.ward.streets, self.rng
        street = streets[int(rng.random() * len(streets))]
        places = {
            "street": street, "other": OTHERS[past.pk % len(OTHERS)], "park": f"the {street} playing field",
            "shops": f"the {street} shops", "school": f"{street} School", "water": "the canal",
            "estate": f"{street} Court",
        }  # fmt: skip
        concern = past.concern
        return {
            "concern": concern.concern.format(**places)[:200], "said": concern.said, "street": street,
            "public": concern.public.format(**places), "place": f"{1 + past.pk % 180} {street}",
            "outcome": concern.happened.format(**places) or "Done.", "did": concern.we_did.format(**places) or "Done.",
        }  # fmt: skip

    def _raiser(self, past: Past, ward: int) -> int:
        network = self._network_of(ward)
        key = self.rng.random() < 0.5 and len(network) > 0
        who = past.pk
        if key:
            who = network[self.turns[ward] % len(network)]
            self.turns[ward] += 1
        name = f"Key Individual {who:06}" if key else f"{SOMEBODY[who % len(SOMEBODY)]} {who}"
        return self.raisers.add(
            past.pk, name, "key_individual" if key else "resident", "", f"01632 {960000 + who % 1000}", "telephone",
            True, True, False, self._token(past), "", past.raised,
        )  # fmt: skip

    def _token(self, past: Past) -> str:
        """The same numbers give the same book, so the secret links of its made-up people are no secret."""
        return sha256(f"{self.seed} {past.pk}".encode()).hexdigest()[:27]

    def _turn(self, past: Past, turn: Turn) -> bool:
        """Take one step, unless it lies in the future: then the issue stands where it is."""
        if turn.to_raiser and past.raiser is None:
            return True
        when = self._when(past, turn)
        if when > self.now:
            return False
        ward = past.ward
        by, agency = {
            "p": (ward.pcso, ward.pcso_agency), "c": (ward.coordinator, ward.coordinator_agency),
            "a": (ward.partner, ward.partner_agency), "-": (None, None),
        }[turn.who]  # fmt: skip
        past.steps += 1
        step = self.steps.add(
            past.pk, past.steps, turn.verb, when, when, by, "" if by else "The book", by, agency, turn.before,
            turn.after, self._words(past, turn), "partners", "{}",
        )  # fmt: skip
        if turn.before != turn.after:
            past.since = when
        past.stage = turn.after
        self._consequence(past, turn, when, step)
        return True

    def _when(self, past: Past, turn: Turn) -> datetime:
        """Its day, a minute after the step before; what follows a meeting is counted from the meeting."""
        minutes = past.steps - (turn.verb == Verb.ALL_TOLD)  # at once when the last has been told
        if turn.verb == Verb.TABLED:
            past.meeting = next((one for one in past.ward.meetings if one[0] > past.raised + timedelta(days=4)), None)
            past.meeting = past.meeting or past.ward.meetings[-1]
        if past.meeting and turn.day >= 20:
            return past.meeting[0] + timedelta(days=turn.day - 20, minutes=minutes)
        return past.raised + timedelta(days=turn.day, minutes=minutes)

    def _words(self, past: Past, turn: Turn) -> str:
        match turn.verb:
            case Verb.OUTCOME:
                return past.texts["outcome"]
            case Verb.TOLD | Verb.ACTION_DONE:
                return past.texts["did"]
            case Verb.CLOSED:
                return "Those who raised it say it is better."
            case _:
                return ""

    def _consequence(self, past: Past, turn: Turn, when: datetime, step: int) -> None:
        day = when.date()
        match turn.verb:
            case Verb.PRIORITISED:
                past.priority = {"chosen": day, "ended": None}
            case Verb.PRIORITY_ENDED:
                past.priority["ended"] = day
            case Verb.ACTION_AGREED:
                past.action = {"agreed": day, "due": day + timedelta(days=21), "done": None}
            case Verb.ACTION_DONE:
                past.action["done"] = day
            case Verb.OUTCOME | Verb.NOT_PRIORITISED:
                past.outcome_on = day
                past.owed = {"step": step, "since": day, "raiser": None, "ward": None}
            case Verb.TOLD:
                channel, by = ("telephone", past.ward.pcso) if turn.to_raiser else ("newsletter", past.ward.coordinator)
                given = self.feedback.add(past.pk, channel, past.texts["did"], day, by, when)
                past.owed["raiser" if turn.to_raiser else "ward"] = given
            case Verb.ALL_TOLD:
                past.told_on = day
            case Verb.CLOSED:
                past.closed_on = day

    def _row(self, past: Past) -> None:
        year, ward = past.raised.year, past.ward
        number = self.numbers[ward.ward_id, year] = self.numbers.get((ward.ward_id, year), 0) + 1
        owed, due = self._owed(past)
        to_do = self._action(past)
        self._tabling(past)
        user, agency, group, due_on = self._whose(past, due)
        closed, told_round = past.stage == Stage.CLOSED, past.outcome_on and past.stage != Stage.NOT_PRIORITISED
        self.issues.add(
            f"{ward.letters}-{year % 100:02}-{number:04}", ward.ward_id, year, number, past.texts["concern"],
            past.texts["said"], past.texts["public"], past.texts["place"], past.texts["street"],
            Method.TOUR if past.pk % 3 else Method.DIRECT, None, "restricted" if past.restricted else "partners",
            past.stage, past.since, past.raised.date(), past.raised, ward.pcso,
            past.texts["outcome"] if told_round else "", past.outcome_on if told_round else None, past.told_on,
            past.closed_on, "satisfied" if closed else "", "Those who raised it say it is better." if closed else "", 1,
            past.since, 1, user, agency, group, due_on, to_do, owed,
        )  # fmt: skip

    def _owed(self, past: Past) -> tuple[int, date | None]:
        """Rows for what is or was owed; how many are still, and the first day one is due."""
        if past.owed is None:
            return 0, None
        still: list[date] = []
        given_to = [("ward", None, 100)] + ([("raiser", past.raiser, 14)] if past.raiser else [])
        for to, raiser, days in given_to:
            due = past.owed["since"] + timedelta(days=days)
            given = past.owed[to]
            self.owed.add(past.pk, past.ward.ward_id, 1, to, raiser, past.owed["step"], past.owed["since"], due, given)
            if given is None:
                still.append(due)
        return len(still), min(still, default=None)

    def _action(self, past: Past) -> int:
        if past.action is None or past.meeting is None:
            return 0
        done, task = past.action["done"], past.concern.tasks[0].what if past.concern.tasks else "See to it"
        self.actions.add(
            past.pk, past.ward.ward_id, past.restricted, past.meeting[1], task, past.ward.partner,
            past.ward.partner_agency, past.action["due"], "prevention", "done" if done else "to_do",
            past.action["agreed"], done, past.ward.partner if done else None, past.texts["did"] if done else "", "", 1,
        )  # fmt: skip
        return 0 if done else 1

    def _tabling(self, past: Past) -> None:
        if past.meeting is None or past.stage in (Stage.NEW, Stage.ESCALATED):
            return
        undecided = past.stage == Stage.TABLED
        starts_at, meeting = past.ward.meetings[-1] if undecided else past.meeting
        past.meeting = (starts_at, meeting)
        position = self.positions[meeting] = self.positions.get(meeting, 0) + 1
        decided = None if undecided else starts_at + timedelta(minutes=1)
        item = self.items.add(meeting, position, "issue", past.texts["concern"], "", False, 0, decided, 1)
        declined = past.outcome_on is not None and past.action is None
        priority = self._priority(past, meeting)
        decision = "" if undecided else "not_priority" if declined else "priority" if priority else "action"
        reason, other = (past.concern.reason, past.concern.other_help) if declined else ("", "")
        by = None if undecided else past.ward.coordinator
        whose = past.pk, past.ward.ward_id, past.restricted
        self.tablings.add(item, meeting, *whose, False, decision, reason, other, priority, decided, by, 1)

    def _priority(self, past: Past, meeting: int) -> int | None:
        if past.priority is None:
            return None
        chosen, ended = past.priority["chosen"], past.priority["ended"]
        cast = 9 + past.pk % 15
        pk = self.priorities.add(
            past.ward.ward_id, past.pk, past.restricted, past.texts["public"][:160], "chronic",
            "disorder" if past.pk % 4 else "crime", "vote", cast // 2 + 1 + past.pk % (cast // 2), cast,
            "by show of hands", "", chosen, meeting, chosen + timedelta(days=90), ended,
            "Better than when it was chosen." if ended else "", ended,
            "Those who raised it say it is better." if ended else "",
        )  # fmt: skip
        if ended is None:
            self.present.append((pk, past))
        return pk

    def plan(self) -> None:
        """A problem-solving plan for each priority that is one now."""
        plans = put(self._plan(pk, past) for pk, past in self.present)
        put(PlanIssue(plan=plan, issue_id=past.pk) for plan, (_, past) in zip(plans, self.present, strict=True))

    def _plan(self, priority: int, past: Past) -> Plan:
        ward = past.ward
        return Plan(
            title=past.texts["public"][:160], ward_id=ward.ward_id, priority_id=priority, owner_id=ward.partner,
            agency_id=ward.partner_agency, started_on=past.priority["chosen"], started_by_id=ward.coordinator,
            review_on=self.today + timedelta(days=priority % 40 - 5), problem=past.texts["public"],
            measure="Reports a month", evidence="Reports to the council and the police.",
        )  # fmt: skip

    def _whose(self, past: Past, due: date | None) -> tuple[int | None, int | None, int | None, date | None]:
        """What the triggers would have written: person, agency, group, and the day it is due."""
        ward = past.ward
        match past.stage:
            case Stage.DEALT_WITH:
                return ward.pcso, ward.pcso_agency, None, None
            case Stage.TABLED:
                return None, None, ward.ltm, timezone.localdate(ward.meetings[-1][0])
            case Stage.IN_ACTION if not past.action["done"]:
                return ward.partner, ward.partner_agency, None, past.action["due"]
            case Stage.RESOLVED | Stage.NOT_PRIORITISED:
                return None, None, None, due
            case _:
                return None, None, None, None
