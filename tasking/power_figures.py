"""Powers and tools used in actions, by quarter, agency and what they count as (T5; 001 8, 004 3.3).

Each figure counts actions that the reader may open one by one, and links to them. What leaves the book as a file goes
to those who may not: there no number below five stands (SI 2007/1831).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from partnerships.models import Agency, User
from partnerships.periods import Period, quarters
from partnerships.withholding import tell
from tasking.models import Action, ActionPower, CountsAs, Power

QUARTERS = 8


def offered(today: date) -> list[Period]:
    """The quarters to choose from: the one that runs and the seven before it, the latest first."""
    return quarters(today, QUARTERS)


def chosen(key: str, today: date) -> Period:
    """The quarter of that key, or the one that runs."""
    found = offered(today)
    return next((quarter for quarter in found if quarter.key == key), found[0])


@dataclass(frozen=True, slots=True)
class Line:
    """One agency or power: how often as prevention, how often as enforcement."""

    pk: int | None
    label: str
    prevention: int
    enforcement: int

    @property
    def total(self) -> int:
        return self.prevention + self.enforcement


def used_in(user: User, quarter: Period) -> Any:
    """What was used in that quarter in actions this person sees."""
    seen = Action.objects.visible_to(user).values("pk")
    return ActionPower.objects.filter(action__in=seen, used_on__range=(quarter.first, quarter.last)).order_by()


def by_agency(user: User, quarter: Period) -> list[Line]:
    """One query for the numbers, one for the names; agencies that used none are left out."""
    return _lines(used_in(user, quarter), "agency", dict(Agency.objects.values_list("pk", "name")), "No agency")


def by_power(user: User, quarter: Period) -> list[Line]:
    return _lines(used_in(user, quarter), "power", dict(Power.objects.values_list("pk", "name")), "")


def _lines(used: Any, by: str, names: dict[int, str], nothing: str) -> list[Line]:
    counted: dict[int | None, dict[str, int]] = {}
    for key, counts_as, number in (
        used.values(by, "power__counts_as").annotate(n=Count("pk")).values_list(by, "power__counts_as", "n")
    ):
        counted.setdefault(key, {})[counts_as] = number
    lines = [
        Line(key, names.get(key, nothing) if key else nothing, *(number.get(kind, 0) for kind in CountsAs.values))
        for key, number in counted.items()
    ]
    return sorted(lines, key=lambda line: (-line.total, line.label))


def rows_to_share(user: User, today: date) -> Iterator[list[str]]:
    """The rows of the file: every quarter that is over, and no number below five."""
    yield ["Quarter", "Agency", "Counted as", "Times used"]
    for quarter in offered(today)[1:]:
        for line in sorted(by_agency(user, quarter), key=lambda line: line.label):
            for kind, number in zip(CountsAs, (line.prevention, line.enforcement), strict=True):
                yield [quarter.months, line.label, str(kind.label), tell("", number).words]
