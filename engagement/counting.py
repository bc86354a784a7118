"""Counting issues without reading them: exactly from the tally where that answers, else up to a bound."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Sum

from engagement import access
from engagement.models import Issue, Tally
from engagement.models.issues import IssueQuerySet
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
    are not in the tally, so for them it is counted as any other list (`counted`).
    """
    if access.sees_beyond_wards(user):
        found = Issue.objects.visible_to(user)
        return counted(found.filter(ward_id__in=ward_ids) if ward_ids is not None else found)
    rows = Tally.objects.filter(access.tallies_seen_by(user))
    if ward_ids is not None:
        rows = rows.filter(ward_id__in=ward_ids)
    sums = rows.order_by().values_list("stage").annotate(Sum("change"))
    return Counts({stage: number for stage, number in sums if number})


def counted(found: IssueQuerySet) -> Counts:
    """How many of these stand at each stage, where they are not more than BOUND."""
    first = found.order_by().values("stage")[: BOUND + 1]
    with connection.cursor() as cursor:
        sql, parameters = first.query.sql_with_params()
        cursor.execute(f"SELECT stage, count(*) FROM ({sql}) AS found GROUP BY stage", parameters)  # noqa: S608 - ours
        of = {str(stage): int(number) for stage, number in cursor.fetchall()}
    total = sum(of.values())
    return Counts({}, bounded=True) if total > BOUND else Counts(of)


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
