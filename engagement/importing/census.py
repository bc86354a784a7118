"""The census of wards, from published tables: one row a figure, one column an age band, or one a year of age (E2, X4).

A category of a topic may be written in any of these ways; what the network is counted by gets the book's own codes,
other topics keep the publisher's words. All of a file is taken in or nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from engagement.models import AgeBand, CensusFigure, Disability, Ethnicity, Topic
from partnerships.importing import columns
from partnerships.importing.files import opened
from partnerships.importing.problems import ImportRefusedError, Problem, Problems, UnreadableError
from partnerships.importing.reading import WARD
from partnerships.importing.rows import rows_of
from partnerships.models import Ward

Key = tuple[str, str, str]
TOPICS = {
    "ethnicgroup": Topic.ETHNICITY, "ethnicity": Topic.ETHNICITY, "disability": Topic.DISABILITY, "age": Topic.AGE,
    "religion": Topic.RELIGION, "tenure": Topic.TENURE,
}  # fmt: skip
TOPIC = (r"topic", r"table", r"variable")
CATEGORY = (r"category", r"group")
COUNT = (r"n", r"count", r"number", r"observation", r"value")
SEX = (r"sex", r"gender")
BANDS = [(band, int(band.value.split("-")[0].rstrip("+"))) for band in AgeBand]
YEAR = re.compile(r"([0-9]{1,3})\+?")
MOST_YEARS = 120
LONGEST = 80


@dataclass(slots=True)
class CensusReport:
    """What an import did, or would do, in figures."""

    read: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    elsewhere: int = 0

    @property
    def nothing(self) -> bool:
        return not (self.new or self.changed or self.gone)


@dataclass(slots=True)
class _Layout:
    """Which cell of a row holds what. `ages` for tables with a column for each band or year."""

    ward: int
    topic: int | None = None
    category: int | None = None
    count: int | None = None
    sex: int | None = None
    ages: dict[int, str] = field(default_factory=dict)


def import_census(path: Path, *, only_known_wards: bool = False, dry_run: bool = False) -> CensusReport:
    """Take census figures into the book; what the file has of a topic of a ward takes the place of what was there.

    In: a CSV file; whether rows of wards that are not in the book are left out or are mistakes. Out: how many figures
    are new, changed or gone. Raises ImportRefusedError with everything that is wrong; then nothing is imported.
    """
    problems, report, figures = Problems(), CensusReport(), dict[Key, tuple[int, int]]()
    wards = dict(Ward.objects.order_by("pk").values_list("gss_code", "pk"))
    try:
        with opened(path) as source:
            rows = rows_of(source)
            _, head = next(rows)
            layout = _layout(path, head)
            for row in rows:
                _take(row, layout, head, figures, problems)
    except UnreadableError as error:
        problems.add(Problem(str(error)))
    kept = _of_known_wards(figures, wards, report, problems, only_known_wards=only_known_wards)
    if not problems and not kept:
        problems.add(Problem("It holds no figure of a ward in the book."))
    if problems:
        raise ImportRefusedError(problems)
    with transaction.atomic():
        _write(kept, wards, path.name[:160], report)
        transaction.set_rollback(dry_run)
    return report


def _layout(path: Path, head: list[str]) -> _Layout:
    found = {
        name: head.index(column.name)
        for name, patterns in {
            "ward": columns.WARD_CODE, "topic": TOPIC, "category": CATEGORY, "count": COUNT, "sex": SEX
        }.items()
        if (column := columns.find(patterns, head)) is not None
    }  # fmt: skip
    if "ward" not in found:
        raise UnreadableError(f"{path.name} has no column for the ward code (ward24_code, area_code).")
    ages = {at: band for at, name in enumerate(head) if (band := _band(name))}
    if {"topic", "category", "count"} <= found.keys():
        return _Layout(found["ward"], found["topic"], found["category"], found["count"])
    if set(ages.values()) == set(AgeBand.values):
        return _Layout(found["ward"], sex=found.get("sex"), ages=ages)
    raise UnreadableError(
        f"{path.name} has neither the columns topic, category and n, nor one for each age band (0-15, 16-24, 25-44, "
        f"45-64, 65-79, 80+) or year of age; its first row says: {', '.join(head[:20])}."
    )


def _band(name: str) -> str:
    """The age band of a column: the band itself, or the one in which its year lies; "" for another column."""
    name = name.strip()
    if name in AgeBand.values:
        return name
    year = YEAR.fullmatch(name)
    if year is None or int(year[1]) > MOST_YEARS:
        return ""
    return next(band.value for band, begins in reversed(BANDS) if begins <= int(year[1]))


def _take(
    row: tuple[int, list[str]],
    layout: _Layout,
    head: list[str],
    figures: dict[Key, tuple[int, int]],
    problems: Problems,
) -> None:
    number, cells = row

    def wrong(at: int | None, reason: str) -> None:
        problems.add(Problem(f"{head[at]}: {reason}" if at is not None else reason, number, "row", code))

    code = cells[layout.ward].strip().upper() if len(cells) > layout.ward else ""
    if len(cells) < len(head):
        return wrong(None, "it is shorter than the first row.")
    if not WARD.fullmatch(code):
        return wrong(layout.ward, f"{code[:40]!r} is not a ward code, such as E05015239." if code else "it is empty.")
    if layout.sex is not None and cells[layout.sex].strip().casefold() not in ("persons", "all", "total", "both"):
        return None
    counted: dict[Key, int] = {}
    for at, key in _cells(cells, code, layout, wrong):
        text = cells[at].strip().replace(",", "")
        if not text.isdecimal() or len(text) > 9:
            wrong(at, f"{cells[at][:20]!r} is not a number of people.")
            continue
        counted[key] = counted.get(key, 0) + int(text)
    for key, count in counted.items():
        if key in figures:
            wrong(layout.category, f"the figure stands already at row {figures[key][1]}.")
        else:
            figures[key] = count, number
    return None


def _cells(cells: list[str], code: str, layout: _Layout, wrong: Any) -> Iterator[tuple[int, Key]]:
    """The cells of a row that hold figures, and of what."""
    if layout.topic is None or layout.category is None or layout.count is None:
        yield from ((at, (code, Topic.AGE.value, band)) for at, band in layout.ages.items())
        return
    topic = TOPICS.get(columns.plain(cells[layout.topic]))
    category = cells[layout.category].strip()
    if topic is None:
        wrong(layout.topic, f"{cells[layout.topic][:40]!r} is none of {', '.join(sorted(TOPICS))}.")
    elif not category or len(category) > LONGEST:
        wrong(layout.category, f"it is longer than {LONGEST} characters." if category else "it is empty.")
    elif (coded := _coded(topic, category)) is None:
        wrong(layout.category, f"{category[:60]!r} is no category of {topic.label.lower()} that the book knows.")
    else:
        yield layout.count, (code, topic.value, coded)


def _coded(topic: Topic, category: str) -> str | None:
    """A category as the network counts it; of topics it does not count by, as it is written."""
    choices: Any = {Topic.ETHNICITY: Ethnicity, Topic.DISABILITY: Disability, Topic.AGE: AgeBand}.get(topic)
    if choices is None:
        return category
    known = {str(words).casefold(): str(value) for value, words in choices.choices} | {v: v for v in choices.values}
    return known.get(category.casefold())


def _of_known_wards(
    figures: dict[Key, tuple[int, int]], wards: dict[str, int], report: CensusReport, problems: Problems, *,
    only_known_wards: bool,
) -> dict[Key, int]:  # fmt: skip
    kept: dict[Key, int] = {}
    for key, (count, number) in figures.items():
        if key[0] in wards:
            kept[key] = count
        elif only_known_wards:
            report.elsewhere += 1
        else:
            why = "the ward is not in the book; import it first, or leave such rows out: --only-known-wards."
            problems.add(Problem(why, number, "row", key[0]))
    return kept


def _write(kept: dict[Key, int], wards: dict[str, int], source: str, report: CensusReport) -> None:
    """Compare with what stands of these topics of these wards, and write only what differs."""
    standing = {
        (figure.ward_id, figure.topic, figure.category): figure
        for figure in CensusFigure.objects.select_for_update().filter(ward__in={wards[code] for code, _, _ in kept})
    }
    new, changed, named = [], [], set()
    for (code, topic, category), count in kept.items():
        key = (wards[code], topic, category)
        named.add(key)
        figure = standing.get(key)
        if figure is None:
            new.append(CensusFigure(ward_id=key[0], topic=topic, category=category, count=count, source=source))
        elif (figure.count, figure.source) != (count, source):
            figure.count, figure.source = count, source
            changed.append(figure)
    topics = {(ward, topic) for ward, topic, _ in named}
    gone = [figure.pk for key, figure in standing.items() if key not in named and key[:2] in topics]
    CensusFigure.objects.filter(pk__in=gone).delete()
    CensusFigure.objects.bulk_update(changed, ["count", "source"], batch_size=500)
    CensusFigure.objects.bulk_create(new, batch_size=2_000)
    report.read, report.new, report.changed, report.gone = len(kept), len(new), len(changed), len(gone)
