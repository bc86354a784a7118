"""Running a meeting: the item in hand, the decision, the minutes as they grow, the clock, who is here (T2)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from partnerships.access import READ_MEETINGS, RUN_MEETING, meeting_for, require_for_group
from partnerships.errors import Refused
from partnerships.forms.base import carried_out
from partnerships.models import AgendaItem, Meeting, MeetingStage, User
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from partnerships.services import attending
from partnerships.services import meetings as steps
from partnerships.services import minutes as approving
from tasking import running
from tasking.access import item_for
from tasking.forms.deciding import ActionForm, DecisionForm, owners_for
from tasking.forms.meetings import AttendanceForm, MinuteForm
from tasking.services import agreeing, closing, deciding


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=meeting_for)
def run(request: StaffRequest, pk: int) -> HttpResponse:
    """The page to run the meeting from. Opening it begins nothing; the button, or the first word recorded, does."""
    user = request.user
    meeting = meeting_for(user, pk)
    require_for_group(user, RUN_MEETING, meeting.group)
    if meeting.stage == MeetingStage.CLOSED:
        return redirect("minutes", pk)
    if request.method == "POST":
        return _begin(request, meeting, user)
    asked = request.GET.get("item", "")
    return _page(request, user, meeting, int(asked) if asked.isdecimal() else None)


def _begin(request: StaffRequest, meeting: Meeting, user: User) -> HttpResponse:
    try:
        steps.open_meeting(meeting=meeting, by=user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("meeting-run", meeting.pk)


def _page(
    request: StaffRequest, user: User, meeting: Meeting, item: int | None, status: int = 200, **forms: Any
) -> HttpResponse:
    """The run page with an item in hand; `forms` that came back with errors take the place of fresh ones."""
    table = running.table_of(user, meeting, item)
    context = {"meeting": meeting, "table": table, **(_forms(meeting, table) | forms)}
    if "form" in context:
        context["form"].asks_what_makes_way(table.standing)
    return render(request, "tasking/run.html", context, status=status)


def _forms(meeting: Meeting, table: running.Table) -> dict[str, Any]:
    line = table.in_hand
    if line is None:
        return {}
    minute = MinuteForm(initial={"minute": line.item.minute, "version": line.item.version})
    if line.tabling is None or line.issue is None:
        return {"minute_form": minute}
    line.tabling.meeting = meeting
    if line.undecided:
        return {"form": DecisionForm(tabling=line.tabling)}
    people = owners_for(meeting, sorted(meeting.group.ward_ids))
    return {"minute_form": minute, "action_form": ActionForm(people=people, prefix="further")}


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=item_for)
@require_POST
def decide(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Record a decision on the issue of an item."""
    user = request.user
    found = item_for(user, pk, item_pk)
    require_for_group(user, RUN_MEETING, found.meeting.group)
    if not running.has_issue(found):
        raise Http404
    found.tabling.meeting = found.meeting
    form = DecisionForm(request.POST, tabling=found.tabling)
    if form.is_valid() and (made := carried_out(form, deciding.record_decision, by=user, tabling=found.tabling)):
        messages.success(request, f"{found.title}: {made.get_decision_display()}.")
        return redirect("meeting-run", pk)
    return _page(request, user, found.meeting, item_pk, form.status, form=form)


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=item_for)
@require_POST
def further_action(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Agree one more action on an issue that the meeting decided to act on."""
    user = request.user
    found = item_for(user, pk, item_pk)
    require_for_group(user, RUN_MEETING, found.meeting.group)
    if not running.has_issue(found):
        raise Http404
    people = owners_for(found.meeting, sorted(found.meeting.group.ward_ids))
    form = ActionForm(request.POST, people=people, prefix="further")
    facts = {"issue": found.tabling.issue, "meeting": found.meeting}
    if form.is_valid() and (made := carried_out(form, agreeing.agree, by=user, **facts)):
        messages.success(request, f"Agreed: {made.what} ({made.owner}).")
        return redirect(f"{reverse('meeting-run', args=[pk])}?item={item_pk}")
    return _page(request, user, found.meeting, item_pk, form.status, action_form=form)


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=item_for)
@require_POST
def minute(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Write an item's minute; with "done" it is dealt with and the next one comes up."""
    user = request.user
    found = item_for(user, pk, item_pk)
    require_for_group(user, RUN_MEETING, found.meeting.group)
    form = MinuteForm(request.POST)
    then = request.POST.get("then", "")
    done = {"done": True, "approve": True, "undone": False}.get(then)
    step = approving.approve_under if then == "approve" and found.minutes_of_id else steps.save_minute
    if form.is_valid() and carried_out(form, step, by=user, item=found, done=done):
        return redirect(_after(found, done))
    return _page(request, user, found.meeting, item_pk, form.status, minute_form=form)


def _after(item: AgendaItem, done: bool | None) -> str:
    if item.meeting.stage == MeetingStage.CLOSED:
        return reverse("minutes", args=[item.meeting_id])
    run_page = reverse("meeting-run", args=[item.meeting_id])
    return run_page if done else f"{run_page}?item={item.pk}"


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=meeting_for)
def attendance(request: StaffRequest, pk: int) -> HttpResponse:
    """Record who is here."""
    user = request.user
    meeting = meeting_for(user, pk)
    require_for_group(user, RUN_MEETING, meeting.group)
    noted = {row.membership_id or 0: row for row in meeting.attendances.filter(membership__isnull=False)}
    form = AttendanceForm(request.POST or None, members=list(attending.expected(meeting)), noted=noted)
    if form.is_valid() and carried_out(form, attending.note_attendance, by=user, meeting=meeting):
        messages.success(request, "Who is here is recorded.")
        return redirect("minutes" if meeting.has_minutes else "meeting-run", pk)
    context = {"meeting": meeting, "form": form, "guests": meeting.attendances.filter(membership__isnull=True)}
    return render(request, "tasking/attendance.html", context, status=form.status)


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=meeting_for)
def close(request: StaffRequest, pk: int) -> HttpResponse:
    """Close the meeting; where issues are undecided, it first says what becomes of them."""
    user = request.user
    meeting = meeting_for(user, pk)
    require_for_group(user, RUN_MEETING, meeting.group)
    if meeting.has_minutes:
        return redirect("minutes", pk)
    left = closing.undecided(meeting)
    if request.method == "POST" and (not left or "knowing" in request.POST):
        try:
            closed = closing.close(meeting=meeting, by=user)
        except Refused as refusal:
            messages.error(request, refusal.message)
            return redirect("meeting-run", pk)
        messages.success(request, running.what_closing_did(closed))
        return redirect("minutes", pk)
    context = {
        "meeting": meeting,
        "left": left,
        "following": steps.next_meeting(meeting.group, after=meeting.starts_at),
    }
    return render(request, "tasking/close.html", context)
