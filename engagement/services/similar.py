"""Similar issues: what the ward heard before in much the same words (E1)."""

from __future__ import annotations

from django.contrib.postgres.search import TrigramSimilarity

from engagement.models import Issue
from partnerships.models import User

LOOKED_AT = 300
"""Only so many of the ward's latest are compared, so that it costs the same in a book of a million."""
ALIKE = 0.35


def similar_to(issue: Issue, user: User, *, most: int = 3) -> list[Issue]:
    """Up to `most` of the ward's latest issues, which this person sees, whose concern reads much like this one's."""
    latest = Issue.objects.filter(ward_id=issue.ward_id).exclude(pk=issue.pk).order_by("-logged_at", "-id")
    compared = Issue.objects.visible_to(user).filter(pk__in=latest.values("pk")[:LOOKED_AT])
    alike = compared.annotate(alike=TrigramSimilarity("concern", issue.concern)).filter(alike__gte=ALIKE)
    return list(alike.order_by("-alike", "-logged_at").only("reference", "concern", "stage", "raised_on")[:most])
