"""Eight people at the same step at the same moment: who did it, who was told that somebody was quicker, what broke."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from partnerships.errors import Refused
from tests.racing import at_once

MANY = 8


def race(work: Callable[[int], Any]) -> tuple[list[Any], list[Refused], list[Exception]]:
    """What MANY at once got: done, told that somebody was quicker, or broken."""
    answers = at_once(work, range(MANY), threads=MANY)
    told = [answer for answer in answers if isinstance(answer, Refused)]
    broken = [answer for answer in answers if isinstance(answer, Exception) and not isinstance(answer, Refused)]
    return [answer for answer in answers if not isinstance(answer, Exception)], told, broken
