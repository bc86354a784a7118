"""What is measured of listening at the size of a country: the pages of survey and network, and what runs unseen."""

from __future__ import annotations

import csv
import io
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import partial
from itertools import cycle
from statistics import median
from typing import Any
from uuid import uuid4

from django.db import connection, reset_queries, transaction
from django.utils import timezone

from benchmarks.pages import Ask, Measured, listed, same
from engagement.importing import kin as importing
from engagement.importing.plans import hold
from engagement.kin_access import ADD_KIN
from engagement.models import CommunityGroup, Interview, SurveyRound
from engagement.services import roll, rounds, touring
from engagement.services.kin import exporting
from engagement.survey_access import interviews_seen_by
from feedback.models import EntryKind
from feedback.services.receiving import receive
from feedback.street.parcels import FORMAT, PURPOSE, Parcel, bound_to
from feedback.street.taking import pages_of
from feedback.street.version import version
from partnerships.letterbox import closed, letterboxes
from partnerships.models import User, Ward

TIMES = int(os.environ.get("WARDBOOK_BENCH_TIMES", "20"))
"""How often each job is timed; what is done once in a book is timed once."""
A_WARD, A_FILE = 40, 2_000
"""Rows of a ward's list, and of the largest list that is taken."""


def pages(needed: int) -> Iterator[Measured]:
    """The pages of survey and network, as the people who use them. `needed` is how often a step will be asked."""
    people = {name: User.objects.get(username=name) for name in ("carol", "anya", "priya", "ines")}
    carol, anya, priya = people["carol"], people["anya"], people["priya"]
    ward = Ward.objects.get(slug="millbrook")
    done = SurveyRound.objects.closed().filter(ward=ward).order_by("-due_on")[0]
    still = SurveyRound.objects.open().get(ward=ward)
    for name, user, address in (
        ("surveys", carol, "/surveys/"), ("surveys, whole partnership", anya, "/surveys/"),
        ("surveys behind", carol, "/surveys/?state=behind"), ("round, open", carol, f"/surveys/{still.pk}/"),
        ("results", carol, f"/surveys/{done.pk}/results/"), ("results, analyst", anya, f"/surveys/{done.pk}/results/"),
        ("results as a file", carol, f"/surveys/{done.pk}/results/report.csv"),
        ("network", carol, "/kin/"), ("network, filtered", carol, "/kin/?q=0001"),
        ("coverage", carol, "/kin/coverage/"), ("coverage, whole partnership", anya, "/kin/coverage/"),
        ("coverage of a ward", carol, "/kin/coverage/millbrook/"), ("contacts due", priya, "/contacts/due/"),
        ("tours", carol, "/tours/"), ("interviews", priya, "/surveys/interviews/"),
    ):  # fmt: skip
        rows = 20 if address.endswith(".csv") else listed(user, address)
        yield Measured(name, user, same(address), rows)
    yield Measured("interview", priya, _interviews(priya), 12)
    # Four pages and the day's interviews in one answer.
    yield Measured("taken along by a tablet", priya, same("/street/take/"), 40, goal=12.0, queries=20)


def _interviews(priya: User) -> Iterator[Ask]:
    mine = Interview.objects.to_do().filter(interviews_seen_by(priya), assigned_to=priya).order_by("pk")[:20]
    return cycle([(one.get_absolute_url(), None) for one in mine])


@dataclass(frozen=True, slots=True)
class Job:
    """What came of one job: milliseconds (the median) and questions each time."""

    name: str
    times: int
    milliseconds: float
    queries: int
    note: str = ""


def jobs() -> Iterator[Job]:
    """What a worker, a list or a tablet makes the book do; each in a transaction that is undone, but for the tours."""
    carol, priya, ines = (User.objects.get(username=name) for name in ("carol", "priya", "ines"))
    today = timezone.localdate()
    yield _timed("tours of the month made", lambda: touring.keep_tours(today), times=1, undone=False)
    yield _timed("tours, nothing due", lambda: touring.keep_tours(today), times=5)
    yield _timed("rounds: nothing to close", lambda: rounds.close_due(today), times=5)
    yield _timed("rounds: nothing to open", lambda: rounds.open_due(today), times=3)
    yield _timed("rounds: nobody to ask", lambda: roll.bring_all_up_to_date(today), times=3)
    yield _timed("rounds: nothing to share out", rounds.share_out_left, times=3)
    later = today + timedelta(days=60)
    yield _timed("rounds: every open one closed", lambda: rounds.close_due(later), times=1)
    for rows in (A_WARD, A_FILE):
        content = _list(carol, rows)
        yield _timed(f"list of {rows:,} planned", partial(importing.plan_import, content, by=carol))
        yield _timed(f"list of {rows:,} carried out", partial(_imported, content, carol))
    yield _timed("a ward's network exported", lambda: _exported(carol, ines))
    yield _timed("pages drawn for a tablet", lambda: pages_of(priya))
    groups = list(CommunityGroup.objects.filter(ward__slug="millbrook"))
    parcels = iter([_contact(priya, groups[n % len(groups)]) for n in range(TIMES + 1)])
    yield _timed("entry of a tablet taken in", lambda: receive(parcel=next(parcels), by=priya))


def _timed(name: str, job: Callable[[], object], *, times: int = TIMES, undone: bool = True) -> Job:
    took, queries, said = [], 0, ""
    connection.force_debug_cursor = True
    for _ in range(times):
        reset_queries()
        with transaction.atomic():
            begun = time.perf_counter()
            answer = job()
            took.append(time.perf_counter() - begun)
            queries = max(queries, len(connection.queries_log))
            transaction.set_rollback(undone)
        said = f"{answer:,}" if isinstance(answer, int) else ""
    connection.force_debug_cursor = False
    return Job(name, times, round(median(took) * 1000, 1), queries, said)


def _list(by: User, rows: int) -> bytes:
    """A list of so many people the book does not know, in as many of the person's wards as it takes."""
    wards = list(Ward.objects.for_scope(by, ADD_KIN.kinds).order_by("pk")) if rows > A_WARD else []
    names = [ward.name for ward in wards] or ["Millbrook"]
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(["Ward", "Name", "Embedded as", "Where", "Telephone", "Age", "Consent on"])
    today = f"{timezone.localdate():%Y-%m-%d}"
    for n in range(rows):
        street = f"{n} Mill Road"
        lines.writerow([names[n % len(names)], f"New {n:05}", "Resident", street, "01632 960001", "25 to 44", today])
    return text.getvalue().encode()


def _imported(content: bytes, by: User) -> int:
    """As the page does it: the wards held, planned again, carried out, whoever joined asked in the open round."""
    with transaction.atomic():
        hold(by, ADD_KIN)
        return len(importing.carry_out(importing.plan_import(content, by=by), by=by).new)


def _exported(carol: User, ines: User) -> int:
    export = exporting.ask(ward=Ward.objects.get(slug="millbrook"), by=carol, reason="Measuring")
    export = exporting.approve(export=export, by=ines)
    return exporting.take(export=export, by=carol).count("\n")


def _contact(author: User, group: CommunityGroup) -> Parcel:
    """A contact with one concern, closed as a tablet closes it."""
    key, box, now = uuid4(), letterboxes(PURPOSE)[0], timezone.now()
    bound = bound_to(key, author.pk, EntryKind.CONTACT, now.isoformat())
    fields = [["how", "met"], ["on", f"{timezone.localdate()}"], ["concern_1", "Bins left out behind the shops"],
              ["then_1", "mine"], ["place_1", "Mill Road"]]  # fmt: skip
    words = json.dumps({"format": FORMAT, "about": f"g{group.pk}", "fields": fields}).encode()
    return Parcel(
        key=key, author=author.pk, kind=EntryKind.CONTACT, made_at=now, sent_at=now, app=version(),
        letter=closed(box, words, bound), letter_for=box.name, bound=bound, sent_as_new=False,
    )  # fmt: skip


def jobs_measured() -> list[dict[str, Any]]:
    return [asdict(job) for job in jobs()]
