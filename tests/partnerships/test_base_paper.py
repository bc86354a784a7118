"""The paper every other paper is made from is PDF/UA-1, says whose it is and numbers its pages."""

from __future__ import annotations

from io import BytesIO

from django.template import engines
from pypdf import PdfReader

from config.demonstration.cast import Harrowmere
from partnerships.printing import render_pdf
from tests.printing import assert_pdf_ua

PAPER = """{% extends "print/base.html" %}
{% block title %}Minutes of nothing{% endblock %}
{% block content %}<h1>Minutes of nothing</h1>
<h2>Who was there</h2><table><caption>Present</caption>
<thead><tr><th scope="col">Who</th><th scope="col">Agency</th></tr>
</thead>
<tbody>{% for row in rows %}<tr><th scope="row">Member {{ row }}</th><td>None</td></tr>{% endfor %}
</tbody></table>
<h2>What was said</h2><p>Nothing, see <a href="/meetings/1/">the meeting</a>.</p>
<svg role="img" width="200" height="20"><title>A bar of 80</title><rect width="80" height="20"/></svg>
<ul><li>One</li><li>Two</li></ul><dl><dt>You said</dt><dd>Little</dd></dl>{% endblock %}"""


def test_it_is_accessible_and_says_whose_it_is(harrowmere: Harrowmere) -> None:
    template = engines["django"].from_string(PAPER)
    html = template.render({"partnership": harrowmere.partnership, "rows": range(60)})
    printed = render_pdf(html)
    assert_pdf_ua(printed.content)
    read = PdfReader(BytesIO(printed.content))
    assert printed.pages == len(read.pages) == 3
    assert read.metadata is not None
    assert read.metadata.title == "Minutes of nothing"
    last = read.pages[-1].extract_text()
    assert "Harrowmere Community Safety Partnership" in last
    assert "Page 3 of 3" in last
    assert "community.safety@harrowmere.example" in last


def test_the_same_document_gives_the_same_bytes(harrowmere: Harrowmere) -> None:
    html = engines["django"].from_string(PAPER).render({"partnership": harrowmere.partnership, "rows": range(3)})
    assert render_pdf(html) == render_pdf(html)
