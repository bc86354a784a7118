"""The list of problem-solving plans: which, and what it may be narrowed to. Each question is written once a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from partnerships.asking_for import Chosen, Listed, asked_for, chosen_of, keys_of
from partnerships.models import User, Ward
from tasking.models import Plan
from tasking.plan_access import closings_waiting_for, reviews_due_from, wards_offered

ROWS = ("ward", "agency")


def listed(user: User, today: date, given: dict[str, Any]) -> Listed[Plan]:
    """The plans this person may see, the longest due for review first. In: what the filters gave, by name."""
    chosen = chosen_of(given, places=(*ROWS, "q"))
    return _found.listed(user, today, chosen, words=given.get("q") or "", **keys_of(given, ROWS))


@asked_for
def _found(person: User, today: date, chosen: Chosen, *, ward: Any, agency: Any, words: Any) -> QuerySet[Plan]:
    given = dict(chosen)
    found = Plan.objects.visible_to(person)
    if "ward" in given:
        found = found.filter(ward=ward)
    if "agency" in given:
        found = found.filter(agency=agency)
    if "q" in given:
        found = found.words(words)
    match given.get("review"):
        case "overdue":
            found = found.overdue(today)
        case "mine":
            found = found.filter(pk__in=reviews_due_from(person, today).values("pk"))
        case "agree":
            found = found.filter(pk__in=closings_waiting_for(person).values("pk"))
    match given.get("stage"):
        case "all":
            pass
        case None:
            found = found.open()
        case stage:
            found = found.filter(stage=stage)
    return found.for_list().order_by("review_on", "pk")


def overdue(user: User, today: date) -> int:
    """How many of all the plans they may see should have been reviewed by now."""
    return _overdue.listed(user, today).count()


@asked_for
def _overdue(person: User, today: date) -> QuerySet[Plan]:
    return Plan.objects.visible_to(person).overdue(today)


@asked_for
def wards_to_choose(person: User, today: date) -> QuerySet[Ward]:
    return wards_offered(person).only("name", "slug", "partnership")
