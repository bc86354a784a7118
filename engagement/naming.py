"""Which words of a text look like somebody's name: by a title, a first or family name, or a word announcing one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from engagement.names import ALSO_WORDS, FIRST_NAMES, NOT_A_PERSON, SURNAMES
from engagement.streets import PLACE_WORDS, word_set

WORD = re.compile(r"[^\W\d_](?:[\w]|['’-](?=[^\W\d_]))*")
ENDS = re.compile(r"[.!?:;\n“\"(]")
TITLES = word_set(
    """
    mr mrs ms miss mx dr rev revd prof professor sir dame imam rabbi pastor
    """
)
NEVER_LOWER = frozenset({"miss", "ms", "sir", "dame", "rev", "prof"})
"""Titles that are also words, or abbreviations of others, where they stand without a capital."""
IN_OFFICE = word_set(
    """
    cllr councillor inspector insp pc pcso sgt sergeant superintendent supt constable commissioner mayor chief
    mp deputy lord lady king queen prince princess duke duchess earl saint st ss all
    """
)
ANNOUNCE = word_set(
    """
    neighbour tenant resident landlord landlady lad man woman boy girl son daughter mother mum mam dad father
    brother sister husband wife boyfriend girlfriend dealer uncle aunt auntie nan grandad cousin named nicknamed
    alias aka
    """
)
OF_A_PLACE = word_set(
    """
    street road pub park group club estate place area shop school gang dog cat game app site
    """
)
FAMILY = word_set("family families brothers sisters lads boys household")
FOLLOWS_A_PLACE = NOT_A_PERSON - FAMILY - {"works", "parks"}  # Sharon works nights, Darren parks there
BRANDS = frozenset({("john", "lewis"), ("jack", "russell"), ("fred", "perry"), ("harry", "ramsden"), ("robin", "hood")})
# Ordinary words that open a sentence with a capital and so are no first names.
OPENERS = word_set(
    """
    a about above across after again all alongside although an and another any around as ask at back bad because
    before behind below beside between beyond big both but by can children complaints could did do does down
    during each every few fly for four from give good had half has have he her here his how however i if in
    inside into is it its just kids last later lots lovely many meanwhile more most much my near nearly new next
    no nobody none not nothing now of off often old on once one only opposite or other our out outside over past
    people please poor previously quite rubbish said saw seen several she should since so some somebody someone
    sometimes soon still stop talk tell than thank thanks that the their them then there these they this those
    three through to told tomorrow tonight towards two under until up upon very was we well were what when where
    which while who why will with within without would yes yesterday yet you your youths north south east west
    upper lower great little central dear hello hi regards re spoke visited met called rang seen young
    """
)


MAKE_A_NAME = TITLES | ANNOUNCE | {"called", "is"}
"""Words without a capital at which a name may begin; most of a text is none of them."""


class Word(NamedTuple):
    """A word of the text and what is known of it."""

    text: str
    start: int
    end: int
    opens: bool
    """It opens a sentence, where a capital says nothing."""
    joined: bool
    """Nothing but a space stands between it and the word before."""
    plain: str
    """In small letters, without 's."""
    capital: bool

    @property
    def owns(self) -> bool:
        return self.text.lower().endswith(("'s", "’s"))


def words_of(text: str) -> list[Word]:
    found: list[Word] = []
    before, last = 0, ""
    for match in WORD.finditer(text):
        word, start = match[0], match.start()
        gap = text[before:start]
        opens, joined = (False, True) if gap == " " and found else _beside(gap, last, first=not found)
        last = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
        before = match.end()
        found.append(Word(word, start, before, opens, joined, last, word[0].isupper()))
    return found


def _beside(gap: str, last: str, *, first: bool) -> tuple[bool, bool]:
    """Whether the word behind this gap opens a sentence, and whether it is joined to the last one."""
    if first:
        return True, False
    titled = last in TITLES
    opens = not titled and bool(ENDS.search(gap))
    return opens, gap in {" ", "  ", "-"} or (titled and gap.strip() in {"", "."})


def names_in(text: str, *, known: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """Start and end of everything in `text` that looks like a name. `known`: words, in small letters, that are not."""
    words = words_of(text)
    at = 0
    while at < len(words):
        if not words[at].capital and words[at].plain not in MAKE_A_NAME:
            at += 1
            continue
        length = _titled(words, at) or _announced(words, at, known) or _named(words, at, known)
        if length:
            first = words[at + 1] if _announces(words, at) else words[at]
            yield first.start, _without_possessive(words[at + length - 1])
        at += length or 1


def _without_possessive(word: Word) -> int:
    return word.end - 2 if word.owns else word.end


def _run(words: list[Word], at: int, most: int = 4) -> list[Word]:
    """The words with capitals that follow one another from `at` on."""
    run: list[Word] = []
    for word in words[at : at + most]:
        if not word.capital or (run and (not word.joined or run[-1].owns)):
            break
        run.append(word)
    return run


def _after(words: list[Word], at: int) -> str:
    return words[at].plain if at < len(words) and words[at].joined else ""


def _is_place(words: list[Word], at: int, run: list[Word]) -> bool:
    """The run, or the word after it, is of a street, a building or an organisation."""
    if any(word.plain in NOT_A_PERSON and word.plain not in SURNAMES for word in run):
        return True
    if run[-1].plain in PLACE_WORDS:
        return True
    return _after(words, at + len(run)) in FOLLOWS_A_PLACE


def _titled(words: list[Word], at: int) -> int:
    """Mrs Ahmed; Mr and Mrs Khan; mr khan."""
    word = words[at]
    if word.plain not in TITLES or (word.plain in NEVER_LOWER and not word.capital):
        return 0
    to = at + 1
    if _after(words, to) in {"and", "&"} and _after(words, to + 1) in TITLES:
        to += 2
    elif _after(words, to) in TITLES:
        to += 1
    run = [w for w in _run(words, to, 3) if w.joined]
    if run:
        run = run[:1] if run[0].text.isupper() else run  # a line all in capitals: the family name alone
        alone = len(run) == 1 and run[0].plain in SURNAMES and _after(words, to + 1) not in NOT_A_PERSON
        place = not alone and _is_place(words, to, run)
        return 0 if place or run[0].plain in IN_OFFICE else to - at + len(run)
    follows = _after(words, to)
    lower = follows and not word.capital and follows not in OPENERS | NOT_A_PERSON
    return to - at + 1 if lower or (follows in SURNAMES and follows not in ALSO_WORDS) else 0


def _announces(words: list[Word], at: int) -> bool:
    word = words[at]
    if word.capital and not word.opens:
        return False
    if word.plain in ANNOUNCE:
        return True
    if word.plain in {"called", "is"} and at:
        named = {words[at - 1].plain} if word.plain == "is" else set()
        if named and named != {"name"}:
            return False
        return not OF_A_PLACE & {near.plain for near in words[max(0, at - 3) : at]}
    return False


def _announced(words: list[Word], at: int, known: frozenset[str]) -> int:
    """neighbour Zbigniew; a lad called Kev; my name is Will."""
    if not _announces(words, at):
        return 0
    run = [word for word in _run(words, at + 1, 3) if word.joined]
    if not run or _is_place(words, at + 1, run) or run[0].plain in IN_OFFICE | known | {"i"}:
        return 0
    return 1 + len(run)


def _named(words: list[Word], at: int, known: frozenset[str]) -> int:
    """Sharon; Darren Smith; Oluwatobi Adeyemi; the Khan family."""
    word = words[at]
    before = words[at - 1].plain if at and word.joined else ""
    if not word.capital or word.plain in known or word.plain in IN_OFFICE or before in IN_OFFICE:
        return 0
    run = _run(words, at, 3)
    if _in_office_before(words, at) or any(one.text == "MP" for one in run):
        return 0
    if before == "the":
        return 1 if word.plain in SURNAMES and _after(words, at + 1) in FAMILY else 0
    if _is_place(words, at, run) or any(one.plain in known for one in run):
        return 0
    second = run[1].plain if len(run) > 1 else ""
    if BRANDS & {(word.plain, second), (before, word.plain)}:
        return 0
    return _length(word, second, run)


def _length(word: Word, second: str, run: list[Word]) -> int:
    first = word.plain.split("-")[0]
    double = all(part in SURNAMES for part in second.split("-")) if second else False
    if first in FIRST_NAMES and first not in ALSO_WORDS:
        return _of_capitals(run) if word.text.isupper() else len(run)
    if first in ALSO_WORDS and second:
        return len(run) if double or not word.opens else 0
    if double and word.plain not in OPENERS and word.plain not in NOT_A_PERSON:
        return len(run)
    return 0


def _of_capitals(run: list[Word]) -> int:
    """In a line all in capitals, first and family name; a single word in capitals is an abbreviation: SARA."""
    return 2 if len(run) > 1 and run[1].text.isupper() else 0


def _in_office_before(words: list[Word], at: int) -> bool:
    """Within the same run of capitals stands Cllr, Inspector, St: an office or a saint, not somebody to hide."""
    while at and words[at].joined and words[at - 1].capital:
        at -= 1
        if words[at].plain in IN_OFFICE:
            return True
    return False
