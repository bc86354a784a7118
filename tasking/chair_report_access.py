"""Who reads and who writes the chair's half-yearly report to the group (001 rec 4.2)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from partnerships.access import MEETS, groups_held, groups_seen_by, holds_for_group
from partnerships.fetching import or_404
from partnerships.models import Group, RoleKind, User
from partnerships.policy import Right, right
from tasking.models import ChairReport
from tasking.models.half_yearly import HalfYearlyQuerySet

K = RoleKind
READ_CHAIR_REPORTS = Right(
    "chair report.read", frozenset(kind.value for kind in MEETS), "Reports to groups are not part of your role."
)
WRITE_CHAIR_REPORT = right(
    "chair report.write", K.COORDINATOR, K.SUPERVISOR,
    why_not="The chair and the coordinator write the report to their group.",
)  # fmt: skip
SOON = timedelta(days=14)


def _written_by(user: User) -> Q:
    return Q(group__in=Group.objects.filter(groups_held(user, WRITE_CHAIR_REPORT)).values("pk"))


def chair_reports_seen_by(user: User) -> HalfYearlyQuerySet[ChairReport]:
    """What was handed to the groups the person sees, and what they have to write themselves."""
    seen = Q(group__in=Group.objects.filter(groups_seen_by(user)).values("pk"))
    return ChairReport.objects.filter(seen & (Q(completed_at__isnull=False) | _written_by(user)))


def chair_reports_due_from(user: User, on: date) -> HalfYearlyQuerySet[ChairReport]:
    """Those this person may write that are due within a fortnight, or overdue."""
    return ChairReport.objects.to_do().filter(_written_by(user), due_on__lte=on + SOON)


def chair_report_for(user: User, pk: int) -> ChairReport:
    """The report, or Http404 outside the person's sight."""
    whole = chair_reports_seen_by(user).select_related("group__partnership", "completed_by")
    return or_404(whole.filter(pk=pk).first())


def may_write(user: User, report: ChairReport) -> bool:
    """Whether this person may still write it."""
    return report.completed_at is None and holds_for_group(user, WRITE_CHAIR_REPORT, report.group)
