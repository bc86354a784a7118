"""Every answer has its headers, errors and static files too; forged hosts and tokenless posts fail (safety 39, 43)."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from config import urls
from partnerships.policy import PUBLIC, policy
from tests.access.table import ROWS
from tests.access.visitors import Visitors, urls_of

pytestmark = pytest.mark.django_db
HEADERS = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
}


@policy(PUBLIC)
def fails(request: object) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [*urls.urlpatterns, path("fails/", fails, name="fails")]


BY_A_MAIL_PROGRAM = {"unsubscribe", "kin-updates-end"}
"""Posted to by mail programs without a page before it (RFC 8058); the token in the address is the proof."""


def assert_headers(response: Any, address: str) -> None:
    for name, beginning in HEADERS.items():
        if name == "Content-Security-Policy":
            assert beginning in response.headers[name], address
            assert "unsafe" not in response.headers[name], address
            assert "frame-ancestors 'none'" in response.headers[name], address
        else:
            assert response.headers[name].startswith(beginning), f"{name} of {address}"


def test_every_address_of_the_table_has_them(visitors: Visitors) -> None:
    for row in ROWS:
        url = urls_of(row, visitors.world)["in"]
        for letter in ("-", "c", "m"):
            assert_headers(visitors.ask(letter, "get", url), url)


def test_errors_have_them_and_show_nothing(db: None) -> None:
    client = Client(raise_request_exception=False)
    with override_settings(ROOT_URLCONF=__name__):
        for address, status in (("/fails/", 500), ("/nowhere/", 404), ("/sign-in/?%00", 200)):
            response = client.get(address)
            assert response.status_code == status
            assert_headers(response, address)
            assert b"Traceback" not in response.content


FORGED = [
    {"host": "evil.example"},
    {"host": "testserver", "x-forwarded-host": "evil.example"},
    {"host": "testserver, evil.example"},
    {"host": "testserver@evil.example"},
]


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_host_gets_400_with_them(db: None, forged: dict[str, str]) -> None:
    for address in ("/sign-in/", "/healthz/live/", "/static/images/mark.svg", "/nowhere/"):
        response = Client().get(address, headers=forged)
        assert response.status_code == 400
        assert_headers(response, address)
        assert b"evil.example" not in response.content


def test_static_files_have_them(settings: Any) -> None:
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    response = Client().get("/static/images/mark.svg")
    assert response.status_code == 200
    assert_headers(response, "/static/images/mark.svg")


def test_a_post_without_its_token_is_refused_everywhere(visitors: Visitors) -> None:
    """Whoever may post: without the token 403, before the page does anything."""
    for row in ROWS:
        if not row.post or row.route in BY_A_MAIL_PROGRAM:
            continue
        letter = "-" if row.post == "*" else "c" if row.post == "@" else row.post[0]
        client = Client(enforce_csrf_checks=True)
        client.cookies.update(visitors.cookies[letter])
        response = client.post(urls_of(row, visitors.world)["in"], row.data)
        assert response.status_code == 403, f"{row.route} as {letter}"
        assert "Nothing was saved." in response.content.decode()
