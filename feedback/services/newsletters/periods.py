"""The periods a newsletter can be about: plain ones, and always since the last, so that no day falls between two."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import QuerySet
from django.utils.dateformat import format as date_format

from feedback.models import Newsletter, NewsletterStage
from partnerships.asking import question
from partnerships.models import Ward
from partnerships.periods import Period, month_of, quarter_of

SINCE_LAST = "since-last"
FIRST_MONTHS = 3
"""Months the first newsletter of a ward looks back."""


def choices(today: date) -> list[tuple[str, str]]:
    """What the form offers under "Period": the value and its words, the likely one first."""
    month, quarter = month_of(today), quarter_of(today)
    last_month = month_of(month.first - timedelta(days=1))
    last_quarter = quarter_of(quarter.first - timedelta(days=1))
    return [
        (SINCE_LAST, "Since the last newsletter"),
        (_value(month), f"{date_format(today, 'F Y')} so far"),
        (_value(last_month), date_format(last_month.first, "F Y")),
        (_value(quarter), f"{quarter.months} so far"),
        (_value(last_quarter), last_quarter.months),
    ]


def period_of(choice: str, ward: Ward, today: date) -> Period:
    """The days that a choice means for this ward, none of them to come. Raises ValueError for one not offered."""
    if choice == SINCE_LAST:
        return since_last(ward, today)
    first, _, last = choice.partition("..")
    return Period(date.fromisoformat(first), min(date.fromisoformat(last), today))


def since_last(ward: Ward, today: date) -> Period:
    """From the day after the ward's last newsletter ended to today; without one, the last three months."""
    ended = _last_ended.first(ward=ward.pk)
    if ended is None:
        return Period(today - relativedelta(months=FIRST_MONTHS) + timedelta(days=1), today)
    return Period(min(ended + timedelta(days=1), today), today)


@question
def _last_ended(ward: Any) -> QuerySet[Newsletter, date]:
    told = Newsletter.objects.filter(ward_id=ward).exclude(stage=NewsletterStage.WITHDRAWN)
    return told.order_by("-period_to").values_list("period_to", flat=True)[:1]


def _value(period: Period) -> str:
    return f"{period.first}..{period.last}"
