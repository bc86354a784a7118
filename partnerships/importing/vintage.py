"""Since when the wards of a file are in force."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Vintage:
    """What the file is called (2023), from when its wards are in force, and how that is known."""

    label: str
    begins: date
    known_from: str


def election_day(year: int) -> date:
    """The ordinary day of local elections, first Thursday in May, on which new wards come into force.

    (Representation of the People Act 1983, section 37.)
    """
    first = date(year, 5, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7)


def year_in(text: str) -> int | None:
    """The one year a name carries: gm_ward_2017_bgc. None where it carries none, or two different ones."""
    years = {int(found) for found in re.findall(r"(?<!\d)((?:19[7-9]|20[0-9])\d)(?!\d)", text)}
    years |= {int(found) + 2000 for found in re.findall(r"(?i)(?<![a-z0-9])wd(\d\d)(?!\d)", text)}
    return years.pop() if len(years) == 1 else None
