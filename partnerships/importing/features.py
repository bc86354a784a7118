"""The features of a GeoJSON file one after the other, whatever its size, and what its head says about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ijson

from partnerships.importing.files import Source
from partnerships.importing.problems import UnreadableError

WGS84 = ("CRS84", "4326", "WGS84", "WGS 84")
LIMIT = 64 * 1024 * 1024
"""A feature this long (in bytes without one coming to its end) is no ward."""


class FeatureStream:
    """Iterate over it for the features; afterwards `name` is the collection's.

    Raises UnreadableError where the file is not JSON, is cut short, is not a FeatureCollection, or says that its
    coordinates are in another system than WGS 84.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._found: dict[str, Any] = {}

    @property
    def name(self) -> str:
        """What the collection calls itself, as far as it has been read."""
        name = self._head("name")
        return name if isinstance(name, str) else ""

    def _head(self, key: str) -> Any:
        return next(iter(self._found.get(key, ())), None)

    def __iter__(self) -> Iterator[Any]:
        features, pump = self._pump()
        silent = 0
        for chunk in self.source.chunks():
            self._send(pump, chunk)
            self._check_head()
            silent = 0 if features else silent + len(chunk)
            if silent > LIMIT:
                raise UnreadableError(f"{self.source.path.name} holds no features in its first 64 MB.")
            yield from features
            features.clear()
        self._finish(pump)
        self._check_head()
        yield from features
        if self._head("type") != "FeatureCollection":
            raise UnreadableError(self._other_kind())

    def _pump(self) -> tuple[Any, list[Any]]:
        """Push parsers over the same bytes: one for the features, one each for what the head may say."""
        features = ijson.sendable_list()
        pump = [ijson.items_coro(features, "features.item", use_float=True)]
        for key in ("type", "name", "crs"):
            self._found[key] = ijson.sendable_list()
            pump.append(ijson.items_coro(self._found[key], key, use_float=True))
        return features, pump

    def _send(self, pump: list[Any], chunk: bytes) -> None:
        try:
            for parser in pump:
                parser.send(chunk)
        except ijson.JSONError as error:
            raise UnreadableError(self._not_json(error)) from error

    def _finish(self, pump: list[Any]) -> None:
        try:
            for parser in pump:
                parser.close()
        except ijson.JSONError as error:
            if "premature EOF" in str(error):
                raise UnreadableError(f"{self.source.path.name} is cut short: the JSON ends too early.") from error
            raise UnreadableError(self._not_json(error)) from error

    def _check_head(self) -> None:
        if self._head("type") not in (None, "FeatureCollection"):
            raise UnreadableError(self._other_kind())
        crs = self._head("crs")
        if crs is not None and not any(known in str(crs) for known in WGS84):
            properties = crs.get("properties") if isinstance(crs, dict) else None
            named = properties.get("name", crs) if isinstance(properties, dict) else crs
            raise UnreadableError(
                f"{self.source.path.name} has its coordinates in {named}; download it in WGS 84 (EPSG:4326), "
                "longitude and latitude."
            )

    def _other_kind(self) -> str:
        kind = self._head("type")
        if kind is None:
            return f"{self.source.path.name} is JSON but not GeoJSON: it says no type. Download it as GeoJSON."
        return f"{self.source.path.name} is a GeoJSON {kind}; wards come as a FeatureCollection."

    def _not_json(self, error: Exception) -> str:
        start = self.source.start.lstrip()[:1]
        if start == b"<":
            return f"{self.source.path.name} is a web page or XML, not GeoJSON; download the file itself."
        if "UTF8" in str(error):
            return f"{self.source.path.name} is not written in UTF-8."
        return f"{self.source.path.name} is not JSON ({str(error).splitlines()[0].strip()})."
