"""What the book knows of wards before an import: light facts of every ward and outline, geometry on request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextField
from django.db.models.functions import Cast

from partnerships.importing.outlines import Shape, parsed
from partnerships.importing.overlay import Bounds
from partnerships.models import Ward, WardBoundary


@dataclass(slots=True)
class BookOutline:
    """One outline of a ward in the book. Without a beginning it was always so, without an end it still is."""

    pk: int
    sha256: str
    bounds: Bounds
    valid_from: date | None
    valid_to: date | None

    @property
    def begins(self) -> date:
        return self.valid_from or date.min

    @property
    def ends(self) -> date:
        return self.valid_to or date.max


@dataclass(slots=True)
class BookWard:
    """A ward in the book with its outlines, the earliest first."""

    ward: Ward
    outlines: list[BookOutline] = field(default_factory=list)

    @property
    def begins(self) -> date:
        return self.ward.valid_from or date.min

    @property
    def ends(self) -> date:
        return self.ward.valid_to or date.max

    def outline_on(self, day: date) -> BookOutline | None:
        return next((outline for outline in self.outlines if outline.begins <= day < outline.ends), None)


def wards_of_the_book() -> dict[str, BookWard]:
    """Every ward by its code."""
    by_id = {ward.pk: BookWard(ward) for ward in Ward.objects.order_by("gss_code")}
    for pk, ward_id, sha256, west, south, east, north, valid_from, valid_to in WardBoundary.objects.values_list(
        "pk", "ward_id", "sha256", "west", "south", "east", "north", "valid_from", "valid_to"
    ):
        outline = BookOutline(pk, sha256, (west, south, east, north), valid_from, valid_to)
        by_id[ward_id].outlines.append(outline)
    for known in by_id.values():
        known.outlines.sort(key=lambda outline: outline.begins)
    return {known.ward.gss_code: known for known in by_id.values()}


def shapes_of(pks: Iterable[int]) -> dict[int, Shape]:
    """The geometry of these outlines."""
    texts = WardBoundary.objects.filter(pk__in=list(pks)).annotate(text=Cast("geometry", TextField()))
    return {pk: parsed(text) for pk, text in texts.values_list("pk", "text")}
