"""An objective as a bullet: where it started, where it is, where it has to get; the same on the page and in print."""

from __future__ import annotations

from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerships.drawing import FILL, INK, QUIET, RULE, framed

WIDTH, LEFT, RIGHT = 640, 8, 632
BAND, BAR = 34, 14


def said(figure: Decimal) -> str:
    """A figure without noughts that say nothing: 41, not 41.00."""
    return f"{figure.normalize():,f}"


def bullet(*, title: str, baseline: Decimal, now: Decimal | None, target: Decimal, unit: str) -> SafeString:
    """A pale band up to the baseline, a dark bar up to the figure now, and a line at the target.

    The words under it say the three figures, so that it reads without colour; now is None where nothing was measured.
    """
    high = max(baseline, target, now or Decimal(0)) or Decimal(1)

    def x(figure: Decimal) -> float:
        return LEFT + float(figure / high) * (RIGHT - LEFT)

    band = _bar(x(baseline), y=4, tall=BAND, fill=RULE)
    bar = _bar(x(now), y=4 + (BAND - BAR) / 2, tall=BAR, fill=FILL) if now is not None else SafeString("")
    at = f"{x(target):.1f}"
    line = format_html('<line x1="{}" x2="{}" y1="0" y2="42" stroke="{}" stroke-width="4"/>', at, at, INK)
    words = f"Baseline {said(baseline)}, {'now ' + said(now) if now is not None else 'not measured since'}"
    text = format_html(
        '<text x="{}" y="62" font-size="15" fill="{}">{}, target {} {}</text>',
        LEFT, INK, words, said(target), unit,
    )  # fmt: skip
    floor = format_html('<line x1="{}" x2="{}" y1="2" y2="40" stroke="{}"/>', LEFT, LEFT, QUIET)
    description = f"{words}, target {said(target)} {unit}."
    return framed(
        band + bar + line + floor + text, title=title, description=description, width=WIDTH, height=70, name="wb-bullet"
    )


def _bar(to: float, *, y: float, tall: float, fill: str) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>',
        LEFT, f"{y:.1f}", f"{max(to - LEFT, 1):.1f}", f"{tall:.1f}", fill,
    )  # fmt: skip


def before_and_after(*, title: str, rows: list[tuple[str, Decimal, Decimal]]) -> SafeString:
    """Each measure before and after, on a scale of its own: the units differ. rows: label, before, after."""
    each = 62
    shapes = SafeString("")
    for place, (label, before, after) in enumerate(rows):
        high = max(before, after) or Decimal(1)
        top = place * each
        shapes += format_html('<text x="{}" y="{}" font-size="15" fill="{}">{}</text>', LEFT, top + 15, INK, label)
        shapes += _measured(top + 20, float(before / high), f"before {said(before)}", RULE)
        shapes += _measured(top + 39, float(after / high), f"after {said(after)}", FILL)
    told = "; ".join(f"{label}: before {said(before)}, after {said(after)}" for label, before, after in rows)
    return framed(
        shapes,
        title=title,
        description=f"{told}.",
        width=WIDTH,
        height=max(len(rows), 1) * each,
        name="wb-before-after",
    )


def _measured(y: float, share: float, words: str, fill: str) -> SafeString:
    room = RIGHT - LEFT - 150
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="15" fill="{}" stroke="{}" stroke-width="0.5"/>'
        '<text x="{}" y="{}" font-size="15" fill="{}">{}</text>',
        LEFT, f"{y:.1f}", f"{max(share * room, 1):.1f}", fill, INK,
        f"{LEFT + share * room + 8:.1f}", f"{y + 13:.1f}", INK, words,
    )  # fmt: skip
