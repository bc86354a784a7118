"""The agencies' reports to a meeting, as far as a reader may read them (P6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from partnerships.access import RUN_MEETING as RUNS
from partnerships.access import (
    hears_confidential,
    holds_for_group,
    may_read_report,
    may_send_report,
    reports_seen_by,
)
from partnerships.models import AgencyReport, FileKind, Meeting, ReportFile, ReportQuery, User

if TYPE_CHECKING:
    from partnerships.models.reports import ReportQuerySet


@dataclass(frozen=True, slots=True)
class Reported:
    """One agency's report: whether this reader may read what is in it, and may send it."""

    report: AgencyReport
    readable: bool
    may_send: bool
    queries: tuple[ReportQuery, ...]
    file_kind: str
    today: date

    @classmethod
    def to_everybody(cls, report: AgencyReport) -> Reported:
        """As somebody without an account reads it: nothing confidential, no queries."""
        return cls(report, not report.confidential, False, (), "", timezone.localdate())

    @property
    def late(self) -> bool:
        return self.report.is_late(self.today)


def reports_of(user: User, meeting: Meeting) -> list[Reported]:
    """The reports asked for by a meeting the person sees; four queries at most, whatever their number."""
    found = list(meeting.reports.select_related("agency", "received_from").prefetch_related("queries"))
    if not found:
        return []
    kinds = dict(ReportFile.objects.filter(report__in=found).values_list("report", "kind"))
    hears = any(report.confidential for report in found) and hears_confidential(user, meeting)
    runs = holds_for_group(user, RUNS, meeting.group)
    today, open_ = timezone.localdate(), meeting.may_still_change
    made = []
    for report in found:
        readable = may_read_report(user, report, hears=hears)
        queries = tuple(report.queries.all()) if readable else ()
        kind = FileKind(kinds[report.pk]).label if report.pk in kinds else ""
        made.append(
            Reported(report, readable, open_ and may_send_report(user, report, runs=runs), queries, kind, today)
        )
    return made


def owed_reports(user: User) -> ReportQuerySet:
    """What the person sees of the reports asked for: those of their meetings and of their own agency."""
    return AgencyReport.objects.filter(reports_seen_by(user)).select_related(
        "meeting__group", "agency", "received_from"
    )
