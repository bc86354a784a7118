"""What a person sees while the database is away or full: what happened, what is safe, when to try again (safety 30)."""

import sys
from collections.abc import Iterator

import structlog
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.defaults import server_error
from psycopg2.errors import DiskFull

from partnerships.policy import PUBLIC, SAFE_METHODS, policy
from partnerships.printing import CannotPrint

TRY_AGAIN_SECONDS = 30


@policy(PUBLIC, write=PUBLIC)
def failed(request: HttpRequest) -> HttpResponse:
    """The answer to an exception nobody caught: 507 for a full disk, 503 for no database or press, otherwise 500."""
    causes = list(chain(sys.exc_info()[1]))
    if any(isinstance(cause, DiskFull) for cause in causes):
        return page("507.html", 507)
    for cause in causes:
        if isinstance(cause, CannotPrint):
            return page("503_paper.html", 503, reason=str(cause))
    if any(isinstance(cause, OperationalError | InterfaceError) for cause in causes):
        return page("503.html", 503)
    return server_error(request)


def page(template: str, status: int, **said: str) -> HttpResponse:
    """A page that asks the database nothing."""
    headers = {"Retry-After": str(TRY_AGAIN_SECONDS), "Cache-Control": "no-store"}
    return HttpResponse(loader.get_template(template).render(said), status=status, headers=headers)


def chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


class SessionMiddleware(DjangoSessionMiddleware):
    """Lets a page be read while the disk is full: that it was read is not noted in the session then."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.method not in SAFE_METHODS:
            return super().process_response(request, response)
        try:
            return super().process_response(request, response)
        except DatabaseError as error:
            if not isinstance(error.__cause__, DiskFull):
                raise
            structlog.get_logger(__name__).error("session_not_written", exc_info=error)
            return response
