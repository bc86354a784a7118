"""The newsletter for everybody: its page, and the PDF as it was printed."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from feedback.models import Newsletter
from feedback.services.newsletters import showing
from partnerships.answering import pdf_answer
from partnerships.asking import question
from partnerships.fetching import or_404
from partnerships.policy import PUBLIC, policy


@question
def _published(slug: Any, edition: Any) -> QuerySet[Newsletter]:
    """Without the bytes of its PDF, which the page has no use for."""
    rows = Newsletter.objects.published().filter(ward__slug=slug, edition=edition).order_by("pk")
    return rows.select_related("ward__partnership", "paper").defer("paper__html", "paper__content")


def published(slug: str, edition: str) -> Newsletter:
    """The published newsletter of that ward and month, or Http404: for one in the making and one withdrawn alike."""
    return or_404(_published.first(slug=slug, edition=edition))


@policy(PUBLIC)
def public_newsletter(request: HttpRequest, slug: str, edition: str) -> HttpResponse:
    """The page."""
    answer = render(request, "public/newsletter.html", showing.shown(published(slug, edition)))
    answer["Cache-Control"] = "no-cache"  # withdrawn, it is gone at the next request, from every cache (safety 15)
    return answer


@policy(PUBLIC)
def public_newsletter_pdf(request: HttpRequest, slug: str, edition: str) -> HttpResponse:
    """The bytes that were approved."""
    newsletter = published(slug, edition)
    if newsletter.paper is None or newsletter.paper.content is None:
        raise Http404
    answer = pdf_answer(newsletter.paper.content, f"{newsletter.ward.slug}-newsletter-{newsletter.edition}.pdf")
    answer["Cache-Control"] = "no-cache"
    return answer
