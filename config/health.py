"""`/healthz/`: for monitors. Live: this process answers. Ready: the database, the broker, a worker and beat do too."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from partnerships.models import Heartbeat
from partnerships.policy import PUBLIC, policy

BEAT_SILENT_SECONDS = 60
# Beat sends a heartbeat every 15 s; a worker may be busy for the 60 s a task may take. 75 + 15 stays under 2 minutes.
WORKER_SILENT_SECONDS = 75
BROKER_PATIENCE_SECONDS = 1

Finding = dict[str, Any]


@policy(PUBLIC)
def live(request: HttpRequest) -> JsonResponse:
    """200 while this process answers at all; asks nothing and writes nothing."""
    return JsonResponse({"state": "ok"}, headers={"Cache-Control": "no-store"})


@policy(PUBLIC)
def ready(request: HttpRequest) -> JsonResponse:
    """200 when everything the book needs answers, 503 when anything does not; each named with its state."""
    now = timezone.now()
    beats: dict[str, Heartbeat] = {}

    def read_heartbeats() -> None:
        beats.update({beat.name: beat for beat in Heartbeat.objects.all()})

    services = {
        "database": answering(read_heartbeats, (DatabaseError, InterfaceError)),
        "broker": answering(ping_broker, (OSError,)),
        "worker": worker(beats, now),
        "beat": beat(beats, now),
    }
    well = all(finding["state"] == "ok" for finding in services.values())
    answer = {"state": "ok" if well else "down", "services": services}
    return JsonResponse(answer, status=200 if well else 503, headers={"Cache-Control": "no-store"})


def answering(ask: Callable[[], None], failures: tuple[type[Exception], ...]) -> Finding:
    """Whether it answers and in how many milliseconds; not why it does not, which may hold addresses."""
    begun = time.perf_counter()
    try:
        ask()
    except failures:
        return {"state": "down"}
    return {"state": "ok", "milliseconds": round((time.perf_counter() - begun) * 1000)}


def ping_broker() -> None:
    """Raises OSError where it does not answer."""
    from redis import Redis, RedisError  # noqa: PLC0415  (half a second that the first page need not wait for)

    patience = BROKER_PATIENCE_SECONDS
    try:
        with Redis.from_url(settings.REDIS_URL, socket_timeout=patience, socket_connect_timeout=patience) as broker:
            broker.ping()
    except RedisError as error:
        raise ConnectionError from error


def beat(beats: dict[str, Heartbeat], now: datetime) -> Finding:
    """Beat marks itself every 15 seconds."""
    mark = beats.get("beat")
    if mark is None:
        return {"state": "down", "age_seconds": None}
    age = (now - mark.beaten_at).total_seconds()
    return {"state": "ok" if age <= BEAT_SILENT_SECONDS else "down", "age_seconds": round(age)}


def worker(beats: dict[str, Heartbeat], now: datetime) -> Finding:
    """Down when it leaves beat's heartbeats on the queue; unknown when beat sends none to answer."""
    mark, sent = beats.get("worker"), beats["beat"].sent_at if "beat" in beats else None
    if mark is None:
        return {"state": "down", "age_seconds": None}
    age = (now - mark.beaten_at).total_seconds()
    if age <= WORKER_SILENT_SECONDS:
        state = "ok"
    else:
        unanswered = sent is not None and (sent - mark.beaten_at).total_seconds() > 1
        state = "down" if unanswered else "unknown"
    return {"state": state, "age_seconds": round(age)}
