"""A worker that lives and takes nothing is named within two minutes; beat's mark does not speak for it (safety 24)."""

import time
from collections.abc import Callable

import pytest
from django.test import Client

from config import beat as beat_module
from config import health
from partnerships.models import Heartbeat
from tests.services import Broker, Running

Start = Callable[..., Running]


def ready(client: Client) -> dict[str, str]:
    services = client.get("/healthz/ready/").json()["services"]
    return {name: found["state"] for name, found in services.items()}


def wait_until(states: dict[str, str], client: Client, seconds: float) -> None:
    until = time.monotonic() + seconds
    while (found := ready(client)) != states:
        assert time.monotonic() < until, found
        time.sleep(0.5)


def test_an_alarm_comes_within_two_minutes() -> None:
    """What the settings add up to: the silence that is allowed and one more heartbeat until it is seen."""
    assert health.WORKER_SILENT_SECONDS + beat_module.MARK_SECONDS < 120


@pytest.mark.django_db(transaction=True)
def test_a_frozen_worker_is_down_while_beat_is_well(
    worker: Start, beat: Start, broker: Broker, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "WORKER_SILENT_SECONDS", 3)
    pool = worker(REDIS_URL=broker.url)
    beat(REDIS_URL=broker.url)
    well = dict.fromkeys(("database", "broker", "worker", "beat"), "ok")
    wait_until(well, client, 90)

    pool.freeze()
    wait_until({**well, "worker": "down"}, client, 90)

    pool.thaw()
    wait_until(well, client, 90)


@pytest.mark.django_db(transaction=True)
def test_beat_starts_and_marks_itself_without_a_broker(beat: Start, broker: Broker, client: Client) -> None:
    broker.kill()
    beat(REDIS_URL=broker.url)
    until = time.monotonic() + 90
    while not Heartbeat.objects.filter(name="beat").exists():
        assert time.monotonic() < until
        time.sleep(0.2)
    found = ready(client)
    assert (found["broker"], found["beat"]) == ("down", "ok")
