"""Who reads and who records the six-monthly review of all neighbourhoods (001 rec 5, 002 5.7.4)."""

from __future__ import annotations

from datetime import date, timedelta

from partnerships.access import groups_held
from partnerships.fetching import or_404
from partnerships.models import Group, Neighbourhood, RoleKind, User
from partnerships.policy import right
from tasking.models import HalfYearReview
from tasking.models.half_yearly import HalfYearlyQuerySet

K = RoleKind
READ_REVIEWS = right(
    "review.read", K.COORDINATOR, K.SUPERVISOR, K.ANALYST, K.LEAD,
    why_not="The six-monthly review of all neighbourhoods is not part of your role.",
)  # fmt: skip
REVIEW = right(
    "review.record", K.COORDINATOR, K.SUPERVISOR, K.LEAD,
    why_not="The leads, and the coordinators and chairs of its wards, record the review.",
)  # fmt: skip
SOON = timedelta(days=30)


def reviews_seen_by(user: User) -> HalfYearlyQuerySet[HalfYearReview]:
    """The reviews of the groups that the person's roles are for."""
    groups = Group.objects.filter(groups_held(user, READ_REVIEWS)).values("pk")
    return HalfYearReview.objects.filter(group__in=groups)


def reviews_due_from(user: User, on: date) -> HalfYearlyQuerySet[HalfYearReview]:
    """Those this person may record that are due within the month, or overdue."""
    groups = Group.objects.filter(groups_held(user, REVIEW)).values("pk")
    return HalfYearReview.objects.to_do().filter(group__in=groups, due_on__lte=on + SOON)


def review_for(user: User, pk: int) -> HalfYearReview:
    """The review, or Http404 outside the person's sight."""
    whole = reviews_seen_by(user).select_related("group__partnership", "completed_by")
    return or_404(whole.prefetch_related("group__wards").filter(pk=pk).first())


def neighbourhood_of(user: User, pk: int, neighbourhood_pk: int) -> tuple[HalfYearReview, Neighbourhood]:
    """One neighbourhood of the review, or Http404."""
    review = review_for(user, pk)
    wards = review.group.wards.values("neighbourhood")
    found = or_404(Neighbourhood.objects.filter(pk__in=wards, pk=neighbourhood_pk).first())
    return review, found
