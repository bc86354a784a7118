"""Logging an issue."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from engagement.access import LOG_ISSUE
from engagement.forms.raising import LogIssueForm
from engagement.services.raising import log_issue
from partnerships.access import meeting_for
from partnerships.forms.base import carried_out
from partnerships.models import Meeting
from partnerships.policy import policy
from partnerships.requests import signed_in


@policy(LOG_ISSUE, write=LOG_ISSUE)
def issue_new(request: HttpRequest) -> HttpResponse:
    """Log a concern on behalf of anyone; `?meeting=` comes from the page of the meeting at which it was raised."""
    user = signed_in(request)
    meeting = _meeting(request)
    asked = request.GET.get("ward", "")
    form = LogIssueForm(
        request.POST or None, user=user, meeting=meeting, initial={"ward": asked} if asked.isdigit() else {}
    )
    if form.is_valid() and not form.to_point_out and (issue := carried_out(form, log_issue, by=user)):
        messages.success(request, f"Logged as {issue.reference}.")
        return redirect(issue)
    return render(request, "engagement/issue_new.html", {"form": form, "meeting": meeting}, status=form.status)


def _meeting(request: HttpRequest) -> Meeting | None:
    """The meeting named in the address or the form, where this person sees it."""
    asked = request.POST.get("meeting") or request.GET.get("meeting") or ""
    return meeting_for(signed_in(request), int(asked)) if asked.isdecimal() and len(asked) < 19 else None
