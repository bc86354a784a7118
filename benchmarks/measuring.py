"""One measurement: the book's own WSGI application and the bare one, in turn, in one process.

Run as `python -m benchmarks.measuring OUT.json`, with DATABASE_URL naming a book that was loaded.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from io import BytesIO
from itertools import count
from statistics import median, quantiles
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import uuid4

ROUNDS = int(os.environ.get("WARDBOOK_BENCH_ROUNDS", "60"))
WARM_UP = int(os.environ.get("WARDBOOK_BENCH_WARM_UP", "6"))
HISTORY = re.compile(r"^SELECT set_config\('pghistory.context_id'.*?true\); ", re.DOTALL)
App = Callable[[dict[str, Any], Any], Any]


@dataclass(frozen=True, slots=True)
class Line:
    """What came out, in milliseconds."""

    name: str
    kind: str
    median: float
    p95: float
    cpu: float
    bare_cpu: float
    cpu_ratio: float
    bare: float
    bare_p95: float
    ratio: float
    queries: int
    bytes: int
    goal: float
    most_queries: int


class Timed(NamedTuple):
    """Seconds one request took, and of the processor; without the database's own."""

    took: float
    cpu: float


class Browser:
    """Asks a WSGI application as one person's browser does, signed in, with the token that forms carry."""

    def __init__(self, app: App, user: Any) -> None:
        from django.conf import settings  # noqa: PLC0415 - settings are read after the environment is set
        from django.middleware.csrf import _get_new_csrf_string  # noqa: PLC0415
        from django.test import Client  # noqa: PLC0415

        client = Client()
        client.force_login(user)
        session = client.session
        session["seen"] = int(time.time()) + 3600  # not the minute's write of the session, which falls on one in many
        session["began"] = int(time.time())
        session.save()
        self.token = _get_new_csrf_string()
        session_key = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={session_key}; {settings.CSRF_COOKIE_NAME}={self.token}"
        self.app, self.host = app, settings.SITE.hostname

    def ask(self, address: str, posted: dict[str, Any] | None) -> tuple[int, bytes]:
        """Status and body."""
        path, _, query = address.partition("?")
        body = urlencode({**posted, "csrfmiddlewaretoken": self.token}).encode() if posted is not None else b""
        environ = {
            "REQUEST_METHOD": "GET" if posted is None else "POST", "PATH_INFO": path, "QUERY_STRING": query,
            "SERVER_NAME": self.host, "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": self.host,
            "HTTP_COOKIE": self.cookie, "CONTENT_LENGTH": str(len(body)), "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": "application/x-www-form-urlencoded", "wsgi.input": BytesIO(body), "wsgi.version": (1, 0),
            "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http", "wsgi.multithread": True,
            "wsgi.multiprocess": False, "wsgi.run_once": False,
        }  # fmt: skip
        status: list[int] = []
        answer = self.app(environ, lambda line, headers, *rest: status.append(int(line[:3])))
        content = b"".join(answer)
        answer.close()
        return status[0], content


def measure(book: App, bare: App, page: Any) -> Line:
    """The book and the bare view in turn, so that a slow minute of the machine slows both."""
    ours, theirs = Browser(book, page.user), Browser(bare, page.user)
    for _ in range(WARM_UP):
        body = _asked(ours, page)
    plain = replace(page, asks=_bare(page, len(body)))
    for _ in range(WARM_UP):
        _asked(theirs, plain)
    pairs = [(_timed(ours, page), _timed(theirs, plain)) for _ in range(ROUNDS)]
    times, bare_times = [book.took for book, _ in pairs], [bare.took for _, bare in pairs]
    return Line(
        name=page.name,
        kind=page.kind,
        median=_ms(median(times)),
        p95=_ms(quantiles(times, n=20)[-1]),
        cpu=_ms(median(book.cpu for book, _ in pairs)),
        bare=_ms(median(bare_times)),
        bare_p95=_ms(quantiles(bare_times, n=20)[-1]),
        bare_cpu=_ms(median(bare.cpu for _, bare in pairs)),
        # Of each pair, asked one right after the other: the machine was as busy for both.
        ratio=round(median(book.took / bare.took for book, bare in pairs), 2),
        cpu_ratio=round(median(book.cpu / bare.cpu for book, bare in pairs), 2),
        queries=_queries(ours, page),
        bytes=len(body),
        goal=page.goal,
        most_queries=page.queries,
    )


def _asked(browser: Browser, page: Any) -> bytes:
    return _answered(browser, page, next(page.asks))


def _answered(browser: Browser, page: Any, ask: Any) -> bytes:
    """The body; a step leads on to a page, and a page is shown whatever way it is asked for."""
    address, posted = ask
    status, body = browser.ask(address, posted)
    if status != (302 if page.kind == "step" else 200):
        raise SystemExit(f"{address} answers {status}: {body[:2000].decode(errors='replace')}")
    return body


def _timed(browser: Browser, page: Any) -> Timed:
    ask = next(page.asks)  # what a step needs is laid out before the clock runs
    begun, used = time.perf_counter(), time.process_time()
    _answered(browser, page, ask)
    return Timed(time.perf_counter() - begun, time.process_time() - used)


def _bare(page: Any, size: int) -> Iterator[Any]:
    number = count(int(time.time()))
    while True:
        if page.kind == "step":
            yield f"/bare/saved/{page.writes}/", {"submission": str(uuid4()), "n": next(number)}
        else:
            yield f"/bare/{page.rows}/{size}/", None


def _queries(browser: Browser, page: Any) -> int:
    """Questions to the database; the beginning and end of a transaction is none."""
    from django.db import connection, reset_queries  # noqa: PLC0415

    connection.force_debug_cursor = True
    most = 0
    for _ in range(min(6, ROUNDS)):
        reset_queries()
        _asked(browser, page)
        # Row history writes who and why before each statement.
        sent = [HISTORY.sub("", query["sql"] or "") for query in connection.queries_log]
        most = max(most, sum(not sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")) for sql in sent))
    connection.force_debug_cursor = False
    return most


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)


def main(out: str, wanted: list[str]) -> None:
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import override_settings  # noqa: PLC0415

    from benchmarks import bare, listening  # noqa: PLC0415
    from benchmarks.pages import pages as pages_of_issues  # noqa: PLC0415

    heard = os.environ.get("WARDBOOK_BENCH_OF") == "listening"
    pages = listening.pages if heard else pages_of_issues
    # Before the pages, which show the tours that are made.
    jobs = listening.jobs_measured() if heard and not wanted else []

    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        call_command("collectstatic", "--noinput", verbosity=0)
    book = WSGIHandler()
    with override_settings(MIDDLEWARE=bare.MIDDLEWARE):
        plain = WSGIHandler()
    lines = [
        measure(book, plain, page)
        for page in pages(WARM_UP + ROUNDS + 10)
        if not wanted or any(word in page.name for word in wanted)
    ]
    with open(out, "w", encoding="utf-8") as file:
        json.dump({"lines": [asdict(line) for line in lines], "jobs": jobs}, file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
