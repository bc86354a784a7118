"""Around decisions: putting an issue on an agenda, what higher groups answered."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from engagement.access import READ_ISSUES, TABLE, issue_for
from partnerships.access import READ_MEETINGS, RUN_MEETING, require_for_group
from partnerships.forms.base import carried_out
from partnerships.models import ItemKind, MeetingStage
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking.access import (
    DECIDE,
    READ_ACTIONS,
    escalation_for,
    escalations_seen_by,
)
from tasking.asked import asked_for
from tasking.forms.actions import AnswerEscalationForm
from tasking.forms.meetings import TableForm
from tasking.services import escalating, tabling

A_PAGE = 25


@policy(READ_ISSUES, write=TABLE, fetch=issue_for)
def issue_table(request: StaffRequest, reference: str) -> HttpResponse:
    """Put an issue on the agenda of a tasking meeting."""
    user = request.user
    issue = issue_for(user, reference, TABLE)
    form = TableForm(request.POST or None, meetings=tabling.tasking_meetings(issue.ward))
    if form.is_valid() and (made := carried_out(form, tabling.table, by=user, issue=issue)):
        messages.success(request, f"{issue} is on the agenda of {made.meeting}.")
        return redirect(issue)
    return render(request, "tasking/issue_table.html", {"issue": issue, "form": form}, status=form.status)


@policy(READ_ACTIONS)
def escalation_list(request: StaffRequest) -> HttpResponse:
    """What was asked of higher groups, the longest due first; what was answered after that."""
    user = request.user
    found = escalations_seen_by(user).select_related("issue__ward", "to_group", "from_meeting__group")
    today, state = timezone.localdate(), request.GET.get("state", "")
    match state:
        case "answered":
            shown = found.exclude(answered_at=None).order_by("-answered_at", "-pk")
        case "late":
            shown = found.overdue(today).order_by("answer_due_on", "pk")
        case _:
            shown = found.unanswered().order_by("answer_due_on", "pk")
    context = {
        "page": Paginator(shown, A_PAGE).get_page(request.GET.get("page")),
        "state": state if state in ("answered", "late") else "",
        "answered": state == "answered",
        "today": today,
        "may_answer": DECIDE.held_by(user),
    }
    return render(request, "tasking/escalations.html", context)


@policy(READ_ACTIONS, write=DECIDE, fetch=escalation_for)
def escalation_answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Record what the higher group answered."""
    user = request.user
    escalation = escalation_for(user, pk)
    DECIDE.require(user, escalation.issue.ward)
    form = AnswerEscalationForm(request.POST or None)
    if form.is_valid() and carried_out(form, escalating.answer, by=user, escalation=escalation):
        messages.success(request, f"The answer stands in the trail of {escalation.issue}.")
        return redirect("escalations")
    context = {"escalation": escalation, "form": form}
    return render(request, "tasking/escalation_answer.html", context, status=form.status)


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=asked_for)
def asked_answer(request: StaffRequest, pk: int, asked_pk: int) -> HttpResponse:
    """Record at its meeting what the group that was asked answers; the run page sends here."""
    user = request.user
    meeting, asked = asked_for(user, pk, asked_pk)
    require_for_group(user, RUN_MEETING, meeting.group)
    form = AnswerEscalationForm(request.POST or None)
    facts = {"escalation": asked.escalation, "meeting": meeting}
    if form.is_valid() and carried_out(form, escalating.answer, by=user, **facts):
        messages.success(request, f"The answer stands in the trail of {asked.escalation.issue}.")
        item = meeting.items.filter(kind=ItemKind.ASKED).values_list("pk", flat=True).first()
        if meeting.stage == MeetingStage.CLOSED or item is None:
            return redirect(meeting)
        return redirect(f"{reverse('meeting-run', args=[pk])}?item={item}")
    context = {"meeting": meeting, "asked": asked, "escalation": asked.escalation, "form": form}
    return render(request, "tasking/escalation_answer.html", context, status=form.status)
