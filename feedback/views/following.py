"""Following a concern one raised, without an account (F5)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from feedback.services.following import raiser_of
from partnerships.policy import PUBLIC, policy


@policy(PUBLIC, write=PUBLIC)
def follow(request: HttpRequest, token: str) -> HttpResponse:
    if raiser_of(token) is None:
        raise Http404
    return HttpResponse("")
