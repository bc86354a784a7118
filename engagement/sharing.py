"""What of a place may be shared: at most a street name or the outward half of a postcode (safety, Fields)."""

from __future__ import annotations

import re

from engagement.names import ALSO_WORDS, FIRST_NAMES, SURNAMES
from engagement.naming import IN_OFFICE, OPENERS, TITLES
from engagement.spotting import FindingKind, spot
from engagement.streets import STREET_WORDS, word_set

SHARED_LENGTH = 120
FULL_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][0-9A-Z]?)\s*[0-9][A-Z]{2}\b", re.IGNORECASE)
IN_STREET_NAMES = word_set("st saint king queen prince princess lord lady duke all")
ALONE = word_set(
    """
    avenue close crescent drive green grove parade square terrace walk mews mount precinct quay
    """
)
"""Streets that are called The Avenue, The Crescent."""
STREET = re.compile(
    r"\b(?:The\s+)?(?:[A-Z][\w'’.-]*\s+(?:(?:of|the|and|upon|on|in|le|la|de)\s+)*){1,4}?(?:"
    + "|".join(sorted((word.capitalize() for word in STREET_WORDS), key=len, reverse=True))
    + r")\b(?!['’]s)"
)
# With a capital at the beginning of a line, and no part of the street's name.
OF_STREETS = word_set(
    """
    upper lower great little old new north south east west central high young st saint
    """
)
NOT_OF_IT = (
    OPENERS
    | word_set(
        """
    corner junction end top bottom alley back front rear side flat house number no
    """
    )
) - OF_STREETS
# Typed without capitals, only words that are nothing else, with the one word before them.
TYPED = re.compile(
    r"\b((?:(?:old|new|upper|lower|great|little|high|north|south|east|west|st|saint)\s+)?)([a-z][a-z'’]+)\s+"
    r"(street|st|road|rd|lane|avenue|ave|crescent|terrace|grove|gardens|mews|square)\b(?!\.?\s+[a-z]+['’]?s\b)"
)
NO_STREET = word_set(
    """
    the this that whole busy same quiet back front side wrong other side's main local my our her his
    """
)


def shared_place(place: str) -> str:
    """The street, or else the outward half of the postcode, of a place as it was said; "" where neither is in it.

    A house, flat, number or name never gets through: only a recognised street name is taken out, never what is left
    when the rest is struck. "14 Tanner Street, HM1 2AB" gives "Tanner Street"; "by the shop, HM1 2AB" gives "HM1".
    """
    without = _without_people(place)
    for line in re.split(r"[,;\n()]|\s-\s", without):
        for match in STREET.finditer(line):
            street = _street(match.group().split(), line[match.end() :])
            if street and not spot(street):
                return street[:SHARED_LENGTH]
    typed = TYPED.search(without)
    if typed and typed[2] not in NOT_OF_IT | NO_STREET | FIRST_NAMES | TITLES:
        return typed.group().title().replace("’S", "’s").replace("'S", "'s")
    postcode = FULL_POSTCODE.search(place)
    return postcode.group(1).upper() if postcode else ""


def _without_people(place: str) -> str:
    """The place with a break where a name, a number or a postcode stood, so that none becomes part of a street."""
    for finding in reversed(spot(place)):
        if finding.kind != FindingKind.ADDRESS:
            place = f"{place[: finding.start]};{place[finding.end :]}"
    return FULL_POSTCODE.sub(";", place)


def _street(words: list[str], after: str) -> str:
    numbered = [at for at, word in enumerate(words) if any(c.isdigit() for c in word)]
    words = words[numbered[-1] + 1 :] if numbered else words
    while words and (words[0].lower() in NOT_OF_IT - {"the"} or words[0].islower()):
        words = words[1:]
    plain = [word.lower().rstrip(".") for word in words]
    of_the_name = [word for word in plain[:-1] if word != "the"]
    if not of_the_name:
        return " ".join(words) if words and plain[0] == "the" and plain[-1] in ALONE else ""
    if plain[-1] == "st" and re.match(r"\.?\s+[A-Z]", after):  # St Mary's: a saint, not a street
        return ""
    if (
        TITLES | IN_OFFICE - {"st", "saint", "king", "queen", "prince", "princess", "lord", "lady", "duke", "all"}
    ) & set(of_the_name):
        return ""
    if plain[-1] in SURNAMES and of_the_name[0] in FIRST_NAMES | ALSO_WORDS:  # Mary Green, John Lane
        return ""
    return " ".join(words)
