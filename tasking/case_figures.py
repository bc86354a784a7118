"""The figures of a case register: by quarter, and never a number small enough to know somebody by (T8; 001 8).

Only quarters that are over are told: in one that runs, the day a number changes would tell what happened that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from partnerships.models import Agency, Group
from partnerships.periods import Period, quarters
from partnerships.withholding import Told, tell, tell_parts
from tasking.models import Case, CountsAs, Power, PowerUse

QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Parts:
    """One table: its parts, and their total where it may be told."""

    label: str
    told: list[Told]
    total: int | None

    @property
    def shown(self) -> list[Told]:
        """Parts with a number; the others are said in one line."""
        return [part for part in self.told if part.number is not None]

    @property
    def withheld(self) -> int:
        return len(self.told) - len(self.shown)


@dataclass(frozen=True, slots=True)
class Quarter:
    """What happened in a register in three months."""

    days: Period
    taken_up: Told
    tables: list[Parts]


def figures(group: Group, today: date) -> list[Quarter]:
    """The last four whole quarters of a group's register, the latest first; four queries each."""
    agencies = list(Agency.objects.filter(partnership=group.partnership_id).values_list("pk", "name"))
    powers = list(Power.objects.filter(partnership=group.partnership_id).values_list("pk", "name", "counts_as"))
    over = quarters(today, QUARTERS + 1)[1:]
    return [_quarter(group, quarter, agencies, powers) for quarter in over]


def _quarter(
    group: Group, quarter: Period, agencies: list[tuple[int, str]], powers: list[tuple[int, str, str]]
) -> Quarter:
    days = (quarter.first, quarter.last)
    cases = Case.objects.filter(register__group=group).order_by()
    sent = cases.filter(referred_on__range=days).values("agency").annotate(n=Count("pk"))
    referred = dict(sent.values_list("agency", "n"))
    used = dict(
        PowerUse.objects.filter(case__register__group=group, used_on__range=days)
        .order_by().values("power").annotate(n=Count("pk")).values_list("power", "n")
    )  # fmt: skip
    taken_up = cases.aggregate(n=Count("pk", filter=Q(taken_up_on__range=days)))["n"]
    tables = [_parts("Referred, by agency", {name: referred.get(pk, 0) for pk, name in agencies})]
    for kind in CountsAs:
        named = {name: used.get(pk, 0) for pk, name, counts_as in powers if counts_as == kind}
        tables.append(_parts(f"Powers and tools used: {kind.label.lower()}", named))
    return Quarter(quarter, tell("Taken up", taken_up), tables)


def _parts(label: str, parts: dict[str, int]) -> Parts:
    told, total = tell_parts(parts)
    return Parts(label, told, total)
