"""Maps drawn on the server as SVG from the wards' own outlines: the same on the page and in print (craft).

No tile, script or style attribute. A drawing that says something has role="img" with a title and a description; one
that only repeats a list of links beside it is hidden from those who listen, and its links from the keyboard.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from partnerships.atlas import Atlas, Place, atlas
from partnerships.drawing import FILL, FONTS, INK, QUIET
from partnerships.models import Ward

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry as Shape

SEA, LAND, HERE, LINE = "#f1efe8", "#e4e7e2", "#c3dcd0", "#93a19a"
MARK = "#b02a1e"
METRES_A_DEGREE = 111_320
LETTER = 0.55
"""How wide a letter is, on average, as a share of its height."""


@dataclass(frozen=True, slots=True)
class Point:
    """Something to mark on a map: where, and what it is called in the map's description."""

    longitude: float
    latitude: float
    label: str


@dataclass(frozen=True, slots=True)
class Area:
    """A square of a ward in degrees, and how many are in it; None where the number is not told."""

    west: float
    south: float
    east: float
    north: float
    number: int | None


@dataclass(frozen=True, slots=True)
class _Frame:
    """A piece of the earth on a sheet so many pixels wide and high."""

    west: float
    north: float
    scale: float
    squeeze: float
    width: int
    height: int

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        return (longitude - self.west) * self.squeeze * self.scale, (self.north - latitude) * self.scale

    def flat(self, shape: Shape) -> Shape:
        """The shape in pixels, cut to the sheet and without points that nobody could see."""

        def project(at: np.ndarray) -> np.ndarray:
            x, y = (at[:, 0] - self.west) * self.squeeze * self.scale, (self.north - at[:, 1]) * self.scale
            return np.column_stack([x, y])

        drawn = shapely.simplify(shapely.transform(shape, project), 0.5)
        return shapely.clip_by_rect(drawn, -4, -4, self.width + 4, self.height + 4)

    @property
    def metres_a_pixel(self) -> float:
        return METRES_A_DEGREE / self.scale


def ward_map_svg(
    ward: Ward,
    *,
    neighbours: bool = True,
    points: Sequence[Point] = (),
    title: str = "",
    width: int = 640,
    height: int = 440,
    known: Atlas | None = None,
) -> SafeString:
    """The ward among its neighbours, with numbered points if there are any; "" for a ward without an outline.

    In: a ward of today or of the past (one query then); points to mark; what the map is called, "Map of Millbrook"
    unless given; its size in pixels; the atlas, where the caller has it. Its description names the wards around and
    the points.
    """
    known = known or atlas()
    if points or ward.pk not in known.shapes:
        return _drawn(ward, known, neighbours=neighbours, points=points, title=title, width=width, height=height)
    # The same for everybody as long as the atlas stands; it keeps what was drawn of it.
    drawing = ward.pk, ward.name, neighbours, title, width, height
    return known.kept(
        drawing, lambda: _drawn(ward, known, neighbours=neighbours, points=(), title=title, width=width, height=height)
    )


def _drawn(
    ward: Ward, known: Atlas, *, neighbours: bool, points: Sequence[Point], title: str, width: int, height: int
) -> SafeString:
    shape = _outline_of(ward, known)
    if shape is None:
        return SafeString("")
    frame = _frame_for(shape.bounds, width, height, margin=0.22 if neighbours else 0.06)
    around = _around(ward, known) if neighbours else []
    pieces = [_land(frame, other, fill=LAND, line=LINE) for _, other in around]
    pieces.append(_land(frame, shape, fill=HERE, line=FILL, thick=2.5))
    names = _Names(frame, points)
    pieces.append(names.write(shape, ward.name, size=17, colour=INK, bold=True))
    pieces += [names.write(other, name, size=13, colour=QUIET) for name, other in around]
    pieces += [_mark(frame, number, point) for number, point in enumerate(points, start=1)]
    pieces.append(_scale(frame))
    described = [f"{ward.name}{f' and around it {_listed([name for name, _ in around])}' if around else ''}."]
    described += [f"{number}: {point.label}." for number, point in enumerate(points, start=1)]
    return _sheet(frame, pieces, title=title or f"Map of {ward.name}", description=" ".join(described))


def wards_map_svg(places: Sequence[Place], *, width: int = 640, height: int = 520) -> SafeString:
    """Wards to choose from by pointing. It stands beside a list with the same links, so it is not read out."""
    known = atlas()
    drawn = [(place, known.shapes[place.pk]) for place in places if place.pk in known.shapes]
    if not drawn:
        return SafeString("")
    bounds = shapely.total_bounds(np.array([shape for _, shape in drawn]))
    frame = _frame_for(tuple(bounds), width, height, margin=0.03)
    pieces = [
        format_html(
            '<a href="{}" tabindex="-1" class="wb-map__ward"><title>{}</title>{}</a>',
            reverse("ward", args=[place.slug]),
            place.called,
            _land(frame, shape, fill=HERE, line=FILL),
        )
        for place, shape in drawn
    ]
    names = _Names(frame)
    written = SafeString("".join(names.write(shape, place.name, size=13, colour=INK) for place, shape in drawn))
    pieces.append(format_html('<g pointer-events="none">{}</g>', written))
    return _sheet(frame, pieces, title="", description="")


def areas_map_svg(ward: Ward, areas: Sequence[Area], *, title: str, width: int = 640, height: int = 440) -> SafeString:
    """The ward cut into areas, the fuller the darker, each with its number; "" without an outline.

    An area is never a point: of somebody in it the map tells no more than that.
    """
    shape = _outline_of(ward, atlas())
    if shape is None:
        return SafeString("")
    frame = _frame_for(shape.bounds, width, height, margin=0.06)
    pieces = [_land(frame, shape, fill="#ffffff", line=FILL, thick=2.5)]
    most = max((area.number or 0 for area in areas), default=0) or 1
    seen = []
    for area in areas:
        inside = shape.intersection(shapely.box(area.west, area.south, area.east, area.north))
        if inside.is_empty:
            continue
        number = area.number
        seen.append("fewer than 5" if number is None else str(number))
        full = 0 if not number else 0.12 + 0.5 * number / most
        pieces.append(
            format_html('<g fill-opacity="{}">{}</g>', f"{full:.2f}", _land(frame, inside, fill=FILL, line=LINE))
        )
        x, y = frame.point(*inside.representative_point().coords[0])
        pieces.append(
            format_html(
                '<text x="{}" y="{}" font-size="14" font-weight="600" text-anchor="middle" fill="{}">{}</text>',
                *(_n(x), _n(y + 5), INK, "–" if number is None else number),
            )
        )
    pieces.append(_scale(frame))
    return _sheet(frame, pieces, title=title, description=f"Areas from the south-west: {', '.join(seen)}.")


def _outline_of(ward: Ward, known: Atlas) -> Shape | None:
    """The outline of today; for a ward that is no longer, its last."""
    shape = known.shapes.get(ward.pk)
    if shape is None:
        last = ward.boundaries.order_by("-valid_from").first()
        shape = shapely.geometry.shape(last.geometry) if last else None
    return shape


def _around(ward: Ward, known: Atlas) -> list[tuple[str, Shape]]:
    """The wards of today that touch it, by name."""
    if ward.pk not in known.places:
        return []
    return [(place.name, known.shapes[place.pk]) for place in known.near(ward.pk)]


def _frame_for(bounds: Iterable[float], width: int, height: int, *, margin: float) -> _Frame:
    """The frame in which these bounds lie in the middle; lower where they are much wider than high."""
    west, south, east, north = map(float, bounds)
    squeeze = math.cos(math.radians((south + north) / 2))
    wide, high = max((east - west) * squeeze, 1e-6) * (1 + 2 * margin), max(north - south, 1e-6) * (1 + 2 * margin)
    scale = min(width / wide, height / high)
    height = max(height // 2, min(height, round(high * scale)))
    left = (west + east) / 2 - width / scale / squeeze / 2
    return _Frame(left, (south + north) / 2 + height / scale / 2, scale, squeeze, width, height)


def _land(frame: _Frame, shape: Shape, *, fill: str, line: str, thick: float = 1.2) -> SafeString:
    return format_html(
        '<path d="{}" fill="{}" stroke="{}" stroke-width="{}" stroke-linejoin="round" fill-rule="evenodd"/>',
        _path(frame.flat(shape)),
        fill,
        line,
        _n(thick),
    )


def _path(shape: Shape) -> str:
    """The shape as path data with whole pixels and tenths."""
    steps = []
    for part in shapely.get_parts(shape):
        if part.geom_type != "Polygon" or part.is_empty:
            continue
        for ring in (part.exterior, *part.interiors):
            steps.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring.coords[:-1]) + "Z")
    return "".join(steps)


class _Names:
    """Names on a map, none on top of another: whichever is written first has the room."""

    def __init__(self, frame: _Frame, points: Sequence[Point] = ()) -> None:
        self.frame = frame
        at = [frame.point(point.longitude, point.latitude) for point in points]
        length, said = _bar(frame)
        self._taken = [
            *(shapely.box(x - 13, y - 13, x + 13, y + 13) for x, y in at),
            shapely.box(8, frame.height - 22, 22 + length + len(said) * 7, frame.height),
        ]

    def write(self, shape: Shape, name: str, *, size: int, colour: str, bold: bool = False) -> SafeString:
        """The name in the middle of what can be seen of the ward; nothing where there is no room for it."""
        seen = self.frame.flat(shape)
        if seen.area < 26 * size:
            return SafeString("")
        x, y = shapely.maximum_inscribed_circle(seen, tolerance=2).coords[0]  # type: ignore[call-overload]
        chord = seen.intersection(shapely.LineString([(0, y), (self.frame.width, y)])).length
        lines = _lines(name, chord / (size * LETTER))
        half, tall = max(map(len, lines)) * size * LETTER / 2, len(lines) * size * 0.6
        if not bold and 2 * half > chord * 1.5:
            return SafeString("")
        room = self._room(x, y, half, tall, (0, 26, -26) if bold else (0,))
        if room is None and not bold and seen.contains(shapely.box(x - half, y - 30 - tall, x + half, y - 30 + tall)):
            room = self._room(x, y, half, tall, (-30,))
        if room is None:
            return SafeString("")
        y = room
        first = y - tall + size * 0.95
        return format_html_join(
            "",
            # Twice: first a pale edge, so that it is read on top of a border; not every printer knows paint-order.
            '<text x="{0}" y="{1}" font-size="{2}" font-weight="{3}" text-anchor="middle" fill="none" stroke="#ffffff"'
            ' stroke-width="3" stroke-linejoin="round" stroke-opacity="0.85">{5}</text>'
            '<text x="{0}" y="{1}" font-size="{2}" font-weight="{3}" text-anchor="middle" fill="{4}">{5}</text>',
            (
                (_n(x), _n(first + size * 1.2 * number), size, 700 if bold else 400, colour, line)
                for number, line in enumerate(lines)
            ),
        )

    def _room(self, x: float, y: float, half: float, tall: float, steps: Sequence[int]) -> float | None:
        """How high the name may stand: in the middle, or a step below or above; None where it is all taken."""
        sheet = shapely.box(0, 0, self.frame.width, self.frame.height)
        for step in steps:
            box = shapely.box(x - half, y + step - tall, x + half, y + step + tall)
            if sheet.contains(box) and not any(map(box.intersects, self._taken)):
                self._taken.append(box)
                return y + step
        return None


def _lines(name: str, letters: float) -> list[str]:
    """The name on one line, or on two that are as even as can be."""
    words = name.split()
    if len(name) <= letters or len(words) < 2:
        return [name]
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return list(min(breaks, key=lambda lines: max(map(len, lines))))


def _mark(frame: _Frame, number: int, point: Point) -> SafeString:
    x, y = frame.point(point.longitude, point.latitude)
    return format_html(
        '<circle cx="{}" cy="{}" r="11" fill="{}" stroke="#ffffff" stroke-width="2"/>'
        '<text x="{}" y="{}" font-size="13" font-weight="700" text-anchor="middle" fill="#ffffff">{}</text>',
        *(_n(x), _n(y), MARK, _n(x), _n(y + 4.5), number),
    )


def _bar(frame: _Frame) -> tuple[float, str]:
    """How long the bar of the scale is in pixels, and what that is on the ground."""
    most = frame.width * 0.25 * frame.metres_a_pixel
    step = 10 ** math.floor(math.log10(most))
    metres = max(times * step for times in (1, 2, 5) if times * step <= most)
    return metres / frame.metres_a_pixel, f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"


def _scale(frame: _Frame) -> SafeString:
    """A bar of a round length, at the lower left."""
    (length, said), low = _bar(frame), frame.height - 12
    return format_html(
        '<path d="M12 {0}v6H{1}v-6" fill="none" stroke="{2}" stroke-width="1.5"/>'
        '<text x="{3}" y="{4}" font-size="12" fill="{2}">{5}</text>',
        *(_n(low - 6), _n(12 + length), INK, _n(18 + length), _n(low + 1), said),
    )


def _sheet(frame: _Frame, pieces: Sequence[SafeString], *, title: str, description: str) -> SafeString:
    """The drawing, with its title and description, or hidden from those who listen where it has none."""
    inside = format_html(
        '<rect width="{}" height="{}" fill="{}"/>{}', frame.width, frame.height, SEA, SafeString("".join(pieces))
    )
    head: SafeString = SafeString("")
    how = SafeString(' aria-hidden="true" focusable="false"')
    if title:
        number = f"{zlib.crc32(f'{title}{description}{inside}'.encode()):08x}"
        how = format_html(' role="img" aria-labelledby="map-{0}-title map-{0}-desc"', number)
        head = format_html(
            '<title id="map-{0}-title">{1}</title><desc id="map-{0}-desc">{2}</desc>', number, title, description
        )
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="wb-map" font-family="{}" width="{}" height="{}"'
        ' viewBox="0 0 {} {}"{}>{}{}</svg>',
        *(FONTS, frame.width, frame.height, frame.width, frame.height, how, head, inside),
    )


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _n(value: float) -> str:
    """A length with one decimal: format_html would put thousands' commas into numbers."""
    return f"{value:.1f}"
