"""Agenda and papers of a meeting on paper, for each reader what they may read and nothing else (P6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string

from partnerships.models import AgencyReport, Meeting, User
from tasking.agenda import (
    Arising,
    Line,
    PlanDue,
    agenda_of,
    arising_for_all,
    is_asked_of_us,
    is_matters_arising,
    matters_arising,
    open_agenda_of,
    plans_to_review,
)
from tasking.asked import Asked, asked_of
from tasking.brought import Brought, brought_to
from tasking.courts_told import courts_at
from tasking.models import CourtOutcome
from tasking.reporting import Reported, reports_of
from tasking.sheet import sheet_of


@dataclass(frozen=True, slots=True)
class IssueSheet:
    """An issue of the agenda: its words for this reader, and what is known of it where they may see more."""

    line: Line
    known: list[str]


@dataclass(slots=True)
class Papers:
    """A meeting's papers for one reader."""

    meeting: Meeting
    lines: list[Line]
    arising: Arising | None
    reports: list[Reported] = field(default_factory=list)
    sheets: list[IssueSheet] = field(default_factory=list)
    plans: list[PlanDue] = field(default_factory=list)
    courts: list[CourtOutcome] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    brought: Brought = field(default_factory=Brought)
    outside: bool = False
    """Whether it is for a member without an account."""

    @property
    def confidential(self) -> bool:
        reports = any(one.report.confidential and one.readable for one in self.reports)
        return reports or any(line.item.confidential for line in self.lines)

    @property
    def reports_here(self) -> list[Reported]:
        return [one for one in self.reports if one.report.received_at]

    @property
    def reports_owed(self) -> list[Reported]:
        return [one for one in self.reports if not one.report.received_at]

    def context(self) -> dict[str, Any]:
        return {"papers": self, "meeting": self.meeting, "partnership": self.meeting.group.partnership}

    def agenda_html(self) -> str:
        return render_to_string("print/agenda.html", self.context())

    def pack_html(self) -> str:
        return render_to_string("print/papers.html", self.context())


def papers_of(user: User, meeting: Meeting, *, sheets: bool = True) -> Papers:
    """The papers as this person may read them; without `sheets` as far as the agenda shows."""
    lines = agenda_of(user, meeting)
    arising = matters_arising(user, meeting, lines) if any(map(is_matters_arising, lines)) else None
    papers = Papers(meeting, lines, arising, reports_of(user, meeting))
    papers.plans = plans_to_review(user, meeting, lines)
    papers.courts = courts_at(user, meeting, [line.item for line in lines])
    papers.asked = asked_of(user, meeting) if any(map(is_asked_of_us, lines)) else []
    papers.brought = brought_to(user, meeting, [line.item for line in lines])
    if sheets:
        papers.sheets = [
            IssueSheet(line, sheet_of(line.issue).five_lines(line.item.times_carried) if line.issue else [])
            for line in lines
            if line.tabling is not None
        ]
    return papers


def open_papers_of(meeting: Meeting) -> Papers:
    """The papers for a member without an account: nothing confidential, of issues their public wording alone."""
    lines = open_agenda_of(meeting)
    received = AgencyReport.objects.filter(meeting=meeting).select_related("agency", "received_from")
    reports = [Reported.to_everybody(report) for report in received.order_by("agency__name")]
    sheets = [IssueSheet(line, []) for line in lines if line.tabling is not None]
    papers = Papers(meeting, lines, arising_for_all(meeting, lines), reports, sheets, outside=True)
    papers.brought = brought_to(None, meeting, [line.item for line in lines])
    return papers
