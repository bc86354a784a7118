"""Requests as views see them once the policy has let them through."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from partnerships.models import User


class StaffRequest(HttpRequest):
    """A request to a page that asks for a right: the policy has made sure that somebody is signed in."""

    user: User


def signed_in(request: HttpRequest) -> User:
    """The person of a request to a view whose policy lets in nobody without an account."""
    return cast("User", request.user)
