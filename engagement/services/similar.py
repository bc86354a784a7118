"""Similar issues: what the ward heard before in much the same words (E1)."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, FloatField, Q, QuerySet, Value, When

from engagement import access
from engagement.models import Issue
from partnerships.asking import question
from partnerships.models import User

LOOKED_AT = 300
"""Only so many of the ward's latest are compared, so that it costs the same in a book of a million."""
ALIKE = 0.35
MOST = 3


def similar_to(issue: Issue, user: User) -> list[Issue]:
    """Up to three of the ward's latest issues, which this person sees, whose concern reads much like this one's."""
    asked = {"issue": issue.pk, "ward": issue.ward_id, "concern": issue.concern}
    if access.sees_beyond_wards(user):
        return list(_alike(access.issues_seen_by(user), **asked)[:MOST])
    return _alike_in_reach(**asked, **access.reach_of(user))


@question
def _alike_in_reach(
    *, issue: Any, ward: Any, concern: Any, team_wards: Any, team_partnerships: Any, wards: Any, partnerships: Any
) -> QuerySet[Issue]:
    seen = access.within_reach(team_wards, team_partnerships, wards, partnerships)
    return _alike(seen, issue=issue, ward=ward, concern=concern)[:MOST]


def _alike(seen: Q, *, issue: Any, ward: Any, concern: Any) -> QuerySet[Issue]:
    latest = Issue.objects.filter(ward_id=ward).exclude(pk=issue).order_by("-logged_at", "-id")
    compared = Issue.objects.filter(seen, pk__in=latest.values("pk")[:LOOKED_AT])
    # Of the ward alone, or a small book would compare the words of every ward; not as a condition on the ward, which
    # makes the database expect few and compare all of a large one.
    likeness = Case(
        When(ward_id=ward, then=TrigramSimilarity("concern", concern)), default=Value(0.0), output_field=FloatField()
    )
    alike = compared.annotate(alike=likeness).filter(alike__gte=ALIKE)
    return alike.order_by("-alike", "-logged_at", "-pk").only("reference", "concern", "stage", "raised_on")
