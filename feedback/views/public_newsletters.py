"""The newsletter for everybody: its page, and the PDF as it was printed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from feedback.models import Newsletter
from feedback.services.newsletters import showing
from feedback.views.newsletters import pdf
from partnerships.policy import PUBLIC, policy


def published(slug: str, edition: str) -> Newsletter:
    """The published newsletter of that ward and month, or Http404: for one in the making and one withdrawn alike."""
    found = (
        Newsletter.objects.published().filter(ward__slug=slug, edition=edition)
        .select_related("ward__partnership", "paper").defer("paper__html").first()
    )  # fmt: skip
    if found is None:
        raise Http404
    return found


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
    answer = pdf(bytes(newsletter.paper.content), f"{newsletter.ward.slug}-newsletter-{newsletter.edition}.pdf")
    answer["Cache-Control"] = "no-cache"
    return answer
