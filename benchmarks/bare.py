"""The bare Django view that every page is held against.

What a Django project has from its first day (sessions, sign-in, CSRF), one query for as many rows as the page shows,
one template that writes them in a table, and as many bytes. No rights, no words of the partnership, no trail.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.template.backends.django import Template
from django.urls import path

from engagement.models import Issue
from partnerships.models import Submission

MIDDLEWARE = [
    "benchmarks.bare.own_addresses",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PAGE = """<!doctype html><html lang="en"><head><title>Rows</title></head><body><h1>Rows</h1>
<p>{{ request.user.name }}</p><table>{% for row in rows %}<tr>
<td><a href="/{{ row.reference }}/">{{ row.reference }}</a></td><td>{{ row.concern }}</td><td>{{ row.stage }}</td>
<td>{{ row.raised_on|date:"j M Y" }}</td><td>{{ row.place }}</td><td>{{ row.method }}</td>
<td>{{ row.due_on|default:"-" }}</td></tr>{% endfor %}</table><p>filling</p></body></html>"""
Answer = Callable[[HttpRequest], HttpResponse]


def own_addresses(get_response: Answer) -> Answer:
    """The bare views have addresses of their own, beside the book's."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = "benchmarks.bare"
        return get_response(request)

    return answer


@login_required
def listed(request: HttpRequest, rows: int, size: int) -> HttpResponse:
    """So many rows in so many bytes."""
    found = list(Issue.objects.order_by("-pk").defer("search_open", "search_full")[:rows])
    page = template().render({"rows": found}, request)
    return HttpResponse(page.replace("filling", "x" * max(0, size - len(page))))


@cache
def template() -> Template:
    """Compiled once, as the cached loader does with a file."""
    return cast("Template", engines["django"].from_string(PAGE))


@login_required
def saved(request: HttpRequest) -> HttpResponse:
    """One row saved, and on to the next page."""
    Submission.objects.create(key=request.POST["submission"], digest="x" * 64)
    return HttpResponseRedirect("/")


urlpatterns = [
    path("bare/saved/", saved),
    path("bare/<int:rows>/<int:size>/", listed),
]
