"""The list of issues: which rows, in which order, page by page, as quick among a million as among a thousand.

Pages go by key and not by number, so the last page costs what the first does. The wards a person sees are asked one by
one and put together: each finds its 25 newest at once in an index, which a single question about six wards among 8,400
does not. The questions themselves are in `engagement.listing_questions`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime

from engagement import access, counting, listing_questions
from engagement.counting import Counts
from engagement.listing_questions import A_PAGE, NOTHING, ORDERS, Meant, Narrowed, Place, Row
from engagement.models.issues import OVER_STAGES
from partnerships.models import User

ONE_BY_ONE = 40
"""Up to so many wards are asked one by one; beyond, a person sees enough of the book to walk it in order."""
SOME = 20
"""Of more wards, so many are looked through first for a frequent word."""
FREE = ("q", "method", "whose", "raised_from", "raised_to", "mine", "late", "owed")
"""Filters the tally knows nothing of."""


def places_of(user: User, today: date) -> list[Place]:
    """The wards of the issues this person sees, by name."""
    return [Place(*values) for values in listing_questions.wards(user, today)]


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the keys before the first and after the last of them where there are more."""

    rows: list[Row]
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
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
    def words(self) -> str:
        """What is searched for."""
        return str(self.chosen.get("q", ""))

    @property
    def stage(self) -> str:
        """The stage chosen: open ones where nothing was, all where words are searched for."""
        return self.chosen.get("stage") or ("all" if self.words else "open")

    @property
    def asked_of(self) -> Sequence[int]:
        """The wards chosen, or all that the person sees."""
        return self.ward_ids if self.ward_ids is not None else [ward.pk for ward in self.wards]

    @property
    def one_by_one(self) -> Sequence[int]:
        """The wards asked for, where they are few enough to be asked one by one; else none."""
        wards = self.asked_of
        beyond = self.ward_ids is None and access.sees_beyond_wards(self.user)
        return [] if beyond or len(wards) > ONE_BY_ONE else wards

    @property
    def meant(self) -> Meant:
        """What is asked for, at whatever stage and in no order."""
        chosen = self.chosen
        whose = chosen.get("whose", "")
        narrowed = Narrowed(
            each=bool(self.one_by_one),
            wards=self.ward_ids is not None,
            method=chosen.get("method", ""),
            whose=whose if whose in ("", "told", "coordinator") else "agency",
            mine="mine" in chosen,
            late="late" in chosen,
            owed="owed" in chosen,
            dated=self.dated,
            raised_from="raised_from" in chosen,
            raised_to="raised_to" in chosen,
        )
        typed = {name: chosen.get(name) for name in ("raised_from", "raised_to")}
        values = {**NOTHING, **typed, "wards": self.ward_ids or [], "slug": whose}
        return Meant(self.user, self.today, narrowed, values, self.one_by_one, self.words)

    @property
    def ordered(self) -> tuple[str, bool]:
        """The column it is ordered by, and whether from the greatest down."""
        return ORDERS.get(self.chosen.get("sort", ""), ORDERS[""])

    @property
    def dated(self) -> bool:
        """Ordered by the day on which something is due, it lists what has one; its tabs count no more than that."""
        return self.ordered[0] == "due_on"

    @cached_property
    def matches(self) -> list[listing_questions.Match] | None:
        """Every issue in which the words stand, at whatever stage; None for more than can be counted.

        Read once: what the page shows and what the tabs count are the same rows, and finding words takes the longest.
        """
        if self._too_many_in_some():
            return None
        return self.meant.matches(self.ordered[0], counting.BOUND)

    def _too_many_in_some(self) -> bool:
        """Whether there are more than can be counted in a few of many wards already.

        That is found ward by ward, and soon; all places where a frequent word stands take as long as there are many.
        """
        meant = self.meant
        if meant.each or len(wards := self.asked_of) <= SOME:
            return False
        some = replace(meant, narrowed=meant.narrowed._replace(each=True), each=wards[:SOME])
        return some.matches(self.ordered[0], counting.BOUND) is None

    def counts(self) -> Counts:
        """By stage, for the tabs: each is the length of the list its tab shows."""
        if self.words:
            if self.matches is None:
                return Counts({}, bounded=True)
            return Counts(Counter(match.stage for match in self.matches))
        if self.dated or any(name in self.chosen for name in FREE):
            return counting.bounded(dict(self.meant.stages(counting.BOUND + 1)))
        return counting.counts_by_stage(self.user, ward_ids=self.ward_ids)


def page_of(asked: Asked, *, after: str = "", before: str = "") -> Page:
    """The 25 rows after a key, or before one, or the first."""
    column, falling = asked.ordered
    key = _key(after or before, column)
    backwards = bool(before and not after and key)
    downwards = falling != backwards
    if asked.words and asked.matches is not None:
        ids = _first_of_matches(asked, key, downwards=downwards)
    else:
        ids = _first(asked, key, downwards=downwards)
    more = len(ids) > A_PAGE
    ids = ids[:A_PAGE]
    by_id = {row[0]: Row(*row) for row in listing_questions.rows(keys=ids)} if ids else {}
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


def _first(asked: Asked, key: Key | None, *, downwards: bool) -> list[int]:
    """The first 26 of these, as keys."""
    column, _ = asked.ordered
    meant = asked.meant
    narrowed = meant.narrowed._replace(
        stage="" if asked.stage == "all" or _open_by_its_day(asked) else asked.stage,
        column=column, downwards=downwards, beyond=bool(key),
    )  # fmt: skip
    beyond = {"moment": key[0], "pk": key[1]} if key else {}
    return replace(meant, narrowed=narrowed, values={**meant.values, **beyond}).first()


def _first_of_matches(asked: Asked, key: Key | None, *, downwards: bool) -> list[int]:
    """The same out of what was found already."""
    found = [(match.place, match.pk) for match in asked.matches or [] if _stands_at(match.stage, asked.stage)]
    if key:
        found = [one for one in found if (one < key if downwards else one > key)]
    return [pk for _, pk in sorted(found, reverse=downwards)[: A_PAGE + 1]]


def _stands_at(stage: str, wanted: str) -> bool:
    return wanted == "all" or (stage not in OVER_STAGES if wanted == "open" else stage == wanted)


def _open_by_its_day(asked: Asked) -> bool:
    """Whether only open issues can be meant, because only those have a day on which something is due.

    The database sets that day together with the stage. Told of both, it takes them for two chances that rarely meet,
    and reads every late issue of a partnership to sort it instead of the first 26.
    """
    return (asked.dated or bool(asked.chosen.get("late"))) and asked.stage == "open"


Key = tuple[Any, int]
"""A moment or a day, and the key of the issue."""


def _key(text: str, column: str) -> Key | None:
    """A key out of an address; None for none and for anything unreadable."""
    value, _, pk = text.rpartition("_")
    try:
        moment: date | datetime | None = parse_datetime(value) if column == "logged_at" else parse_date(value)
    except ValueError:
        return None
    return (moment, int(pk)) if moment and pk.isdecimal() and len(pk) < 19 else None


def _written(issue: Row, column: str) -> str:
    return f"{getattr(issue, column).isoformat()}_{issue.pk}"
