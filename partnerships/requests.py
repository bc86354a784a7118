"""Who asks."""

from typing import cast

from django.http import HttpRequest

from partnerships.models import User


def signed_in(request: HttpRequest) -> User:
    """The person of a request to a view whose policy lets in nobody without an account."""
    return cast("User", request.user)
