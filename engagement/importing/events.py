"""A list of what was held to hear people, with attendance and who was reached, against the book (X4, E8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from engagement.importing.columns import Column, Heads, Read, day, one_of, whole
from engagement.importing.plans import NEW, UNCHANGED, Plan, Planner, Wards, plain, planned
from engagement.models import EngagementEvent, EngagementMethod
from engagement.models.reaching import counted_targets
from engagement.reaching_access import RECORD_EVENT
from engagement.services.reaching.holding import Held, record_each, who_runs
from engagement.spotting import spot
from partnerships.errors import Refused
from partnerships.models import User, Ward

MOST = 20_000
COLUMNS: tuple[Column, ...] = (
    Column("Ward", "ward", example="Millbrook"),
    Column("Held on", "held_on", day, "5/11/2026", None),
    Column("Method", "method", one_of(EngagementMethod), "Street briefing"),
    Column("Where", "place", example="Brook Parade shops"),
    Column("Took part", "attendance", whole(MOST), "23", None),
    Column("Other wards", "also", example="", empty=""),
    Column("Run by", "run_by", example="", empty=""),
    Column("Together with", "together_with", example="Harrowmere Homes"),
    Column("Went out", "handed_out", whole(MOST), "", None),
    Column("What else was said", "said", example="They would like one each season"),
    *(Column(str(target.label), target.value, whole(MOST), "", 0) for target in counted_targets()),
)
READ_BY_OTHERS = ("place", "together_with", "said")


def _longest(name: str) -> int:
    longest = {"place": 160, "together_with": 200, "said": 1000}
    return longest.get(name, 200)


EVENTS = Heads(COLUMNS, ("ward", "held_on", "method", "place", "attendance"), _longest)


@dataclass(slots=True)
class Planned:
    """What becomes of one row; `looks_like`: what in it would tell others who somebody is, or where they live (E10)."""

    row: int
    what: str
    held: Held
    looks_like: list[str] = field(default_factory=list)

    @property
    def mark(self) -> str:
        return f"{self.held.ward.pk}"

    @property
    def name(self) -> str:
        return f"{EngagementMethod(self.held.facts['method']).label}, {self.held.facts['place']}"


EventPlan = Plan[Planned]


def plan_import(content: bytes, *, by: User) -> EventPlan:
    """What the list would record in the wards this person records for. Raises Refused for a file that is no list."""
    return planned(content, _Planner(by))


class _Planner(Planner[Planned]):
    heads = EVENTS

    def __init__(self, by: User) -> None:
        super().__init__(by)
        self.wards = Wards(by, RECORD_EVENT)
        rows = EngagementEvent.objects.filter(ward__in=self.wards.rows.order_by().values("pk")).values_list(
            "ward", "held_on", "method", "place", "attendance"
        )
        self.standing = {(*key, plain(place)): number for *key, place, number in rows}
        self.seen: set[tuple[Any, ...]] = set()
        self.people: dict[tuple[int, date], list[User]] = {}

    def take(self, row: Read) -> None:
        facts = row.facts
        ward, why = self.wards.found(facts["ward"], "you record no events for such a ward")
        if ward is None:
            return self.wrong(row, "ward", why)
        also: list[Ward] = []
        for name in filter(None, map(str.strip, facts.get("also", "").split(";"))):
            other, why = self.wards.found(name, "you record no events for such a ward; put a semicolon between two")
            if other is None:
                return self.wrong(row, "also", why)
            also.append(other)
        run_by = self._run_by(ward, facts["held_on"], facts.get("run_by", ""))
        if run_by is None:
            return self.wrong(
                row, "run_by", f"nobody who records events in {ward} is called so; leave it empty for you"
            )
        plainly = ("held_on", "method", "place", "attendance", "together_with", "handed_out", "said")
        kept = {name: facts[name] for name in plainly if name in facts} | {"run_by": run_by}
        reached = {target.value: facts[target.value] for target in counted_targets() if facts.get(target.value)}
        return self._plan(row, Held(ward, kept, tuple(also), reached))

    def _run_by(self, ward: Ward, on: date, name: str) -> User | None:
        """Who ran it, by name or user name; whoever imports, where the list does not say."""
        if not name:
            return self.by
        if (ward.pk, on) not in self.people:
            self.people[ward.pk, on] = list(who_runs(self.by, ward, on))
        found = [one for one in self.people[ward.pk, on] if plain(name) in (plain(one.name), one.username.casefold())]
        return found[0] if len(found) == 1 else None

    def _plan(self, row: Read, held: Held) -> None:
        facts = held.facts
        key = (held.ward.pk, facts["held_on"], facts["method"], plain(facts["place"]))
        if key in self.seen:
            return self.wrong(row, "place", "the same event stands in an earlier row")
        self.seen.add(key)
        try:
            held.refuse_what_cannot_be()
        except Refused as refusal:
            return self.wrong(row, refusal.field or "", refusal.message.rstrip("."))
        if self.standing.get(key, facts["attendance"]) != facts["attendance"]:
            why = f"it stands in the book with {self.standing[key]} who took part; correct it on its page"
            return self.wrong(row, "attendance", why)
        what = UNCHANGED if key in self.standing else NEW
        known = [str(held.ward), *(str(one) for one in held.also)]
        looks_like = [
            f"{EVENTS.called[name]}: “{found.text}” looks like a {found.kind.value}".replace("a e-", "an e-")
            for name in READ_BY_OTHERS if what == NEW for found in spot(facts.get(name, ""), known=known)
        ]  # fmt: skip
        return self.plan.rows.append(Planned(row.number, what, held, looks_like))


def carry_out(plan: EventPlan, *, by: User) -> EventPlan:
    """Record all of a plan that has nothing wrong, in one transaction. Raises Refused, PermissionDenied."""
    if plan.wrong:
        raise Refused("Nothing was imported: the list has mistakes.", field="file")
    with transaction.atomic():
        record_each(events=[row.held for row in plan.new], by=by)
    return plan
