"""Reading the wards of a file: which property is the code, which the name, and what is wrong with a feature."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from partnerships.importing import columns
from partnerships.importing.columns import Column
from partnerships.importing.features import FeatureStream
from partnerships.importing.files import Source
from partnerships.importing.outlines import BadOutlineError, Outline, outline_of, union
from partnerships.importing.problems import Problem, Problems
from partnerships.importing.staging import FileWard, Staging

WARD = re.compile(r"(E05|W05|N08|N10|S13)\d{6}")
GSS = re.compile(r"[EJKLMNSW]\d{8}")
OTHER_AREAS = {
    "E00": "a census output area", "E01": "a lower layer super output area", "E02": "a middle layer super output area",
    "E04": "a parish", "E06": "a unitary authority", "E07": "a district", "E08": "a metropolitan district",
    "E09": "a London borough", "E10": "a county", "E14": "a constituency", "E58": "an electoral division",
}  # fmt: skip
Progress = Callable[[int, float], None]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a feature holds what. None where it has no such property."""

    code: Column | None
    name: Column | None
    authority_code: Column | None
    authority: Column | None


@dataclass(slots=True)
class FileRead:
    """A file as read: its wards by code, the years its property names carry, and what was odd but settled."""

    wards: dict[str, FileWard] = field(default_factory=dict)
    years: set[int] = field(default_factory=set)
    features: int = 0
    joined: list[str] = field(default_factory=list)
    repaired: list[str] = field(default_factory=list)
    name: str = ""


class _FeatureError(Exception):
    """Why a feature is no ward."""


@lru_cache(maxsize=256)
def columns_of(names: tuple[str, ...]) -> Columns:
    """Recognise the properties of a feature by their names (WD23CD, area_code, Ward_Name, ...)."""
    return Columns(
        columns.find(columns.WARD_CODE, names),
        columns.find(columns.WARD_NAME, names),
        columns.find(columns.AUTHORITY_CODE, names),
        columns.find(columns.AUTHORITY_NAME, names),
    )


def read_wards(source: Source, staging: Staging, problems: Problems, progress: Progress) -> FileRead:
    """Read every feature: good ones into `staging`, what is wrong with the others into `problems`."""
    read = FileRead()
    stream = FeatureStream(source)
    for number, feature in enumerate(stream, start=1):
        read.features = number
        try:
            _take(number, feature, read, staging)
        except _FeatureError as error:
            code, name = _identity(feature)
            problems.add(Problem(str(error), number, "feature", code, name))
        if number % 100 == 0:
            progress(number, source.fraction)
    progress(read.features, 1.0)
    read.name = stream.name
    staging.flush()
    return read


def _take(number: int, feature: Any, read: FileRead, staging: Staging) -> None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise _FeatureError("it is no feature with properties.")
    found = columns_of(tuple(properties))
    code = _code(properties, found)
    name = _name(properties, found)
    try:
        outline = outline_of(feature.get("geometry"))
    except BadOutlineError as error:
        raise _FeatureError(str(error)) from error
    ward = FileWard(
        number, code, name, _text(properties, found.authority_code)[:9], _text(properties, found.authority)[:120],
        outline.bounds, outline.sha256, outline.points,
    )  # fmt: skip
    if found.code and found.code.year:
        read.years.add(found.code.year)
    if outline.repaired:
        read.repaired.append(f"{code} {name}")
    if code in read.wards:
        _join(ward, outline, read, staging)
    else:
        read.wards[code] = ward
        staging.add(ward, outline)


def _code(properties: dict[str, Any], found: Columns) -> str:
    if found.code is None:
        has = ", ".join(list(properties)[:12]) or "none"
        raise _FeatureError(f"no property holds a ward code, such as WD23CD or area_code; its properties: {has}.")
    code = _text(properties, found.code).upper()
    if not code:
        raise _FeatureError(f"its code ({found.code.name}) is empty.")
    if WARD.fullmatch(code):
        return code
    if GSS.fullmatch(code):
        other = OTHER_AREAS.get(code[:3], "another kind of area")
        raise _FeatureError(f"{code} is the code of {other}, not of a ward.")
    raise _FeatureError(f"{code[:40]!r} in {found.code.name} is not a ward code, such as E05015239.")


def _name(properties: dict[str, Any], found: Columns) -> str:
    if found.name is None:
        has = ", ".join(list(properties)[:12])
        raise _FeatureError(f"no property holds the ward's name, such as WD23NM or area_name; its properties: {has}.")
    name = _text(properties, found.name)
    if not name:
        raise _FeatureError(f"its name ({found.name.name}) is empty.")
    if len(name) > 120:
        raise _FeatureError(f"its name is {len(name)} characters long; the book takes 120.")
    return name


def _text(properties: dict[str, Any], column: Column | None) -> str:
    """The value as one line of text without control characters; "" where there is none."""
    value = properties.get(column.name) if column else None
    if value is None or isinstance(value, (dict, list)):
        return ""
    printable = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in str(value))
    return " ".join(unicodedata.normalize("NFC", printable).split())


def _join(ward: FileWard, outline: Outline, read: FileRead, staging: Staging) -> None:
    """A code that came before: the same outline again is nothing new; another one under the same name is a part.

    Some files list a ward that reaches into two districts once for each. Under another name it is a mistake that
    nobody but the publisher can settle.
    """
    before = read.wards[ward.code]
    if before.name != ward.name:
        raise _FeatureError(f"the code stands already at feature {before.number}, for {before.name}.")
    read.joined.append(f"{ward.code} {ward.name} (features {before.number} and {ward.number})")
    if before.sha256 == ward.sha256:
        return
    try:
        whole = union(staging.shapes([ward.code])[ward.code], outline.shape)
    except BadOutlineError as error:
        raise _FeatureError(f"with feature {before.number} of the same code, {error}") from error
    before.bounds, before.sha256, before.points = whole.bounds, whole.sha256, whole.points
    staging.replace(before, whole)


def _identity(feature: Any) -> tuple[str, str]:
    """Code and name of a feature that could not be read, as far as it has them."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        return "", ""
    found = columns_of(tuple(properties))
    return _text(properties, found.code)[:40], _text(properties, found.name)[:120]
