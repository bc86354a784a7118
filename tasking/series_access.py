"""Who sees which problems come back in several wards, and who keeps the list of them (T7, 001 rec 5)."""

from __future__ import annotations

from django.http import Http404

from engagement.access import READ_ISSUES
from partnerships.access import group_for
from partnerships.fetching import or_404
from partnerships.models import Group, RoleKind, User, Ward
from partnerships.policy import right
from tasking.models import Problem

K = RoleKind
READ_SERIES = right(
    "series.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.ANALYST, K.LEAD,
    why_not="What comes back in several wards is not part of your role.",
)  # fmt: skip
KEEP_PROBLEMS = right(
    "problems.keep", K.COORDINATOR, K.ADMIN,
    why_not="Coordinators and administrators keep the list of problems.",
)  # fmt: skip


def higher_group_for(user: User, slug: str) -> Group:
    """A higher group the person sees, or Http404."""
    group = group_for(user, slug)
    if not group.is_higher:
        raise Http404
    return group


def series_for(user: User, slug: str, pk: int) -> tuple[Group, Problem]:
    """One problem before a higher group, or Http404."""
    group = higher_group_for(user, slug)
    problem = or_404(Problem.objects.filter(partnership=group.partnership_id, pk=pk).first())
    return group, problem


def problem_for(user: User, pk: int) -> Problem:
    """A problem on the list of the person's partnership, or Http404."""
    return or_404(Problem.objects.visible_to(user).filter(pk=pk).first())


def sees_issues_of(user: User, ward: Ward) -> bool:
    """Whether the person sees every issue of the ward that is not restricted, and so may know how many there are."""
    return user.scope.covers(READ_ISSUES.kinds, ward)
