"""What the page of an analytical document and its print show: read once, the same for both, and in the papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from engagement.survey_page import Figure
from partnerships.drawing import bar_chart, interval_chart
from partnerships.withholding import WITHHELD, tell
from tasking.models import Analysis, AnalysisSection, SectionKind

K = SectionKind


@dataclass(frozen=True, slots=True)
class Part:
    """One section: what the analyst says, and its charts, tables or lines."""

    heading: str
    text: str
    figures: list[Figure] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    nothing: str = ""

    @property
    def empty(self) -> bool:
        return not self.text and not self.figures and not self.lines


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its sections that are in."""

    analysis: Analysis
    parts: list[Part]


def document_of(analysis: Analysis) -> Document:
    """The document as it is read; sections left out, and an empty one of the analyst's own, are not in it."""
    parts = [_part(analysis, section) for section in analysis.sections.all() if section.shown]
    return Document(analysis, [part for part in parts if not part.empty or part.nothing])


def _part(analysis: Analysis, section: AnalysisSection) -> Part:
    part = Part(str(section), section.text)
    f = analysis.figures
    match section.kind:
        case K.ISSUES:
            both = [("Concerns raised by ward", f["wards"], "Ward"), ("Concerns by problem", f["problems"], "Problem")]
            few = [line for caption, table, _ in both for line in _too_few(caption, table)]
            part = replace(part, figures=[_compared(*one) for one in both], lines=few)
        case K.ACTIONS:
            part = replace(part, figures=[_compared("Actions done by kind", f["actions"], "Kind")])
        case K.PLACES:
            figures = [_places(f["places"])] if f["places"] else []
            part = replace(part, figures=figures, nothing="No street was named five times or more.")
        case K.PRIORITIES:
            part = replace(part, lines=_priorities(f["priorities"]), nothing="No priority in this period.")
        case K.CONFIDENCE:
            figures = _confidence(f["confidence"])
            part = replace(part, figures=figures, nothing="No survey round was over by then.")
        case K.AGENCIES:
            part = replace(part, figures=_agencies(analysis), nothing="No agency fed in a figure.")
    return part


def _compared(caption: str, table: dict[str, Any], of: str) -> Figure:
    """Lying bars for the period, with what it was before and the change in the table beside them."""
    rows = [row for row in table["rows"] if row[1] is not None or row[2] is not None]
    words = [_said(now) for _, now, _ in rows]
    spoken = ". ".join(f"{label}: {word}" for (label, _, _), word in zip(rows, words, strict=True))
    chart = _bars([(label, now) for label, now, _ in rows], caption, spoken)
    lines = [[label, _said(now), _said(before), _change(now, before)] for label, now, before in rows]
    total, total_before = table["total"], table["total_before"]
    lines.append(["Together", _said(total), _said(total_before), _change(total, total_before)])
    return Figure(caption, chart, [of, "In the period", "Period before", "Change"], lines)


def _bars(rows: Sequence[tuple[str, int | None]], caption: str, spoken: str) -> SafeString:
    """The bars of a figure; nothing where fewer than two can be told, since one bar compares with none."""
    if sum(now is not None for _, now in rows) < 2:
        return SafeString("")
    words = [_said(now) for _, now in rows]
    bars = [(label, float(now or 0)) for label, now in rows]
    return bar_chart(bars, title=caption, description=f"{spoken}.", words=words, label_width=270)


def _too_few(caption: str, table: dict[str, Any]) -> list[str]:
    """What there is nothing to tell of, in a line."""
    names = [label for label, now, before in table["rows"] if now is None and before is None]
    return [f"{caption}, not shown: {', '.join(names)}."] if names else []


def _said(count: int | None) -> str:
    return WITHHELD if count is None else str(count)


def _change(now: int | None, before: int | None) -> str:
    """ "up 4", "down 2", "the same"; nothing where one of the two is not told."""
    if now is None or before is None:
        return "–"
    if now == before:
        return "the same"
    return f"{'up' if now > before else 'down'} {abs(now - before)}"


def _places(rows: Sequence[list[Any]]) -> Figure:
    caption = "Streets named five times or more"
    spoken = ". ".join(f"{place}, {ward}: {n}" for place, ward, n in rows)
    bars = [(place, float(n)) for place, _, n in rows]
    chart = bar_chart(bars, title=caption, description=f"{spoken}.", label_width=270)
    return Figure(caption, chart, ["Street", "Ward", "Concerns"], [[p, w, str(n)] for p, w, n in rows])


def _priorities(rows: Sequence[dict[str, str]]) -> list[str]:
    return [
        f"{row['ward']}: {row['title']} ({row['kind'].lower()}, since {_day(row['since'])}"
        + (f", ended {_day(row['ended'])})" if row["ended"] else ")")
        for row in rows
    ]


def _confidence(rows: Sequence[dict[str, Any]]) -> list[Figure]:
    """A chart and table for each indicator, ward by ward."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["measure"], []).append(row)
    return [_indicator(measure, of) for measure, of in found.items()]


def _indicator(measure: str, rows: Sequence[dict[str, Any]]) -> Figure:
    shown = [(row["ward"], *row["now"]) for row in rows if row["now"]]
    spoken = ". ".join(f"{label}: {round(100 * share)}%" for label, share, _, _ in shown) or "Nothing can be shown"
    chart = interval_chart(shown, title=measure, description=f"{spoken}.")
    lines = [
        [row["ward"], f"{date.fromisoformat(row['round']):%B %Y}", *_shares(row["now"]), _percent(row["before"])]
        for row in rows
    ]
    return Figure(measure, chart, ["Ward", "Survey", "Share", "95% interval", "Round before"], lines)


def _shares(share: list[float] | None) -> list[str]:
    if share is None:
        return [WITHHELD, "–"]
    return [_percent(share), f"{round(100 * share[1])} to {round(100 * share[2])}%"]


def _percent(share: list[float] | None) -> str:
    return WITHHELD if share is None else f"{round(100 * share[0])}%"


def _agencies(analysis: Analysis) -> list[Figure]:
    """What the agencies fed in; below five, nought among them, it is not told."""
    rows = list(analysis.agency_figures.select_related("agency").order_by("agency__name", "what", "pk"))
    if not rows:
        return []
    shown = [(f"{row.agency}: {row.what}", tell("", row.now).number, _number(row.before)) for row in rows]
    words = [_said(now) for _, now, _ in shown]
    spoken = ". ".join(f"{label}: {word}" for (label, _, _), word in zip(shown, words, strict=True))
    caption = "Figures the agencies fed in"
    chart = _bars([(row.what, now) for row, (_, now, _) in zip(rows, shown, strict=True)], caption, spoken)
    lines = [[label, _said(now), _said(before), _change(now, before)] for label, now, before in shown]
    return [Figure(caption, chart, ["What", "In the period", "Period before", "Change"], lines)]


def _number(before: int | None) -> int | None:
    return None if before is None else tell("", before).number


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%-d %B %Y}"
