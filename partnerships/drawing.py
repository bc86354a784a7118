"""Charts drawn on the server as SVG: the same on the page and in print, readable without colour.

Each has role="img" and a title and description, so that a screen reader and a tagged PDF say what it shows; none
uses a style attribute (the pages forbid it). A chart stands beside its table, for which components/figure.html is made.
"""

import itertools
import zlib
from collections.abc import Sequence
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

INK = "#1a2421"
QUIET = "#52605b"
RULE = "#cfd4d0"
FILL = "#174a41"
SECOND = "#e3a72f"
LETTER = 7.4
"""How wide a letter of 15 px is, at most in the mean of a line."""
FONTS = "Segoe UI, Liberation Sans, Helvetica Neue, Arial, sans-serif"


def _n(value: float) -> str:
    """A length with one decimal: format_html turns numbers into words before it formats them."""
    return f"{value:.1f}"


def framed(inside: SafeString, *, title: str, description: str, width: int, height: int, name: str) -> SafeString:
    """An SVG with its title and description; its ids come from what it shows, so that a paper is the same each time."""
    number = f"{zlib.crc32(f'{title}{description}{inside}'.encode()):08x}"
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="{}" role="img" font-family="{}"'
        ' aria-labelledby="{}" width="{}" height="{}" viewBox="0 0 {} {}"><title id="{}">{}</title>{}{}</svg>',
        name,
        FONTS,
        f"drawing-{number}-title drawing-{number}-desc" if description else f"drawing-{number}-title",
        width,
        height,
        width,
        height,
        f"drawing-{number}-title",
        title,
        format_html('<desc id="drawing-{}-desc">{}</desc>', number, description) if description else "",
        inside,
    )


def sparkline(values: Sequence[float | None], *, title: str, width: int = 120, height: int = 28) -> SafeString:
    """A line of figures from oldest to newest with a dot on the last; None leaves a gap.

    title says in words what the line shows: "Open loops in Millbrook, November 2025 to October 2026: from 31 to 14".
    """
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0, 0)
    span = (high - low) or 1
    step = (width - 8) / max(len(values) - 1, 1)
    points = [
        None if value is None else (4 + index * step, height - 4 - (value - low) / span * (height - 8))
        for index, value in enumerate(values)
    ]
    runs = [list(run) for there, run in itertools.groupby(points, key=lambda point: point is not None) if there]
    lines = format_html_join(
        "",
        '<polyline points="{}" fill="none" stroke="{}" stroke-width="1.75" stroke-linejoin="round"/>',
        ((" ".join(f"{_n(point[0])},{_n(point[1])}" for point in run if point), FILL) for run in runs),
    )
    dot = SafeString("")
    if points and points[-1]:
        dot = format_html('<circle cx="{}" cy="{}" r="3" fill="{}"/>', *map(_n, points[-1]), FILL)
    return framed(lines + dot, title=title, description="", width=width, height=height, name="wb-spark")


def bar_chart(
    rows: Sequence[tuple[str, float]],
    *,
    title: str,
    description: str = "",
    width: int = 640,
    label_width: int = 190,
    unit: str = "",
    words: Sequence[str] = (),
) -> SafeString:
    """Lying bars, the label before each and the figure at its end; bars start at nought.

    rows: label and figure (nought or more) in the order to draw. words: what stands at the end of each bar instead of
    its figure. Text is 15 px high, which is 11.25 pt on paper; a long label takes more lines, never fewer words.
    """
    labels = [wrap(label, int((label_width - 10) / LETTER), break_on_hyphens=False) or [""] for label, _ in rows]
    step = 12 + 18 * max(map(len, labels), default=1)
    middle = step / 2
    high = max((figure for _, figure in rows), default=0) or 1
    room = width - label_width - max([70, *(len(each) * 8 + 12 for each in words)])
    bars = format_html_join(
        "",
        '{}<rect x="{}" y="{}" width="{}" height="18" fill="{}"/>'
        '<text x="{}" y="{}" font-size="15" font-weight="600" fill="{}">{}</text>',
        (
            (
                lettered(labels[index], right=label_width - 10, middle=index * step + middle),
                label_width,
                _n(index * step + middle - 9),
                _n(figure / high * room),
                FILL,
                _n(label_width + figure / high * room + 8),
                _n(index * step + middle + 5),
                INK,
                words[index] if words else f"{figure:g}{unit}",
            )
            for index, (_, figure) in enumerate(rows)
        ),
    )
    axis = format_html(
        '<line x1="{}" y1="0" x2="{}" y2="{}" stroke="{}"/>', label_width, label_width, len(rows) * step, QUIET
    )
    height = max(len(rows), 1) * step
    return framed(bars + axis, title=title, description=description, width=width, height=height, name="wb-bars")


def lettered(lines: Sequence[str], *, right: float, middle: float, size: int = 15) -> SafeString:
    """Lines of a label that end at `right` and stand round the height `middle`."""
    first = middle + 5 - 9 * (len(lines) - 1)
    rows = ((_n(right), _n(first + 18 * place), size, INK, words) for place, words in enumerate(lines))
    return format_html_join("", '<text x="{}" y="{}" text-anchor="end" font-size="{}" fill="{}">{}</text>', rows)


def column_chart(
    columns: Sequence[tuple[str, Sequence[float]]],
    *,
    series: Sequence[str],
    title: str,
    description: str = "",
    width: int = 640,
    height: int = 260,
) -> SafeString:
    """Standing columns side by side for up to two series (raised and told, month by month).

    The second series is pale with a dark edge, so that the two differ in black and white.
    """
    high = max((figure for _, figures in columns for figure in figures), default=0) or 1
    top, bottom, left = 34, 28, 8
    room = height - top - bottom
    slot = (width - 2 * left) / max(len(columns), 1)
    bar = min(slot * 0.8 / max(len(series), 1), 40)
    shapes = []
    for index, (label, figures) in enumerate(columns):
        middle = left + slot * (index + 0.5)
        start = middle - bar * len(figures) / 2
        for place, figure in enumerate(figures):
            tall = figure / high * room
            x = start + place * bar
            shapes.append(_column(x=x, floor=top + room, width=bar, figure=figure, tall=tall, place=place))
        shapes.append(
            format_html(
                '<text x="{}" y="{}" text-anchor="middle" font-size="15" fill="{}">{}</text>',
                _n(middle),
                height - 8,
                INK,
                label,
            )
        )
    base = format_html(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}"/>', left, top + room, width - left, top + room, QUIET
    )
    inside = format_html_join("", "{}", ((shape,) for shape in [*shapes, base, _key(series)]))
    return framed(inside, title=title, description=description, width=width, height=height, name="wb-columns-chart")


def _column(*, x: float, floor: float, width: float, figure: float, tall: float, place: int) -> SafeString:
    """One column with its figure on top."""
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}"/>'
        '<text x="{}" y="{}" text-anchor="middle" font-size="15" fill="{}">{}</text>',
        _n(x),
        _n(floor - tall),
        _n(width - 2),
        _n(tall),
        SECOND if place else FILL,
        INK,
        _n(x + width / 2 - 1),
        _n(floor - tall - 4),
        INK,
        f"{figure:g}",
    )


def _key(series: Sequence[str]) -> SafeString:
    """What each kind of column stands for, along the top."""
    return format_html_join(
        "",
        '<rect x="{}" y="2" width="14" height="14" fill="{}" stroke="{}"/>'
        '<text x="{}" y="14" font-size="15" fill="{}">{}</text>',
        (
            (8 + 150 * place, SECOND if place else FILL, INK, 28 + 150 * place, INK, name)
            for place, name in enumerate(series)
        ),
    )


def interval_chart(
    rows: Sequence[tuple[str, float, float, float]], *, title: str, description: str, width: int = 640
) -> SafeString:
    """Shares with their intervals, one under the other, on a scale from 0 to 100%.

    rows: label, share, and both ends of its interval, all from 0 to 1. A line for the interval and a dot for the
    share, so that it reads without colour.
    """
    left, right = 190, 60
    room = width - left - right
    floor = len(rows) * 34

    def at(value: float) -> str:
        return _n(left + value * room)

    marks = format_html_join(
        "",
        '<line x1="{}" y1="0" x2="{}" y2="{}" stroke="{}"/><text x="{}" y="{}" text-anchor="middle" font-size="15"'
        ' fill="{}">{}%</text>',
        ((at(part / 4), at(part / 4), floor, RULE, at(part / 4), floor + 20, QUIET, part * 25) for part in range(5)),
    )
    dots = format_html_join(
        "",
        '<text x="{}" y="{}" text-anchor="end" font-size="15" fill="{}">{}</text>'
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="4" stroke-linecap="round"/>'
        '<circle cx="{}" cy="{}" r="7" fill="{}" stroke="#fff" stroke-width="1.5"/>'
        '<text x="{}" y="{}" font-size="15" font-weight="600" fill="{}">{}%</text>',
        (
            (
                left - 12, index * 34 + 22, INK, label,
                at(low), index * 34 + 17, at(high), index * 34 + 17, SECOND,
                at(share), index * 34 + 17, FILL,
                width - right + 12, index * 34 + 22, INK, round(100 * share),
            )
            for index, (label, share, low, high) in enumerate(rows)
        ),
    )  # fmt: skip
    return framed(marks + dots, title=title, description=description, width=width, height=floor + 28, name="wb-range")
