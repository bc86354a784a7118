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


def in_words(day: date | None) -> str:
    """ "7 May 2026"; nothing for no day."""
    return f"{day:%-d %B %Y}" if day else ""


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


def half_years_over(anchor: date, *, on: date, reported: date | None) -> list[Period]:
    """The half-years, counted from an anchor day, that ended before `on` and after what is `reported`, oldest first.

    Each end follows from the anchor alone, so that ends of months do not drift. With nothing reported yet only the last
    one counts; after that no day is lost or counted twice, also where the anchor was moved: a rest of less than three
    months is reported with the half-year that follows.
    """
    number = ((on.year - anchor.year) * 12 + on.month - anchor.month) // 6
    number -= anchor + relativedelta(months=6 * number) > on
    last = anchor + relativedelta(months=6 * number)
    if reported is None:
        return [Period(anchor + relativedelta(months=6 * (number - 1)), last - timedelta(days=1))]
    found: list[Period] = []
    first = reported + timedelta(days=1)
    for back in range(BACK, -1, -1):
        end = anchor + relativedelta(months=6 * (number - back), days=-1)
        if end > first + QUARTER:
            found.append(Period(first, end))
            first = end + timedelta(days=1)
    return found


BACK = 20
"""Half-years that are caught up at most: ten years."""
QUARTER = timedelta(days=85)
