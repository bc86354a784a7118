"""Logging an issue, and what it may be the same as."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from engagement.access import CHANGE_ISSUE, LOG_ISSUE, issue_for
from engagement.forms.pointing import looked_over
from engagement.forms.raising import LogIssueForm, TypedForm
from engagement.models import Issue
from engagement.services.merging import log_or_merge
from engagement.services.similar import CERTAIN, similar_while_typing
from partnerships.access import meeting_for
from partnerships.forms.base import carried_out
from partnerships.models import Meeting, User
from partnerships.policy import policy
from partnerships.requests import signed_in
from partnerships.submitting import was_carried_out


@policy(LOG_ISSUE, write=LOG_ISSUE)
def issue_new(request: HttpRequest) -> HttpResponse:
    """Log a concern on behalf of anyone.

    `?meeting=` comes from the page of the meeting at which it was raised, `?return_of=` from that of a closed issue
    which is back. Before it is saved, whoever logs it has seen what it may be the same as.
    """
    user = signed_in(request)
    meeting, closed, same = _meeting(request), _named(request, "return_of"), _named(request, "same_as")
    form = LogIssueForm(request.POST or None, user=user, meeting=meeting, closed=closed, initial=_asked_ward(request))
    alike = [] if closed or same else _not_seen_yet(request, user, form)
    if looked_over(form) and not alike:
        facts = {"by": user, "same_as": same, "recurs_from": closed}
        if issue := carried_out(form, log_or_merge, **facts):
            messages.success(request, _said(issue))
            return redirect(issue.merged_into or issue)
    context = {"form": form, "meeting": meeting, "closed": closed, **_shown(request, user, form, alike)}
    return render(request, "engagement/issue_new.html", context, status=form.status)


@policy(LOG_ISSUE, write=LOG_ISSUE)
@require_POST
def issue_similar(request: HttpRequest) -> HttpResponse:
    """A piece of the page of logging: what the words typed so far may be the same as. Posted, so that no log has it."""
    user = signed_in(request)
    form = TypedForm(request.POST, user=user)
    alike = similar_while_typing(user=user, **form.cleaned_data) if form.is_valid() else []
    ward = form.cleaned_data.get("ward")
    context = {"alike": alike, "may_merge": bool(ward and CHANGE_ISSUE.held_for(user, ward))}
    return render(request, "engagement/_partials/similar.html", context)


def _not_seen_yet(request: HttpRequest, user: User, form: LogIssueForm) -> list[Issue]:
    """What the concern most likely is the same as and its writer was not shown; nothing for a form sent again."""
    if not looked_over(form):
        return []
    data = form.cleaned_data
    found = similar_while_typing(
        user=user, ward=data["ward"], concern=data["concern"], place=data["place"], least=CERTAIN
    )
    seen = set(" ".join(request.POST.getlist("similar_seen")).split())
    unseen = [issue for issue in found if issue.reference not in seen]
    return [] if unseen and was_carried_out(data["submission"]) else unseen


def _shown(request: HttpRequest, user: User, form: LogIssueForm, alike: list[Issue]) -> dict[str, Any]:
    """For the page: what it may be the same as, what was shown before, and whether this person joins issues."""
    ward = form.cleaned_data.get("ward") if form.is_bound and form.is_valid() else None
    return {
        "alike": alike,
        "seen": " ".join(request.POST.getlist("similar_seen")),
        "may_merge": bool(ward and CHANGE_ISSUE.held_for(user, ward)),
    }


def _said(issue: Issue) -> str:
    if issue.merged_into:
        return f"Logged as {issue.reference} and merged into {issue.merged_into.reference}."
    return f"Logged as {issue.reference}."


def _named(request: HttpRequest, name: str) -> Issue | None:
    """The issue that the form or the address names, where this person sees it."""
    asked = request.POST.get(name) or request.GET.get(name) or ""
    return issue_for(signed_in(request), asked) if asked else None


def _asked_ward(request: HttpRequest) -> dict[str, str]:
    asked = request.GET.get("ward", "")
    return {"ward": asked} if asked.isdigit() else {}


def _meeting(request: HttpRequest) -> Meeting | None:
    """The meeting named in the address or the form, where this person sees it."""
    asked = request.POST.get("meeting") or request.GET.get("meeting") or ""
    return meeting_for(signed_in(request), int(asked)) if asked.isdecimal() and len(asked) < 19 else None
