"""Wards, or neighbourhoods for those who read across, side by side: loops, days to told, priorities, next meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from engagement.models import OPEN_STAGES, Tally
from feedback.desk.facts import Desk
from feedback.desk.parts import TEAM
from feedback.models import Kept, Pace
from feedback.services.keeping import MONTHS, first_month
from partnerships.access import meetings_seen_by
from partnerships.asking import question
from partnerships.asking_for import asked_for
from partnerships.models import Meeting, RoleKind, User, Ward
from partnerships.planning import planned_once
from tasking.models import Priority

K = RoleKind
Median = tuple[int, date | None, float, int, date, datetime]
"""Of which ward or neighbourhood; month (None: twelve together); days; how many were told; worked out for, and at."""
IN_WARDS = frozenset({K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE})
ACROSS = frozenset({K.ANALYST, K.LEAD, K.INTELLIGENCE})
AT_MOST = 40
"""More wards than this are not set side by side one by one; their neighbourhoods are."""
FIRST = 20
"""Of more neighbourhoods than this a desk shows those with the most open loops, with a link to all of them."""


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
    """The table, and the period its figures are of. `of_all`: how many lines there are with those not shown."""

    lines: list[Line]
    of_wards: bool
    kept: Sequence[Median]
    of_all: int

    @property
    def until(self) -> date | None:
        """The day for which the medians were worked out; None where there are none yet."""
        return self.kept[0][4] if self.kept else None

    @property
    def since(self) -> date | None:
        return first_month(self.until) if self.until else None

    @property
    def worked_out_at(self) -> datetime | None:
        return self.kept[0][5] if self.kept else None


def side_by_side(desk: Desk, *, whole: bool = False) -> SideBySide:
    """The person's wards; the neighbourhoods of those who read across the whole partnership, `whole`: all of them."""
    across = desk.holds(*ACROSS)
    wards = _wards(desk.user, desk.today, not across)
    if across or len(wards) > AT_MOST:
        return _neighbourhoods(desk, wards, whole=whole)
    lines = {ward.pk: _line(ward) for ward in wards}
    theirs = _of_their_team(desk, wards)
    kept = list(_of_wards(whole=theirs, others=[pk for pk in lines if pk not in theirs]))
    _fill(kept, lines)
    with planned_once():
        meetings = _next_meetings(desk.user, desk.today, now=desk.now, wards=list(lines))
    for meeting in meetings:
        lines[meeting.ward].next_meeting = meeting  # type: ignore[attr-defined]
    return SideBySide(list(lines.values()), True, kept, len(lines))


@asked_for
def _wards(person: User, today: date, one_by_one: bool) -> QuerySet[Ward]:
    """How many loops are open in each, from the tally; where they stand one by one, with the titles of priorities."""
    kinds = IN_WARDS | ACROSS
    tally = Tally.objects.filter(ward=OuterRef("pk"), stage__in=OPEN_STAGES).order_by().values("ward")
    seen = Q(restricted=False) | person.scope.q(TEAM)  # of a ward's restricted ones only its own team knows
    count = Subquery(tally.filter(seen).annotate(total=Sum("change")).values("total"), IntegerField())
    wards = Ward.objects.for_scope(person, kinds).current(today).annotate(loops=Coalesce(count, 0))
    if one_by_one:
        priorities = Priority.objects.current().filter(ward=OuterRef("pk")).order_by("chosen_on").values("title")
        wards = wards.annotate(priority_titles=ArraySubquery(priorities))
    shown = ("name", "slug", "partnership", "neighbourhood__name", "neighbourhood__slug")
    return wards.select_related("neighbourhood").only(*shown)


@question
def _priorities(wards: Any) -> QuerySet[Priority, tuple[int, str]]:
    """The ward and the title of each."""
    rows = Priority.objects.current().filter(ward__in=wards).order_by("chosen_on", "pk")
    return rows.values_list("ward_id", "title")


def _line(ward: Ward) -> Line:
    return Line(
        ward.name, f"/issues/?ward={ward.slug}", open=ward.loops, priorities=list(ward.priority_titles),  # type: ignore[attr-defined]
    )  # fmt: skip


def _neighbourhoods(desk: Desk, wards: list[Ward], *, whole: bool) -> SideBySide:
    lines: dict[int, Line] = {}
    for ward in wards:
        if ward.neighbourhood is None:
            continue
        made = Line(ward.neighbourhood.name, f"/issues/?neighbourhood={ward.neighbourhood.slug}", wards=0)
        line = lines.setdefault(ward.neighbourhood.pk, made)
        line.open += ward.loops  # type: ignore[attr-defined]
        line.wards += 1
    shown = lines if whole else _longest(lines)
    in_them = [ward for ward in wards if ward.neighbourhood_id in shown]
    titles: dict[int, list[str]] = {}
    for of, title in _priorities(wards=[ward.pk for ward in in_them]):
        titles.setdefault(of, []).append(title)
    for ward in in_them:
        lines[ward.neighbourhood_id].priorities += titles.get(ward.pk, [])  # type: ignore[index]
    kept = list(_of_neighbourhoods(of=list(shown), whole=len(_of_their_team(desk, wards)) == len(wards)))
    _fill(kept, shown)
    in_order = sorted(shown.values(), key=lambda line: line.name)
    if len(shown) < len(lines):
        in_order.sort(key=lambda line: -line.open)
    return SideBySide(in_order, False, kept, len(lines))


def _longest(lines: dict[int, Line]) -> dict[int, Line]:
    """Those with the most open loops, as many as a desk shows; all where there are no more."""
    if len(lines) <= FIRST:
        return lines
    most = sorted(lines.items(), key=lambda item: (-item[1].open, item[1].name))
    return dict(most[:FIRST])


def _fill(kept: list[Median], lines: dict[int, Line]) -> None:
    """Put the medians into the lines: of each month, and of the twelve together."""
    if not kept:
        return
    first = first_month(kept[0][4])  # all were worked out for the same day
    for of, month, days, told, _, _ in kept:
        if month is None:
            lines[of].days, lines[of].told = round(days), told
        else:
            lines[of].months[(month.year - first.year) * 12 + month.month - first.month] = days


def _medians(of: str) -> QuerySet[Pace, Median]:
    kept = [Subquery(Kept.objects.values(name)[:1]) for name in ("on", "at")]
    rows = Pace.objects.order_by().annotate(on=kept[0], at=kept[1])
    return rows.values_list(of, "month", "days", "told", "on", "at")


def _of_their_team(desk: Desk, wards: list[Ward]) -> list[int]:
    """The wards of whose team the person is: of these restricted concerns count, too."""
    return [ward.pk for ward in wards if desk.user.scope.covers(TEAM, ward)]


@question
def _of_wards(whole: Any, others: Any) -> QuerySet[Pace, Median]:
    return _medians("ward_id").filter(Q(ward__in=whole, whole=True) | Q(ward__in=others, whole=False))


@question
def _of_neighbourhoods(of: Any, whole: Any) -> QuerySet[Pace, Median]:
    return _medians("neighbourhood_id").filter(neighbourhood__in=of, whole=whole)


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
