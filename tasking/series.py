"""The same problem from several wards, as a higher group sees it: where, how often, whether it grows (T7, 001 rec 5).

Counted from what the book recognised, in one question over an index of its own, whatever the number of issues. Of a
ward whose issues the reader does not see, a number below five is not told, nor may it be found by subtracting
(safety, no cell under five).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import Count

from partnerships.models import Group, User, Ward
from partnerships.periods import Period
from partnerships.withholding import FEWEST, total_is_safe
from tasking.models import Escalation, Problem, Recognised
from tasking.series_access import sees_issues_of

MONTHS = (3, 6, 12)
USUAL = 6


def months_for(user: User, group: Group) -> tuple[int, ...]:
    """The lengths of time offered. Who does not see every ward gets one: two could be subtracted from each other."""
    everywhere = all(sees_issues_of(user, ward) for ward in group.wards.all())
    return MONTHS if everywhere else (USUAL,)


@dataclass(frozen=True, slots=True)
class Place:
    """One ward of a series: how many issues in the period, and in the one before where that may be told."""

    ward: Ward
    number: int
    before: int | None


@dataclass(slots=True)
class Series:
    """One problem. `number`, `before` and `escalations` are None where telling them would give a small number away."""

    problem: Problem
    places: list[Place] = field(default_factory=list)
    withheld: int = 0
    number: int | None = None
    before: int | None = None
    escalations: int | None = None

    @property
    def trend(self) -> str:
        if self.number is None or self.before is None:
            return "not told"
        if self.number == self.before:
            return f"the same as before ({self.before})"
        return f"{'up' if self.number > self.before else 'down'} from {self.before}"


def period_of(months: int, today: date) -> Period:
    """So many months until today."""
    return Period(today - relativedelta(months=months) + relativedelta(days=1), today)


@dataclass(slots=True)
class _Cell:
    now: int = 0
    before: int = 0
    asked: int = 0


def series_of(user: User, group: Group, period: Period) -> list[Series]:
    """The problems that came from two wards of the group's or more in the period, from most wards and issues first."""
    wards = {ward.pk: ward for ward in group.wards.all()}
    seen = {pk for pk, ward in wards.items() if sees_issues_of(user, ward)}
    problems = {problem.pk: problem for problem in Problem.objects.filter(partnership=group.partnership_id)}
    cells = _cells(group, wards, period)
    found = [_series(problem, cells.get(pk, {}), wards, seen) for pk, problem in problems.items()]
    several = [one for one in found if len(one.places) > 1]
    return sorted(several, key=lambda one: (-len(one.places), -sum(p.number for p in one.places), one.problem.name))


def _cells(group: Group, wards: Iterable[int], period: Period) -> dict[int, dict[int, _Cell]]:
    """By problem and ward: issues in the period and in the one before, and what was asked of the group about them."""
    cells: dict[int, dict[int, _Cell]] = {}
    counted = Recognised.objects.filter(ward__in=list(wards)).now_and_before(period, since=period.before.first)
    for (problem, ward), (now, before) in counted.items():
        cells.setdefault(problem, {})[ward] = _Cell(now, before)
    asked = (
        Escalation.objects.filter(
            to_group=group, asked_at__date__range=(period.first, period.last), issue__recognised__isnull=False
        )
        .order_by()
        .values_list("issue__recognised__problem_id", "issue__ward_id")
        .annotate(number=Count("pk"))
    )
    for problem, ward, number in asked:
        cells.setdefault(problem, {}).setdefault(ward, _Cell()).asked = number
    return cells


def _series(problem: Problem, cells: dict[int, _Cell], wards: dict[int, Ward], seen: set[int]) -> Series:
    """What may be told: the numbers of wards the reader sees, and of the others those of five or more."""
    hidden = [cells.get(pk, _Cell()) for pk in wards if pk not in seen]
    one = Series(problem, withheld=sum(cell.now < FEWEST for cell in hidden))
    for pk, cell in cells.items():
        if pk in wards and cell.now and (pk in seen or cell.now >= FEWEST):
            told = pk in seen or cell.before >= FEWEST
            one.places.append(Place(wards[pk], cell.now, cell.before if told else None))
    one.places.sort(key=lambda place: (-place.number, place.ward.name))
    every = [cells.get(pk, _Cell()) for pk in wards]
    if total_is_safe([cell.now for cell in hidden if cell.now < FEWEST]):
        one.number = sum(cell.now for cell in every)
    if total_is_safe([cell.before for cell in hidden if cell.before < FEWEST]):
        one.before = sum(cell.before for cell in every)
    if total_is_safe([cell.asked for cell in hidden if cell.asked < FEWEST]):
        one.escalations = sum(cell.asked for cell in every)
    return one
