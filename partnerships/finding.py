"""Finding one's ward: by a point, a postcode or a name (P1)."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass, field

from django.utils import timezone

from partnerships.atlas import Atlas, Place, atlas
from partnerships.models import Postcode, Ward, WardSuccession

MOST = 20
"""How many wards are offered; whoever gets more is asked to write more."""

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})")
OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
GENERATIONS = 6
"""How many boundary changes a ward that is no longer is followed through."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a search found. `asked` is what was understood; `by`: postcode, district, name, or alike."""

    asked: str
    by: str
    places: list[Place] = field(default_factory=list)
    more: bool = False

    @property
    def only(self) -> Place | None:
        """The ward, where there is no doubt: a postcode or whole name with one answer."""
        return self.places[0] if len(self.places) == 1 and self.by != "alike" else None


def ward_at(longitude: float, latitude: float) -> Ward | None:
    """The ward of today in which that point lies."""
    place = place_at(longitude, latitude)
    return Ward.objects.filter(pk=place.pk).first() if place else None


def place_at(longitude: float, latitude: float) -> Place | None:
    """The same from memory."""
    if not (math.isfinite(longitude) and math.isfinite(latitude)):
        return None
    return atlas().at(longitude, latitude)


def knows_postcodes() -> bool:
    """Whether a lookup was imported, so that it makes sense to ask for a postcode."""
    return Postcode.objects.exists()


def find(text: str) -> Finding:
    """The wards that what somebody typed may mean: a postcode, the first half of one, or a name.

    At most five queries, whatever the size of the book.
    """
    known = atlas()
    asked = " ".join(text.split())[:120]
    whole = POSTCODE.fullmatch(asked.upper())
    if whole:
        return _of_postcode(known, *whole.groups())
    if OUTWARD.fullmatch(asked.upper()):
        return _of_district(known, asked.upper())
    places = known.named(asked, most=MOST + 1)
    if places:
        return Finding(asked, "name", list(places[:MOST]), more=len(places) > MOST)
    return Finding(asked, "alike", list(known.alike(asked, most=MOST)))


def _of_postcode(known: Atlas, outward: str, inward: str) -> Finding:
    ward = Postcode.objects.filter(pk=f"{outward}{inward}").values_list("ward_id", flat=True).first()
    if ward is None:
        return _of_district(known, outward)
    return Finding(f"{outward} {inward}", "postcode", _today(known, [ward]))


def _of_district(known: Atlas, outward: str) -> Finding:
    """The wards of the postcodes that begin so: M3 is not the beginning of M33 0AB, whose first half is M33."""
    wards = (
        Postcode.objects.filter(pk__startswith=outward, pk__regex=f"^{outward}[0-9][A-Z]{{2}}$")
        .order_by().values_list("ward_id", flat=True).distinct()
    )  # fmt: skip
    places = sorted(_today(known, list(wards)), key=lambda place: place.name)
    return Finding(outward, "district", places[:MOST], more=len(places) > MOST)


def _today(known: Atlas, wards: Collection[int]) -> list[Place]:
    """The wards of today for these, some of which may have been replaced since the lookup was made."""
    today = [pk for pk in wards if pk in known.places]
    gone = [pk for pk in wards if pk not in known.places]
    if gone:
        today += [ward.pk for ward in successors_of(gone) if ward.pk not in today]
    return [known.places[pk] for pk in today if pk in known.places]


def successors_of(wards: Collection[int]) -> list[Ward]:
    """The wards of today on the land of those that are no longer, most of the land first."""
    shares: dict[int, float] = dict.fromkeys(wards, 1.0)
    found: dict[int, float] = {}
    today = timezone.localdate()
    for _ in range(GENERATIONS):
        rows = WardSuccession.objects.filter(predecessor__in=shares).select_related("successor")
        further: dict[int, float] = {}
        for row in rows:
            target = found if row.successor.valid_to is None or row.successor.valid_to > today else further
            target[row.successor_id] = target.get(row.successor_id, 0) + row.share * shares[row.predecessor_id]
        if not further:
            break
        shares = further
    names = Ward.objects.in_bulk(found)
    return sorted(names.values(), key=lambda ward: (-found[ward.pk], ward.name))
