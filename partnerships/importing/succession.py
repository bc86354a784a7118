"""Which ward came from which, by laying the outlines of the day before over those of the day (P1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from partnerships.importing import overlay
from partnerships.importing.book import shapes_of
from partnerships.importing.overlay import Bounds, Boxes, Shapes
from partnerships.models import Ward, WardBoundary, WardSuccession


@dataclass(frozen=True, slots=True)
class _Side:
    """An outline that ended, or began, on a day of change."""

    pk: int
    ward_id: int
    bounds: Bounds
    changed: bool
    whole: bool


def rebuild(*, ended: Collection[str], begun: Collection[str]) -> int:
    """Work out anew what became of the wards that ended and where those that began came from.

    In: GSS codes of wards whose end or beginning an import has set. Out: how many successions there are now.
    A succession stands where a ward ended or began: land that only moved between two wards that go on is a new
    outline of each.
    """
    gone = dict(Ward.objects.filter(gss_code__in=ended, valid_to__isnull=False).values_list("pk", "valid_to"))
    come = dict(Ward.objects.filter(gss_code__in=begun, valid_from__isnull=False).values_list("pk", "valid_from"))
    WardSuccession.objects.filter(Q(predecessor__in=gone) | Q(successor__in=come)).delete()
    days = sorted({day for day in (*gone.values(), *come.values()) if day})
    before = _sides(days, "valid_to", F("ward__valid_to"), gone)
    after = _sides(days, "valid_from", F("ward__valid_from"), come)
    rows = [row for day in days if before[day] and after[day] for row in _of_day(before[day], after[day])]
    WardSuccession.objects.bulk_create(rows, batch_size=2000)
    return len(rows)


def _sides(days: list[date], edge: str, of_ward: F, changed: dict[int, date | None]) -> dict[date, list[_Side]]:
    """The outlines with that edge on one of the days; `whole` where the ward itself has its edge there."""
    sides: dict[date, list[_Side]] = defaultdict(list)
    rows = WardBoundary.objects.filter(**{f"{edge}__in": days}).annotate(of_ward=of_ward).order_by("ward__gss_code")
    for pk, ward_id, day, of, west, south, east, north in rows.values_list(
        "pk", "ward_id", edge, "of_ward", "west", "south", "east", "north"
    ):
        sides[day].append(_Side(pk, ward_id, (west, south, east, north), ward_id in changed, of == day))
    return sides


def _of_day(before: list[_Side], after: list[_Side]) -> list[WardSuccession]:
    shapes: Shapes[int] = Shapes(shapes_of)
    boxes = Boxes((side, side.bounds) for side in after)
    sliver = _sliver(before, after)
    touching = [(old, near) for old in before if (near := [new for new in boxes.near(old.bounds) if _pair(old, new)])]
    rows = []
    for batch in overlay.batched(touching, overlay.AT_ONCE):
        shapes.fetch(side.pk for old, near in batch for side in (old, *near))
        for old, near in batch:
            shares = overlay.passed_on(shapes.of([old.pk])[0], shapes.of([new.pk for new in near]), sliver)
            rows += [
                WardSuccession(predecessor_id=old.ward_id, successor_id=new.ward_id, share=share)
                for new, share in zip(near, shares, strict=True)
                if share
            ]
    return rows


def _pair(old: _Side, new: _Side) -> bool:
    """Whether an overlap of the two is a succession to work out: one of them ended or began, and by this import."""
    return new.ward_id != old.ward_id and (old.whole or new.whole) and (old.changed or new.changed)


def _sliver(*sides: list[_Side]) -> float:
    """The share below which an overlap is the drawing's: more where one of the two editions is a sketch."""
    for side in sides:
        sample = list(shapes_of([outline.pk for outline in side[:50]]).values())
        if sum(overlay.points(shape) for shape in sample) < overlay.SKETCH * len(sample):
            return overlay.SLIVER_OF_SKETCH
    return overlay.SLIVER
