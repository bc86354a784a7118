"""Laying outlines over each other: what a file covers, what is the same boundary, what became of a ward's area."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np
import shapely

from partnerships.importing.outlines import Shape

K = TypeVar("K", int, str)
T = TypeVar("T")
Bounds = tuple[float, float, float, float]
Load = Callable[[Iterable[K]], dict[K, Shape]]

KEPT, AT_ONCE = 600, 50
"""Outlines kept in memory, and wards looked at with one reading of what they touch."""

SKETCH = 30
"""An outline of fewer points than this, on average over a file, is a sketch, and its edges say little."""

SLIVER, SLIVER_OF_SKETCH = 0.01, 0.10
"""Shares of area below which an overlap is the drawing's and not the boundary's.

Between the 2017 and 2023 outlines of Greater Manchester (20 m) the overlaps fall into two heaps with hardly any
between 0.5 % and 1 %.
"""


def batched(things: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """The things in their order, at most so many at a time."""
    for start in range(0, len(things), most):
        yield things[start : start + most]


def equal_area(shape: Shape) -> Shape:
    """The outline in a projection in which areas compare (Lambert's cylinder)."""
    flat = shapely.transform(shape, lambda at: np.column_stack([np.radians(at[:, 0]), np.sin(np.radians(at[:, 1]))]))
    return flat if flat.is_valid else shapely.make_valid(flat)


def points(shape: Shape) -> int:
    """How many points an outline has."""
    return int(shapely.get_num_coordinates(shape))


class Shapes(Generic[K]):
    """Outlines by key, read when they are needed; the last few hundred are kept."""

    def __init__(self, load: Load[K]) -> None:
        self._load: Load[K] = load
        self._kept: OrderedDict[K, Shape] = OrderedDict()

    def fetch(self, keys: Iterable[K]) -> None:
        """Read what will be asked for soon, in one go."""
        missing = sorted({key for key in keys if key not in self._kept})
        if missing:
            for key, shape in self._load(missing).items():
                self._kept[key] = equal_area(shape)

    def of(self, keys: Sequence[K]) -> list[Shape]:
        self.fetch(keys)
        shapes = []
        for key in keys:
            self._kept.move_to_end(key)
            shapes.append(self._kept[key])
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return shapes


class Boxes(Generic[T]):
    """Which outlines may touch one: a tree of bounding boxes, light enough for every ward of the country."""

    def __init__(self, items: Iterable[tuple[T, Bounds]]) -> None:
        items = list(items)
        self.keys = [key for key, _ in items]
        self._tree = shapely.STRtree([shapely.box(*bounds) for _, bounds in items])

    def near(self, bounds: Bounds) -> list[T]:
        found = np.sort(self._tree.query(shapely.box(*bounds)))
        return [self.keys[int(at)] for at in found]


def shares(of: Shape, others: Sequence[Shape]) -> np.ndarray:
    """Which share of `of` (0 to 1) each of the others covers."""
    if not len(others):
        return np.zeros(0)
    return np.asarray(shapely.area(shapely.intersection(of, np.asarray(others))) / of.area)


def covered(of: Shape, others: Sequence[Shape]) -> bool:
    """Whether most of `of` is covered. Half: the edges of two editions differ, and a neighbour covers next to none."""
    return float(shares(of, others).sum()) >= 0.5


def same_boundary(one: Shape, other: Shape) -> bool:
    """Whether two outlines of one code, one drawn much finer, are the same boundary.

    True where one has three times the points of the other or more and they share most of their area: the code of a
    ward changes with its boundary, so what differs is the drawing (20 m against 500 m generalised).
    """
    few, many = sorted([points(one), points(other)])
    if few * 3 > many:
        return False
    together = one.intersection(other).area / one.union(other).area
    return bool(together >= 0.6)


def passed_on(old: Shape, new: Sequence[Shape], sliver: float) -> list[float]:
    """The share of the old ward's area that went into each of the new ones; 0 where only the drawings differ.

    An overlap counts where it is more than a sliver of the old ward or of the new.
    """
    if not len(new):
        return []
    common = shapely.area(shapely.intersection(old, np.asarray(new)))
    of_old, of_new = common / old.area, common / shapely.area(np.asarray(new))
    counts = np.maximum(of_old, of_new) >= sliver
    return [round(min(1.0, float(share)), 4) for share in np.where(counts, of_old, 0.0)]
