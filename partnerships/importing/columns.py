"""Recognising the columns of published files, whose names change from year to year and publisher to publisher."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

YEAR = r"(?P<year>(?:19|20)\d\d|\d\d)?"
WARD_CODE = (rf"(?:wd|ward){YEAR}(?:cd|code)", r"osward", r"areacode", r"gss(?:code)?", r"geo(?:graphy)?code", r"code",
             r"reference")  # fmt: skip
WARD_NAME = (rf"(?:wd|ward){YEAR}(?:nm|name)", r"areaname", r"geo(?:graphy)?name", r"name")
AUTHORITY_CODE = (
    rf"(?:lad|ltla|la){YEAR}(?:cd|code)", r"localauthority(?:area|district)?code", r"oslaua",
    r"(?:council|district)code",
)  # fmt: skip
AUTHORITY_NAME = (
    rf"(?:lad|ltla|la){YEAR}(?:nm|name)", r"localauthority(?:area|district)?name", r"(?:council|district)name",
)  # fmt: skip
POSTCODE = (r"pcds", r"postcode", r"pcd(?:[278]|s)?", r"pc(?:[278]|s)?", r"unitpostcode")
ENDED = (r"doterm", r"terminated?(?:on|date)?", r"dateofterm(?:ination)?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the file writes it, and the year its name carries (WD23CD: 2023), if any."""

    name: str
    year: int | None = None


def plain(name: str) -> str:
    """`Ward_Code 2023` and `wardcode2023` are the same name."""
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def find(patterns: Iterable[str], names: Iterable[str]) -> Column | None:
    """The column that fits the earliest of `patterns`; of two that differ by the year only, the later."""
    names = list(names)
    for pattern in patterns:
        fitting = [
            Column(name, _year(found.groupdict().get("year")))
            for name in names
            if (found := re.fullmatch(pattern, plain(name)))
        ]
        if fitting:
            return max(fitting, key=lambda column: (column.year or 0, column.name))
    return None


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= 70 else 2000)
