"""The partnership's list of problems, and looking through the issues that were there before a problem's words (T7)."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from engagement import searching
from engagement.models import Issue, Sensitivity, Stage
from partnerships.errors import Refused
from partnerships.locking import save_if_unchanged
from partnerships.models import Partnership, User
from tasking.models import Problem, Recognised
from tasking.series_access import KEEP_PROBLEMS

BACK = timedelta(days=2 * 366)
"""How far back a new problem's words are looked for: series compare a year with the year before."""
BATCH = 2000


def _require(by: User, partnership_id: int | None) -> None:
    if partnership_id is None or by.partnership_id != partnership_id or not KEEP_PROBLEMS.held_by(by):
        raise PermissionDenied(KEEP_PROBLEMS.why_not)


def _fit(words: str) -> str:
    """The words, if the search finds anything to look for in them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT numnode(websearch_to_tsquery('english', %s))", [words])
        if not cursor.fetchone()[0]:
            raise Refused("The search passes over all of these words. Give others.", field="words")
    return " ".join(words.split())


def add_problem(*, partnership: Partnership, by: User, name: str, words: str) -> Problem:
    """Add a problem, or take up again one that was ended. Raises PermissionDenied, Refused.

    From now on issues are recognised as they are logged; a worker looks through those of the last two years.
    """
    _require(by, partnership.pk)
    name, words = " ".join(name.split()), _fit(words)
    known = Problem.objects.filter(partnership=partnership, name__iexact=name).first()
    if known is not None and known.ended_on is None:
        raise Refused("It is on the list already.", field="name")
    try:
        with transaction.atomic():
            if known is None:
                return Problem.objects.create(partnership=partnership, name=name, words=words)
            known.ended_on, known.words, known.recognised_at = None, words, None
            save_if_unchanged(known, version=known.version, fields=["ended_on", "words", "recognised_at"])
            return known
    except IntegrityError as error:
        raise Refused("It is on the list already.", field="name") from error


def change_words(*, problem: Problem, by: User, words: str, version: int) -> Problem:
    """Recognise it by other words; issues are looked through again. Raises Conflict, Refused, PermissionDenied."""
    _require(by, problem.partnership_id)
    problem.words, problem.recognised_at = _fit(words), None
    save_if_unchanged(problem, version=version, fields=["words", "recognised_at"])
    return problem


def end_problem(*, problem: Problem, by: User) -> Problem:
    """Recognise it no more; what was recognised stays counted for as long as its issue is not changed."""
    _require(by, problem.partnership_id)
    problem.ended_on = problem.ended_on or timezone.localdate()
    problem.save(update_fields=["ended_on"])
    return problem


def recognise_waiting() -> int:
    """Look through the issues for problems whose words are new. Out: how many problems. Safe to run twice."""
    waiting = Problem.objects.in_use().filter(recognised_at__isnull=True)
    done = 0
    for problem in waiting.order_by("pk"):
        _look_through(problem)
        # Only where its words are still those that were looked for.
        fresh = Problem.objects.filter(pk=problem.pk, version=problem.version)
        done += fresh.update(recognised_at=timezone.now())
    return done


def _look_through(problem: Problem) -> None:
    """Ask the trigger's question again of each issue that these words, or the words before, are about."""
    since = timezone.localdate() - BACK
    of = Issue.objects.filter(ward__partnership=problem.partnership_id, raised_on__gte=since)
    of = of.exclude(stage=Stage.MERGED).exclude(sensitivity=Sensitivity.RESTRICTED)
    keys = set(of.filter(searching.open_to_all(problem.words)).values_list("pk", flat=True))
    keys |= set(Recognised.objects.filter(problem=problem, raised_on__gte=since).values_list("pk", flat=True))
    rows = sorted(keys)
    for at in range(0, len(rows), BATCH):
        with connection.cursor() as cursor:
            cursor.execute("SELECT wardbook_recognise(one) FROM unnest(%s::bigint[]) one", [rows[at : at + BATCH]])
