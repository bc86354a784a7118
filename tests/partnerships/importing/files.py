"""Small files of wards, drawn square by square in the sea off Harrowmere, and the published ones where they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

PUBLISHED = Path(__file__).resolve().parents[4] / "shared" / "data"
WEST, SOUTH, SIDE = 1.0, 53.0, 0.02


def published(name: str) -> Path:
    """A file of ../shared/data; the test is skipped where that folder is absent."""
    path = PUBLISHED / name
    if not path.exists():
        pytest.skip(f"the published file {name} is not here: the project ships none of them")
    return path


def square(column: float, row: float = 0, *, wide: float = 1, high: float = 1) -> dict[str, Any]:
    """A rectangle so many squares east and north of the corner; borders are shared to the digit."""
    west, south = WEST + column * SIDE, SOUTH + row * SIDE
    east, north = west + wide * SIDE, south + high * SIDE
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def code(number: int) -> str:
    return f"E05990{number:03}"


def feature(number: int, name: str, geometry: Any, **properties: Any) -> dict[str, Any]:
    """A feature as the ONS writes it; `properties` come on top or instead."""
    facts = {"WD23CD": code(number), "WD23NM": name, "LAD23CD": "E07990001", "LAD23NM": "Seaborough", **properties}
    return {"type": "Feature", "properties": facts, "geometry": geometry}


def collection(*features: Any, **head: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", **head, "features": list(features)}


def written(folder: Path, content: Any, name: str = "wards.geojson") -> Path:
    """Write a file: text and bytes as they are, everything else as JSON."""
    path = folder / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path
