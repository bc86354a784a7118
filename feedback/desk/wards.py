"""Wards, or neighbourhoods for those who read across, side by side: loops, days to told, priorities, next meeting."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from engagement.models import OPEN_STAGES, Tally
from feedback.desk.facts import TEAM, Desk
from partnerships.access import meetings_seen_by
from partnerships.asking_for import asked_for
from partnerships.models import Meeting, RoleKind, User, Ward
from tasking.models import Priority

K = RoleKind
IN_WARDS = frozenset({K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE})
ACROSS = frozenset({K.ANALYST, K.LEAD, K.INTELLIGENCE})
MONTHS = 12
AT_MOST = 40
"""More wards than this are not set side by side one by one; their neighbourhoods are."""


@dataclass
class Line:
    """A ward or neighbourhood with its figures. `days` and `months` are medians from raised to told."""

    name: str
    url: str
    open: int = 0
    days: int | None = None
    told: int = 0
    months: list[float | None] = field(default_factory=lambda: [None] * MONTHS)
    priorities: list[str] = field(default_factory=list)
    next_meeting: Meeting | None = None
    wards: int = 1

    @property
    def in_words(self) -> str:
        """What the small line shows."""
        known = [month for month in self.months if month is not None]
        if not known:
            return f"{self.name}: nobody was told in the last twelve months"
        return (
            f"{self.name}, median days from raised to told by month: {known[0]:.0f} at first, {known[-1]:.0f} at last"
        )


@dataclass(frozen=True)
class SideBySide:
    """The table, and the period its figures are of."""

    lines: list[Line]
    of_wards: bool
    since: date
    until: date


def side_by_side(desk: Desk) -> SideBySide:
    """The person's wards; the neighbourhoods of those who read across the whole partnership."""
    wards = _wards(desk.user, desk.today)
    if desk.holds(*ACROSS) or len(wards) > AT_MOST:
        return SideBySide(_neighbourhoods(desk, wards), False, _first_month(desk.today), desk.today)
    lines = {ward.pk: _line(ward) for ward in wards}
    _fill(desk, "issue.ward_id", lines)
    for meeting in _next_meetings(desk.user, desk.today, now=desk.now, wards=list(lines)):
        lines[meeting.ward].next_meeting = meeting  # type: ignore[attr-defined]
    return SideBySide(list(lines.values()), True, _first_month(desk.today), desk.today)


@asked_for
def _wards(person: User, today: date) -> QuerySet[Ward]:
    """In two answers at once: how many loops are open in each, from the tally, and what its priorities are."""
    kinds = IN_WARDS | ACROSS
    tally = Tally.objects.filter(ward=OuterRef("pk"), stage__in=OPEN_STAGES).order_by().values("ward")
    restricted = Q() if person.scope.has(TEAM) else Q(restricted=False)
    count = Subquery(tally.filter(restricted).annotate(total=Sum("change")).values("total"), IntegerField())
    priorities = Priority.objects.current().filter(ward=OuterRef("pk")).order_by("chosen_on").values("title")
    return (
        Ward.objects.for_scope(person, kinds)
        .current(today)
        .annotate(loops=Coalesce(count, 0), priority_titles=ArraySubquery(priorities))
        .select_related("neighbourhood")
    )


def _line(ward: Ward) -> Line:
    return Line(
        ward.name, f"/issues/?ward={ward.slug}", open=ward.loops, priorities=list(ward.priority_titles),  # type: ignore[attr-defined]
    )  # fmt: skip


def _neighbourhoods(desk: Desk, wards: list[Ward]) -> list[Line]:
    lines: dict[int, Line] = {}
    for ward in wards:
        if ward.neighbourhood is None:
            continue
        made = Line(ward.neighbourhood.name, f"/issues/?neighbourhood={ward.neighbourhood.slug}", wards=0)
        line = lines.setdefault(ward.neighbourhood.pk, made)
        line.open += ward.loops  # type: ignore[attr-defined]
        line.wards += 1
        line.priorities += ward.priority_titles  # type: ignore[attr-defined]
    _fill(desk, "ward.neighbourhood_id", lines)
    return sorted(lines.values(), key=lambda line: line.name)


def _first_month(today: date) -> date:
    """The first day of the month eleven before this one."""
    month = today.month - MONTHS + 1
    return date(today.year if month > 0 else today.year - 1, month if month > 0 else month + 12, 1)


def _fill(desk: Desk, key: str, lines: dict[int, Line]) -> None:
    """Put the medians into the lines: of each month, and of the twelve together."""
    first = _first_month(desk.today)
    for of, month, median, number in _medians(desk, key, list(lines)):
        if month is None:
            lines[of].days, lines[of].told = round(median), number
        else:
            lines[of].months[(month.year - first.year) * 12 + month.month - first.month] = median


# Few are told in a month, so each month's figure is of the three months that end with it.
MEDIANS = """
WITH told AS (
    SELECT {key} AS key, told_on, told_on - raised_on AS days
    FROM engagement_issue issue JOIN partnerships_ward ward ON ward.id = issue.ward_id
    WHERE {key} = ANY(%(of)s) AND told_on >= %(since)s::date - interval '2 months'
        AND (%(whole)s OR sensitivity <> 'restricted')
)
SELECT key, month::date, percentile_cont(0.5) WITHIN GROUP (ORDER BY days), count(*)
FROM told JOIN generate_series(%(since)s::date, %(until)s::date, interval '1 month') month
    ON told_on >= month - interval '2 months' AND told_on < month + interval '1 month'
GROUP BY key, month
UNION ALL
SELECT key, NULL, percentile_cont(0.5) WITHIN GROUP (ORDER BY days), count(*)
FROM told WHERE told_on >= %(since)s GROUP BY key
"""


def _medians(desk: Desk, key: str, of: list[int]) -> list[tuple[int, date | None, float, int]]:
    """Median days from raised to told, for each key by month and for the twelve months together (month None)."""
    asked: dict[str, Any] = {
        "of": of,
        "since": _first_month(desk.today),
        "until": desk.today,
        "whole": desk.holds(*TEAM),
    }
    with connection.cursor() as cursor:
        cursor.execute(MEDIANS.format(key=key), asked)  # the key is one of two of ours
        return list(cursor.fetchall())


@asked_for
def _next_meetings(person: User, today: date, *, now: datetime, wards: list[int]) -> QuerySet[Meeting]:
    """For each ward the next meeting of a group that meets for it, of those the person sees."""
    seen = Meeting.objects.filter(meetings_seen_by(person)).to_come(now)
    return (
        seen.filter(group__wards__in=wards)
        .annotate(ward=F("group__wards"))
        .order_by("ward", "starts_at")
        .distinct("ward")
        .select_related("group")
    )
