"""One row of a desk."""

from __future__ import annotations

from dataclasses import dataclass

LATE, SOON, QUIET = "late", "soon", ""


@dataclass(frozen=True, slots=True)
class Row:
    """A count with its words, and the list of exactly those. `urgency` is "late", "soon" or nothing."""

    count: int
    label: str
    url: str
    detail: str = ""
    since: str = ""
    urgency: str = QUIET
