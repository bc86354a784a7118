"""A newsletter's worth of patterns on A4: PDF/UA-1, nothing under 11 pt, whose it is and which page on each sheet."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import engines
from pypdf import PdfReader

from partnerships import drawing
from partnerships.models import Partnership
from partnerships.printing import render_pdf
from tests.printing import assert_pdf_ua

MONTHS = [("Jun", (31, 24)), ("Jul", (28, 27)), ("Aug", (22, 30)), ("Sep", (35, 29)), ("Oct", (26, 31))]
SAMPLE = Path(__file__).parent / "pages" / "paper.html"
LONG = ("What happened, in the order of time", "{{ rows|length }} to tell")
"""These go on over pages, each with its headings."""
STYLES = Path(__file__).resolve().parents[2] / "static" / "print" / "paper.css"


def _paper() -> str:
    partnership = Partnership(
        name="Harrowmere CSP", contact_email="csp@harrowmere.example", contact_phone="01632 960100"
    )
    chart = drawing.column_chart(
        MONTHS, series=["Raised", "Answered"], title="Raised and answered", description="June 31 and 24"
    )
    context: dict[str, Any] = {"partnership": partnership, "months": MONTHS, "chart": chart}
    return str(engines["django"].from_string(SAMPLE.read_text(encoding="utf-8")).render(context))


def test_every_pattern_of_a_paper_is_accessible_and_each_page_says_whose_it_is() -> None:
    printed = render_pdf(_paper())
    assert_pdf_ua(printed.content)
    pages = PdfReader(BytesIO(printed.content)).pages
    assert len(pages) == 2
    for number, page in enumerate(pages, start=1):
        words = page.extract_text()
        assert "Harrowmere CSP" in words
        assert f"Page {number} of 2" in words


def test_nothing_in_print_is_smaller_than_11_pt() -> None:
    sizes = re.findall(r"font(?:-size)?:[^;]*?([\d.]+)pt", STYLES.read_text(encoding="utf-8"))
    assert len(sizes) > 5
    assert min(map(float, sizes)) >= 11


def test_the_words_of_a_chart_are_not_smaller_than_11_pt_either() -> None:
    charts = drawing.column_chart(MONTHS, series=["Raised"], title="t") + drawing.bar_chart([("Police", 22)], title="t")
    sizes = re.findall(r'font-size="([\d.]+)"', charts)
    assert sizes
    assert min(float(size) for size in sizes) * 0.75 >= 11  # a CSS pixel is three quarters of a point


def test_a_label_of_a_chart_is_whole_however_long() -> None:
    """It takes more lines, of which none reaches into the bars or out of the drawing, and no letter is left out."""
    long = "Fixed penalties for litter, dog fouling and fly-posting, served in the quarter"
    chart = drawing.bar_chart([(long, 31), ("Fires", 7)], title="t", label_width=210)
    lines = re.findall(r'text-anchor="end"[^>]*>([^<]*)</text>', chart)
    assert " ".join(lines[:-1]) == long
    assert max(map(len, lines)) * drawing.LETTER <= 200
    heights = [float(y) for y in re.findall(r'<text [^>]*y="([\d.]+)"', chart)]
    assert max(heights) < float(re.findall(r'height="([\d.]+)" viewBox', chart)[0])


def test_a_table_stays_with_its_caption() -> None:
    """WeasyPrint leaves a caption at the foot of a page and prints its table on the next, unless both are kept."""
    folder = Path(settings.BASE_DIR) / "templates" / "print"
    loose = [
        (path.name, table)
        for path in folder.glob("*.html")
        for before, table in re.findall(r"(.{0,200})<table[^>]*><caption>(.{0,40})", path.read_text(), re.DOTALL)
        if '<div class="keep">' not in before and not table.startswith(LONG)
    ]
    assert loose == []
