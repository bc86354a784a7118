"""The periods a newsletter can be about: plain ones, and always since the last, so that no day falls between two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.utils.dateformat import format as date_format

from feedback.models import Newsletter, NewsletterStage
from partnerships.models import Ward

SINCE_LAST = "since-last"
FIRST_MONTHS = 3
"""Months the first newsletter of a ward looks back."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included."""

    first: date
    last: date

    @property
    def before(self) -> Period:
        """The period of the same length that ended the day before this one began."""
        days = (self.last - self.first).days
        return Period(self.first - timedelta(days=days + 1), self.first - timedelta(days=1))


def choices(today: date) -> list[tuple[str, str]]:
    """What the form offers under "Period": the value and its words, the likely one first."""
    month, quarter = _month(today), _quarter(today)
    last_month = _month(month.first - timedelta(days=1))
    last_quarter = _quarter(quarter.first - timedelta(days=1))
    return [
        (SINCE_LAST, "Since the last newsletter"),
        (_value(month), f"{date_format(today, 'F Y')} so far"),
        (_value(last_month), date_format(last_month.first, "F Y")),
        (_value(quarter), f"{_months(quarter)} so far"),
        (_value(last_quarter), _months(last_quarter)),
    ]


def period_of(choice: str, ward: Ward, today: date) -> Period:
    """The days that a choice means for this ward, none of them to come. Raises ValueError for one not offered."""
    if choice == SINCE_LAST:
        return since_last(ward, today)
    first, _, last = choice.partition("..")
    return Period(date.fromisoformat(first), min(date.fromisoformat(last), today))


def since_last(ward: Ward, today: date) -> Period:
    """From the day after the ward's last newsletter ended to today; without one, the last three months."""
    ended = (
        Newsletter.objects.filter(ward=ward).exclude(stage=NewsletterStage.WITHDRAWN)
        .order_by("-period_to").values_list("period_to", flat=True).first()
    )  # fmt: skip
    if ended is None:
        return Period(today - relativedelta(months=FIRST_MONTHS) + timedelta(days=1), today)
    return Period(min(ended + timedelta(days=1), today), today)


def _month(day: date) -> Period:
    first = day.replace(day=1)
    return Period(first, first + relativedelta(months=1, days=-1))


def _quarter(day: date) -> Period:
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return Period(first, first + relativedelta(months=3, days=-1))


def _value(period: Period) -> str:
    return f"{period.first}..{period.last}"


def _months(period: Period) -> str:
    return f"{date_format(period.first, 'F')} to {date_format(period.last, 'F Y')}"
