"""Pages for what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partnerships.policy import PUBLIC, policy


@policy(PUBLIC, write=PUBLIC)
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its token: most often a page left open overnight. What was typed is in Back."""
    return render(request, "403_csrf.html", status=403)
