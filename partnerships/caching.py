"""Public pages may be kept for half a minute by anybody between the book and a reader, and are sent only if changed.

Half a minute, because what is unpublished must be gone within one (safety 15).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

KEPT_SECONDS = 30
View = Callable[..., HttpResponse]


def public_page(view: View) -> Callable[..., HttpResponseBase]:
    """Say that the answer may be kept, with an ETag, where it is the same for everybody.

    It is not for somebody signed in (their name stands on it), nor while a message waits to be shown once, nor where
    the view itself said how it may be kept.
    """

    @wraps(view)
    def kept(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        shared = not request.user.is_authenticated and not len(get_messages(request))
        response = view(request, *args, **kwargs)
        if not shared or response.status_code != 200 or response.has_header("Cache-Control"):
            return response
        response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}, must-revalidate"
        etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response) or response

    return kept
