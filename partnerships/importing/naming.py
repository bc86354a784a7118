"""The address and the three letters of a new ward. Neither changes once given: newsletters are printed with them."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from itertools import combinations, islice, product
from string import ascii_uppercase

from django.utils.text import slugify

# A reference is read out at meetings and printed on leaflets.
UNFIT = frozenset({
    "ASS", "BUM", "COC", "COK", "COX", "CUM", "CUN", "DIC", "DIE", "DIK", "FAG", "FAT", "FCK", "FKU", "FUC", "FUK",
    "FUX", "GYP", "HOE", "JEW", "JIZ", "KKK", "KUM", "KUN", "NAZ", "NIG", "NOB", "NUT", "PAK", "PIG", "PIS", "POO",
    "PUS", "RAP", "SEX", "SHT", "SLT", "SLG", "SUK", "TIT", "TWT", "VAG", "WOG", "WNK", "WTF", "YID",
})  # fmt: skip
SPELLINGS = 400
"""How many spellings of a long name are tried before any letters will do."""


def base_slug(name: str) -> str:
    """The address a name asks for: Bucklow & St Martins and Bucklow and St Martins ask for the same."""
    return slugify(name.replace("&", " and "))[:100]


def slug_for(
    *, name: str, code: str, authority: str, year: int, taken: Collection[str], repeated: bool, ended: bool
) -> str:
    """The address of a ward, unique in the book.

    In: `repeated`, the name stands more than once in the same file; `ended`, the plain address belongs to a ward
    that is no longer. Brooklands of Trafford becomes brooklands-trafford where there is another Brooklands; the
    Altrincham that replaced Altrincham becomes altrincham-2023, for the old one keeps its printed addresses.
    """
    base = base_slug(name) or code.casefold()
    dated, placed = f"{base}-{year}", f"{base}-{slugify(authority)[:30]}" if authority else ""
    if repeated:
        wanted = [placed]
    elif ended:
        wanted = [base, dated, placed]
    else:
        wanted = [base, placed, dated]
    for slug in (*wanted, f"{base}-{code.casefold()}"):
        if slug and slug not in taken:
            return slug
    raise ValueError(f"{code} has an address already")


def letters_for(name: str, taken: Collection[str]) -> str | None:
    """Three letters no other ward has: MIL for Millbrook; else letters of the name in their order; else any.

    None when all are given.
    """
    return next((letters for letters in _spellings(name) if letters not in taken and letters not in UNFIT), None)


def _spellings(name: str) -> Iterator[str]:
    words = unicodedata.normalize("NFKD", name.upper()).encode("ascii", "ignore").decode().split()
    words = [kept for word in words if (kept := "".join(c for c in word if c in ascii_uppercase))]
    spelt = ("".join(words) + "XXX")[: max(3, sum(map(len, words)))]
    yield spelt[:3]
    if len(words) >= 3:
        yield words[0][0] + words[1][0] + words[2][0]
    if len(words) >= 2:
        yield words[0][0] + words[1][:1] + (words[1] + "X")[1]
        yield (words[0] + "X")[:2] + words[1][0]
    yield from (spelt[0] + a + b for a, b in islice(combinations(spelt[1:], 2), SPELLINGS))
    yield from (spelt[0] + a + b for a, b in product(ascii_uppercase, repeat=2))
    yield from (a + b + c for a, b, c in islice(combinations(spelt, 3), SPELLINGS))
    yield from (a + b + c for a, b, c in product(ascii_uppercase, repeat=3))
