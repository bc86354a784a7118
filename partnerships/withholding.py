"""Counts of people's answers that may be told, small ones withheld with whatever would give them away (safety).

No number below five is told, nought among them, nor one that all but fewer than five gave; and no number that is
withheld can be worked out from those that are told and their total, not even by somebody who knows this rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 5
WITHHELD = "not shown"


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
