"""One request, one line of JSON, without a word that a person typed (safety 19 and 20)."""

import io
import json
import logging
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from config import urls
from partnerships.policy import PUBLIC, policy

CANARY = "Canary Featherstonehaugh 07700 900123"
HOSTILE = ["\r\n", "\x1b[2J", "\u2028", "\u2029", "\x00", "\x85", '"}\n{"event": "forged"}', "\\", "\U0001f426"]


@policy(PUBLIC, write=PUBLIC)
def failing(request: HttpRequest, token: str = "") -> HttpResponse:
    raise ValueError(CANARY) from KeyError(CANARY)


@policy(PUBLIC, write=PUBLIC)
def answering(request: HttpRequest, token: str = "") -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [
    path("failing/", failing),
    path("answering/", answering),
    path("follow/<str:token>/", answering),
    path("lost/<str:token>/", failing),
    *urls.urlpatterns,
]


def events(lines: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().split("\n") if line]


pytestmark = pytest.mark.urls(__name__)


def test_a_request_is_one_line_with_its_ids(client: Client, log_lines: io.StringIO) -> None:
    client.get("/answering/?q=" + CANARY)
    (event,) = events(log_lines)
    assert (event["event"], event["code"], event["request"]) == ("request_finished", 200, "GET /answering/")
    assert len(event["request_id"]) == 36
    assert event["milliseconds"] >= 0


def test_a_failure_says_where_and_not_what(log_lines: io.StringIO) -> None:
    Client(raise_request_exception=False).get("/failing/")
    (event,) = events(log_lines)
    assert event["exception_type"] == "builtins.ValueError from builtins.KeyError"
    assert event["exception_at"][-1].endswith(" failing")
    assert CANARY not in log_lines.getvalue()


@pytest.mark.parametrize("address", ["/follow/s3cret-t0ken/", "/lost/s3cret-t0ken/", "/nowhere/s3cret-t0ken/"])
def test_a_token_never_stands_in_a_line(log_lines: io.StringIO, address: str) -> None:
    Client(raise_request_exception=False).get(address)
    (event,) = events(log_lines)
    assert "s3cret-t0ken" not in log_lines.getvalue()
    assert event["request"] in {"GET /follow/***/", "GET /lost/<str:token>/", "GET (no such page)"}


def test_an_id_that_the_client_sends_is_not_believed(client: Client, log_lines: io.StringIO) -> None:
    client.get("/answering/", headers={"X-Request-ID": CANARY, "X-Correlation-ID": CANARY})
    assert CANARY not in log_lines.getvalue()


def test_a_library_is_quoted_without_what_it_fills_in(log_lines: io.StringIO) -> None:
    logging.getLogger("weasyprint").warning("Failed to load image at %r", CANARY)
    logging.getLogger("celery.worker.consumer").warning("connection to %s lost", "broker")
    said = [event["event"] for event in events(log_lines)]
    assert said == ["Failed to load image at %r", "connection to broker lost"]


hostile = st.lists(st.sampled_from([*HOSTILE, "a", CANARY]), min_size=1, max_size=6).map("".join)
header = hostile.map(lambda text: "".join(letter for letter in text if letter not in "\r\n"))


@effort(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(address=hostile, field=hostile, value=header, method=st.sampled_from(["GET", "POST", "PUT", "BREW\x1b[2J"]))
def test_nothing_a_client_sends_breaks_or_enters_a_line(
    log_lines: io.StringIO, address: str, field: str, value: str, method: str
) -> None:
    log_lines.truncate(0)
    log_lines.seek(0)
    client = Client(raise_request_exception=False)
    names = ("HTTP_USER_AGENT", "HTTP_REFERER", "HTTP_X_REQUEST_ID", "HTTP_X_FORWARDED_FOR", "HTTP_ACCEPT_LANGUAGE")
    headers = dict.fromkeys(names, value)
    for where in (f"/{address}/", f"/follow/{address}", "/failing/"):
        client.generic(method, where, data=field, QUERY_STRING=f"q={value}", **headers)  # type: ignore[arg-type]
    found = events(log_lines)
    assert [event["event"] for event in found if event["event"].startswith("request_")] == [
        event["event"] for event in found
    ]
    assert len(found) == 3
    assert CANARY not in log_lines.getvalue()
    assert log_lines.getvalue().isascii()
    assert "\x1b" not in log_lines.getvalue()


def test_a_forged_host_is_one_line_without_the_host(log_lines: io.StringIO) -> None:
    Client().get("/answering/", headers={"Host": "canary.example.net"})
    assert [event["code"] for event in events(log_lines)] == [400]
    assert "canary" not in log_lines.getvalue()
