"""The analytical document: asked for, counted, fed, written, published to a meeting, taken back (T10; 001 rec 3)."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from partnerships.access import holds_for_group, require_for_group
from partnerships.errors import Conflict, Refused
from partnerships.locking import locked, none_saved_since
from partnerships.models import Agency, GroupKind, ItemKind, Meeting, MeetingStage, User
from partnerships.periods import Period, month_of
from partnerships.services.meetings import locked_meeting, next_meeting, place
from partnerships.services.reports import default_due
from tasking.analysis_access import ASK_ANALYSIS, FEED_ANALYSIS, WRITE_ANALYSIS
from tasking.analysis_figures import figures_of
from tasking.models import AgencyFigure, Analysis, AnalysisSection, SectionKind

ON_THE_AGENDA = "Analytical document"
MONTHS = (1, 3, 6, 12)
USUAL = 3
WORDS = ("title", "summary", "advice")

__all__ = ["MONTHS", "USUAL", "default_due"]


def whole_months(months: int, today: date) -> Period:
    """So many whole months, the last of them the one before today's."""
    last = month_of(today).first - timedelta(days=1)
    return Period(last.replace(day=1) - relativedelta(months=months - 1), last)


def ask(*, meeting: Meeting, by: User, months: int, due_on: date, question: str) -> Analysis:
    """Ask the analysts for the document of a meeting to come. It is counted at once; a meeting has one.

    Raises Refused for a meeting that began, for case management, a day after the meeting, and where it was asked for
    already; PermissionDenied.
    """
    require_for_group(by, ASK_ANALYSIS, meeting.group)
    with transaction.atomic():
        row = locked_meeting(meeting.pk)
        if row.stage != MeetingStage.SCHEDULED or row.group.kind == GroupKind.CASES:
            raise Refused("A document is asked for before the meeting begins.")
        if not timezone.localdate() <= due_on <= row.day:
            raise Refused("Choose a day from today up to the day of the meeting.", field="due_on")
        if Analysis.objects.filter(meeting=row).exists():
            raise Refused("It is asked for already: a meeting has one document.")
        period = whole_months(months, timezone.localdate())
        made = Analysis.objects.create(
            meeting=row, title=f"What the figures say, {period.months if months > 1 else f'{period.last:%B %Y}'}",
            first=period.first, last=period.last, question=question, due_on=due_on, asked_by=by,
            figures=figures_of(row.group, period), counted_at=timezone.now(),
        )  # fmt: skip
        AnalysisSection.objects.bulk_create(AnalysisSection(analysis=made, kind=kind) for kind in SectionKind)
        return made


def count_again(*, analysis: Analysis, by: User, version: int) -> Analysis:
    """Count the book again: what was logged late comes in, what was said of old figures is to be read again."""
    with transaction.atomic():
        row = _draft(analysis, by, version)
        row.figures, row.counted_at = figures_of(row.meeting.group, row.period), timezone.now()
        row.version += 1
        row.save(update_fields=["figures", "counted_at", "version"])
        return row


def write(
    *, analysis: Analysis, by: User, version: int, title: str, summary: str, advice: str,
    said: dict[str, tuple[bool, str]], own_heading: str = "",
) -> Analysis:  # fmt: skip
    """Write it. In: `said`, by kind of section whether it is in and what the analyst says to it.

    Raises Conflict with what stands where somebody saved in between, Refused once it is out, PermissionDenied.
    """
    with transaction.atomic():
        row = _draft(analysis, by, version, sections=True)
        row.title, row.summary, row.advice = title, summary, advice
        row.version += 1
        row.save(update_fields=[*WORDS, "version"])
        sections = list(row.sections.all())
        for section in sections:
            section.shown, section.text = said[section.kind]
            section.heading = own_heading if section.kind == SectionKind.OWN else ""
        AnalysisSection.objects.bulk_update(sections, ["shown", "text", "heading"])
        return row


def add_figure(
    *, analysis: Analysis, by: User, what: str, now: int, before: int | None, agency: Agency
) -> AgencyFigure:
    """Feed in a figure of an agency (001 rec 3.2): its own officers, or the analyst for it. Refused once it is out."""
    require_for_group(by, FEED_ANALYSIS, analysis.meeting.group)
    if by.agency_id != agency.pk and not holds_for_group(by, WRITE_ANALYSIS, analysis.meeting.group):
        raise Refused("Only the agency itself, or the analyst for it, feeds in its figures.", field="agency")
    try:
        with transaction.atomic():
            _not_out(analysis)
            return AgencyFigure.objects.create(
                analysis=analysis, agency=agency, what=what, now=now, before=before, by=by
            )
    except IntegrityError as error:
        raise Refused("That figure is there already. Remove it first.", field="what") from error


def remove_figure(*, figure: AgencyFigure, by: User) -> None:
    """Take it out again, before the document is out: the agency itself, or the analyst for it."""
    require_for_group(by, FEED_ANALYSIS, figure.analysis.meeting.group)
    if by.agency_id != figure.agency_id and not holds_for_group(by, WRITE_ANALYSIS, figure.analysis.meeting.group):
        raise Refused("Only the agency itself, or the analyst for it, takes its figures out.")
    with transaction.atomic():
        _not_out(figure.analysis)
        AgencyFigure.objects.filter(pk=figure.pk).delete()


def publish(*, analysis: Analysis, by: User, version: int) -> Analysis:
    """Publish it: it is on the agenda and in the papers of its meeting, or of the next where that one is over.

    Raises Refused where it has no summary, Conflict where it was changed since it was read, PermissionDenied.
    """
    with transaction.atomic():
        row = _draft(analysis, by, version)
        if not row.summary:
            raise Refused("Write the summary first: it is what is read out.")
        row.meeting = _meeting_for(row)
        row.published_at, row.published_by = timezone.now(), by
        row.version += 1
        row.save(update_fields=["meeting", "published_at", "published_by", "version"])
        if row.meeting.agenda_made_at is not None:
            meeting = locked_meeting(row.meeting_id)
            if meeting.may_still_change:  # else there is no next meeting yet, and it is read as a page alone
                put_on_agenda(meeting)
        return row


def take_back(*, analysis: Analysis, by: User, version: int) -> Analysis:
    """Take it back to be mended: nobody but the analysts reads it until it is published again."""
    require_for_group(by, WRITE_ANALYSIS, analysis.meeting.group)
    with transaction.atomic():
        row = locked(analysis)
        none_saved_since(row, version=version, fields=[])
        row.published_at = row.published_by = None
        row.version += 1
        row.save(update_fields=["published_at", "published_by", "version"])
        return row


def put_on_agenda(meeting: Meeting) -> None:
    """An item where there is one to read. In: a meeting whose row is locked. Taken off by a person it stays off."""
    if not Analysis.objects.published().filter(meeting=meeting).exists():
        return
    events = apps.get_model("partnerships", "AgendaItemEvent").objects.filter(meeting=meeting)
    if not events.filter(title=ON_THE_AGENDA).exists():
        place(meeting=meeting, kind=ItemKind.STANDING, title=ON_THE_AGENDA)


def _meeting_for(analysis: Analysis) -> Meeting:
    """Its meeting; where that is over or cancelled, the group's next, unless that has a document of its own."""
    if analysis.meeting.may_still_change:
        return analysis.meeting
    following = next_meeting(analysis.meeting.group)
    taken = following is not None and Analysis.objects.filter(meeting=following).exists()
    return analysis.meeting if following is None or taken else following


def _draft(analysis: Analysis, by: User, version: int, *, sections: bool = False) -> Analysis:
    """The document, locked. A conflict says what stands, in the sections too where those were written."""
    require_for_group(by, WRITE_ANALYSIS, analysis.meeting.group)
    row = _not_out(analysis)
    try:
        none_saved_since(row, version=version, fields=WORDS)
    except Conflict as conflict:
        if sections:
            conflict.theirs.update((f"text_{one.kind}", one.text) for one in row.sections.all())
        raise
    return row


def _not_out(analysis: Analysis) -> Analysis:
    row = locked(analysis)
    if row.published_at is not None:
        raise Refused("This document is published. Take it back first.")
    return row
