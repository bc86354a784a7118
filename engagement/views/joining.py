"""Merging two issues that are one concern, and taking them apart again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from engagement import access
from engagement.access import issue_for
from engagement.forms.joining import MergeForm
from engagement.forms.steps import AtOnceForm
from engagement.loop import LOOP, may_take
from engagement.models import Verb
from engagement.services import merging
from engagement.services.similar import similar_to
from partnerships.forms.base import carried_out
from partnerships.policy import policy
from partnerships.requests import signed_in


@policy(access.CHANGE_ISSUE, write=access.CHANGE_ISSUE, fetch=issue_for)
def issue_merge(request: HttpRequest, reference: str) -> HttpResponse:
    """Which issue it is the same as: one of those that read alike, or any other by its reference."""
    user = signed_in(request)
    issue = issue_for(user, reference, access.CHANGE_ISSUE)
    if request.method == "GET" and not may_take(user, issue, Verb.MERGED):
        messages.error(request, LOOP[Verb.MERGED].refusal)
        return redirect(issue)
    form = MergeForm(request.POST or None, user=user, initial={"into": request.GET.get("into", "")})
    if form.is_valid() and (other := carried_out(form, merging.merge, issue=issue, by=user)):
        messages.success(request, f"{issue.reference} is merged into {other.reference}. It can be taken out again.")
        return redirect(other)
    context = {"issue": issue, "form": form, "alike": similar_to(issue, user)}
    return render(request, "engagement/merge.html", context, status=form.status)


@policy(access.COORDINATE, write=access.COORDINATE, fetch=issue_for)
@require_POST
def issue_unmerge(request: HttpRequest, reference: str) -> HttpResponse:
    """Take it out again: a click takes the step."""
    user = signed_in(request)
    issue = issue_for(user, reference, access.COORDINATE)
    form = AtOnceForm(request.POST)
    if form.is_valid() and carried_out(form, merging.unmerge, issue=issue, by=user):
        messages.success(request, "It goes on by itself again.")
    for refusal in form.non_field_errors():
        messages.error(request, str(refusal))
    return redirect(issue)
