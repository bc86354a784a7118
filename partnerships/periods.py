"""Months and quarters of the calendar: what figures, newsletters and reviews are of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.utils.dateformat import format as date_format


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

    @property
    def months(self) -> str:
        """ "October to December 2026"."""
        return f"{date_format(self.first, 'F')} to {date_format(self.last, 'F Y')}"

    @property
    def key(self) -> str:
        """Of a quarter, as an address carries it: 2026-4 for October to December 2026."""
        return f"{self.first.year}-{(self.first.month + 2) // 3}"


def month_of(day: date) -> Period:
    first = day.replace(day=1)
    return Period(first, first + relativedelta(months=1, days=-1))


def quarter_of(day: date) -> Period:
    """The quarter of the year that day lies in."""
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return Period(first, first + relativedelta(months=3, days=-1))


def quarters(day: date, number: int) -> list[Period]:
    """So many quarters, the one that day lies in first and then back."""
    return [quarter_of(day - relativedelta(months=3 * back)) for back in range(number)]


def half_of(day: date) -> Period:
    """The half of the year that day lies in: January to June, July to December."""
    first = day.replace(month=1 if day.month <= 6 else 7, day=1)
    return Period(first, first + relativedelta(months=6, days=-1))
