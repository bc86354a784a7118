"""Everybody of the access table with a browser each, and every address of the resolver."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.table import Row
from tests.access.world import SIDES, World

PEOPLE = "cpshwralidmnx"
REACHES_NOTHING = "nx-"
"""Signed in without a role or a second factor, and not signed in: to them the thing is the same on every side."""
ANONYMOUS = "-"
OTHER_METHODS = ("put", "patch", "delete", "options", "trace")


@dataclass(frozen=True)
class Route:
    """One address of the resolver."""

    name: str
    names: frozenset[str]


def walk(patterns: list[URLPattern | URLResolver]) -> Iterator[Route]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns)
        else:
            names = getattr(pattern.pattern, "converters", {}) or pattern.pattern.regex.groupindex
            yield Route(pattern.name or f"unnamed: {pattern.pattern}", frozenset(names))


ROUTES = {route.name: route for route in walk(get_resolver().url_patterns)}


class Visitors:
    """A client for each letter, signed in once; every request is undone after it is answered."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.clients = {ANONYMOUS: Client()}
        for letter, person in world.people.items():
            self.clients[letter] = Client()
            self.clients[letter].force_login(person)
            _seen_all_the_while(self.clients[letter])
        self.cookies = {letter: dict(client.cookies) for letter, client in self.clients.items()}

    def ask(self, letter: str, method: str, url: str, data: dict[str, Any] | None = None) -> HttpResponseBase:
        client = self.clients[letter]
        client.cookies.clear()
        client.cookies.update(self.cookies[letter])
        client.raise_request_exception = True
        with transaction.atomic():
            response: HttpResponseBase = getattr(client, method)(url, data) if data else getattr(client, method)(url)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response.render()
            transaction.set_rollback(True)
        return response


def _seen_all_the_while(client: Client) -> None:
    """Without this every question would write when the person was last seen, as what it wrote before was undone."""
    session = client.session
    session["began"] = session["seen"] = int(time.time()) + 3600
    session.save()


def urls_of(row: Row, world: World) -> dict[str, str]:
    """The address on each side; a page that is about nothing has one."""
    names = set(ROUTES[row.route].names)
    if not row.thing:
        assert not names, f"{row.route} asks for {sorted(names)}: name its thing"
        return {"in": reverse(row.route) + row.query}
    sides = [side for side in (*SIDES, "missing") if side in world.things[row.thing]]
    return {side: reverse(row.route, kwargs=world.kwargs(row.thing, side, names)) + row.query for side in sides}
