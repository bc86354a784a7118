"""Minutes: read, printed, approved, corrected, published by a second person, and read by everybody (P8)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from partnerships import printing
from partnerships.access import READ_MEETINGS, RUN_MEETING, holds_for_group, meeting_for, require_for_group
from partnerships.answering import pdf_answer
from partnerships.errors import Refused
from partnerships.forms.base import carried_out
from partnerships.models import Meeting, Partnership, User, Ward
from partnerships.policy import PUBLIC, policy
from partnerships.requests import StaffRequest
from partnerships.services import minutes as steps
from tasking import publishing
from tasking.access import hears_confidential
from tasking.agenda import agenda_of, is_asked_of_us, is_matters_arising
from tasking.asked import asked_of
from tasking.courts_told import courts_at
from tasking.forms.meetings import CorrectionForm
from tasking.payback_told import payback_at
from tasking.services import publishing_minutes

A_MINUTE = "public, max-age=60"


def minutes_for(user: User, pk: int) -> Meeting:
    """The meeting, if it is closed and the person sees it; otherwise Http404."""
    meeting = meeting_for(user, pk)
    if not meeting.has_minutes:
        raise Http404
    return meeting


def _read(user: User, meeting: Meeting) -> dict[str, Any]:
    lines = agenda_of(user, meeting)
    seen = {line.item.pk for line in lines}
    corrections = [c for c in meeting.corrections.select_related("by", "item") if not c.item_id or c.item_id in seen]
    return {
        "meeting": meeting,
        "lines": lines,
        "asked": asked_of(user, meeting) if any(map(is_asked_of_us, lines)) else [],
        "attendances": list(meeting.attendances.select_related("agency")),
        "corrections": corrections,
        "confidential": any(line.item.confidential for line in lines),
        "hears": hears_confidential(user, meeting),
        "courts": courts_at(user, meeting, [line.item for line in lines]),
        "payback": payback_at(user, meeting) if any(map(is_matters_arising, lines)) else [],
    }


@policy(READ_MEETINGS, fetch=minutes_for)
def minutes(request: StaffRequest, pk: int) -> HttpResponse:
    """The minutes of a closed meeting, as far as one may read them."""
    user = request.user
    meeting = minutes_for(user, pk)
    context = {**_read(user, meeting), "may_run": holds_for_group(user, RUN_MEETING, meeting.group)}
    return render(request, "tasking/minutes.html", context)


@policy(READ_MEETINGS, fetch=minutes_for)
def minutes_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """The same in print."""
    user = request.user
    meeting = minutes_for(user, pk)
    context = {**_read(user, meeting), "partnership": meeting.group.partnership}
    paper = printing.paper_of(f"minutes:{pk}", f"Minutes of {meeting}", render_to_string("print/minutes.html", context))
    return pdf_answer(paper.content, f"minutes-{meeting.group.slug}-{meeting.day}.pdf")


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=minutes_for)
@require_POST
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    """Approve the minutes as they stand."""
    return _step(request, pk, steps.approve_minutes, "The minutes are approved.")


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=minutes_for)
@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take published minutes off the ward's page."""
    return _step(request, pk, steps.withdraw_minutes, "The minutes are no longer published.")


def _step(request: StaffRequest, pk: int, step: Any, said: str) -> HttpResponse:
    user = request.user
    try:
        step(meeting=minutes_for(user, pk), by=user)
        messages.success(request, said)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("minutes", pk)


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=minutes_for)
def correct(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct approved minutes by a record beside them."""
    user = request.user
    meeting = minutes_for(user, pk)
    require_for_group(user, RUN_MEETING, meeting.group)
    form = CorrectionForm(request.POST or None, items=[line.item for line in agenda_of(user, meeting)])
    if form.is_valid() and carried_out(form, steps.correct_minutes, by=user, meeting=meeting):
        messages.success(request, "The correction stands beside the minutes.")
        return redirect("minutes", pk)
    return render(request, "tasking/correct.html", {"meeting": meeting, "form": form}, status=form.status)


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=minutes_for)
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """See what everybody will read, and publish it: by another person than the one who approved it."""
    user = request.user
    meeting = minutes_for(user, pk)
    require_for_group(user, RUN_MEETING, meeting.group)
    if meeting.minutes_published_at is not None:
        return redirect("minutes", pk)
    public = publishing.public_minutes(meeting)
    lacking, flagged = publishing.without_wording(meeting), publishing.flagged(public)
    looked = "looked" in request.POST or not flagged
    if request.method == "POST" and not lacking and looked:
        return _step(request, pk, publishing_minutes.publish, "The minutes are on the ward's page.")
    context = {
        "meeting": meeting, "public": public, "lacking": lacking, "flagged": flagged,
        "left_out": publishing.raised_without_wording(meeting),
        "must_look": request.method == "POST" and not looked, "own": meeting.minutes_approved_by_id == user.pk,
    }  # fmt: skip
    return render(request, "tasking/publish.html", context)


@policy(PUBLIC)
def public_minutes(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    """Published minutes of a ward's meetings on that day."""
    ward, published = _published(slug, day)
    context = {"ward": ward, "day": day, "published": [publishing.published_minutes(meeting) for meeting in published]}
    response = render(request, "tasking/public_minutes.html", context)
    response["Cache-Control"] = A_MINUTE
    return response


@policy(PUBLIC)
def public_minutes_pdf(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    """The same in print."""
    ward, published = _published(slug, day)
    partnership: Partnership = published[0].group.partnership
    context = {
        "ward": ward, "day": day, "partnership": partnership,
        "published": [publishing.published_minutes(meeting) for meeting in published],
    }  # fmt: skip
    html = render_to_string("print/public_minutes.html", context)
    paper = printing.paper_of(f"public-minutes:{ward.pk}:{day}", f"Minutes, {ward}, {day:%-d %B %Y}", html)
    response = pdf_answer(paper.content, f"minutes-{slug}-{day}.pdf")
    response["Cache-Control"] = A_MINUTE
    return response


def _published(slug: str, day: date) -> tuple[Ward, list[Meeting]]:
    """The ward and the meetings of that day whose minutes are published; Http404 where there are none."""
    ward = get_object_or_404(Ward.objects.select_related("partnership"), slug=slug)
    found = Meeting.objects.with_published_minutes().filter(group__wards=ward).on(day)
    meetings = list(found.select_related("group__partnership"))
    if not meetings:
        raise Http404
    return ward, meetings
