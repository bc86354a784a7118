"""Two beats, a killed worker, three days off: each person has each digest once (safety 21, 23)."""

from __future__ import annotations

import os
import sys
import time
from datetime import date, datetime, timedelta

import pytest
import time_machine

from config.demonstration.cast import Harrowmere, make_harrowmere
from config.running import programs, tied
from partnerships.models import Mail, Reminder, Role, User
from tests.faults.outbox import QUICKLY
from tests.feedback.lateness import DAY, MONDAY, at, late_action
from tests.services import ROOT, Processes, Running, database_url_of_tests

FRIDAY = MONDAY - 3 * DAY
PATIENCE = timedelta(seconds=90)


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    with time_machine.travel(at(FRIDAY, 6), tick=False):
        return make_harrowmere(today=FRIDAY)


def start_at(processes: Processes, moment: datetime, name: str) -> Running:
    """A worker or beat whose clock stands at that moment when it starts."""
    given = {**os.environ, "DATABASE_URL": database_url_of_tests(), "WARDBOOK_TIED": "yes", **QUICKLY}
    _, *arguments = programs.command(name, given)
    command = [sys.executable, "-m", "tests.faults.shifted", moment.isoformat(), *arguments]
    output = processes.folder / f"{name}-{len(processes.started)}.log"
    with output.open("wb") as file:
        process = tied.start(command, environment=given, output=file, folder=str(ROOT))
    running = Running(process, output, name)
    processes.started.append(running)
    return running


def digests_of(day: date) -> list[str]:
    """Whose digests of that day tell of something late, a name for each; what else beat does makes other digests."""
    found = Mail.objects.filter(kind="digest", key__endswith=f":{day}", subject__contains="late")
    return sorted(found.values_list("user__username", flat=True))


def wait_for(day: date, whose: list[str]) -> None:
    until = time.monotonic() + PATIENCE.total_seconds()
    while digests_of(day) != whose:
        assert time.monotonic() < until, (digests_of(day), whose)
        time.sleep(0.2)


def asked_about(day: date) -> int:
    return Reminder.objects.filter(about="digest", due_on=day).count()


@pytest.mark.django_db(transaction=True)
def test_two_beats_write_one_and_three_days_off_are_caught_up_once(processes: Processes, borough: Harrowmere) -> None:
    late_action(borough, due=FRIDAY - DAY)
    for name in ("worker", "worker", "beat", "beat"):
        start_at(processes, at(FRIDAY, 7, 1), name)
    wait_for(FRIDAY, ["carol", "errol"])
    time.sleep(5)  # the beats ask again, every four seconds
    assert digests_of(FRIDAY) == ["carol", "errol"]
    processes.stop()

    for number in range(3):  # nothing runs on Monday, Tuesday and Wednesday
        late_action(borough, due=MONDAY + number * DAY)
    thursday = MONDAY + 3 * DAY
    for name in ("worker", "beat"):
        start_at(processes, at(thursday, 9), name)
    wait_for(thursday, ["carol", "errol"])
    said = Mail.objects.get(kind="digest", user=borough.errol, key__endswith=f":{thursday}").text
    assert said.count("* New: ") == 3
    assert Mail.objects.filter(kind="digest", user=borough.errol).count() == 2  # and none for the days between


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_among_them_leaves_none_out_and_none_twice(processes: Processes, borough: Harrowmere) -> None:
    many = [
        User(username=f"officer{n}", name=f"Officer {n}", email=f"officer{n}@harrowmere.example") for n in range(80)
    ]
    for officer in User.objects.bulk_create(many):
        Role.objects.create(user=officer, kind="supervisor", ward=borough.wards[3], starts_on=FRIDAY)
        borough.people[officer.username] = officer
        late_action(borough, due=FRIDAY - DAY, owner=officer.username, ward=3)
    doomed = start_at(processes, at(FRIDAY, 7, 1), "worker")
    start_at(processes, at(FRIDAY, 7, 1), "beat")
    until = time.monotonic() + PATIENCE.total_seconds()
    while asked_about(FRIDAY) < 20:
        assert time.monotonic() < until
        time.sleep(0.02)
    doomed.kill()
    assert len(digests_of(FRIDAY)) < 81, "it was killed too late to hurt anybody"
    start_at(processes, at(FRIDAY, 7, 1), "worker")
    wait_for(FRIDAY, sorted(["carol", *(officer.username for officer in many)]))
    assert Reminder.objects.filter(about__startswith="action:").count() == 2 * len(many)  # to owner and coordinator
