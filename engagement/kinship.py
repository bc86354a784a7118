"""What belongs to an issue of other issues, for its page: what was merged into it, and what it came back as (E1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from engagement import access
from engagement.models import Issue
from partnerships.asking import question
from partnerships.models import User


@dataclass(frozen=True, slots=True)
class Kin:
    """Every issue merged into it, however deep; those that are its return, or the return of its return.

    `seen` are the keys of those the reader may open; of the others only the reference is told.
    """

    merged: list[Issue] = field(default_factory=list)
    back: list[Issue] = field(default_factory=list)
    recurs_from: Issue | None = None
    merged_into: Issue | None = None
    seen: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.merged or self.back or self.recurs_from or self.merged_into)

    @property
    def times_back(self) -> int:
        return len(self.back)


def kin_of(user: User, issue: Issue) -> Kin:
    """Read them. No question where `access.issue_for` saw that there is nothing, as of almost every issue."""
    merged: list[Issue] = []
    back: list[Issue] = []
    front = [issue.pk] if getattr(issue, "has_kin", True) else []
    while front:
        found = _next_of_kin(issues=front)
        known = {one.pk for one in (*merged, *back)} | {issue.pk}
        new = [one for one in found if one.pk not in known]
        merged += [one for one in new if one.merged_into_id in front]
        back += [one for one in new if one.merged_into_id not in front]
        front = [one.pk for one in new]
    kin = Kin(merged, back, issue.recurs_from, issue.merged_into)
    return Kin(merged, back, issue.recurs_from, issue.merged_into, _seen(user, kin)) if kin else kin


@question
def _next_of_kin(issues: Any) -> QuerySet[Issue]:
    related = Issue.objects.filter(Q(merged_into_id__in=issues) | Q(recurs_from_id__in=issues))
    return related.select_related("ward").without_search_words().order_by("pk")


def _seen(user: User, kin: Kin) -> frozenset[int]:
    others: Iterator[Issue] = (one for one in (kin.recurs_from, kin.merged_into) if one is not None)
    keys = [one.pk for one in (*kin.merged, *kin.back, *others)]
    return frozenset(Issue.objects.filter(access.issues_seen_by(user), pk__in=keys).values_list("pk", flat=True))
