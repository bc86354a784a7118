"""The wards of today in the memory of this process: their outlines, for points and maps, and their names.

Read once (8,400 wards: about a second), then again when a ward or an outline changed or a new day began. A look-up of
a point takes microseconds and no query; whether the atlas is still true takes one query a request at most.
"""

from __future__ import annotations

import threading
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import shapely
from django.db import connection
from django.db.models import F, Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.safestring import SafeString

from partnerships.models import Ward, WardBoundary

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry as Shape

Stamp = tuple[date, int, int]
STAMP = """
SELECT coalesce((SELECT max(id) FROM partnerships_wardboundary), 0),
       coalesce((SELECT max(pgh_id) FROM partnerships_wardevent), 0)
"""
DROPPED = frozenset({"the", "ward"})
SPELT = {"saint": "st", "&": "and"}


@dataclass(frozen=True, slots=True)
class Place:
    """A ward as the atlas knows it. `repeated`: another ward of today has the same name."""

    pk: int
    name: str
    slug: str
    authority: str
    partnership_id: int | None
    plain: str
    repeated: bool

    @property
    def called(self) -> str:
        """The name, with the authority where it would not be clear which is meant."""
        return f"{self.name}, {self.authority}" if self.repeated and self.authority else self.name


def plain_name(text: str) -> str:
    """How a name is compared: St. Mary's, Saint Marys and ST MARY’S are one; so are "&" and "and"."""
    for _ in range(2):  # letters of a fancy alphabet become capitals only here, and some small ones come apart again
        text = unicodedata.normalize("NFKD", text).casefold()
    text = text.replace("&", " and ").replace("'", "").replace("’", "")
    words = "".join(c if c.isalnum() else "" if unicodedata.combining(c) else " " for c in text).split()
    kept = [SPELT.get(word, word) for word in words]
    return " ".join(word for word in kept if word not in DROPPED) or " ".join(kept)


def trigrams(plain: str) -> set[str]:
    """The three-letter pieces by which a misspelt name is still recognised, as pg_trgm cuts them."""
    return {piece for word in plain.split() for piece in _pieces(f"  {word} ")}


def _pieces(word: str) -> Iterable[str]:
    return (word[at : at + 3] for at in range(len(word) - 2))


DRAWINGS_KEPT = 500


class Atlas:
    """Every ward of one day. Never changed once made, but for what was drawn of it; threads share it."""

    def __init__(self, on: date) -> None:
        self._drawings: dict[Hashable, SafeString] = {}
        self.places: dict[int, Place] = {}
        self._read_names(on)
        self._read_outlines(on)

    def kept(self, drawing: Hashable, draw: Callable[[], SafeString]) -> SafeString:
        """The drawing of that name, drawn where it is not kept. Some hundreds are; then it begins anew."""
        found = self._drawings.get(drawing)
        if found is None:
            if len(self._drawings) >= DRAWINGS_KEPT:
                self._drawings.clear()
            found = self._drawings[drawing] = draw()
        return found

    def _read_names(self, on: date) -> None:
        rows = list(
            Ward.objects.current(on)
            .order_by("name", "gss_code")
            .values_list("pk", "name", "slug", "local_authority_name", "partnership_id")
        )
        plain = [plain_name(name) for _, name, *_ in rows]
        times = Counter(plain)
        self._by_trigram: dict[str, list[int]] = defaultdict(list)
        self._pieces: dict[int, int] = {}
        for (pk, name, slug, authority, partnership), word in zip(rows, plain, strict=True):
            self.places[pk] = Place(pk, name, slug, authority, partnership, word, times[word] > 1)
            pieces = trigrams(word)
            self._pieces[pk] = len(pieces)
            for piece in pieces:
                self._by_trigram[piece].append(pk)

    def _read_outlines(self, on: date) -> None:
        rows = (
            WardBoundary.objects.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=on))
            .filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on))
            .annotate(code=F("ward__gss_code"), text=Cast("geometry", TextField()))
            .order_by("code")
            .values_list("ward_id", "text")
        )
        drawn = [(pk, text) for pk, text in rows.iterator(chunk_size=500) if pk in self.places]
        shapes = shapely.from_geojson(np.array([text for _, text in drawn], dtype=object))
        shapely.prepare(shapes)
        self._wards = np.array([pk for pk, _ in drawn], dtype=np.int64)
        self.shapes: dict[int, Shape] = dict(zip(self._wards.tolist(), shapes, strict=True))
        self._tree = shapely.STRtree(shapes)

    def at(self, longitude: float, latitude: float) -> Place | None:
        """The ward that point lies in. On a border: the one with the lower code, always the same."""
        found = self._tree.query(shapely.Point(longitude, latitude), predicate="intersects")
        return self.places[int(self._wards[found.min()])] if len(found) else None

    def near(self, pk: int) -> list[Place]:
        """The wards that touch this one or come close to it, by name."""
        shape = self.shapes.get(pk)
        if shape is None:
            return []
        west, south, east, north = shape.bounds
        margin = max(east - west, north - south) * 0.02
        found = self._tree.query(shapely.box(west - margin, south - margin, east + margin, north + margin))
        close = [
            int(self._wards[at]) for at in found if shapely.distance(shape, self.shapes[int(self._wards[at])]) <= margin
        ]
        return sorted((self.places[other] for other in close if other != pk), key=lambda place: place.name)

    def named(self, text: str, *, most: int) -> Sequence[Place]:
        """Wards called so, the best first: the whole name, its beginning, one of its words, words of it."""
        asked = plain_name(text)
        words = asked.split()
        if not words:
            return []
        scored = [
            (score, place)
            for place in self.places.values()
            if words[0] in place.plain and (score := _score(place.plain, asked, words))
        ]
        return _best(scored, most)

    def alike(self, text: str, *, most: int) -> Sequence[Place]:
        """Wards whose names are spelt much like it, for when none is called so."""
        pieces = trigrams(plain_name(text))
        common: Counter[int] = Counter()
        for piece in pieces:
            common.update(self._by_trigram.get(piece, ()))
        scored = [
            (similarity, self.places[pk])
            for pk, number in common.items()
            if (similarity := number / (len(pieces) + self._pieces[pk] - number)) >= 0.3
        ]
        return _best(scored, most)


def _best(scored: list[tuple[float, Place]], most: int) -> Sequence[Place]:
    scored.sort(key=lambda found: (-found[0], found[1].plain, found[1].authority))
    return [place for _, place in scored[:most]]


def _score(plain: str, asked: str, words: list[str]) -> float:
    if plain == asked:
        return 4
    if plain.startswith(asked):
        return 3
    if f" {asked}" in f" {plain}":
        return 2
    return 1 if all(f" {word}" in f" {plain}" for word in words) else 0


_lock = threading.Lock()
_kept: tuple[Stamp, Atlas] | None = None


def atlas() -> Atlas:
    """The atlas of today, read anew if it has changed. One query where it has not."""
    global _kept  # noqa: PLW0603 - one for the process is the point
    stamp = _stamp()
    kept = _kept
    if kept is not None and kept[0] == stamp:
        return kept[1]
    with _lock:  # one thread reads, the others wait for it instead of reading the same
        if _kept is None or _kept[0] != stamp:
            _kept = (stamp, Atlas(stamp[0]))
        return _kept[1]


def _stamp() -> Stamp:
    """Day, newest outline, newest change of a ward: if these are the same, so is the atlas."""
    with connection.cursor() as cursor:
        cursor.execute(STAMP)
        outline, change = cursor.fetchone()
    return timezone.localdate(), outline, change
