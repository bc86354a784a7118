"""Figures that are worked out once a day (`feedback.models.kept`)."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta
from django.db import connection, transaction

from feedback.models import Kept, Pace, WardMonth

MONTHS = 12
"""The small lines of a desk show a year."""
QUARTERS_BACK = 6
"""Months before this one that a quarter and the whole one before it reach."""

MONTHLY = """
INSERT INTO feedback_wardmonth (ward_id, month, restricted, raised, with_outcome, told)
SELECT ward_id, date_trunc('month', day)::date, restricted, sum(raised), sum(outcome), sum(told) FROM (
    SELECT ward_id, sensitivity = 'restricted' AS restricted, raised_on AS day, 1 AS raised, 0 AS outcome, 0 AS told
        FROM engagement_issue WHERE raised_on >= %(since)s
    UNION ALL
    SELECT ward_id, sensitivity = 'restricted', outcome_on, 0, 1, 0 FROM engagement_issue WHERE outcome_on >= %(since)s
    UNION ALL
    SELECT ward_id, sensitivity = 'restricted', told_on, 0, 0, 1 FROM engagement_issue WHERE told_on >= %(since)s
) AS one GROUP BY 1, 2, 3
"""

# Few are told in a month, so each month's figure is of the three months that end with it.
MEDIANS = """
INSERT INTO feedback_pace (ward_id, neighbourhood_id, month, whole, told, days)
WITH told AS (
    SELECT ward.id AS ward, ward.neighbourhood_id AS neighbourhood, sensitivity = 'restricted' AS restricted,
        told_on, told_on - raised_on AS days
    FROM engagement_issue issue JOIN partnerships_ward ward ON ward.id = issue.ward_id
    WHERE told_on >= %(since)s::date - interval '2 months'
), area AS (
    SELECT ward, NULL::bigint AS neighbourhood, restricted, told_on, days FROM told
    UNION ALL
    SELECT NULL, neighbourhood, restricted, told_on, days FROM told WHERE neighbourhood IS NOT NULL
), seen AS (
    SELECT area.*, whole FROM area JOIN (VALUES (true), (false)) AS reader (whole) ON whole OR NOT restricted
)
SELECT ward, neighbourhood, month::date, whole, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY days)
FROM seen JOIN generate_series(%(since)s::date, %(until)s::date, interval '1 month') month
    ON told_on >= month - interval '2 months' AND told_on < month + interval '1 month'
GROUP BY 1, 2, 3, 4
UNION ALL
SELECT ward, neighbourhood, NULL, whole, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY days)
FROM seen WHERE told_on >= %(since)s GROUP BY 1, 2, 4
"""


def first_month(today: date) -> date:
    """The first day of the month eleven before this one."""
    return today.replace(day=1) - relativedelta(months=MONTHS - 1)


def keep_figures(today: date, *, again: bool = False) -> bool:
    """Work out the figures of that day, once. Out: whether this call did it.

    In: `again` works them out although they are there, for a book that was filled meanwhile. Two beats do it once:
    the second finds the first at work and leaves it to it. Readers see the figures of before until these are whole.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('wardbook kept figures'))")
        if not cursor.fetchone()[0] or (not again and Kept.objects.filter(on__gte=today).exists()):
            return False
        for model in (Kept, Pace, WardMonth):
            model._default_manager.all().delete()
        cursor.execute(MONTHLY, {"since": today.replace(day=1) - relativedelta(months=QUARTERS_BACK)})
        cursor.execute(MEDIANS, {"since": first_month(today), "until": today})
        Kept.objects.create(on=today)
    return True
