"""Counting issues without reading them: exactly from the tally where that answers, else up to a bound."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone

from engagement import access
from engagement.listing_questions import NOTHING, Meant, Narrowed
from engagement.models import Tally
from partnerships.asking_for import asked_for
from partnerships.models import User

BOUND = 1000
"""Beyond this a count that has to look at every row says "more than 1,000"."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Issues by stage. `bounded`: there are more than BOUND of them, and only that is known."""

    of: dict[str, int]
    bounded: bool = False

    @property
    def all(self) -> int:
        return sum(self.of.values())

    def at(self, stages: Collection[str]) -> int:
        return sum(number for stage, number in self.of.items() if stage in stages)


def counts_by_stage(user: User, *, ward_ids: Collection[int] | None = None) -> Counts:
    """How many issues this person sees at each stage, exactly and without reading them.

    In: `ward_ids` narrows it to some wards. A partner officer also sees issues elsewhere through their actions; those
    are not in the tally, so for them they are counted as any other list is, up to BOUND.
    """
    today, narrowed = timezone.localdate(), ward_ids is not None
    wards = list(ward_ids or [])
    if access.sees_beyond_wards(user):
        meant = Meant(user, today, Narrowed(wards=narrowed), {**NOTHING, "wards": wards})
        return bounded(dict(meant.stages(BOUND + 1)))
    return Counts({stage: number for stage, number in _tallied(user, today, narrowed, wards=wards) if number})


@asked_for
def _tallied(person: User, today: date, narrowed: bool, *, wards: Any) -> QuerySet[Tally, Any]:
    tallies = Tally.objects.filter(access.tallies_seen_by(person))
    if narrowed:
        tallies = tallies.filter(ward_id__in=wards)
    return tallies.order_by().values_list("stage").annotate(Sum("change"))


def bounded(of: Mapping[str, int]) -> Counts:
    """So many at each stage, where they are not more than BOUND."""
    return Counts({}, bounded=True) if sum(of.values()) > BOUND else Counts({**of})


def fold() -> int:
    """Put the tally's rows together, one for each ward, stage and sensitivity; returns how many are left.

    Runs now and then by the beat. In one statement, so whoever counts meanwhile sees the rows before or after.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('wardbook tally'))")
        if not cursor.fetchone()[0]:
            return Tally.objects.count()
        cursor.execute(
            "WITH gone AS (DELETE FROM engagement_tally RETURNING ward_id, stage, restricted, change) "
            "INSERT INTO engagement_tally (ward_id, stage, restricted, change) "
            "SELECT ward_id, stage, restricted, sum(change) FROM gone GROUP BY 1, 2, 3 HAVING sum(change) <> 0"
        )
        return int(cursor.rowcount)
