"""Numbers as people say them."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 ward", "8,483 wards"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def how_often(number: int) -> str:
    """ "never", "once", "twice", "3 times"."""
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number} times")
