"""Counts that may be told, small ones withheld with whatever would give them away (SI 2007/1831; safety).

No number below five is told, nought among them: that there was none is also a fact about somebody. Two cases:

* Answers of people whose number is known (`tell_parts_of`): the total is told, so more than the small ones are
  withheld, until none of them can be worked out, not even by somebody who knows this rule.
* Parts that agencies know some of themselves (`tell_parts`): every part of five or more is told, and the total only
  where nothing withheld can be worked out from it, not even by an agency that knows its own number among them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FEWEST = 5
WITHHELD = "not shown"
FEW = "fewer than five"
MOST_HIDDEN = FEWEST - 1


@dataclass(frozen=True, slots=True)
class Parts:
    """Counts in the order given, None where withheld; `together`: what the withheld ones make, None where none are."""

    counts: tuple[int | None, ...]
    of: int
    together: int | None

    @property
    def whole(self) -> bool:
        """Whether every count is told."""
        return None not in self.counts


def tell_parts_of(counts: Sequence[int], of: int) -> Parts | None:
    """What may be told of counts among `of` people; None where fewer than five were asked.

    In: the counts of every answer there was, those at nought too; one answer each, so that they make `of`, or several
    each. A withheld count takes the nearest told one with it (the lower of two) until those withheld are at least two
    and make at least five, and are not all of them four. Which one that is follows from the order of the answers and
    never from the numbers, so the choice says nothing about them.
    """
    if of < FEWEST:
        return None
    hidden = {place for place, number in enumerate(counts) if number < FEWEST or of - number < FEWEST}
    while hidden and len(hidden) < len(counts) and _is_given_away(counts, hidden):
        told = (place for place in range(len(counts)) if place not in hidden)
        hidden.add(min(told, key=lambda place: (min(abs(place - one) for one in hidden), place)))
    kept = tuple(None if place in hidden else number for place, number in enumerate(counts))
    return Parts(kept, of, _sum(counts, hidden) if hidden else None)


def tell_two(number: int, of: int) -> int | None:
    """A count that may be told with its total: as many as five, and five others; else None."""
    return number if number >= FEWEST and of - number >= FEWEST else None


def _is_given_away(counts: Sequence[int], hidden: set[int]) -> bool:
    """Whether the sum of those withheld, which anybody can work out, says too much: of two fours it says both."""
    left = _sum(counts, hidden)
    return len(hidden) < 2 or left < FEWEST or left == (FEWEST - 1) * len(hidden)


def _sum(counts: Sequence[int], places: set[int]) -> int:
    return sum(counts[place] for place in places)


@dataclass(frozen=True, slots=True)
class Told:
    """A number as it may be told; None is withheld."""

    label: str
    number: int | None

    @property
    def words(self) -> str:
        return FEW if self.number is None else str(self.number)


def tell(label: str, number: int) -> Told:
    """One number that is part of no other."""
    return Told(label, None if number < FEWEST else number)


def tell_parts(parts: Mapping[str, int]) -> tuple[list[Told], int | None]:
    """Parts, and their total where it gives nothing away. In: every part there could be, those at nought too."""
    told = [tell(label, number) for label, number in parts.items()]
    hidden = [number for number in parts.values() if number < FEWEST]
    return told, sum(parts.values()) if total_is_safe(hidden) else None


def total_is_safe(hidden: Sequence[int]) -> bool:
    """Whether, the total told, each withheld part could still be anything from nought to four.

    Whoever knows one of them subtracts it as well, so one fewer has to be enough: with `k` withheld that make `s`
    together, s between 8 and 4(k - 2).
    """
    if not hidden:
        return True
    return 2 * MOST_HIDDEN <= sum(hidden) <= MOST_HIDDEN * (len(hidden) - 2)
