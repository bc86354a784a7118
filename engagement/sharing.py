"""What of a place may be shared: at most a street name or the outward half of a postcode (safety, Fields)."""

from __future__ import annotations

import re

SHARED_LENGTH = 120
FULL_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][0-9A-Z]?)\s*[0-9][A-Z]{2}\b", re.IGNORECASE)
DWELLING = re.compile(
    r"\b(?:flat|apartment|apt|room|unit|plot|no|number|house|block)\.?\s*(?:no\.?\s*)?[0-9]+[a-z]?\b|\b(?:flat|apartment|block|unit)\s+[a-z]\b",
    re.IGNORECASE,
)
LEADING_NUMBER = re.compile(r"\b[0-9]+[a-z]?(?:\s*(?:-|–|to|and|&|/)\s*[0-9]+[a-z]?)*\s*,?\s+(?=[A-Z])")
STREET_WORDS = [
    "street", "st", "road", "rd", "lane", "avenue", "ave", "close", "drive", "crescent", "court", "place",
    "square", "terrace", "grove", "gardens", "way", "walk", "hill", "row", "mews", "parade", "green", "park",
    "view", "rise", "passage", "alley", "bridge", "quay", "wharf", "yard", "gate", "bank", "field", "fields",
    "meadow", "common", "estate", "parkway", "ring", "bypass", "path", "precinct", "promenade", "embankment",
    "circus", "vale", "dale", "croft", "fold", "brow", "cut", "ginnel", "snicket", "towpath",
]  # fmt: skip
STREET = re.compile(
    r"\b(?:The\s+)?(?:(?:[A-Z][\w'’.-]*|of|the|and|upon|on|in|le|la|de|&)\s+){0,4}(?:"
    + "|".join(word.capitalize() for word in STREET_WORDS)
    + r")\b"
)


def shared_place(place: str) -> str:
    """The street, or else the outward half of the postcode, of a place as it was said; "" where neither is in it.

    A house, flat or number never gets through: only a recognised street name is taken out, not what is left when
    the number is struck. "14 Tanner Street, HM1 2AB" gives "Tanner Street"; "HM1 2AB" gives "HM1".
    """
    bare = LEADING_NUMBER.sub("", DWELLING.sub("", FULL_POSTCODE.sub("", place)))
    street = STREET.search(bare)
    if street:
        return " ".join(street.group().split())[:SHARED_LENGTH]
    postcode = FULL_POSTCODE.search(place)
    return postcode.group(1).upper() if postcode else ""
