"""The network of a ward set against its census: who is missing, and where nobody is (E2; 000 3.1). Read only.

The expected number of a group is its share of the forty. Those under 16 are outside it: young Key Individuals are
found through schools and youth forums (000 3.3), and no share is asked of them. Who may not know the people is told
nothing under five, nor what it could be worked out from: the whole is known, so with a small number goes another
(safety, Fields).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.safestring import SafeString

from engagement.models import (
    AgeBand,
    CensusFigure,
    Disability,
    Embedded,
    Ethnicity,
    Gap,
    KeyIndividual,
    KinState,
    Topic,
)
from partnerships.mapping import Area, areas_map_svg
from partnerships.models import Ward
from partnerships.withholding import FEWEST, tell_parts_of, tell_two

ACROSS = 5
"""Into how many areas a ward's width is cut on the map: each several hundred metres wide."""
GROUPS: dict[Gap, tuple[str, Topic, Any]] = {
    Gap.AGE: ("age_band", Topic.AGE, AgeBand),
    Gap.ETHNICITY: ("ethnicity", Topic.ETHNICITY, Ethnicity),
    Gap.DISABILITY: ("disability", Topic.DISABILITY, Disability),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One group: how many of the census, how many are expected of the network, how many it has. None: not told."""

    category: str
    label: str
    share: float | None
    expected: int | None
    have: int | None

    @property
    def missing(self) -> int | None:
        """How many are lacking; None where it can't be said."""
        if self.expected is None or self.have is None:
            return None
        return max(0, self.expected - self.have)


@dataclass(frozen=True, slots=True)
class Table:
    """One topic: its lines, those who did not say, and from which file the census figures came."""

    gap: Gap
    lines: list[Line]
    not_said: int | None
    source: str

    @property
    def missing(self) -> int:
        return sum(line.missing or 0 for line in self.lines)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A ward's network against its census on a day."""

    ward: Ward
    target: int
    have: int | None
    tables: list[Table]
    places: list[tuple[str, int]]
    embedded: list[tuple[str, str, int | None]]
    drawing: SafeString
    empty_areas: int
    on_the_map: int | None
    on: date


def coverage_of(ward: Ward, *, on: date, people: bool) -> Coverage:
    """How a ward's network covers it. `people`: the reader may know who they are, and sees numbers under five."""
    columns = ("age_band", "ethnicity", "disability", "shared_place", "embedded", "longitude", "latitude")
    network = list(KeyIndividual.objects.in_network().filter(ward=ward).order_by().values(*columns))
    figures = list(CensusFigure.objects.filter(ward=ward).order_by("pk"))
    tables = [_table(gap, network, figures, aimed_at(ward), people=people) for gap in GROUPS]
    points = [(row["longitude"], row["latitude"]) for row in network if row["latitude"] is not None]
    areas, empty = _areas(ward, points, people=people)
    by_kind, of = _counted(network, "embedded"), len(network)
    kinds = _parts([by_kind.get(kind.value, 0) for kind in Embedded], of, people=people)
    return Coverage(
        ward=ward, target=aimed_at(ward), have=_told(len(network), people=people), tables=tables,
        places=_streets(_counted(network, "shared_place"), of, people=people),
        embedded=[(kind.value, str(kind.label), number) for kind, number in zip(Embedded, kinds, strict=True)],
        drawing=areas_map_svg(ward, areas, title=f"Where the network of {ward.name} is"),
        empty_areas=empty, on_the_map=len(points) if people else tell_two(len(points), of), on=on,
    )  # fmt: skip


def network_tables(ward: Ward, figures: Iterable[CensusFigure], *, people: bool) -> list[Table]:
    """By age, ethnic group and disability: the network of a ward against these figures of it, without the map."""
    columns = [column for column, _, _ in GROUPS.values()]
    network = list(KeyIndividual.objects.in_network().filter(ward=ward).order_by().values(*columns))
    return [_table(gap, network, figures, aimed_at(ward), people=people) for gap in GROUPS]


def tables_of(wards: Sequence[Ward], *, seen: Mapping[int, bool]) -> Iterator[tuple[Ward, list[Table]]]:
    """The tables of many wards, in two questions. In: by ward whether the reader may know who the people are."""
    columns = ("ward_id", *(column for column, _, _ in GROUPS.values()))
    network: dict[int, list[dict[str, Any]]] = {}
    for row in KeyIndividual.objects.in_network().filter(ward__in=wards).order_by().values(*columns):
        network.setdefault(row["ward_id"], []).append(row)
    figures: dict[int, list[CensusFigure]] = {}
    for figure in CensusFigure.objects.filter(ward__in=wards).order_by("pk"):
        figures.setdefault(figure.ward_id, []).append(figure)
    for ward in wards:
        theirs, census = network.get(ward.pk, []), figures.get(ward.pk, [])
        yield ward, [_table(gap, theirs, census, aimed_at(ward), people=seen[ward.pk]) for gap in GROUPS]


def aimed_at(ward: Ward) -> int:
    """How many Key Individuals the ward is to have, by its partnership's setting; nought without a partnership."""
    return ward.partnership.key_individuals_a_ward if ward.partnership is not None else 0


def _told(number: int, *, people: bool) -> int | None:
    return number if people or number >= FEWEST else None


def _parts(counts: Sequence[int], of: int, *, people: bool) -> Sequence[int | None]:
    """The counts that may be told, of parts that make `of` together."""
    if people:
        return counts
    told = tell_parts_of(counts, of)
    return told.counts if told is not None else [None] * len(counts)


def _streets(by_street: Mapping[str, int], of: int, *, people: bool) -> list[tuple[str, int]]:
    """The streets that may be told with their number, most first; those without a place are one part of the whole."""
    names = sorted(by_street)
    told = zip(names, _parts([by_street[name] for name in names], of, people=people), strict=True)
    return sorted(((name, n) for name, n in told if name and n is not None), key=lambda row: (-row[1], row[0]))


def _counted(network: Iterable[Mapping[str, Any]], column: str) -> Counter[str]:
    return Counter(row[column] for row in network)


def shares(figures: Mapping[str, int], of: int) -> dict[str, int]:
    """So many people in the proportions of the figures: whole numbers that add up to `of` (largest remainders)."""
    total = sum(figures.values())
    if not total:
        return {}
    exact = {name: of * number / total for name, number in figures.items()}
    whole = {name: int(value) for name, value in exact.items()}
    by_remainder = sorted(exact, key=lambda name: (whole[name] - exact[name], name))
    for name in by_remainder[: of - sum(whole.values())]:
        whole[name] += 1
    return whole


def _table(
    gap: Gap, network: list[dict[str, Any]], figures: Iterable[CensusFigure], target: int, *, people: bool
) -> Table:
    column, topic, choices = GROUPS[gap]
    found = {figure.category: figure for figure in figures if figure.topic == topic}
    counted = {name: figure.count for name, figure in found.items() if name != AgeBand.UNDER_16}
    total, expected = sum(counted.values()), shares(counted, target)
    have = _counted(network, column)
    parts = {name: number / total for name, number in counted.items()} if total else {}
    *told, not_said = _parts([have.get(name, 0) for name in (*choices.values, "")], len(network), people=people)
    lines = [
        Line(choice.value, str(choice.label), parts.get(choice.value), expected.get(choice.value), number)
        for choice, number in zip(choices, told, strict=True)
    ]
    source = next(iter(found.values())).source if found else ""
    return Table(gap, lines, not_said, source)


def _areas(ward: Ward, points: list[tuple[float, float]], *, people: bool) -> tuple[list[Area], int]:
    """The ward cut into squares, each with how many are in it; a point itself is never drawn."""
    boundary = ward.boundaries.filter(valid_to__isnull=True).first()
    if boundary is None:
        return [], 0
    wide = (boundary.east - boundary.west) / ACROSS
    high = wide * 0.6  # a degree of latitude is longer than one of longitude by about that much in England
    rows = max(1, round((boundary.north - boundary.south) / high))
    high = (boundary.north - boundary.south) / rows
    counts: dict[tuple[int, int], int] = {}
    for longitude, latitude in points:
        column = min(ACROSS - 1, max(0, int((longitude - boundary.west) / wide)))
        row = min(rows - 1, max(0, int((latitude - boundary.south) / high)))
        counts[column, row] = counts.get((column, row), 0) + 1
    cells = [(column, row) for row in range(rows) for column in range(ACROSS)]
    told = _parts([counts.get(cell, 0) for cell in cells], len(points), people=people)
    areas = [
        Area(
            boundary.west + column * wide, boundary.south + row * high, boundary.west + (column + 1) * wide,
            boundary.south + (row + 1) * high, number,
        )
        for (column, row), number in zip(cells, told, strict=True)
    ]  # fmt: skip
    return areas, sum(1 for area in areas if area.number == 0)


def wards_covered(wards: Any) -> Any:
    """Wards with how many are in their network, how many are invited, and how many there should be."""
    of = Q(key_individuals__state__in=[KinState.ACTIVE, KinState.RESTING])
    return (
        wards.select_related("partnership")
        .annotate(
            network=Count("key_individuals", filter=of),
            invited=Count("key_individuals", filter=Q(key_individuals__state=KinState.INVITED)),
        )
        .order_by("name", "pk")
    )
