"""Reminders of meetings: minutes, agency reports, invitations."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone

from feedback.reminders.parts import COORDINATES, DAY, Part, Thing, day_in_words, days_late
from partnerships.access import RUN_MEETING, groups_held, of_own_agency
from partnerships.membership import unanswered
from partnerships.models import AgencyReport, Group, Meeting, RoleKind, User
from partnerships.models.meetings import minutes_due
from partnerships.posting import absolute
from partnerships.words import counted


def missing_minutes(user: User, today: date) -> Part | None:
    """Meetings this person runs that were held and never closed, so that there are no minutes (P8).

    Said after three days, again after seven, and then on Mondays as all that is late.
    """
    groups = Group.objects.filter(groups_held(user, RUN_MEETING)).values("pk")
    late = Meeting.objects.without_minutes(minutes_due(today)).filter(group__in=groups).select_related("group")
    things = []
    for meeting in late.order_by("starts_at"):
        held = timezone.localdate(meeting.starts_at)
        again = held + DAY * settings.MINUTES_AGAIN_DAYS <= today
        days = settings.MINUTES_AGAIN_DAYS if again else settings.MINUTES_WITHIN_DAYS
        url = absolute(f"/meetings/{meeting.pk}/")
        about = f"meeting:{meeting.pk}:minutes:{days}"
        things.append(Thing(about, held + DAY * days, f"{meeting.group}, {day_in_words(held)}", url))
    return Part(f"{counted(len(things), 'meeting')} without minutes", things)


def reports_of_agency(user: User, today: date) -> Part | None:
    """Reports the person's agency owes to meetings: said once when nearly due, and again once late (P6)."""
    if not user.scope.has({RoleKind.PARTNER}):
        return None
    owed = AgencyReport.objects.owed().filter(
        of_own_agency(user), due_on__lte=today + DAY * settings.REPORT_DUE_SOON_DAYS
    )
    things = [_of_report(report, today) for report in owed.select_related("meeting__group").order_by("due_on", "pk")]
    return Part(
        f"{counted(len(things), 'report')} your agency owes", things, absolute("/meetings/reports/?whose=agency")
    )


def late_reports(user: User, today: date) -> Part | None:
    """Reports that agencies owe to the meetings a coordinator runs, and that are late."""
    if not user.scope.has(COORDINATES):
        return None
    groups = Group.objects.filter(groups_held(user, RUN_MEETING)).values("pk")
    late = AgencyReport.objects.late(today).filter(meeting__group__in=groups).select_related("meeting__group", "agency")
    things = [
        Thing(
            f"report:{report.pk}:late", report.due_on + DAY,
            f"{report.agency}, for {report.meeting}. Due {days_late(report.due_on, today)}.",
        )
        for report in late.order_by("due_on", "pk")
    ]  # fmt: skip
    return Part(f"{counted(len(things), 'agency report')} late", things, absolute("/meetings/reports/?state=late"))


def unanswered_invitations(user: User, today: date) -> Part | None:
    """Invitations to a coordinator's groups that nobody has answered within a week (P4)."""
    if not user.scope.has(COORDINATES):
        return None
    week = DAY * settings.INVITATIONS_WITHIN_DAYS
    rows = unanswered(user).filter(invited_at__date__lte=today - week).select_related("group")
    things = [
        Thing(
            f"invitation:{row.pk}:{row.invited_at:%Y-%m-%d}",
            since,
            f"{row.name}, {row.group}, since {day_in_words(asked)}",
        )
        for row in rows
        if row.invited_at and (asked := timezone.localdate(row.invited_at)) and (since := asked + week)
    ]
    return Part(f"{counted(len(things), 'invitation')} not answered", things, absolute("/membership/"))


def _of_report(report: AgencyReport, today: date) -> Thing:
    url = absolute(report.get_absolute_url())
    if report.is_late(today):
        line = f"{report.meeting}. Due {days_late(report.due_on, today)}."
        return Thing(f"report:{report.pk}:late", report.due_on + DAY, line, url)
    since = report.due_on - DAY * settings.REPORT_DUE_SOON_DAYS
    return Thing(f"report:{report.pk}:soon", since, f"{report.meeting}. Due {day_in_words(report.due_on)}.", url)
