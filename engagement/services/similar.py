"""Similar issues: what the ward heard before in much the same words (E1)."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Q, QuerySet, Value, When
from django.db.models.functions import Greatest

from engagement import access
from engagement.models import NOT_OVER, Issue, Stage
from engagement.sharing import shared_place
from partnerships.asking import question
from partnerships.models import User, Ward

LOOKED_AT = 200
"""Only so many of the ward's latest are compared, so that it costs the same in a book of a million."""
ALIKE = 0.35
MOST = 3

OPEN_LOOKED_AT, CLOSED_LOOKED_AT = 200, 100
"""While somebody types it is asked again and again: what is still open is what most often comes again."""
LETTERS = 6
"""Fewer typed say nothing yet."""
LIKELY = 0.45
"""From here on it is shown while somebody types; by part of a concern too, since not all of it is there yet."""
CERTAIN = 0.6
"""From here on it is shown before a concern is saved, where nobody has seen it."""
SAME_STREET = 0.15
AT_ONCE = 4
STREETLESS = "\x1f"
"""A street that nothing is in."""


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


def similar_while_typing(
    *, user: User, ward: Ward, concern: str, place: str = "", least: float = LIKELY
) -> list[Issue]:
    """What the ward heard before that may be the concern somebody is typing: open ones first, then closed ones.

    In: as much of the concern and of the place as is typed. Of other issues' places the street alone is compared, which
    everybody who sees the issue may read, so that nobody learns where something was by guessing at it (safety 4).
    `least`: how like, from 0 to 1. Out: at most four issues that this person sees, each with `alike`.
    Only the latest of the ward are compared, open and closed ones, so that it takes as long in a book of a million.
    """
    concern = " ".join(concern.split())
    if len(concern) < LETTERS:
        return []
    ids = _latest(ward=ward.pk)
    asked = {"ids": ids, "concern": concern, "street": shared_place(place) or STREETLESS, "least": least}
    if access.sees_beyond_wards(user):
        return list(_typed(access.issues_seen_by(user), **asked)[:AT_ONCE])
    return _typed_in_reach(**asked, **access.reach_of(user))


CLOSED = Q(stage=Stage.CLOSED)


@question
def _latest(ward: Any) -> QuerySet[Issue, int]:
    """The keys of the ward's latest, open and closed. Asked by itself: within one question the database takes the
    whole of a large ward for few, and compares every word of it.
    """
    latest = Issue.objects.filter(ward_id=ward).order_by("-logged_at", "-id").values_list("pk", flat=True)
    return latest.filter(NOT_OVER)[:OPEN_LOOKED_AT].union(latest.filter(CLOSED)[:CLOSED_LOOKED_AT], all=True)


@question
def _typed_in_reach(
    *, ids: Any, concern: Any, street: Any, least: Any, team_wards: Any, team_partnerships: Any, wards: Any,
    partnerships: Any,
) -> QuerySet[Issue]:  # fmt: skip
    seen = access.within_reach(team_wards, team_partnerships, wards, partnerships)
    return _typed(seen, ids=ids, concern=concern, street=street, least=least)[:AT_ONCE]


def _typed(seen: Q, *, ids: Any, concern: Any, street: Any, least: Any) -> QuerySet[Issue]:
    whole, part = TrigramSimilarity("concern", concern), TrigramWordSimilarity(concern, "concern") * Value(0.9)
    here = Case(When(shared_place=street, then=Value(SAME_STREET)), default=Value(0.0), output_field=FloatField())
    closed = Case(When(CLOSED, then=Value(1)), default=Value(0))
    compared = Issue.objects.filter(seen, pk__in=ids).alias(whole=whole, part=part)
    likely = compared.filter(Q(whole__gte=least) | Q(part__gte=least))
    alike = likely.annotate(alike=Greatest(F("whole"), F("part")) + here, closed=closed)
    return alike.order_by("closed", "-alike", "-logged_at", "-pk").only(
        "reference", "concern", "stage", "raised_on", "closed_on", "shared_place"
    )
