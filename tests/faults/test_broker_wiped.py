"""Redis killed with all it held, in the midst of work: what was written is done all the same, once (safety 22)."""

from __future__ import annotations

import time

import pytest
from redis import Redis

from partnerships.posting import post
from partnerships.tasks import send_due
from tests.faults.mailbox import mailbox
from tests.faults.outbox import QUICKLY, all_sent, unsent, wait_for_progress, write_mails
from tests.partnerships.mailing import notice
from tests.services import Broker, Processes

__all__ = ["notice"]
RECOVERY_SECONDS = 120


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("notice")
def test_nothing_is_lost_and_writing_goes_on_meanwhile(processes: Processes, broker: Broker) -> None:
    with mailbox(slow=0.02) as box:
        processes.start("worker", " ready.", REDIS_URL=broker.url, **QUICKLY, **box.environment)
        processes.start("beat", "beat_started", REDIS_URL=broker.url, **QUICKLY)
        write_mails(200, "before")
        wait_for_progress(20)
        broker.kill()
        assert unsent(), "it was killed too late to hurt anybody"

        for number in range(20):  # as a page would, each waiting for no broker
            begun = time.monotonic()
            facts = {"name": "Rita"}
            post(to="rita@harrowmere.example", subject="The lamp is lit", template="notice", context=facts,
                 key=f"while:{number}", kind="notice")  # fmt: skip
            assert time.monotonic() - begun < 2

        broker.start()
        with Redis.from_url(broker.url) as client:
            client.flushall()
        write_mails(20, "after")
        assert all_sent(RECOVERY_SECONDS) <= RECOVERY_SECONDS
        assert (len(box.arrived), box.copies) == (240, 0)


@pytest.mark.django_db(transaction=True)
def test_messages_that_were_never_there_are_not_missed(processes: Processes, broker: Broker) -> None:
    """The queue emptied before any worker looked: beat asks, and finds every row."""
    with mailbox() as box:
        write_mails(30)
        with Redis.from_url(broker.url) as client:
            assert client.llen("celery") == 30
            client.flushall()
        processes.start("worker", " ready.", REDIS_URL=broker.url, **QUICKLY, **box.environment)
        processes.start("beat", "beat_started", REDIS_URL=broker.url, **QUICKLY)
        all_sent(RECOVERY_SECONDS)
        assert (len(box.arrived), box.copies) == (30, 0)


def test_a_message_names_the_task_and_nothing_else(broker: Broker) -> None:
    """Nothing personal stands in Redis: an emptied one loses nothing, a read one tells nothing (safety 19)."""
    from partnerships import nudge  # noqa: PLC0415

    nudge.send(send_due, ())
    with Redis.from_url(broker.url) as client:
        (message,) = client.lrange("celery", 0, -1)
    assert b"partnerships.send_due" in message
    assert b"@harrowmere" not in message
