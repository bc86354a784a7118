"""Where each canary of the world may be seen, by whom: the matrix of safety.md for the most sensitive columns."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from django.http import HttpResponseBase
from pypdf import PdfReader

from tests.access.world import CANARIES, LETTERS, SIDES, canary

TEAM = "cps"
SEEN_BY: Mapping[str, str] = {
    "raiser name": TEAM,
    "raiser e-mail": TEAM,
    "raiser phone": TEAM,
    "received text": TEAM,
    "exact place": TEAM,
    "restricted concern": TEAM,
    "restricted wording": TEAM,
    "restricted step": TEAM,
    # Those before whom the meeting's confidential items are dealt with: hana is a named member of it.
    "confidential minute": TEAM + "h",
    "three-way words": "cs",
    "community words": "cps",
    "member e-mail": "cm",
    "subscriber": TEAM,
    **dict.fromkeys(("kin name", "kin contact", "kin place", "kin words"), TEAM),
    **dict.fromkeys(("engagement draft", "engagement said"), TEAM),
    # A supervisor who screens it and the unit, each with a reason.
    "intelligence content": "si",
    # The named members of the case-management meeting.
    **dict.fromkeys(("case heading", "case person", "case text", "case entry", "case action"), "csh"),
}
"""Who sees what stands in ward 1. What stands in ward 7, or in another partnership, nobody of these sees at all."""

WORDS = {canary(what, side).lower(): (what, side) for what in CANARIES for side in SIDES if side in LETTERS}
TOKENS = ("token-of-the-", "link-of-the-", "no-such-token", "no-such-key")
"""Secrets in addresses, which no log may hold either."""
PATTERN = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))


def text_of(response: HttpResponseBase) -> str:
    """Body and headers as text, lower-case; of a PDF what can be read or copied out of it."""
    body = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    headers = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    if body.startswith(b"%PDF") and body.rstrip().endswith(b"%%EOF"):
        reader = PdfReader(io.BytesIO(body))
        pages = " ".join(page.extract_text() for page in reader.pages)
        return f"{headers} {pages} {reader.metadata}".lower()
    return f"{headers} {body.decode(errors='replace')}".lower()


def found_in(text: str) -> set[tuple[str, str]]:
    """The canaries in a text, as (what, side)."""
    return {WORDS[word] for word in PATTERN.findall(text)}


def leaks(response: HttpResponseBase, letter: str, route: str) -> list[str]:
    """Canaries that this person must not see at that address, as "received text (out)"."""
    return [
        f"{what} ({side})"
        for what, side in sorted(found_in(text_of(response)))
        if side not in reach(letter, what) or letter not in seen_by(what, route)
    ]


def reach(letter: str, what: str) -> tuple[str, ...]:
    """On which sides: an administrator keeps the members of every group of the partnership, the
    intelligence unit has one box for all of it."""
    wide = {("m", "member e-mail"), ("i", "intelligence content")}
    return ("in", "out") if (letter, what) in wide else ("in",)


def seen_by(what: str, route: str) -> str:
    """Who sees it there: exactly to whom a newsletter goes is seen by all who make it, before it goes (F2)."""
    return TEAM if what == "member e-mail" and route.startswith("newsletter") else SEEN_BY[what]


def in_log(lines: io.StringIO) -> set[str]:
    """The canaries and secrets that reached the log: nobody may read any of them there."""
    written = lines.getvalue().lower()
    return {f"{what} ({side})" for what, side in found_in(written)} | {token for token in TOKENS if token in written}
