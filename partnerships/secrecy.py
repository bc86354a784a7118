"""Addresses that hold somebody's own secret: never kept or told to another site, and masked where they are noted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

View = Callable[..., HttpResponse]
SECRETS_IN_ADDRESSES = frozenset({"token", "key", "uidb36", "signature", "code"})
"""What a part of an address is called in urls.py where whoever knows it may come in."""
NO_SUCH_PAGE = "(no such page)"


def secret_address(view: View) -> View:
    """Send what keeps the address between its owner and the book."""

    @wraps(view)
    def kept(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store"
        # Not "no-referrer": a browser then sends "Origin: null" with the page's own form, and the form is refused.
        answer["Referrer-Policy"] = "same-origin"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return kept


def masked(path: str, parts: Mapping[str, Any]) -> str:
    """The path with those of its parts that are secrets as ***."""
    for name, value in parts.items():
        if name in SECRETS_IN_ADDRESSES:
            path = path.replace(str(value), "***")
    return path


def address_of(request: HttpRequest) -> str:
    """The path of a page that is there, masked. What is not there was typed by somebody and may be anything."""
    match = request.resolver_match
    if match is None:
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return NO_SUCH_PAGE
    return masked(request.path, match.kwargs)
