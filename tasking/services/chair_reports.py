"""The chair's half-yearly report: opened by the book, written, handed to the group, heard (001 rec 4.2)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from partnerships.access import require_for_group
from partnerships.errors import Refused
from partnerships.locking import locked, none_saved_since
from partnerships.models import TASKING_KINDS, AgendaItem, Group, ItemKind, Meeting, MeetingStage, User
from partnerships.periods import Period, half_years_over
from partnerships.services.meetings import locked_meeting, next_meeting, place
from tasking.chair_report_access import WRITE_CHAIR_REPORT
from tasking.chair_report_figures import figures_of
from tasking.models import ChairReport

TIME_TO_WRITE = timedelta(days=14)
WITHOUT_MEETING = timedelta(days=42)
"""By when it is due where no meeting of the group is to come."""
ON_THE_AGENDA = "Chair’s half-yearly report: "
LATEST = 4
"""So many of the last reports are looked at for an agenda."""


def title_of(report: ChairReport) -> str:
    """The item under which the group hears it."""
    return f"{ON_THE_AGENDA}{report}"


def open_due(on: date) -> int:
    """Open the report on each half-year that is over for every tasking group that met in it. Out: how many.

    Counted from the group's own anchor. Safe to run twice and by two at once; days on which it did not run are caught
    up. A half-year without a meeting is reported together with the one that follows.
    """
    made = 0
    groups: Any = Group.objects.active().tasking().annotate(reported=Max("chair_reports__last"))
    for group in groups.order_by("pk"):
        reported: date | None = group.reported
        first: date | None = None
        for period in half_years_over(group.cadence_anchor, on=on, reported=reported):
            whole = Period(first or period.first, period.last)
            if not _met(group, whole):
                first = whole.first if reported else None
                continue
            made += _open(group, whole, on)
            first = None
        _put_on_next(group)
    return made


def _met(group: Group, period: Period) -> bool:
    held = Meeting.objects.filter(group=group, stage=MeetingStage.CLOSED)
    return held.filter(starts_at__date__range=(period.first, period.last)).exists()


def _open(group: Group, period: Period, on: date) -> bool:
    facts = {"first": period.first, "due_on": due_on(group, on)}
    return ChairReport.objects.get_or_create(group=group, last=period.last, defaults=facts)[1]


def due_on(group: Group, on: date) -> date:
    """When it is due: as the papers of the first meeting go out that leaves time to write it."""
    out = timedelta(days=settings.PAPERS_OUT_DAYS)
    ahead = Meeting.objects.filter(group=group, stage=MeetingStage.SCHEDULED)
    meeting = ahead.filter(starts_at__date__gte=on + TIME_TO_WRITE + out).order_by("starts_at", "pk").first()
    return meeting.day - out if meeting else on + WITHOUT_MEETING


def put_on_agenda(meeting: Meeting) -> None:
    """An item for each report that is ready, or due by then. In: a meeting whose row is locked.

    It stands on one agenda; taken off by a person it stays off, and what was not reached or not ready comes again.
    """
    if meeting.group.kind not in TASKING_KINDS:
        return
    events = apps.get_model("partnerships", "AgendaItemEvent").objects.filter(meeting__group=meeting.group_id)
    stood = set(events.filter(title__startswith=ON_THE_AGENDA).values_list("title", "meeting_id"))
    for report in ChairReport.objects.filter(group=meeting.group_id).order_by("-last", "-pk")[:LATEST]:
        title = title_of(report)
        if report.completed_at is None and report.due_on > meeting.day:
            continue
        at = {pk for words, pk in stood if words == title}
        if not at or (meeting.pk not in at and _not_heard(report)):
            place(meeting=meeting, kind=ItemKind.STANDING, title=title)


def _not_heard(report: ChairReport) -> bool:
    """Whether the last meeting that had it on its agenda is over and did not come to it, or had it before its time."""
    had = AgendaItem.objects.filter(meeting__group=report.group_id, title=title_of(report)).select_related("meeting")
    last = had.order_by("-meeting__starts_at", "-pk").first()
    if last is None or last.meeting.may_still_change:
        return False
    over, ready = last.meeting.closed_at, report.completed_at
    return last.done_at is None or over is None or ready is None or ready > over


def _put_on_next(group: Group) -> None:
    """On the group's next meeting, where that has an agenda already; else it comes on as the agenda is made."""
    meeting = next_meeting(group)
    if meeting is not None and meeting.agenda_made_at is not None:
        with transaction.atomic():
            put_on_agenda(locked_meeting(meeting.pk))


def write(*, report: ChairReport, by: User, successes: str, improvements: str, version: int) -> ChairReport:
    """Write what went well and what can be better. Raises Refused once handed over, Conflict, PermissionDenied."""
    require_for_group(by, WRITE_CHAIR_REPORT, report.group)
    with transaction.atomic():
        row = _still_open(report)
        none_saved_since(row, version=version, fields=["successes", "improvements"])
        row.successes, row.improvements, row.version = successes, improvements, version + 1
        row.save(update_fields=["successes", "improvements", "version"])
        return row


def hand_over(*, report: ChairReport, by: User, version: int) -> ChairReport:
    """Hand it to the group, with the figures as they stand: it is in the papers of the next meeting, and stands.

    Raises Refused where one of the two is not written, Conflict where it was changed since it was read.
    """
    require_for_group(by, WRITE_CHAIR_REPORT, report.group)
    with transaction.atomic():
        row = _still_open(report)
        none_saved_since(row, version=version, fields=["successes", "improvements"])
        if not row.successes or not row.improvements:
            raise Refused("Write the successes and the areas for improvement first.")
        row.figures = figures_of(row)
        row.completed_at, row.completed_by, row.version = timezone.now(), by, version + 1
        row.save(update_fields=["figures", "completed_at", "completed_by", "version"])
        _put_on_next(row.group)
        return row


def _still_open(report: ChairReport) -> ChairReport:
    row = locked(report)
    if row.completed_at is not None:
        raise Refused("This report was handed to the group; it stands as it was read.")
    return row
