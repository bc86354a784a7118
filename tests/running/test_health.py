"""The addresses for monitors: what is down is named, and asking costs nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from partnerships.models import Heartbeat

WELL = {"database": "ok", "broker": "ok", "worker": "ok", "beat": "ok"}


def mark(name: str, seconds_ago: float, sent_seconds_ago: float | None = None) -> None:
    now = timezone.now()
    sent = None if sent_seconds_ago is None else now - timedelta(seconds=sent_seconds_ago)
    Heartbeat.objects.create(name=name, beaten_at=now - timedelta(seconds=seconds_ago), sent_at=sent)


def states(client: Client) -> dict[str, str]:
    response = client.get("/healthz/ready/")
    found = {name: service["state"] for name, service in response.json()["services"].items()}
    assert response.status_code == (200 if found == WELL else 503)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("worker_ago", "beat_ago", "sent_ago", "changed"),
    [
        (5, 5, 5, {}),
        (74, 5, 5, {}),
        (76, 5, 5, {"worker": "down"}),
        (5, 61, 61, {"beat": "down"}),
        (300, 300, 300, {"beat": "down", "worker": "unknown"}),
        (300, 5, 300, {"worker": "unknown"}),
        (300, 61, 61, {"beat": "down", "worker": "down"}),
    ],
)
def test_each_is_judged_by_its_own_mark(
    client: Client, worker_ago: float, beat_ago: float, sent_ago: float, changed: dict[str, str]
) -> None:
    mark("worker", worker_ago)
    mark("beat", beat_ago, sent_ago)
    assert states(client) == {**WELL, **changed}


@pytest.mark.django_db
def test_what_never_showed_itself_is_down(client: Client) -> None:
    assert states(client) == {**WELL, "worker": "down", "beat": "down"}


@pytest.mark.django_db
def test_a_broker_that_is_away_is_named(client: Client, settings: Any) -> None:
    mark("worker", 1)
    mark("beat", 1, 1)
    settings.REDIS_URL = "unix:///nowhere/redis.sock?db=0"
    assert states(client) == {**WELL, "broker": "down"}


def test_a_database_that_is_away_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("could not connect to 10.1.2.3 as wardbook")

    monkeypatch.setattr(Heartbeat.objects, "all", refuse)
    response = client.get("/healthz/ready/")
    assert response.status_code == 503
    assert response.json()["services"]["database"] == {"state": "down"}
    assert b"10.1.2.3" not in response.content


def test_live_asks_nobody(client: Client) -> None:
    """No database fixture: any query would fail the test."""
    response = client.get("/healthz/live/")
    assert (response.status_code, response.json()) == (200, {"state": "ok"})
    assert not response.cookies


@pytest.mark.parametrize("address", ["/healthz/live/", "/healthz/ready/"])
@pytest.mark.django_db
def test_no_answer_is_kept(client: Client, address: str) -> None:
    assert client.get(address)["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_it_takes_two_queries_at_most(client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(2):
        client.get("/healthz/ready/")
