"""An objective as a bullet: where it started, where it is, where it has to get; the same on the page and in print."""

from __future__ import annotations

from decimal import Decimal
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from partnerships.drawing import FILL, INK, QUIET, RULE, framed

WIDTH, LEFT, RIGHT = 420, 4, 416
"""So narrow that a phone need not make it, and its lettering, much smaller."""
SIZE, LINE, LETTERS = 16, 20, 48
"""Of the lettering: its size, what a line takes, and how many letters go into one."""
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
    lines = _lines(f"{words}, target {said(target)} {unit}")
    text = _written(lines, top=44)
    floor = format_html('<line x1="{}" x2="{}" y1="2" y2="40" stroke="{}"/>', LEFT, LEFT, QUIET)
    description = f"{words}, target {said(target)} {unit}."
    return framed(
        band + bar + line + floor + text,
        title=title,
        description=description,
        width=WIDTH,
        height=48 + LINE * len(lines),
        name="wb-bullet",
    )


def _bar(to: float, *, y: float, tall: float, fill: str) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>',
        LEFT, f"{y:.1f}", f"{max(to - LEFT, 1):.1f}", f"{tall:.1f}", fill,
    )  # fmt: skip


def before_and_after(*, title: str, rows: list[tuple[str, Decimal, Decimal]]) -> SafeString:
    """Each measure before and after, on a scale of its own: the units differ. rows: label, before, after."""
    shapes, top = SafeString(""), 0
    for label, before, after in rows:
        high = max(before, after) or Decimal(1)
        lines = _lines(label)
        shapes += _written(lines, top=top)
        top += LINE * len(lines) + 6
        shapes += _measured(top, float(before / high), f"before {said(before)}", RULE)
        shapes += _measured(top + LINE, float(after / high), f"after {said(after)}", FILL)
        top += 2 * LINE + 10
    told = "; ".join(f"{label}: before {said(before)}, after {said(after)}" for label, before, after in rows)
    return framed(
        shapes,
        title=title,
        description=f"{told}.",
        width=WIDTH,
        height=max(top, 1),
        name="wb-before-after",
    )


def _measured(y: float, share: float, words: str, fill: str) -> SafeString:
    room = RIGHT - LEFT - 140
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="15" fill="{}" stroke="{}" stroke-width="0.5"/>'
        '<text x="{}" y="{}" font-size="{}" fill="{}">{}</text>',
        LEFT, f"{y:.1f}", f"{max(share * room, 1):.1f}", fill, INK,
        f"{LEFT + share * room + 8:.1f}", f"{y + 13:.1f}", SIZE, INK, words,
    )  # fmt: skip


def _lines(words: str) -> list[str]:
    """The words in as many lines as they need."""
    return wrap(words, LETTERS) or [""]


def _written(lines: list[str], *, top: float) -> SafeString:
    """Lines of lettering, one under the other from that height on."""
    rows = ((LEFT, f"{top + LINE * place + SIZE:.0f}", SIZE, INK, words) for place, words in enumerate(lines))
    return format_html_join("", '<text x="{}" y="{}" font-size="{}" fill="{}">{}</text>', rows)
