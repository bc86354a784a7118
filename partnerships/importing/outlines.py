"""The outline of a ward as the book keeps it: checked, longitude before latitude, to 0.1 m, always written one way."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

Shape: TypeAlias = BaseGeometry

DIGITS = 6
"""Six decimals of a degree are 0.1 m: far finer than any published boundary, and two editions compare equal."""

UNITED_KINGDOM = (-9.5, 49.0, 3.0, 61.5)
REPAIR_AT_MOST = 0.01
"""A crossing outline is mended where that changes its area by at most this share."""


class BadOutlineError(Exception):
    """Why the geometry of a feature can't be the outline of a ward."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A checked outline. `sha256` is the same for the same outline, however the file ordered its points."""

    shape: Shape
    sha256: str
    points: int
    repaired: bool

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        west, south, east, north = self.shape.bounds
        return west, south, east, north

    @property
    def geojson(self) -> str:
        return str(shapely.to_geojson(self.shape))


def parsed(geojson: str) -> Shape:
    """The shape of a geometry of the book, which is known to be good."""
    return shapely.from_geojson(geojson)


def outline_of(geometry: Any) -> Outline:
    """Check the geometry of a GeoJSON feature. Raises BadOutlineError with the reason in words.

    A crossing outline is repaired where its area stays within 1 % of what it encloses, and refused otherwise:
    a spike or a doubled point is a slip of the drawing, a figure of eight is another ward.
    """
    if not isinstance(geometry, dict):
        raise BadOutlineError("it has no geometry.")
    kind = geometry.get("type")
    if kind not in {"Polygon", "MultiPolygon"}:
        raise BadOutlineError(f"its geometry is a {kind}, not an area (Polygon or MultiPolygon).")
    try:
        drawn = shapely.force_2d(shape(geometry))
    except (TypeError, ValueError, IndexError, KeyError, AttributeError, shapely.errors.ShapelyError) as error:
        raise BadOutlineError(f"its coordinates can't be read ({_short(error)}).") from error
    _within_reach(drawn)
    rounded = shapely.transform(drawn, lambda points: np.round(points, DIGITS))
    return finished(rounded)


def finished(drawn: Shape) -> Outline:
    """Make valid if need be, and bring into the one form in which the book keeps outlines."""
    repaired = not drawn.is_valid
    if repaired:
        drawn = _repaired(drawn)
    parts = [part for part in shapely.get_parts(drawn) if part.area > 0]
    if not parts:
        raise BadOutlineError("its outline encloses no area.")
    joined = parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
    whole = cast("Shape", shapely.orient_polygons(shapely.normalize(joined)))
    sha256 = hashlib.sha256(shapely.to_wkb(whole, byte_order=1)).hexdigest()
    return Outline(whole, sha256, int(shapely.get_num_coordinates(whole)), repaired)


def union(one: Shape, other: Shape) -> Outline:
    """The two parts of a ward that its file lists apart, as one outline."""
    whole = shapely.transform(one.union(other), lambda points: np.round(points, DIGITS))
    return finished(whole)


def _within_reach(drawn: Shape) -> None:
    points = shapely.get_coordinates(drawn)
    if not len(points):
        raise BadOutlineError("its geometry is empty.")
    if not np.isfinite(points).all():
        raise BadOutlineError("one of its coordinates is not a number.")
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    least_x, least_y, most_x, most_y = UNITED_KINGDOM
    if least_x <= west and east <= most_x and least_y <= south and north <= most_y:
        return
    where = f"{west:.6g}, {south:.6g}"
    if least_x <= south and north <= most_x and least_y <= west and east <= most_y:
        raise BadOutlineError(f"its coordinates ({where}) stand latitude first; GeoJSON puts longitude first.")
    if max(abs(east), abs(north)) > 180:
        raise BadOutlineError(
            f"its coordinates ({where}) look like eastings and northings; download the file in WGS 84 "
            "(longitude and latitude)."
        )
    raise BadOutlineError(f"it lies outside the United Kingdom ({where}).")


def _repaired(drawn: Shape) -> Shape:
    reason = shapely.is_valid_reason(drawn)
    mended = shapely.make_valid(drawn, method="structure", keep_collapsed=False)
    areas = [part for part in shapely.get_parts(mended) if part.geom_type in {"Polygon", "MultiPolygon"}]
    kept = shapely.union_all(areas)
    enclosed = abs(drawn.area)
    if not areas or abs(kept.area - enclosed) > REPAIR_AT_MOST * enclosed:
        raise BadOutlineError(f"its outline crosses itself and can't be mended safely ({reason}).")
    return kept


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__
