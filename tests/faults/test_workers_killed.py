"""A thousand mails, and twenty workers killed in the midst of them: none lost, none an effect twice (safety 21).

A mail whose worker is killed between the server's yes and our commit arrives again, under the same Message-ID
(`partnerships.posting` says why); a mailbox shows the two as one, and so they are counted here.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from partnerships.models import Mail, MailState
from partnerships.posting import message_id
from tests.faults.mailbox import mailbox
from tests.faults.outbox import QUICKLY, all_sent, unsent, wait_for_progress, write_mails
from tests.services import Processes, Running

Start = Callable[..., Running]
MAILS, KILLS, RECOVERY_SECONDS = 1000, 20, 60
DICE = random.Random(21)  # the same kills each time, as far as a machine does the same each time


def pool_of(worker: Running) -> list[int]:
    """The processes of a worker's pool."""
    try:
        listed = Path(f"/proc/{worker.process.pid}/task/{worker.process.pid}/children").read_text()
    except OSError:
        return []
    return [int(pid) for pid in listed.split()]


def kill_a_process(workers: list[Running]) -> None:
    """Kill one process of a pool."""
    pool = [pid for worker in workers for pid in pool_of(worker)]
    if pool:
        with suppress(ProcessLookupError):
            os.kill(DICE.choice(sorted(pool)), signal.SIGKILL)


@pytest.mark.django_db(transaction=True)
def test_none_is_lost_and_none_counts_twice(processes: Processes) -> None:
    with mailbox(slow=0.04) as box:
        workers = [processes.start("worker", " ready.", **QUICKLY, **box.environment) for _ in range(2)]
        processes.start("beat", "beat_started", **QUICKLY)
        write_mails(MAILS)
        for number in range(KILLS):
            wait_for_progress(number * MAILS // (KILLS + 1))
            time.sleep(DICE.uniform(0, 0.1))
            assert unsent(), f"kill {number} came too late to hurt anybody"
            if number % 7 == 6:  # a whole worker, which the supervisor starts again
                workers.pop(0).kill()
                workers.append(processes.start("worker", "", **QUICKLY, **box.environment))
            else:
                kill_a_process(workers)
        all_sent(120)

        assert set(box.arrived) == {message_id(f"mail:{n}") for n in range(MAILS)}  # a mailbox shows each once
        assert box.sent_twice == []
        assert box.copies <= KILLS
        begun_twice = Mail.objects.filter(attempts__gt=1).count()
        assert begun_twice >= KILLS / 4, "the kills hit nobody at work"


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_had_in_hand_is_sent_within_a_minute(worker: Start, beat: Start) -> None:
    with mailbox(slow=1.0) as box:
        write_mails(4)
        doomed = worker(**box.environment)  # with the claims and ticks of every day
        until = time.monotonic() + 30
        while not Mail.objects.filter(state=MailState.SENDING).exists():
            assert time.monotonic() < until
            time.sleep(0.05)
        doomed.kill()
        assert Mail.objects.filter(state=MailState.SENDING).exists()
        worker(**box.environment)
        beat()
        assert all_sent(RECOVERY_SECONDS) <= RECOVERY_SECONDS
        assert len(box.arrived) == 4


@pytest.mark.django_db(transaction=True)
def test_without_kills_many_workers_send_each_exactly_once(worker: Start, beat: Start) -> None:
    with mailbox() as box:
        write_mails(300)
        for _ in range(2):
            worker(**QUICKLY, **box.environment)
            beat(**QUICKLY)
        all_sent(120)
        assert (len(box.arrived), box.copies) == (300, 0)
