"""What the chairs of Harrowmere's tasking meetings reported back to them, half-year by half-year (001 rec 4.2)."""

# ruff: noqa: E501 - the sentences are the data; a break in them would only hide them

from __future__ import annotations

from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.models import AgendaItem, Group, ItemKind, Meeting, MeetingStage, Membership
from partnerships.periods import half_years_over
from tasking.chair_report_figures import figures_of
from tasking.models import ChairReport
from tasking.services import chair_reports

SAID = (
    (
        (
            "Most actions were done by their day, and residents heard of it in the same month.\n\nHousing and street environment walked the alleys together every fortnight; what they found went straight onto the agenda.",
            "Agency reports came on the day of the meeting more often than before it. From now on a report that is not in the papers is taken at the next meeting.",
        ),
        (
            "The meeting keeps to its hour. Residents who raised something are asked whether it is put right before anything is closed.",
            "Attendance of some agencies depends on one person. Each of them names a deputy before the next meeting.\n\nActions agreed before Easter waited for the end of the holidays.",
        ),
    ),
    (
        (
            "Councillors brought what they heard on the doorstep before the agenda was made, so that it could be decided the same month.",
            "We agreed too many actions at once in spring, and some had to be given back. No more than three for an issue.",
        ),
        (
            "Work in the parks held through the winter: barriers, patrols and the youth workers’ evenings belong together.\n\nWhat was not made a priority was answered with a reason and other help.",
            "Answers to people are owed for too long where an action ends with an agency that does not tell us. The coordinator asks a week after the day.",
        ),
    ),
    (
        (
            "Few issues came back. Where they did, they were linked to what was done before, and that saved a meeting.",
            "The analyst’s figures were a quarter old when we decided on priorities. We ask for them with the papers.",
        ),
        (
            "The partnership’s plan for the shops showed what can be reached in half a year when traders, police and licensing agree on one aim.",
            "What belongs elsewhere stayed with us too long. We say sooner what we cannot solve here, and ask one clear question.",
        ),
    ),
    (
        (
            "New members had their induction within six weeks and spoke at their first meeting.",
            "Minutes were late twice. They are now closed in the room.",
        ),
        (
            "Every action has one owner, and every owner came or sent word.",
            "Too few concerns come from the estates without a residents’ group. The team’s tours begin there.",
        ),
    ),
)
MINUTE = "The chair spoke to the report in the papers. Members asked about late agency reports and agreed with what is to be better."


def report_half_years(borough: Harrowmere, *, now: datetime) -> None:
    """The half-years of each tasking meeting that are over and were reported; the latest may still be to write."""
    today = timezone.localdate(now)
    meetings = [borough.groups[key] for key in sorted(borough.groups) if key.startswith("ltm-")]
    for group, said in zip(meetings, SAID, strict=False):
        (latest,) = half_years_over(group.cadence_anchor, on=today, reported=None)
        (before,) = half_years_over(group.cadence_anchor, on=today - relativedelta(months=6), reported=None)
        for period, words in zip((before, latest), said, strict=True):
            _reported(group, words, ChairReport(group=group, first=period.first, last=period.last), now)
    chair_reports.open_due(today)


def _reported(group: Group, words: tuple[str, str], report: ChairReport, now: datetime) -> None:
    """Handed over a fortnight before the first meeting that left time to write it; not yet where that is to come."""
    held = Meeting.objects.filter(
        group=group, stage=MeetingStage.CLOSED, starts_at__date__gt=report.last + timedelta(days=20)
    )
    meeting = held.order_by("starts_at").first()
    if meeting is None:
        return
    chair = Membership.objects.filter(group=group, capacity="chair", user__isnull=False).select_related("user").first()
    report.due_on = meeting.day - timedelta(days=3)
    report.completed_at = min(meeting.starts_at - timedelta(days=6), now)
    report.completed_by = chair.user if chair else meeting.closed_by
    report.successes, report.improvements = words
    report.figures = figures_of(report)
    report.save()
    AgendaItem.objects.create(
        meeting=meeting, position=meeting.items.count() + 1, kind=ItemKind.STANDING, title=chair_reports.title_of(report),
        minute=MINUTE, done_at=meeting.starts_at + timedelta(minutes=50),
    )  # fmt: skip
