"""Agency reports: asked for in one step, sent, queried, and the queries answered at the meeting (P6, 000 2.2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from partnerships.access import RUN_MEETING, SEND_REPORT, may_read_report, may_send_report, require_for_group
from partnerships.errors import Refused
from partnerships.locking import none_saved_since, save_if_unchanged
from partnerships.models import (
    Agency,
    AgencyReport,
    ItemKind,
    Meeting,
    MeetingStage,
    Membership,
    ReportFile,
    ReportQuery,
    User,
)
from partnerships.posting import post
from partnerships.services.meetings import locked_meeting, place
from partnerships.services.schedule import is_bank_holiday
from partnerships.uploads import Sent

REPORTS = "Agency reports"


def working_days_before(day: date, number: int) -> date:
    """The day that many working days before `day`: no Saturday, Sunday or bank holiday of England is counted."""
    found = day
    while number > 0:
        found -= timedelta(days=1)
        number -= found.weekday() < 5 and not is_bank_holiday(found)
    return found


def default_due(meeting: Meeting, *, today: date | None = None) -> date:
    """When reports are due unless said otherwise: some working days before the meeting, never before tomorrow."""
    tomorrow = (today or timezone.localdate()) + timedelta(days=1)
    return min(max(working_days_before(meeting.day, settings.REPORTS_DUE_DAYS), tomorrow), meeting.day)


def agencies_of(meeting: Meeting) -> QuerySet[Agency]:
    """The agencies in the group on the day of the meeting, by name."""
    members = Membership.objects.current(meeting.day).filter(group=meeting.group_id, agency__isnull=False)
    return Agency.objects.filter(pk__in=members.values("agency")).order_by("name")


def ask_reports(*, meeting: Meeting, by: User, agencies: Iterable[Agency], due_on: date) -> Meeting:
    """Ask these agencies for a report by a day; their people in the group have mail. An agency is asked once.

    The agenda has an item for the reports from now on. Raises Refused for a meeting that is over, or a day after it,
    and PermissionDenied.
    """
    require_for_group(by, RUN_MEETING, meeting.group)
    with transaction.atomic():
        row = locked_meeting(meeting.pk)
        if row.stage != MeetingStage.SCHEDULED:
            raise Refused("Reports are asked for before the meeting begins.")
        if not timezone.localdate() <= due_on <= row.day:
            raise Refused("Choose a day from today up to the day of the meeting.", field="due_on")
        for agency in agencies:
            report, asked = AgencyReport.objects.get_or_create(
                meeting=row, agency=agency, defaults={"due_on": due_on, "asked_by": by}
            )
            if asked:
                _tell(report)
        place(meeting=row, kind=ItemKind.REPORTS, title=REPORTS)
        return row


def _tell(report: AgencyReport) -> None:
    meeting = report.meeting
    members = Membership.objects.current(meeting.day).filter(group=meeting.group_id, agency=report.agency)
    for member in members.select_related("user__partnership", "user__agency__partnership"):
        post(
            to=member.user.email if member.user else member.email,
            user=member.user,
            key=f"report:{report.pk}:asked:{member.pk}",
            kind="report asked for",
            subject=f"Your report to {meeting}, by {report.due_on:%-d %B %Y}",
            template="report_asked",
            about=str(meeting.group),
            context={
                "report": report, "meeting": meeting, "name": member.name, "account": member.user_id is not None,
                "partnership": meeting.group.partnership,
            },
        )  # fmt: skip


def send_report(
    *,
    report: AgencyReport,
    by: User,
    text: str,
    version: int,
    file: Sent | None = None,
    confidential: bool = False,
    without_file: bool = False,
) -> AgencyReport:
    """Hand a report in, typed, as a file or both; again until the meeting begins, then what was sent stands.

    Raises Refused where there is nothing in it or the meeting is over, Conflict where a colleague sent one meanwhile,
    PermissionDenied for another agency's people.
    """
    if not may_send_report(by, report):
        require_for_group(by, SEND_REPORT, report.meeting.group)
        raise Refused("Only the agency itself, or the coordinator for it, sends its report.")
    with transaction.atomic():
        meeting = locked_meeting(report.meeting_id)
        row = AgencyReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
        if not meeting.may_still_change:
            raise Refused("This meeting is over. Bring the report to the next one.")
        if row.received_at is not None and meeting.stage != MeetingStage.SCHEDULED:
            raise Refused("The meeting has begun, so the report stands as it was sent.")
        none_saved_since(row, version=version, fields=["text"])
        kept = ReportFile.objects.filter(report=row)
        if file is not None or without_file:
            kept.delete()
        if file is not None:
            ReportFile.objects.create(
                report=row, kind=file.kind, content=file.content, size=len(file.content), sha256=file.sha256, sent_by=by
            )
        elif not text.strip() and not kept.exists():
            raise Refused("Type the report, or choose a file.", field="text")
        row.text, row.confidential, row.version = text, confidential, version + 1
        row.received_at, row.received_from = timezone.now(), by
        row.save(update_fields=["text", "confidential", "version", "received_at", "received_from"])
        return row


def put_query(*, report: AgencyReport, by: User, text: str) -> ReportQuery:
    """Put a query to a report, for the meeting to take or at the meeting itself. Raises Refused once it is over."""
    if not may_read_report(by, report):
        raise Refused("This report is confidential.")
    with transaction.atomic():
        meeting = locked_meeting(report.meeting_id)
        if not meeting.may_still_change:
            raise Refused("This meeting is over. Put it on the agenda of the next one.")
        return ReportQuery.objects.create(report=report, text=text, asked_by=by)


def answer_query(*, query: ReportQuery, by: User, answer: str, version: int) -> ReportQuery:
    """Write down what was answered at the meeting: queries are answered there and nowhere else (000 2.2).

    Raises Refused before the meeting begins and once its minutes are approved, Conflict where somebody else wrote an
    answer meanwhile, PermissionDenied for who does not run the meeting.
    """
    meeting = query.report.meeting
    require_for_group(by, RUN_MEETING, meeting.group)
    with transaction.atomic():
        row = locked_meeting(meeting.pk)
        if row.stage not in (MeetingStage.UNDER_WAY, MeetingStage.CLOSED):
            raise Refused("Queries are answered at the meeting. Begin it first.")
        if row.minutes_approved_at is not None:
            raise Refused("The minutes are approved. Correct them by a record instead.")
        query.answer, query.answered_by, query.answered_at = answer, by, timezone.now()
        save_if_unchanged(query, version=version, fields=["answer", "answered_by", "answered_at"])
        return query
