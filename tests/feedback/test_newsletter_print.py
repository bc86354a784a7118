"""The newsletter on paper: PDF/UA-1, two sides of A4 as a rule, further ones gracefully, and honest when empty."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from pypdf import PdfReader

from config.demonstration.cast import Harrowmere
from feedback.models import Newsletter
from feedback.services.newsletters import showing
from partnerships.models import Meeting
from partnerships.printing import Printed, render_pdf
from tasking.models import Priority
from tests.feedback.book import issue_new, issue_not_prioritised, issue_resolved
from tests.feedback.newsletters import draft
from tests.printing import assert_pdf_ua

LONG = "Street Environment cleared the alley on 3 November and fitted a gate; those who live there have keys. " * 2


def written(borough: Harrowmere, *, stories: int, priorities: int = 3) -> Newsletter:
    """A newsletter with so many stories of ordinary length, one declined, priorities and two dates."""
    for number in range(stories):
        issue = issue_resolved(borough, raisers=0, shared_place=f"Street {number}")
        if number < priorities:
            Priority.objects.create(
                ward=issue.ward, issue=issue, title=f"Priority {number}", review_on=timezone.localdate(),
                how_chosen="Chosen by show of hands at the Neighbourhood Partnership",
            )  # fmt: skip
    if stories:
        issue_not_prioritised(borough)
    for days in (17, 94):
        Meeting.objects.create(group=borough.np(1), starts_at=timezone.now() + timedelta(days=days))
    newsletter = draft(borough)
    newsletter.stories.filter(section="did").update(we_did=LONG, what_happened="Nothing was dumped since.")
    return newsletter


def printed(newsletter: Newsletter) -> tuple[Printed, str]:
    made = render_pdf(showing.printed_html(newsletter))
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made.content)).pages]
    return made, "\f".join(pages)


@pytest.mark.parametrize(("stories", "pages"), [(0, {1, 2}), (1, {1, 2}), (4, {2}), (5, {2}), (14, {2})])
def test_it_is_pdf_ua_and_no_longer_than_it_need_be(harrowmere: Harrowmere, stories: int, pages: set[int]) -> None:
    made, text = printed(written(harrowmere, stories=stories))
    assert_pdf_ua(made.content)
    assert made.pages in pages
    for number in range(stories):
        assert f"Street {number}" in text
    assert "Raise something" in text
    assert "CANARY" not in text


def test_four_stories_stand_on_the_first_side_and_the_rest_on_the_second(harrowmere: Harrowmere) -> None:
    _, text = printed(written(harrowmere, stories=4))
    first, second = text.split("\f")
    assert "Street 3" in first
    assert "You also said" in first
    for heading in ("What matters in Millbrook now", "How we are doing", "Dates", "Who to talk to", "Raise something"):
        assert heading in second
        assert heading not in first


def test_nothing_to_report_is_said_so(harrowmere: Harrowmere) -> None:
    issue_new(harrowmere)
    _, text = printed(written(harrowmere, stories=0))
    assert "Nothing to report this time" in text
    assert "Raised fewer than 5" in text  # no cell under five leaves the book
    assert not re.search(r"\b[1-4] concerns?\b", text)


def test_the_longest_texts_still_print(harrowmere: Harrowmere) -> None:
    newsletter = written(harrowmere, stories=5)
    newsletter.stories.update(you_said="x" * 700, we_did="word " * 140, what_happened="y" * 700, headline="z" * 120)
    made, _ = printed(newsletter)
    assert_pdf_ua(made.content)


def test_no_letter_is_smaller_than_11_points(harrowmere: Harrowmere) -> None:
    small: set[float] = set()

    def note(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        # The matrices turn units into points; drawings and the page have different ones.
        points = abs(size * tm[3] * cm[3])
        if text.strip() and points < 10.8:
            small.add(round(points, 1))

    made, _ = printed(written(harrowmere, stories=3))
    for page in PdfReader(BytesIO(made.content)).pages:
        page.extract_text(visitor_text=note)
    assert not small
