"""The page of a meeting, and its agenda before it begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from engagement.access import LOG_ISSUE
from engagement.canvass_access import KEY_CANVASS
from engagement.models import Issue
from partnerships.access import (
    KEEP_SCHEDULE,
    READ_MEETINGS,
    RUN_MEETING,
    holds_for_group,
    meeting_for,
    require_for_group,
)
from partnerships.asking import question
from partnerships.asking_for import asked_for
from partnerships.errors import Refused
from partnerships.forms.base import carried_out
from partnerships.forms.meetings import BecauseForm, ItemForm
from partnerships.models import AgendaItem, GroupKind, Meeting, MeetingStage, User
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from partnerships.services import attending
from partnerships.services import meetings as steps
from partnerships.services.clashing import with_clashes
from partnerships.words import counted
from tasking.access import issue_on_agenda, item_for
from tasking.agenda import agenda_of, is_asked_of_us, is_matters_arising, matters_arising, plans_to_review
from tasking.analysis_access import ASK_ANALYSIS
from tasking.asked import asked_of
from tasking.brought import brought_to
from tasking.courts_told import courts_at
from tasking.forms.meetings import MoveForm, TakeOffForm
from tasking.models import Analysis
from tasking.reporting import reports_of
from tasking.series_access import READ_SERIES
from tasking.services import closing, tabling
from tasking.three_way import before_np


@policy(READ_MEETINGS, fetch=meeting_for)
def meeting_page(request: StaffRequest, pk: int) -> HttpResponse:
    """One meeting: when, where, its agenda, who is expected or came, what was raised there."""
    user = request.user
    meeting = meeting_for(user, pk)
    lines = agenda_of(user, meeting)
    planned, begun = meeting.stage == MeetingStage.SCHEDULED, meeting.opened_at is not None
    may_run = holds_for_group(user, RUN_MEETING, meeting.group)
    arising = not meeting.has_minutes and any(is_matters_arising(line) for line in lines)
    hears_canvass = meeting.group.kind == GroupKind.NP
    context = {
        "dated": with_clashes([meeting])[0] if planned else None,
        "meeting": meeting,
        "lines": lines,
        "reports": reports_of(user, meeting),
        "courts": [] if meeting.has_minutes else courts_at(user, meeting, [line.item for line in lines]),
        **_analysis(user, meeting),
        "brought": brought_to(user, meeting, [line.item for line in lines]),
        "plans": [] if meeting.has_minutes else plans_to_review(user, meeting, lines),
        "arising": matters_arising(user, meeting, lines) if arising else None,
        "expected": [] if begun else attending.named_for(meeting),
        "attendances": attending.named_at(meeting) if begun else [],
        "raised": _raised(user, timezone.localdate(), heard_at=meeting.pk) if begun or hears_canvass else [],
        "may_canvass": planned and hears_canvass and KEY_CANVASS.held_by(user),
        "pact": meeting.group.kind == GroupKind.PACT and meeting.stage != MeetingStage.CANCELLED,
        "asked": asked_of(user, meeting) if meeting.group.is_higher or any(map(is_asked_of_us, lines)) else [],
        "may_answer": may_run and begun and meeting.minutes_approved_at is None,
        "pre": before_np(user, meeting) if planned else None,
        "higher": meeting.group.is_higher and READ_SERIES.held_by(user),
        "may_log": begun and LOG_ISSUE.held_by(user),
        "may_run": may_run,
        "may_schedule": holds_for_group(user, KEEP_SCHEDULE, meeting.group),
    }
    return render(request, "tasking/meeting.html", context)


def _analysis(user: User, meeting: Meeting) -> dict[str, Any]:
    """Whether the person asks for an analytical document, and what was asked for."""
    planned = meeting.stage == MeetingStage.SCHEDULED and meeting.group.kind != GroupKind.CASES
    may_ask = planned and holds_for_group(user, ASK_ANALYSIS, meeting.group)
    asked = _analyses.first(meeting=meeting.pk) if may_ask else None
    return {"may_ask_analysis": may_ask, "analysis_asked": asked}


@question
def _analyses(meeting: Any) -> QuerySet[Analysis]:
    """The last one first."""
    return Analysis.objects.filter(meeting_id=meeting).order_by("-last", "-pk").only("due_on")


@asked_for
def _raised(person: User, today: date, *, heard_at: Any) -> QuerySet[Issue]:
    """The issues that were heard at a meeting."""
    return Issue.objects.visible_to(person).filter(heard_at=heard_at).only("reference", "concern", "stage")


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=meeting_for)
def agenda(request: StaffRequest, pk: int) -> HttpResponse:
    """Make the agenda ready: add items, put them in order, mark what is confidential."""
    user = request.user
    meeting = meeting_for(user, pk)
    require_for_group(user, RUN_MEETING, meeting.group)
    form = ItemForm(request.POST or None)
    if form.is_valid() and carried_out(form, steps.add_item, by=user, meeting=meeting):
        messages.success(request, "The item is on the agenda.")
        return redirect("meeting-agenda", pk)
    context = {
        "meeting": meeting, "lines": agenda_of(user, meeting), "form": form, "reports": reports_of(user, meeting),
    }  # fmt: skip
    return render(request, "tasking/agenda.html", context, status=form.status)


def _change(
    request: StaffRequest, pk: int, item_pk: int, step: Callable[[AgendaItem, User], Any], said: str = ""
) -> HttpResponse:
    """Take one step with an item and go back to the agenda; what the book says no to is said there."""
    user = request.user
    found = item_for(user, pk, item_pk)
    try:
        step(found, user)
        if said:
            messages.success(request, said)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("meeting-agenda", pk)


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=item_for)
@require_POST
def item_up(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    return _change(request, pk, item_pk, lambda found, user: steps.shift_item(item=found, by=user, up=True))


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=item_for)
@require_POST
def item_down(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    return _change(request, pk, item_pk, lambda found, user: steps.shift_item(item=found, by=user, up=False))


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=item_for)
@require_POST
def item_confidential(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Mark an item as confidential, or no longer, as the button said; without a word it is kept apart."""
    wanted = request.POST.get("confidential") != "no"

    def step(found: AgendaItem, user: User) -> None:
        steps.mark_confidential(item=found, by=user, confidential=wanted)

    return _change(request, pk, item_pk, step)


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=item_for)
@require_POST
def item_remove(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Take a free or standing item off the agenda."""
    return _change(
        request, pk, item_pk, lambda found, user: steps.remove_item(item=found, by=user), "The item is off the agenda."
    )


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=item_for)
def item_take_off(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Take an issue off the agenda; an officer deals with it directly."""
    user = request.user
    found = issue_on_agenda(user, pk, item_pk)
    require_for_group(user, RUN_MEETING, found.meeting.group)
    form = TakeOffForm(request.POST or None)
    if form.is_valid() and (issue := carried_out(form, tabling.take_off, by=user, tabling=found.tabling)):
        messages.success(request, f"{issue} is off the agenda, and being dealt with directly.")
        return redirect("meeting-agenda", pk)
    context = {
        "form": form, "heading": f"Take {found.title} off the agenda", "button": "Take off the agenda",
        "text": "It goes back to being dealt with directly.", "cancel_url": reverse("meeting-agenda", args=[pk]),
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=item_for)
def item_move(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Carry an issue on to another meeting before this one decides."""
    user = request.user
    found = issue_on_agenda(user, pk, item_pk)
    require_for_group(user, RUN_MEETING, found.meeting.group)
    others = tabling.tasking_meetings(found.tabling.issue.ward).exclude(pk=pk)
    form = MoveForm(request.POST or None, meetings=others)
    if form.is_valid() and (made := carried_out(form, tabling.move_on, by=user, tabling=found.tabling)):
        messages.success(request, f"{found.title} is on the agenda of {made.meeting}.")
        return redirect("meeting-agenda", pk)
    context = {
        "form": form, "heading": f"Move {found.title} to another meeting", "button": "Move to that meeting",
        "cancel_url": reverse("meeting-agenda", args=[pk]),
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)


@policy(READ_MEETINGS, write=KEEP_SCHEDULE, fetch=meeting_for)
def meeting_cancel(request: StaffRequest, pk: int) -> HttpResponse:
    """Cancel a meeting; what stands on its agenda goes to the next one."""
    user = request.user
    meeting = meeting_for(user, pk)
    require_for_group(user, KEEP_SCHEDULE, meeting.group)
    form = BecauseForm(request.POST or None)
    if form.is_valid() and carried_out(form, closing.cancel, by=user, meeting=meeting):
        messages.success(request, "The meeting is cancelled. What stood on its agenda goes to the next one.")
        return redirect(meeting)
    left = len(closing.undecided(meeting)) + len(closing.undone(meeting))
    context = {
        "form": form, "heading": f"Cancel {meeting}", "button": "Cancel the meeting", "danger": True,
        "text": f"{counted(left, 'item')} on its agenda; what is left goes to the next meeting." if left else "",
        "cancel_url": meeting.get_absolute_url(), "cancel": "Keep the meeting",
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)
