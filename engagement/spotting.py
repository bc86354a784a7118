"""Spotting what may identify somebody, before text is saved where others read it and before it is published (E10).

It points out; it never changes or refuses. Better one street too few than a warning on every line: a warning that is
usually wrong is soon clicked away. Names of streets, saints' churches, pubs and public office-holders in office
(Cllr, Inspector, PC and their numbers) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import phonenumbers
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from engagement import naming
from engagement.streets import STREET_WORDS


class FindingKind(StrEnum):
    NAME = "name"
    PHONE = "telephone number"
    EMAIL = "e-mail address"
    PLATE = "number plate"
    POSTCODE = "full postcode"
    ADDRESS = "house-numbered address"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What was found, and where: `text == source[start:end]`."""

    start: int
    end: int
    kind: FindingKind
    text: str


DIGIT = re.compile("[0-9]")
SHORTEST, LONGEST = 10, 14
"""Digits of a whole telephone number."""
POSSIBLE = phonenumbers.Leniency.POSSIBLE
EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
# The inward half never holds C I K M O V, which keeps "at 6pm" and "M6 2pm" out.
POSTCODE = re.compile(
    r"\b(?:GIR ?0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9]{1,2}|[A-HK-Y][0-9][ABEHMNPRV-Y])"
    r"\s{0,2}[0-9][ABD-HJLNP-UW-Z]{2})\b",
    re.IGNORECASE,
)
PLATES = (
    re.compile(r"\b[A-HJ-PR-Y][A-HJ-PR-Z][0-9]{2}\s?[A-HJ-PR-Z]{3}\b"),  # AB12 CDE, since 2001
    re.compile(r"\b[a-hj-pr-y][a-hj-pr-z][0-9]{2}[a-hj-pr-z]{3}\b"),  # the same, typed in a hurry
    re.compile(r"\b[A-HJ-NPR-TV-Y][0-9]{1,3}\s?[A-HJ-PR-Z]{3}\b"),  # A123 BCD, 1983 to 2001
    re.compile(r"\b[A-HJ-PR-Z]{3}\s?[0-9]{1,3}[A-HJ-NPR-TV-Y]\b"),  # ABC 123D, 1963 to 1982
    re.compile(r"\b(?=[A-Z]*[IZ])[A-Z]{3}\s[0-9]{3,4}\b"),  # AIZ 1234, Northern Ireland
)
LOCAL_NUMBER = re.compile(
    r"\b(?:tel|telephone|phone|phoned|ring|rang|call|text|number is)[.:]?\s+(?:on\s+)?([0-9]{3}[ -]?[0-9]{3,4})\b",
    re.IGNORECASE,
)
_NUMBER = r"(?<![\w£#.:/-])(?!(?:19|20)[0-9]{2}\b)[0-9]{1,4}[a-zA-Z]?(?:\s?(?:-|–|/|&|and)\s?[0-9]{1,4}[a-zA-Z]?)?"
_STREET = r"(?:" + "|".join(sorted((word.capitalize() for word in STREET_WORDS), key=len, reverse=True)) + r")\b"
_MANY = r"(?!\s+(?:residents|tenants|households|homes|people|neighbours|businesses|shops|traders|bus)\b)"
_FLAT = r"\b[Ff](?:lat|LAT)\.?\s?(?:[Nn]o\.?\s?)?(?:[0-9]{1,4}[a-zA-Z]?|[A-H])\b"
ADDRESSES = (  # a flat alone goes without a digit: Flat B
    re.compile(rf"{_FLAT}(?:,?\s+(?:{_NUMBER},?\s+)?(?:[A-Z][\w'’.-]*\s+){{1,3}}{_STREET})?"),
    re.compile(
        rf"{_NUMBER},?\s+(?!(?:The|On|In|At|To|For)\b)(?:(?:[A-Z][\w'’.-]*|of|the|and)\s+){{1,4}}{_STREET}{_MANY}"
    ),
    re.compile(
        r"\b(?:[Nn]umber|[Nn]o\.?|[Hh]ouse(?:\snumber)?)\s?(?!(?:19|20)[0-9]{2}\b)[0-9]{1,4}[a-zA-Z]?\b"
        r"(?!\s*(?:bus|buses|tram|service|route|priority|concern|issue|problem|complaint|of|in the|on the|%))"
    ),
)


def spot(text: str, *, known: Iterable[str] = ()) -> list[Finding]:
    """What in `text` looks like a name, telephone number, e-mail, number plate, full postcode or numbered address.

    In: the text, and names that are no person's: of wards, neighbourhoods and groups. Out: the findings in the order
    of the text, none overlapping another; the surer kind wins where two would.
    """
    found: list[Finding] = []
    # Nearly all texts hold neither, and looking through them for each kind takes longer than asking that.
    mail, number = "@" in text, DIGIT.search(text) is not None
    for kind, spans in (
        (FindingKind.EMAIL, _spans(text, EMAIL) if mail else ()),
        (FindingKind.PHONE, _phones(text) if number else ()),
        (FindingKind.POSTCODE, _spans(text, POSTCODE) if number else ()),
        (FindingKind.PLATE, _spans(text, *PLATES) if number else ()),
        (FindingKind.ADDRESS, _spans(text, *(ADDRESSES if number else ADDRESSES[:1]))),
        (FindingKind.NAME, naming.names_in(text, known=_words_of(tuple(known)))),
    ):
        for start, end in spans:
            if all(end <= other.start or start >= other.end for other in found):
                found.append(Finding(start, end, kind, text[start:end]))
    return sorted(found)


@lru_cache
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    """The words of names, asked for with every text of a page."""
    return frozenset(word for name in names for word in re.findall(r"[^\W\d_]+", name.lower()) if len(word) > 2)


def _spans(text: str, *patterns: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield match.span()


def _phones(text: str) -> Iterator[tuple[int, int]]:
    """Whole numbers as anybody writes them, and local ones where a word says that they are to be rung."""
    whole = len(DIGIT.findall(text)) >= SHORTEST
    for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=POSSIBLE) if whole else ():
        digits = re.sub(r"[^0-9]", "", match.raw_string)
        if match.raw_string.lstrip("(")[0] in "0+" and SHORTEST <= len(digits) <= LONGEST:
            yield match.start, match.end
    for local in LOCAL_NUMBER.finditer(text):
        yield local.span(1)


WRITTEN_NUMBER = re.compile(r"(?<!\w)\+?[0-9(][0-9() -]{4,}[0-9]\b")


def phones_in(line: str) -> list[str]:
    """The telephone numbers of a line that holds a name and a number: whole ones, else anything like one."""
    whole = [line[start:end] for start, end in _phones(line)]
    return whole or [match.group().strip() for match in WRITTEN_NUMBER.finditer(line)]


def marked(text: str, findings: Iterable[Finding]) -> SafeString:
    """The text, escaped, with each finding in a <mark>."""
    parts: list[tuple[str, SafeString]] = []
    at = 0
    for finding in sorted(findings):
        mark = format_html('<mark class="wb-flagged">{}</mark>', finding.text)
        parts.append((text[at : finding.start], mark))
        at = finding.end
    return format_html("{}{}", format_html_join("", "{}{}", parts), conditional_escape(text[at:]))
