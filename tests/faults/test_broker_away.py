"""The broker gone, frozen or never there: nothing that a person does waits for it or fails (safety 22)."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from redis import Redis

from partnerships import nudge
from partnerships.tasks import heartbeat
from tests.services import Broker

FAULTS: dict[str, Callable[[Broker], None]] = {"killed": Broker.kill, "frozen": Broker.freeze}


@contextmanager
def within(seconds: float) -> Iterator[None]:
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < seconds


def waiting(broker: Broker) -> int:
    with Redis.from_url(broker.url) as client:
        return int(client.llen("celery"))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_nudge_gives_up_within_a_second_and_never_raises(broker: Broker, fault: str) -> None:
    assert nudge.send(heartbeat, ())  # the line is open, which is the harder case
    FAULTS[fault](broker)
    with within(1):
        assert not nudge.send(heartbeat, ())


@pytest.mark.parametrize("fault", FAULTS)
def test_the_next_nudges_do_not_even_try(broker: Broker, fault: str) -> None:
    FAULTS[fault](broker)
    nudge.send(heartbeat, ())
    with within(0.1):
        assert not any(nudge.send(heartbeat, ()) for _ in range(20))


def test_nudges_flow_again_once_it_is_back(broker: Broker) -> None:
    broker.kill()
    nudge.send(heartbeat, ())
    broker.start()
    nudge._line.quiet_until = 0.0
    assert nudge.send(heartbeat, ())
    assert waiting(broker) == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_nudges_nobody(broker: Broker) -> None:
    with transaction.atomic():
        nudge.nudge(heartbeat)
        transaction.set_rollback(True)
    assert waiting(broker) == 0


@pytest.mark.django_db(transaction=True)
def test_a_commit_goes_through_while_it_is_frozen(broker: Broker) -> None:
    broker.freeze()
    with within(1.5), transaction.atomic():
        nudge.nudge(heartbeat)


@pytest.mark.django_db(transaction=True)
def test_a_nudge_leaves_only_after_commit(broker: Broker) -> None:
    with transaction.atomic():
        nudge.nudge(heartbeat)
        assert waiting(broker) == 0
    assert waiting(broker) == 1
