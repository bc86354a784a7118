"""The database away or full: a page that says so and asks nothing, and reading goes on where it can."""

from typing import Any

import pytest
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from psycopg2.errors import DiskFull

from config import trouble, urls
from partnerships.policy import PUBLIC, policy
from partnerships.printing import CannotPrint

handler500 = urls.handler500


def full() -> OperationalError:
    error = OperationalError("could not extend file")
    error.__cause__ = DiskFull("could not extend file")
    return error


FAULTS: dict[str, Exception] = {
    "full": full(),
    "away": OperationalError("no connection"),
    "lost": InterfaceError("closed"),
    "press": CannotPrint("It takes longer than 18 seconds to print.", again=True),
    "bug": KeyError(),
}


@policy(PUBLIC, write=PUBLIC)
def failing(request: HttpRequest, fault: str) -> HttpResponse:
    raise FAULTS[fault]


urlpatterns = [path("failing/<str:fault>/", failing), *urls.urlpatterns]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        ("full", 507, "There is no room to save this"),
        ("away", 503, "cannot be opened just now"),
        ("lost", 503, "cannot be opened just now"),
        ("press", 503, "takes longer than 18 seconds"),
        ("bug", 500, "The fault is ours"),
    ],
)
def test_each_trouble_has_its_page(fault: str, status: int, words: str) -> None:
    """Without a database fixture: any query that the page asked would fail the test."""
    response = Client(raise_request_exception=False).post(f"/failing/{fault}/")
    assert response.status_code == status
    assert words in response.content.decode()
    assert (response.headers.get("Retry-After") == "30") is (status != 500)


@pytest.mark.parametrize(("method", "passes"), [("get", True), ("post", False)])
def test_a_page_is_read_though_the_session_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, method: str, passes: bool
) -> None:
    def refuse(*_: Any) -> None:
        raise full()

    monkeypatch.setattr(SessionMiddleware, "process_response", refuse)
    middleware = trouble.SessionMiddleware(lambda request: HttpResponse("read"))
    request = getattr(RequestFactory(), method)("/")
    if passes:
        assert middleware.process_response(request, HttpResponse("read")).content == b"read"
    else:
        with pytest.raises(OperationalError):
            middleware.process_response(request, HttpResponse("read"))
