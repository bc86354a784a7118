"""The agencies' reports to a meeting, as far as a reader may read them (P6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from partnerships.access import RUN_MEETING as RUNS
from partnerships.access import (
    hears_confidential,
    holds_for_group,
    may_read_report,
    may_send_report,
    reports_seen_by,
)
from partnerships.asking import question
from partnerships.models import AgencyReport, FileKind, Meeting, ReportQuery, User

if TYPE_CHECKING:
    from partnerships.models.reports import ReportQuerySet


@dataclass(frozen=True, slots=True)
class Reported:
    """One agency's report: whether this reader may read what is in it, and may send it."""

    report: AgencyReport
    readable: bool
    may_send: bool
    asked: int
    """How many queries are put to it; `queries` holds them where they were asked for."""
    queries: tuple[ReportQuery, ...]
    file_kind: str
    today: date

    @classmethod
    def to_everybody(cls, report: AgencyReport) -> Reported:
        """As somebody without an account reads it: nothing confidential, no queries."""
        return cls(report, not report.confidential, False, 0, (), "", timezone.localdate())

    @property
    def late(self) -> bool:
        return self.report.is_late(self.today)


def reports_of(user: User, meeting: Meeting, *, queries: bool = False) -> list[Reported]:
    """The reports asked for by a meeting the person sees, with their `queries` where those are dealt with.

    One query, whatever their number; one more for the queries, and for who hears what is confidential.
    """
    found: list[Any] = _asked_by(meeting=meeting.pk)
    if not found:
        return []
    put_to = _queries(found) if queries else {}
    hears = any(report.confidential for report in found) and hears_confidential(user, meeting)
    runs = holds_for_group(user, RUNS, meeting.group)
    today, open_ = timezone.localdate(), meeting.may_still_change
    made = []
    for report in found:
        report.meeting = meeting
        readable = may_read_report(user, report, hears=hears)
        put = tuple(put_to.get(report.pk, ())) if readable else ()
        kind = FileKind(report.sent_as).label if report.sent_as else ""
        may_send = open_ and may_send_report(user, report, runs=runs)
        made.append(Reported(report, readable, may_send, report.asked if readable else 0, put, kind, today))
    return made


@question
def _asked_by(meeting: Any) -> QuerySet[AgencyReport]:
    """The reports asked for by a meeting, each with the number of its queries and the kind of its file."""
    return (
        AgencyReport.objects.filter(meeting_id=meeting)
        .select_related("agency", "received_from")
        .annotate(asked=Count("queries"), sent_as=Max("file__kind"))
        .order_by("agency__name")
    )


def _queries(reports: list[AgencyReport]) -> dict[int, list[ReportQuery]]:
    put_to: dict[int, list[ReportQuery]] = {}
    for query in _put_to(reports=[report.pk for report in reports]):
        put_to.setdefault(query.report_id, []).append(query)
    return put_to


@question
def _put_to(reports: Any) -> QuerySet[ReportQuery]:
    """In the order they were put."""
    return ReportQuery.objects.filter(report__in=reports)


def owed_reports(user: User) -> ReportQuerySet:
    """What the person sees of the reports asked for: those of their meetings and of their own agency."""
    return AgencyReport.objects.filter(reports_seen_by(user)).select_related(
        "meeting__group", "agency", "received_from"
    )
