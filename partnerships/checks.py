"""System checks: what must hold before the book opens. Each error has an id."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from partnerships.policy import policy_of

Route = tuple[str, Callable[..., Any]]


def routes(patterns: list[URLPattern | URLResolver] | None = None, before: str = "") -> Iterator[Route]:
    """Every address of the application with its view, as patterns: ("issues/<str:reference>/", view)."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, address)
        else:
            yield address, pattern.callback


def views_without_policy() -> list[str]:
    """The addresses whose view names no policy."""
    return [address for address, view in routes() if policy_of(view) is None]


@register("wardbook")
def check_policies(**_: Any) -> list[CheckMessage]:
    """E001: a view without a policy could be reached by nobody, or by everybody."""
    return [
        Error(
            f"The view of /{address} names no policy.",
            hint="Say who may read and who may use it: @policy(READ_..., write=...).",
            id="wardbook.E001",
        )
        for address in views_without_policy()
    ]
