"""The list of issues: which rows, in which order, page by page, as quick among a million as among a thousand.

Pages go by key and not by number, so the last page costs what the first does. The wards a person sees are asked one by
one and put together: each finds its 25 newest at once in an index, which a single question about six wards among 8,400
does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import BigIntegerField, F, Q
from django.db.models.expressions import RawSQL
from django.utils.dateparse import parse_date, parse_datetime

from engagement import access
from engagement.counting import Counts, counted, counts_by_stage
from engagement.models import NOT_OVER, OPEN_STAGES, Issue, Stage
from engagement.models.issues import IssueQuerySet
from partnerships.models import User, Ward
from partnerships.policy import EVERYBODY

A_PAGE = 25
ONE_BY_ONE = 40
"""Up to so many wards are asked one by one; beyond, a person sees enough of the book to walk it in order."""
ORDERS = {
    "": ("logged_at", True),
    "oldest": ("logged_at", False),
    "longest": ("raised_on", False),
    "due": ("due_on", False),
}
REFERENCE = re.compile(r"^\s*([A-Za-z]{3})-?\s?([0-9]{2})-?\s?([0-9]{1,6})\s*$")
FREE = ("q", "method", "whose", "raised_from", "raised_to", "mine", "late", "owed")
"""Filters the tally knows nothing of."""


class Row(NamedTuple):
    """What a row of the list shows, as plain values: 25 whole issues with their people take three times as long."""

    pk: int
    reference: str
    concern: str
    ward: str
    stage: str
    raised_on: date
    closed_on: date | None
    logged_at: datetime
    due_on: date | None
    owed_count: int
    person: str | None
    agency: str | None
    group: str | None


COLUMNS = (
    *Row._fields[:3], "ward__name", *Row._fields[4:10], "move_user__name", "move_agency__name", "move_group__name",
)  # fmt: skip


class Place(NamedTuple):
    """A ward that can be chosen."""

    pk: int
    slug: str
    name: str
    neighbourhood_slug: str | None
    neighbourhood: str | None
    partnership_id: int | None


def places_of(user: User) -> list[Place]:
    """The wards of the issues this person sees, by name."""
    wards = Ward.objects.for_scope(user, access.READ_ISSUES.kinds)
    columns = ("pk", "slug", "name", "neighbourhood__slug", "neighbourhood__name", "partnership_id")
    return [Place(*values) for values in wards.values_list(*columns)]


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the keys before the first and after the last of them where there are more."""

    rows: list[Row]
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A person's question to the list: who asks, of which wards, what was chosen."""

    user: User
    wards: Sequence[Place]
    chosen: dict[str, Any]
    today: date

    @property
    def ward_ids(self) -> list[int] | None:
        """The wards chosen; None where none was, and the person sees what they see."""
        ward, neighbourhood = self.chosen.get("ward"), self.chosen.get("neighbourhood")
        if not ward and not neighbourhood:
            return None
        return [
            one.pk
            for one in self.wards
            if (not ward or one.slug == ward) and (not neighbourhood or one.neighbourhood_slug == neighbourhood)
        ]

    @property
    def at_stage(self) -> Q | None:
        """The stage chosen: open ones where nothing was, any (None) where words are searched for or all are wanted."""
        stage = self.chosen.get("stage") or ("all" if self.chosen.get("q") else "open")
        if stage == "all":
            return None
        return NOT_OVER if stage == "open" else Q(stage=stage)

    def without_stage(self) -> IssueQuerySet:
        """Everything asked for, at whatever stage."""
        found = Issue.objects.visible_to(self.user)
        if self.ward_ids is not None:
            found = found.filter(ward_id__in=self.ward_ids)
        return found.filter(_conditions(self))

    def in_one_ward(self) -> IssueQuerySet:
        """The same within a ward that the database calls `one.ward`: see `_first_of_each`.

        The rule of who sees what is asked of that ward, and not of the issue's a second time: the database takes two
        conditions on one column for two reasons to expect few rows, and then reads the whole ward to sort it.
        """
        one = RawSQL("one.ward", [], output_field=BigIntegerField())
        found = Issue.objects.alias(one_id=one).filter(ward_id=F("one_id"))
        if self.user.scope.partnership_ids(EVERYBODY):
            found = found.filter(access.issues_seen_by(self.user))
        else:
            found = found.filter(access.issues_seen_by(self.user, ward="one"))
        return found.filter(_conditions(self))

    def counts(self) -> Counts:
        """By stage, for the tabs: each is the length of the list its tab shows."""
        if any(name in self.chosen for name in FREE):
            return counted(self.without_stage())
        return counts_by_stage(self.user, ward_ids=self.ward_ids)


def _conditions(asked: Asked) -> Q:
    chosen, wanted = asked.chosen, Q()
    if words := chosen.get("q"):
        wanted &= matching(asked.user, words)
    if method := chosen.get("method"):
        wanted &= Q(method=method)
    if start := chosen.get("raised_from"):
        wanted &= Q(raised_on__gte=start)
    if end := chosen.get("raised_to"):
        wanted &= Q(raised_on__lte=end)
    if chosen.get("late"):
        wanted &= Q(due_on__lt=asked.today)
    if chosen.get("owed"):
        wanted &= Q(owed_count__gt=0)
    if chosen.get("mine"):
        wanted &= Q(move_user=asked.user) | Q(received_by=asked.user)
    if whose := chosen.get("whose"):
        wanted &= _whose(whose)
    return wanted


def _whose(whose: str) -> Q:
    if whose == "told":
        return Q(stage__in=[Stage.RESOLVED, Stage.NOT_PRIORITISED], owed_count__gt=0)
    if whose == "coordinator":
        nobody_named = Q(move_user__isnull=True, move_agency__isnull=True, move_group__isnull=True)
        stages = OPEN_STAGES - {Stage.RESOLVED, Stage.NOT_PRIORITISED}
        return nobody_named & Q(stage__in=sorted(stages))
    return Q(move_agency__slug=whose)


def matching(user: User, words: str) -> Q:
    """Issues in which the words stand, or that have this reference.

    What was said and the exact place are searched only in the wards where the person may read them, so that nobody
    finds by what they may not see (safety 4).
    """
    reference = REFERENCE.match(words)
    if reference:
        letters, year, number = reference.groups()
        return Q(reference=f"{letters.upper()}-{year}-{int(number):04}")
    full, open_ = Issue.objects.words(words)
    team = user.scope.q(access.READ_RECEIVED.kinds)
    if not user.scope.has(access.READ_RECEIVED.kinds):
        return open_
    if user.scope.kinds <= access.READ_RECEIVED.kinds:
        return full
    return (team & full) | open_


def page_of(asked: Asked, *, after: str = "", before: str = "") -> Page:
    """The 25 rows after a key, or before one, or the first."""
    column, falling = ORDERS.get(asked.chosen.get("sort", ""), ORDERS[""])
    key = _key(after or before, column)
    backwards = bool(before and not after and key)
    wards = _one_by_one(asked)
    found = asked.in_one_ward() if wards else asked.without_stage()
    if asked.at_stage is not None and not _open_by_its_day(asked, column):
        found = found.filter(asked.at_stage)
    if column == "due_on":
        found = found.filter(due_on__isnull=False)
    downwards = falling != backwards
    if key:
        found = found.filter(_beyond(column, key, downwards=downwards))
    ids = _first(found, wards, column, downwards=downwards)
    more = len(ids) > A_PAGE
    ids = ids[:A_PAGE]
    by_id = {row[0]: Row(*row) for row in Issue.objects.filter(pk__in=ids).order_by().values_list(*COLUMNS)}
    rows = [by_id[pk] for pk in (reversed(ids) if backwards else ids) if pk in by_id]
    if not rows:
        return Page([])
    has_before = more if backwards else bool(key)
    has_after = True if backwards else more
    return Page(
        rows,
        before=_written(rows[0], column) if has_before else "",
        after=_written(rows[-1], column) if has_after else "",
    )


def _open_by_its_day(asked: Asked, column: str) -> bool:
    """Whether only open issues can be meant, because only those have a day on which something is due.

    The database sets that day together with the stage. Told of both, it takes them for two chances that rarely meet,
    and reads every late issue of a partnership to sort it instead of the first 26.
    """
    dated = column == "due_on" or bool(asked.chosen.get("late"))
    return dated and (asked.chosen.get("stage") or "open") == "open"


def _one_by_one(asked: Asked) -> Sequence[int]:
    """The wards asked for, where they are few enough to be asked one by one; else none."""
    wards = asked.ward_ids if asked.ward_ids is not None else [ward.pk for ward in asked.wards]
    beyond = asked.ward_ids is None and access.sees_beyond_wards(asked.user)
    return [] if beyond or len(wards) > ONE_BY_ONE else wards


def _first(found: IssueQuerySet, wards: Sequence[int], column: str, *, downwards: bool) -> list[int]:
    """The first 26 of these, as keys."""
    if wards:
        return _first_of_each(found, wards, column, downwards=downwards)
    sign = "-" if downwards else ""
    return list(found.order_by(f"{sign}{column}", f"{sign}id").values_list("pk", flat=True)[: A_PAGE + 1])


def _first_of_each(found: IssueQuerySet, wards: Sequence[int], column: str, *, downwards: bool) -> list[int]:
    """The first 26 of all these wards: the first 26 of each, put together. One question, written once for any ward."""
    sign, way = ("-", "DESC") if downwards else ("", "ASC")
    of_one = found.order_by(f"{sign}{column}", f"{sign}id")
    inside, parameters = of_one.values_list("pk", column)[: A_PAGE + 1].query.sql_with_params()
    question = (
        f"SELECT found.id FROM unnest(%s::bigint[]) AS one (ward) CROSS JOIN LATERAL ({inside}) AS found (id, place) "  # noqa: S608
        f"ORDER BY found.place {way}, found.id {way} LIMIT {A_PAGE + 1}"
    )
    with connection.cursor() as cursor:
        cursor.execute(question, [list(wards), *parameters])
        return [int(pk) for (pk,) in cursor.fetchall()]


Key = tuple[date | datetime, int]


def _key(text: str, column: str) -> Key | None:
    """A key out of an address; None for none and for anything unreadable."""
    value, _, pk = text.rpartition("_")
    try:
        moment = parse_datetime(value) if column == "logged_at" else parse_date(value)
    except ValueError:
        return None
    return (moment, int(pk)) if moment and pk.isdecimal() and len(pk) < 19 else None


def _written(issue: Row, column: str) -> str:
    return f"{getattr(issue, column).isoformat()}_{issue.pk}"


def _beyond(column: str, key: Key, *, downwards: bool) -> Q:
    """Rows that come after the key. Written so that an index answers the first half alone."""
    value, pk = key
    side = "lt" if downwards else "gt"
    return Q(**{f"{column}__{side}e": value}) & (Q(**{f"{column}__{side}": value}) | Q(**{f"pk__{side}": pk}))
