"""The lists of priorities, and of what was heard and not made one: which, in which order, and of which wards.

Each question is written once a day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value

from partnerships.asking_for import AskedFor, Chosen, Listed, asked_for, chosen_of, keys_of
from partnerships.models import User
from tasking.access import heard_by, priorities_seen_by
from tasking.models import Priority, Tabling

ROWS = ("ward",)


def present(user: User, today: date, given: dict[str, Any]) -> Listed[Priority]:
    """The present priorities this person may see, ward by ward. In: what the filters gave, by name."""
    return _listed(_present, user, today, given)


def ended(user: User, today: date, given: dict[str, Any]) -> Listed[Priority]:
    """Those that ended, the latest first."""
    return _listed(_ended, user, today, given)


def heard(user: User, today: date, given: dict[str, Any]) -> Listed[Tabling]:
    """What was heard and not made a priority, the latest first."""
    return _listed(_heard, user, today, given)


def counts(user: User, today: date) -> dict[str, int]:
    """How many of all the present priorities they may see there are, and how many of them are due for review."""
    return next(iter(_counted(user, today)), {"present": 0, "due": 0})


def _listed(question: AskedFor[Any, Any], user: User, today: date, given: dict[str, Any]) -> Listed[Any]:
    return question.listed(user, today, chosen_of(given, places=ROWS), **keys_of(given, ROWS))


@asked_for
def _present(person: User, today: date, chosen: Chosen, *, ward: Any) -> QuerySet[Priority]:
    given = dict(chosen)
    found = priorities_seen_by(person).current()
    if "review" in given:
        found = found.to_review(today)
    if "kind" in given:
        found = found.filter(kind=given["kind"])
    if "ward" in given:
        found = found.filter(ward=ward)
    rows = found.annotate(reference=F("issue__reference"), ward_name=F("ward__name"), group=F("chosen_at__group__name"))
    return rows.order_by("ward__name", "chosen_on", "pk").only(*PRESENT)


PRESENT = (
    *("title", "kind", "signal", "way", "votes_for", "votes_cast", "how_chosen", "opinion", "chosen_on", "review_on"),
)


@asked_for
def _counted(person: User, today: date) -> QuerySet[Priority, Any]:
    """One row, or none where there is no priority."""
    counted_by = {"present": Count("pk"), "due": Count("pk", filter=Q(review_on__lte=today))}
    seen = priorities_seen_by(person).current().order_by()
    counted: QuerySet[Priority, Any] = seen.annotate(together=Value(1)).values("together").annotate(**counted_by)
    return counted


@asked_for
def _ended(person: User, today: date, chosen: Chosen, *, ward: Any) -> QuerySet[Priority]:
    found = priorities_seen_by(person).ended()
    if chosen:
        found = found.filter(ward=ward)
    rows = found.annotate(reference=F("issue__reference"), ward_name=F("ward__name"))
    return rows.order_by("-ended_on", "-pk").only("title", "kind", "ended_because", "chosen_on", "ended_on")


@asked_for
def _heard(person: User, today: date, chosen: Chosen, *, ward: Any) -> QuerySet[Tabling]:
    found = heard_by(person)
    if chosen:
        found = found.filter(ward=ward)
    rows = found.annotate(group=F("meeting__group__name")).select_related("issue__ward")
    return rows.order_by("-decided_at", "-pk").only(*HEARD)


HEARD = (
    *("reason", "other_help", "decided_at", "issue__reference", "issue__concern", "issue__stage"),
    *("issue__ward__name", "issue__ward__partnership"),
)
