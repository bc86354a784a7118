"""One JSON line for each request, task and complaint, without a word that a person wrote (safety 19 and 20).

What goes in: ids, addresses of pages as they are laid out in urls.py, codes, times, the place in the code of an
exception. What stays out: query strings, tokens, headers, messages of exceptions (they quote values), arguments that
libraries put into their own messages. JSON escapes every control character, so a line is always one line.
"""

import logging
import sys
import time
import traceback
from collections.abc import Iterator, MutableMapping
from typing import Any

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django_structlog.middlewares import RequestMiddleware as StructlogMiddleware

from partnerships.secrecy import NO_SUCH_PAGE, masked

Event = MutableMapping[str, Any]
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# The start of a request and each step of a streamed answer: the line at the end says it all.
LEFT_OUT = frozenset({"request_started", "streaming_started", "streaming_finished"})
# Facts that other packages add and that may quote a person.
PRIVATE_FACTS = ("error", "reason", "result", "user_agent", "exception", "ip")
# Libraries whose messages quote machines and never people.
PLAIN_SPEAKERS = ("celery.beat", "celery.worker", "celery.apps", "kombu", "_granian", "config", "partnerships")
FRAMES_KEPT = 12


class RequestMiddleware(StructlogMiddleware):
    """The line of a request, with its address as we know it rather than as it was typed, and how long it took."""

    def __call__(self, request: HttpRequest) -> Any:
        if request.path.startswith(settings.STATIC_URL):
            return self.get_response(request)  # style sheets and pictures, twenty to a page, tell nothing
        request.begun = time.perf_counter()  # type: ignore[attr-defined]
        return super().__call__(request)

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        request.answered = response.status_code  # type: ignore[attr-defined]
        took = time.perf_counter() - getattr(request, "begun", time.perf_counter())
        structlog.contextvars.bind_contextvars(milliseconds=round(took * 1000))
        super().handle_response(request, response)

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        method = request.method if request.method in METHODS else "OTHER"
        return f"{method} {known_address(request)}"

    @staticmethod
    def bind_user_id(request: HttpRequest) -> None:
        """Who it was, unless that is exactly what could not be found out (a database that is away)."""
        try:
            StructlogMiddleware.bind_user_id(request)
        except Exception:  # (a log line must never be what breaks a request)
            structlog.contextvars.bind_contextvars(user_id="unknown")


def known_address(request: HttpRequest) -> str:
    """The path of a page that was found, its tokens masked; otherwise only which page it might have been.

    What does not exist was typed by somebody and may be anything, a name included.
    """
    match = request.resolver_match
    if match is None:
        return NO_SUCH_PAGE
    if getattr(request, "answered", 500) >= 400:
        return f"/{match.route}"
    return masked(request.path, match.kwargs)


def leave_out(logger: Any, method: str, event: Event) -> Event:
    """Drop what another line says anyway."""
    if event.get("event") in LEFT_OUT:
        raise structlog.DropEvent
    return event


def keep_private(logger: Any, method: str, event: Event) -> Event:
    """Drop the facts that may quote a person."""
    for name in PRIVATE_FACTS:
        event.pop(name, None)
    return event


def say_where(logger: Any, method: str, event: Event) -> Event:
    """An exception as its kind and its place in the code, with those that caused it; never its message."""
    found = event.pop("exc_info", None)
    error = exception_of(found)
    if error is not None:
        event["exception_type"] = " from ".join(
            f"{type(each).__module__}.{type(each).__name__}" for each in chain(error)
        )
        event["exception_at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames(error)]
    return event


def exception_of(found: Any) -> BaseException | None:
    """What `exc_info` stands for: an exception, the triple of one, or True for the one being handled."""
    if isinstance(found, BaseException):
        return found
    if isinstance(found, tuple):
        return found[1] if isinstance(found[1], BaseException) else None
    return sys.exc_info()[1] if found else None


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """The exception and what it came from, at most five."""
    for _ in range(5):
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__


def frames(error: BaseException) -> list[traceback.FrameSummary]:
    return list(traceback.extract_tb(error.__traceback__))[-FRAMES_KEPT:]


def keep_to_the_template(logger: Any, method: str, event: Event) -> Event:
    """Of what a library says only its own words are kept, not the values it fills in."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord) and not record.name.startswith(PLAIN_SPEAKERS):
        event["event"] = str(record.msg)
    return event


CHAIN: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso"),
    keep_private,
    say_where,
]


def formatter() -> structlog.stdlib.ProcessorFormatter:
    """Makes the line: JSON in pure ASCII, so that no character in it can act on a terminal or end a line."""
    return structlog.stdlib.ProcessorFormatter(
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=True, default=lambda value: f"<{type(value).__name__}>"),
        ],
        foreign_pre_chain=[keep_to_the_template, *CHAIN],
    )


def configuration(level: str) -> dict[str, Any]:
    """LOGGING for settings: everything to standard error, where a container's keeper or the supervisor takes it."""
    quiet = {"level": "CRITICAL"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "config.logs.formatter"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Each would be a second line for a request or task that has its own.
            "django.request": quiet,
            "django.security": quiet,
            "celery.app.trace": quiet,
            "celery.worker.strategy": {"level": "WARNING"},
            "celery.beat": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
            "django": {"handlers": [], "level": level, "propagate": True},
        },
    }


def configure() -> None:
    """Make structlog's own loggers end in the same handlers."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            leave_out,
            *CHAIN,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
