"""Who is missing in a ward: among its Key Individuals and among those reached by events and work (000 3.1, 3.3).

Set against the ward's census by age, ethnic group and disability. Of the network the expected number is a group's share
of the forty; of those reached it is the group's share of all who were counted in that way. Whoever may not see the
few is told figures of events with five or more only, so that what is told of one event can't be taken from the sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Sum, Value

from engagement.coverage import GROUPS, Line, network_tables, shares
from engagement.models import CensusFigure, EngagementEvent, Gap, PieceOfWork, Reached, Target
from engagement.models.reaching import OTHER_TARGETS, EngagementEventQuerySet, targets_of
from partnerships.models import Ward
from partnerships.withholding import FEWEST, tell_parts_of

MONTHS = 12
A_FEW = 5
"""How many are asked for where nothing else is said: "e.g. 5 per ward" (000 3.3)."""
WITHIN = {
    Target.YOUNG: (Target.UNDER_16, Target.A16),
    Target.BME: (Target.ASIAN, Target.BLACK, Target.MIXED, Target.ELSE),
}
"""Work for these is work for the groups of the census within them."""


@dataclass(frozen=True, slots=True)
class Found:
    """One group: its share of the census, how many the network has and should have, how many were reached and should
    have been. None: not told, or not known.
    """

    target: Target
    share: float | None
    network: int | None
    network_expected: int | None
    reached: int | None
    reached_expected: int | None
    work: list[PieceOfWork] = field(default_factory=list)
    of_network: bool = True

    @property
    def label(self) -> str:
        return str(self.target.label)

    @property
    def missing(self) -> bool | None:
        """Fewer than its share in the network, and fewer than its share of those reached; None where unknown.

        Those under 16 are not expected in the network: of them only who was reached counts (000 3.3).
        """
        if self.share is None or self.reached is None or not self.of_network:
            return None
        if self.target == Target.NOT_DISABLED:
            return False
        if self.network_expected is not None:
            if self.network is None:
                return None
            if self.network >= self.network_expected:
                return False
        return self.reached == 0 or (self.reached_expected is not None and self.reached < self.reached_expected)


@dataclass(frozen=True, slots=True)
class Gaps:
    """A ward's groups by dimension; groups outside the census; how many events there were and how many took part."""

    tables: list[tuple[Gap, list[Found]]]
    others: list[tuple[Target, int | None]]
    events: int
    people: int | None
    since: date
    until: date
    source: str

    @property
    def missing(self) -> list[Found]:
        return [one for _, lines in self.tables for one in lines if one.missing]


def since(on: date) -> date:
    """From which day on those reached are counted."""
    return on - relativedelta(months=MONTHS)


def gaps_of(
    ward: Ward, *, on: date, few: bool, network: bool = True, work: Iterable[PieceOfWork] | None = None
) -> Gaps:
    """Who is missing in a ward. `few`: the reader is shown numbers under five; `network`: figures of the network.

    `work` is the ward's, where it was read already.
    """
    events = EngagementEvent.objects.of_ward(ward).filter(held_on__gt=since(on), held_on__lte=on)
    told = events if few else events.filter(attendance__gte=FEWEST)
    counted, held, people = _counted(told)
    figures = list(CensusFigure.objects.filter(ward=ward).order_by("pk"))
    asked = _asked(PieceOfWork.objects.open().filter(ward=ward).select_related("agency") if work is None else work)
    known = {table.gap: table.lines for table in network_tables(ward, figures, people=few)} if network else {}
    tables = [(gap, _lines(gap, known.get(gap, []), figures, counted, asked, few=few)) for gap in GROUPS]
    others = [(target, _told(counted.get(target.value, 0), few=few)) for target in OTHER_TARGETS]
    return Gaps(
        tables=tables, others=[(target, number) for target, number in others if number], since=since(on), until=on,
        events=held, people=people,
        source=figures[0].source if figures else "",
    )  # fmt: skip


def _told(number: int, *, few: bool) -> int | None:
    return number if few or number >= FEWEST else None


def _counted(events: EngagementEventQuerySet) -> tuple[dict[str, int], int, int]:
    """How many of each group took part; how many events there were; how many took part in all. In one question."""
    reached = Reached.objects.filter(event__in=events.order_by().values("pk")).order_by()
    by_group = reached.values_list("target").annotate(Sum("number"), held=Value(0))
    everything = events.order_by().values_list(Value("")).annotate(Sum("attendance"), held=Count("pk"))
    rows = list(by_group.union(everything, all=True))
    held, people = next(((held, people) for target, people, held in rows if not target), (0, 0))
    return {target: number for target, number, _ in rows if target}, held, people


def _asked(rows: Iterable[PieceOfWork]) -> dict[str, list[PieceOfWork]]:
    """Open work by the groups it reaches, the first due first."""
    found: dict[str, list[PieceOfWork]] = {}
    for work in sorted((row for row in rows if row.is_open), key=lambda row: (row.due_on, row.pk)):
        target = Target(work.target)
        for one in (target, *WITHIN.get(target, ())):
            found.setdefault(one.value, []).append(work)
    return found


def _lines(
    gap: Gap, network: list[Line], figures: list[CensusFigure], counted: Mapping[str, int],
    work: Mapping[str, list[PieceOfWork]], *, few: bool,
) -> list[Found]:  # fmt: skip
    topic = GROUPS[gap][1]
    census = {figure.category: figure.count for figure in figures if figure.topic == topic}
    everybody = sum(census.values())
    targets = targets_of(gap.value)
    numbers = [counted.get(target.value, 0) for target in targets]
    base = sum(numbers)
    parts: Any = None if few else tell_parts_of(numbers, base)
    told = numbers if few else [None] * len(targets) if parts is None else list(parts.counts)
    # Where nobody was counted in that way, nobody is known to be reached.
    expected = shares(census, base) if base and census and (few or parts is not None) else {}
    by_category = {line.category: line for line in network}
    return [
        Found(
            target, census[category] / everybody if everybody and category in census else None,
            line.have if line else None, line.expected if line else None, number, expected.get(category),
            work.get(target.value, []), line is not None,
        )
        for target, number in zip(targets, told, strict=True)
        for category in [target.value.partition(":")[2]] for line in [by_category.get(category)]
    ]  # fmt: skip
