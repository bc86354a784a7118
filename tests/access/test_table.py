"""Every address, as everybody, by every method, in and out of scope, answers as the access table says (safety 1-5)."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from django.http import HttpResponseBase
from django.urls import get_resolver, reverse

from tests.access.canaries import in_log, leaks
from tests.access.table import ROWS, WIDE, Row
from tests.access.visitors import ANONYMOUS, OTHER_METHODS, PEOPLE, REACHES_NOTHING, ROUTES, Visitors, urls_of, walk

pytestmark = pytest.mark.django_db


def test_every_route_is_in_the_table() -> None:
    assert sorted(ROUTES.keys() - {row.route for row in ROWS}) == [], "Add a row to tests/access/table.py."


def test_every_row_has_its_route() -> None:
    assert sorted({row.route for row in ROWS} - ROUTES.keys()) == []


def test_every_route_has_a_name_of_its_own() -> None:
    every = [route.name for route in walk(get_resolver().url_patterns)]
    assert sorted({name for name in every if every.count(name) > 1 or name.startswith("unnamed")}) == []


def answer(response: HttpResponseBase) -> str:
    """What the answer amounts to: sign in, second factor, 403, 404, 405 or ok."""
    place = response.headers.get("Location", "")
    if response.status_code == 302 and place.split("?")[0] == reverse("account_login"):
        return "sign in"
    if response.status_code == 302 and place == reverse("mfa_index"):
        return "second factor"
    if response.status_code in (403, 404, 405):
        return str(response.status_code)
    return "ok"  # an error of the server's is raised, and a monitor's 503 is an answer


def expected(row: Row, letter: str, method: str, side: str) -> set[str]:
    """The answers the table allows, one except where a page takes no GET."""
    allowed = row.get if method == "get" else row.post
    if not allowed:
        return {"405"} if not (method == "get" and row.post_only) else {"405", "404", "403", "sign in", "second factor"}
    if row.public or row.own:
        return _open(row, letter, method, side)
    if letter in (ANONYMOUS, "x"):
        return {"sign in"} if letter == ANONYMOUS else {"second factor"}
    if letter in (row.readers(side) if method == "get" else row.users(side)):
        return {"ok"}
    if letter in row.refused and (side == "in" or (side == "out" and letter in WIDE)):
        return {"403"}
    return {_turned_away(row, letter, method, side)}


def _open(row: Row, letter: str, method: str, side: str) -> set[str]:
    """Public pages and one's own: whoever may not, signs in; a thing may still be somebody else's or nobody's."""
    allowed = row.get if method == "get" else row.post
    if allowed not in ("*", "@"):
        raise AssertionError(f"{row.route}: {method} is neither public nor one's own; write it as its own row")
    if letter == ANONYMOUS and allowed == "@":
        return {"sign in"}
    if row.by_state:  # no sign-in under way, no code generator yet, signed in already
        return {"ok", "sign in", "second factor", "404"}
    return {"404"} if side == "missing" else {"ok"}


def _turned_away(row: Row, letter: str, method: str, side: str) -> str:
    if not row.thing:
        return "403"
    return "403" if method == "post" and letter in row.readers(side) else "404"


def asked_on(row: Row, side: str) -> Iterator[tuple[str, str]]:
    """Who asks for the thing on that side, and how.

    Everybody by both methods in scope, and for what is not there by those it has. Further out the methods it has, by
    those to whom it makes a difference: a method it has not is refused before anything is looked up, which the missing
    thing shows.
    """
    for letter in PEOPLE + ANONYMOUS:
        for method, allowed in (("get", row.get), ("post", row.post)):
            far = side in ("out", "far")
            if side == "in" or (allowed and not (far and letter in REACHES_NOTHING)) or (not far and letter in "c-"):
                yield letter, method


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.route)
def test_it_answers_as_the_table_says(visitors: Visitors, row: Row, log_lines: io.StringIO) -> None:
    """Every 404 has the bytes and headers of a missing thing's, no answer shows what is not for that person, and the
    log has no word of it at all."""
    wrong = []
    missing: dict[tuple[str, str], tuple[bytes, dict[str, str]]] = {}
    for side, url in reversed(urls_of(row, visitors.world).items()):  # the missing one first, to compare with
        for letter, method in asked_on(row, side):
            response = visitors.ask(letter, method, url, row.data if method == "post" else None)
            wanted, got = expected(row, letter, method, side), answer(response)
            if got not in wanted:
                wrong.append(f"{letter} {method} {side}: {got}, not {' or '.join(sorted(wanted))} ({url})")
            if shown := leaks(response, letter, row.route):
                wrong.append(f"{letter} {method} {side}: shows {', '.join(shown)} ({url})")
            if got == "404" and missing.setdefault((letter, method), whole(response)) != whole(response):
                wrong.append(f"{letter} {method} {side}: a 404 unlike that of a missing thing ({url})")
    assert not wrong, "\n".join([f"{row.route} {row.why}", *wrong])
    assert log_lines.getvalue().count("request_finished") > len(PEOPLE), "nothing was logged"
    assert in_log(log_lines) == set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.route)
def test_it_takes_no_other_method(visitors: Visitors, row: Row) -> None:
    url = urls_of(row, visitors.world)["in"]
    for method in OTHER_METHODS:
        for letter in ("c", ANONYMOUS):
            assert visitors.ask(letter, method, url).status_code == 405, f"{letter} {method} {url}"


def whole(response: HttpResponseBase) -> tuple[bytes, dict[str, str]]:
    """Body and headers, without what names the request."""
    body = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    return body, {name: value for name, value in response.headers.items() if name.lower() != "x-request-id"}
