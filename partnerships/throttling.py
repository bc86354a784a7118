"""How often one address may use a public page: 10 posts a minute, then 429 (safety 44).

Counted in the cache, which stands in PostgreSQL and is shared by all processes; kept under a hash, so that no
address of a visitor is stored.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

View = Callable[..., HttpResponse]
WINDOW_SECONDS = 60
READS, WRITES = 60, 10
"""Requests of one visitor to one kind of page in a minute, before the answer is 429."""


def throttled(what: str, *, reads: int = READS, writes: int = WRITES) -> Callable[[View], View]:
    """Answer 429 to a visitor who asks for `what` more than `reads` times a minute, or posts more than `writes`."""

    def around(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            posting = request.method == "POST"
            if too_many(request, f"{what}:{request.method}", writes if posting else reads):
                answer = render(request, "429.html", status=429)
                answer["Retry-After"] = str(WINDOW_SECONDS)
                return answer
            return view(request, *args, **kwargs)

        return counted

    return around


def window() -> int:
    """The number of the present minute."""
    return int(time.time()) // WINDOW_SECONDS


def too_many(request: HttpRequest, what: str, limit: int) -> bool:
    """Count this request; whether the visitor is past `limit` in the present minute."""
    visitor = get_adapter().get_client_ip(request)
    digest = hashlib.blake2b(f"{visitor} {window()}".encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=16)
    key = f"throttle:{what}:{digest.hexdigest()}"
    cache.add(key, 0, 2 * WINDOW_SECONDS)
    try:
        return bool(cache.incr(key) > limit)
    except ValueError:  # thrown out between the two lines, because the cache is full
        return False
