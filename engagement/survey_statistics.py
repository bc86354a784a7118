"""Intervals of the survey's shares, by SciPy; the method is named wherever a figure stands (E4).

SciPy is loaded when the first interval is asked for: it takes a second and 100 MB that other pages do not need.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

LEVEL = 0.95
METHOD = (
    "Intervals are 95% Wilson score intervals for one share and Newcombe’s hybrid score intervals for the difference "
    "of two, computed with SciPy. They treat those who answered as if they had been drawn at random, and two rounds as "
    "if different people had answered; Key Individuals are chosen because they know the ward, so read the intervals "
    "as a guide to how much chance alone could move a figure."
)


@dataclass(frozen=True, slots=True)
class Share:
    """`number` of `of` people, as a share from 0 to 1 with its interval."""

    number: int
    of: int
    low: float
    high: float

    @property
    def value(self) -> float:
        return self.number / self.of

    @property
    def percent(self) -> int:
        return round(100 * self.value)

    @property
    def interval(self) -> str:
        """ "37 to 68%"."""
        return f"{round(100 * self.low)} to {round(100 * self.high)}%"


@dataclass(frozen=True, slots=True)
class Difference:
    """One share less another, from -1 to 1, with its interval."""

    value: float
    low: float
    high: float

    @property
    def points(self) -> int:
        return round(100 * self.value)

    @property
    def is_clear(self) -> bool:
        """Whether nought lies outside the interval."""
        return self.low > 0 or self.high < 0

    @property
    def interval(self) -> str:
        return f"{round(100 * self.low):+d} to {round(100 * self.high):+d} points"

    @property
    def words(self) -> str:
        """ "up 12 points", "no clear change"."""
        if not self.is_clear:
            return "no clear difference"
        return f"{'up' if self.value > 0 else 'down'} {abs(self.points)} points"


def share(number: int, of: int) -> Share:
    """The share with its 95% Wilson score interval. In: at least one person, and no more than there are."""
    from scipy.stats import binomtest  # noqa: PLC0415 - see above

    found = binomtest(number, of).proportion_ci(confidence_level=LEVEL, method="wilson")
    return Share(number, of, float(found.low), float(found.high))


def difference(now: Share, before: Share) -> Difference:
    """`now` less `before`, with Newcombe's hybrid score interval made from the two Wilson intervals."""
    value = now.value - before.value
    low = value - hypot(now.value - now.low, before.high - before.value)
    high = value + hypot(now.high - now.value, before.value - before.low)
    return Difference(value, low, high)
