"""The newsletter's chart and its code for telephones, for page and paper alike; readable in black and white."""

from __future__ import annotations

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from partnerships import drawing

WARDS_KEPT = 500
FEW = 5
"""No cell under five leaves the book (safety, Fields)."""


def in_words(count: int) -> str:
    """A figure as it may leave the book: "none", "fewer than 5", "14"."""
    if count == 0:
        return "none"
    return str(count) if count >= FEW else f"fewer than {FEW}"


def shown(count: int) -> int:
    """The length of the bar for a figure: one under five never shows how far under."""
    return count if count == 0 or count >= FEW else FEW - 1


def figures_chart(rows: list[tuple[str, int]], *, title: str) -> SafeString:
    """Lying bars for the newsletter's figures, with what may be said of each at its end."""
    spoken = [in_words(count) for _, count in rows]
    return drawing.bar_chart(
        [(label, shown(count)) for label, count in rows],
        title=title,
        description=". ".join(f"{label}: {words}" for (label, _), words in zip(rows, spoken, strict=True)) + ".",
        words=spoken,
        width=317,
        label_width=82,
    )


@lru_cache(maxsize=WARDS_KEPT)
def qr_code(address: str) -> SafeString:
    """The address as a code that a telephone's camera opens, with the quiet edge it needs.

    Addresses of wards alone, and always the same picture: kept for the wards asked for last.
    """
    code = QRCode(error_correction=ERROR_CORRECT_M, border=2)
    code.add_data(address)
    rows = code.get_matrix()
    # One path of squares: hairlines between many rectangles would be printed as a grey veil.
    dots = "".join(f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="wb-qr" role="img" width="108" height="108" viewBox="0 0 {} {}"'
        ' shape-rendering="crispEdges"><title>Code that opens {}</title><path d="{}" fill="#000"/></svg>',
        len(rows),
        len(rows),
        address,
        dots,
    )
