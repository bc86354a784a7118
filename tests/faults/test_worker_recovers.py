"""A worker takes work again after its broker was killed, frozen or threw it out, without being restarted."""

import time
from collections.abc import Callable

import pytest
from redis import Redis

from partnerships import nudge
from partnerships.models import Heartbeat
from partnerships.tasks import heartbeat
from tests.services import Broker, Running

Start = Callable[..., Running]
PATIENCE_SECONDS = 60


def answered_after(moment: float) -> bool:
    mark = Heartbeat.objects.filter(name="worker").first()
    return mark is not None and mark.beaten_at.timestamp() > moment


def wait_for_an_answer() -> float:
    """Ask until a worker answers; how many seconds that took."""
    begun, now = time.monotonic(), time.time()
    while not answered_after(now):
        assert time.monotonic() - begun < PATIENCE_SECONDS, "the worker lives and is deaf"
        nudge._line.quiet_until = 0.0
        nudge.send(heartbeat, ())
        time.sleep(0.5)
    return time.monotonic() - begun


def killed(broker: Broker) -> None:
    broker.kill()
    time.sleep(3)
    broker.start()


def frozen(broker: Broker) -> None:
    broker.freeze()
    time.sleep(15)  # longer than its patience of 10 seconds
    broker.thaw()


def thrown_out(broker: Broker) -> None:
    with Redis.from_url(broker.url) as client:
        client.execute_command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")


@pytest.mark.parametrize("fault", [killed, frozen, thrown_out])
def test_it_takes_work_again(worker: Start, broker: Broker, fault: Callable[[Broker], None]) -> None:
    process = worker(REDIS_URL=broker.url).process
    wait_for_an_answer()
    fault(broker)
    assert wait_for_an_answer() <= PATIENCE_SECONDS
    assert process.poll() is None
