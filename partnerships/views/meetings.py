"""The list of meetings, and moving one. The page of a meeting stands in tasking, which knows what is decided there."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from partnerships import meeting_listing
from partnerships.access import KEEP_SCHEDULE, READ_GROUPS, READ_MEETINGS, group_for, meeting_for, require_for_group
from partnerships.attendance import register_chart, register_of
from partnerships.forms.base import carried_out
from partnerships.forms.meetings import MeetingFilters, MeetingForm
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from partnerships.services import schedule
from partnerships.services.clashing import with_clashes

A_PAGE = 25


@policy(READ_MEETINGS)
def meeting_list(request: StaffRequest) -> HttpResponse:
    """The meetings one sees: the next one first, the past ones the last first."""
    user, today, now = request.user, timezone.localdate(), timezone.now()
    filters = MeetingFilters(
        request.GET,
        groups=meeting_listing.groups_to_choose(user, today),
        wards=meeting_listing.wards_to_choose(user, today),
    )
    found = meeting_listing.listed(user, today, now, filters.cleaned_data if filters.is_valid() else {})
    page = found.pages(A_PAGE).get_page(request.GET.get("page"))
    context = {"filters": filters, "page": page, "meetings": with_clashes(list(page.object_list))}
    context["may_schedule"] = KEEP_SCHEDULE.held_by(user)
    return render(request, "partnerships/meetings.html", context)


@policy(READ_GROUPS, fetch=group_for)
def group_attendance(request: StaffRequest, slug: str) -> HttpResponse:
    """Attendance at a group's meetings over time, by agency."""
    group = group_for(request.user, slug)
    register = register_of(group)
    context = {"group": group, "register": register, "chart": register_chart(register), "lines": register.lines()}
    return render(request, "partnerships/attendance.html", context)


@policy(READ_MEETINGS, write=KEEP_SCHEDULE, fetch=meeting_for)
def meeting_move(request: StaffRequest, pk: int) -> HttpResponse:
    """Move a meeting by hand."""
    user = request.user
    meeting = meeting_for(user, pk)
    require_for_group(user, KEEP_SCHEDULE, meeting.group)
    local = timezone.localtime(meeting.starts_at)
    initial = {
        "day": local.date(), "at": local.time(), "lasts_minutes": meeting.lasts_minutes, "venue": meeting.venue,
        "version": meeting.version,
    }  # fmt: skip
    form = MeetingForm(request.POST or None, initial=initial)
    if form.is_valid() and (moved := carried_out(form, schedule.move_meeting, by=user, meeting=meeting)):
        messages.success(request, f"It is now on {timezone.localtime(moved.starts_at):%A %-d %B %Y at %H:%M}.")
        if request.GET.get("from") == "year":
            return redirect("meeting-year")
        return redirect("group-schedule", meeting.group.slug)
    context = {"form": form, "group": meeting.group, "meeting": meeting}
    return render(request, "partnerships/meeting_form.html", context, status=form.status)
