"""What the list of issues asks the database: which rows are meant, in words that are written once a day.

Each filter that is set, and each order, makes a question of its own; what was typed or chosen in it has a place. Only a
search is asked whole each time, because how rare its words are decides how the database looks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, F, Q, QuerySet
from django.db.models.expressions import RawSQL

from engagement import access, searching
from engagement.models import NOT_OVER, OPEN_STAGES, Issue, Stage
from engagement.models.issues import IssueQuerySet
from partnerships.asking import first_column, question, written_down
from partnerships.asking_for import asked_for
from partnerships.models import User, Ward
from partnerships.policy import EVERYBODY
from partnerships.written import Place as Filled
from partnerships.written import Written

A_PAGE = 25
ORDERS = {
    "": ("logged_at", True),
    "oldest": ("logged_at", False),
    "longest": ("raised_on", False),
    "due": ("due_on", False),
}


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


class Match(NamedTuple):
    """An issue in which the words stand: its key, its stage, and where it comes in the order."""

    pk: int
    stage: str
    place: Any


class Narrowed(NamedTuple):
    """What makes a question of its own: the filters that are set, the order, and whether wards are asked one by one."""

    each: bool = False
    wards: bool = False
    stage: str = ""
    method: str = ""
    whose: str = ""
    mine: bool = False
    late: bool = False
    owed: bool = False
    dated: bool = False
    raised_from: bool = False
    raised_to: bool = False
    column: str = ""
    downwards: bool = False
    beyond: bool = False
    way: str = ""


NOTHING: dict[str, Any] = {
    "wards": [], "raised_from": None, "raised_to": None, "slug": None, "moment": None, "pk": None, "words": "",
}  # fmt: skip
"""The values of a list where nothing is typed or chosen."""


@asked_for
def wards(person: User, today: date) -> QuerySet[Ward, Any]:
    """The wards of the issues this person sees, by name."""
    columns = ("pk", "slug", "name", "neighbourhood__slug", "neighbourhood__name", "partnership_id")
    return Ward.objects.for_scope(person, access.READ_ISSUES.kinds).values_list(*columns)


@question
def rows(keys: Any) -> QuerySet[Issue, Any]:
    return Issue.objects.filter(pk__in=keys).order_by().values_list(*COLUMNS)


@asked_for
def found(
    person: User, today: date, narrowed: Narrowed, *, wards: Any, raised_from: Any, raised_to: Any, slug: Any,
    moment: Any, pk: Any, words: Any,
) -> QuerySet[Issue]:  # fmt: skip
    """The issues that are meant, in their order where one is asked for."""
    meant = _of_one_ward(person, narrowed, words) if narrowed.each else Issue.objects.visible_to(person)
    if narrowed.way:
        meant = meant.filter(searching.matching(person, words, narrowed.way))
    if narrowed.wards and not narrowed.each:
        meant = meant.filter(ward_id__in=wards)
    if narrowed.stage:
        meant = meant.filter(NOT_OVER if narrowed.stage == "open" else Q(stage=narrowed.stage))
    if narrowed.method:
        meant = meant.filter(method=narrowed.method)
    set_by_name = {
        "raised_from": Q(raised_on__gte=raised_from),
        "raised_to": Q(raised_on__lte=raised_to),
        "late": Q(due_on__lt=today),
        "dated": Q(due_on__isnull=False),
        "owed": Q(owed_count__gt=0),
        "mine": Q(move_user=person) | Q(received_by=person),
    }
    for name, condition in set_by_name.items():
        if getattr(narrowed, name):
            meant = meant.filter(condition)
    if narrowed.whose:
        meant = meant.filter(_whose(narrowed.whose, slug))
    return _in_order(meant, narrowed, moment, pk) if narrowed.column else meant.order_by()


def _of_one_ward(person: User, narrowed: Narrowed, words: Any) -> IssueQuerySet:
    """Those within a ward that the database calls `one.ward`: see `OF_EACH`. Words of a ward say which it is.

    The rule of who sees what is asked of that ward, and not of the issue's a second time: the database takes two
    conditions on one column for two reasons to expect few rows, and then reads the whole ward to sort it.
    """
    one = RawSQL("one.ward", [], output_field=BigIntegerField())
    by_words = narrowed.way == searching.BY_WARD
    here = searching.in_ward(words) if by_words else Q(ward_id=F("one_id"))
    meant = Issue.objects.alias(one_id=one).filter(here)
    if person.scope.partnership_ids(EVERYBODY):
        return meant.filter(access.issues_seen_by(person))
    return meant.filter(access.issues_seen_by(person, ward="one"))


def _whose(whose: str, slug: Any) -> Q:
    if whose == "told":
        return Q(stage__in=[Stage.RESOLVED, Stage.NOT_PRIORITISED], owed_count__gt=0)
    if whose == "coordinator":
        nobody_named = Q(move_user__isnull=True, move_agency__isnull=True, move_group__isnull=True)
        stages = OPEN_STAGES - {Stage.RESOLVED, Stage.NOT_PRIORITISED}
        return nobody_named & Q(stage__in=sorted(stages))
    return Q(move_agency__slug=slug)


def _in_order(meant: IssueQuerySet, narrowed: Narrowed, moment: Any, pk: Any) -> IssueQuerySet:
    """By a column and then by key; `beyond`: from a place on. Written so that an index answers the first half alone."""
    column = narrowed.column
    if narrowed.beyond:
        side = "lt" if narrowed.downwards else "gt"
        behind = Q(**{f"{column}__{side}": moment}) | Q(**{f"pk__{side}": pk})
        meant = meant.filter(Q(**{f"{column}__{side}e": moment}) & behind)
    sign = "-" if narrowed.downwards else ""
    return meant.order_by(f"{sign}{column}", f"{sign}id")


@dataclass(frozen=True, slots=True)
class First:
    """The keys of the first so many, in their order; of each of some wards, put together, where these are asked."""

    narrowed: Narrowed
    most: int = A_PAGE + 1

    def of(self, rows: QuerySet[Issue, Any]) -> Written:
        keys = written_down(rows.values_list("pk", self.narrowed.column)[: self.most])
        if not self.narrowed.each:
            return Written(keys.sql, keys.values, first_column)
        way = "DESC" if self.narrowed.downwards else "ASC"
        sql = f"SELECT found.id {OF_EACH.format(keys.sql, 'id, place')} ORDER BY found.place {way}, found.id {way}"
        return Written(f"{sql} LIMIT {self.most}", (Filled("each"), *keys.values), first_column)


@dataclass(frozen=True, slots=True)
class Stages:
    """How many stand at each stage, of the first so many that are found."""

    each: bool
    most: int

    def of(self, rows: QuerySet[Issue, Any]) -> Written:
        stages = written_down(rows.order_by().values_list("stage")[: self.most])
        those, values = stages.sql, stages.values
        if self.each:
            those = f"SELECT found.stage {OF_EACH.format(those, 'stage')} LIMIT {self.most}"
            values = (Filled("each"), *values)
        return Written(f"SELECT stage, count(*) FROM ({those}) AS found GROUP BY stage", values, iter)  # noqa: S608


@dataclass(frozen=True, slots=True)
class Matching:
    """Those in which some words stand, with their stages and where they come in an order: all of them, or where they
    are more than so many one line that says so.
    """

    each: bool
    column: str
    most: int

    def of(self, rows: QuerySet[Issue, Any]) -> Written:
        matches = written_down(rows.order_by().values_list("pk", "stage", self.column)[: self.most + 1])
        sql, values = matches.sql, matches.values
        if self.each:
            sql = f"SELECT found.* {OF_EACH.format(sql, 'id, stage, place')} LIMIT {self.most + 1}"
            values = (Filled("each"), *values)
        return Written(UP_TO.format(sql, self.most), values, _matches)


UP_TO = """
WITH found (id, stage, place) AS MATERIALIZED ({0}), all_found (number) AS (SELECT count(*) FROM found)
SELECT found.* FROM found, all_found WHERE number <= {1}
UNION ALL SELECT NULL, NULL, NULL FROM all_found WHERE number > {1}
"""
OF_EACH = "FROM unnest(ARRAY[%s]::bigint[]) AS one (ward) CROSS JOIN LATERAL ({}) AS found ({})"


def _matches(answer: Iterable[Any]) -> Iterator[Match]:
    return (Match(*row) for row in answer)


@dataclass(frozen=True, slots=True)
class Meant:
    """The issues somebody means: who asks and when, the kind of question, what stands in it, and the words in them.

    `each`: the wards that are asked one by one, where they are.
    """

    user: User
    today: date
    narrowed: Narrowed
    values: dict[str, Any]
    each: Sequence[int] = ()
    words: str = ""

    def first(self) -> list[int]:
        """The keys of the first 26, in their order."""
        return self._asked(First(self.narrowed))

    def stages(self, most: int) -> list[tuple[str, int]]:
        """How many of the first so many stand at each stage."""
        return self._asked(Stages(self.narrowed.each, most))

    def matches(self, column: str, most: int) -> list[Match] | None:
        """All of them in no order, None for more than so many. In: the column they are ordered by later."""
        found = self._asked(Matching(self.narrowed.each, column, most))
        return None if found and found[0].pk is None else found

    def _asked(self, wanted: First | Stages | Matching) -> list[Any]:
        in_order = isinstance(wanted, First)  # along an index of the order, in which words are met soon
        way = searching.way(self.words, by_ward=self.narrowed.each and not in_order)
        narrowed = self.narrowed._replace(way=way)
        values = {**self.values, "each": self.each, "words": searching.asked(self.words)}
        return found.answers(self.user, self.today, (narrowed,), values, wanted, by_name=not self.words)
