"""Statements the law asks for, and what programs that read the site ask for."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static

from feedback import public
from partnerships.caching import public_page
from partnerships.policy import PUBLIC, policy

ROBOTS = """User-agent: *
Allow: /$
Allow: /wards/
Allow: /accessibility/
Allow: /privacy/
Allow: /static/
Disallow: /wards/*/raise/
Disallow: /wards/*/subscribe/
Disallow: /
"""


@policy(PUBLIC)
@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/privacy.html", _who())


@policy(PUBLIC)
@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accessibility.html", _who())


def _who() -> dict[str, object]:
    """Whose statement it is: the one partnership's, or each one's of a book that several share."""
    boroughs = public.boroughs()
    one = boroughs[0].partnership if len(boroughs) == 1 else None
    return {
        "partnership": one,
        "partnerships": [borough.partnership for borough in boroughs[:40]],
        "site": settings.SITE.netloc,
        "session_hours": settings.SESSION_COOKIE_AGE // 3600,
        "session_idle_minutes": settings.SESSION_IDLE_SECONDS // 60,
    }


@policy(PUBLIC)
@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """Public pages may be found by searching; forms, secret addresses and staff pages may not."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


@policy(PUBLIC)
def favicon(request: HttpRequest) -> HttpResponse:
    """Old browsers ask for it here, whatever the page says."""
    return redirect(static("images/favicon.svg"))
