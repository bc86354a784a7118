"""Small numbers that must not be told, nor be found by subtracting (SI 2007/1831; safety, no cell under five).

A part below five reads "fewer than five", nought among them: that there was none is also a fact about somebody. A
total is told only where nothing that is withheld can be worked out from it, not even by an agency that knows its own
number among them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FEWEST = 5
WITHHELD = "fewer than five"
MOST_HIDDEN = FEWEST - 1


@dataclass(frozen=True, slots=True)
class Told:
    """A number as it may be told; None is withheld."""

    label: str
    number: int | None

    @property
    def words(self) -> str:
        return WITHHELD if self.number is None else str(self.number)


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
