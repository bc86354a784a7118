"""One issue, and the steps that take it round the loop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from engagement import access
from engagement.access import READ_ISSUES, issue_for
from engagement.doing import what_was_done
from engagement.forms import steps as forms
from engagement.forms.pointing import looked_over
from engagement.loop import LOOP, allowed
from engagement.models import Issue, Verb
from engagement.page import page_for
from engagement.services import moving, wording
from partnerships.disclosing import showing
from partnerships.forms.base import BookForm, carried_out
from partnerships.policy import policy
from partnerships.requests import signed_in


@dataclass(frozen=True, slots=True)
class Asks:
    """A step with questions: what it is, the service that takes it, and what its page and button say."""

    verb: Verb
    service: Callable[..., Model]
    heading: str


REFER = Asks(Verb.REFERRED, moving.refer, "Refer to an agency")
OUTCOME = Asks(Verb.OUTCOME, moving.record_outcome, "Record outcome")
CLOSE = Asks(Verb.CLOSED, moving.close, "Close")
DISPUTE = Asks(Verb.DISPUTED, moving.dispute, "Not fixed, they say")
NOTE = Asks(Verb.NOTE, moving.note, "Add a note")
CORRECT = Asks(Verb.CORRECTION, moving.correct, "Correct this step")
REWORD = Asks(Verb.REWORDED, wording.reword, "Change the wording")


@policy(READ_ISSUES, fetch=issue_for)
def issue_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One issue with its trail, as far as the reader may see it."""
    user = signed_in(request)
    page = page_for(user, issue_for(user, reference), timezone.localdate())
    return render(request, "engagement/issue.html", {"page": page, "issue": page.issue})


@policy(access.DEAL_WITH, write=access.DEAL_WITH, fetch=issue_for)
@require_POST
def issue_deal_with(request: HttpRequest, reference: str) -> HttpResponse:
    issue = issue_for(signed_in(request), reference, access.DEAL_WITH)
    return _taken(request, issue, moving.deal_with, "You deal with it directly.")


@policy(access.ESCALATE, write=access.ESCALATE, fetch=issue_for)
@require_POST
def issue_escalate(request: HttpRequest, reference: str) -> HttpResponse:
    issue = issue_for(signed_in(request), reference, access.ESCALATE)
    return _taken(request, issue, moving.escalate, "Escalated for tasking. It will be on the next agenda.")


@policy(access.COORDINATE, write=access.COORDINATE, fetch=issue_for)
@require_POST
def issue_reopen(request: HttpRequest, reference: str) -> HttpResponse:
    issue = issue_for(signed_in(request), reference, access.COORDINATE)
    return _taken(request, issue, moving.reopen, "Reopened. It is back with the coordinator.")


@policy(access.DEAL_WITH, write=access.DEAL_WITH, fetch=issue_for)
def issue_refer(request: HttpRequest, reference: str) -> HttpResponse:
    issue = issue_for(signed_in(request), reference, access.DEAL_WITH)
    form = forms.ReferForm(request.POST or None, partnership=issue.ward.partnership)
    return _asked(request, issue, REFER, form)


@policy(access.RECORD_OUTCOME, write=access.RECORD_OUTCOME, fetch=issue_for)
def issue_outcome(request: HttpRequest, reference: str) -> HttpResponse:
    issue = issue_for(signed_in(request), reference, access.RECORD_OUTCOME)
    done = "" if request.method == "POST" else what_was_done(signed_in(request), issue)
    stands = {"outcome": done, "public_wording": issue.public_wording, "version": issue.version}
    form = forms.OutcomeForm(request.POST or None, initial=stands)
    return _asked(request, issue, OUTCOME, form)


@policy(access.COORDINATE, write=access.COORDINATE, fetch=issue_for)
def issue_close(request: HttpRequest, reference: str) -> HttpResponse:
    issue = issue_for(signed_in(request), reference, access.COORDINATE)
    return _asked(request, issue, CLOSE, forms.CloseForm(request.POST or None))


@policy(access.TELL, write=access.TELL, fetch=issue_for)
def issue_dispute(request: HttpRequest, reference: str) -> HttpResponse:
    issue = issue_for(signed_in(request), reference, access.TELL)
    form = forms.DisputeForm(request.POST or None)
    return _asked(request, issue, DISPUTE, form)


@policy(access.CHANGE_ISSUE, write=access.CHANGE_ISSUE, fetch=issue_for)
def issue_note(request: HttpRequest, reference: str) -> HttpResponse:
    issue = issue_for(signed_in(request), reference, access.CHANGE_ISSUE)
    return _asked(request, issue, NOTE, forms.NoteForm(request.POST or None))


@policy(access.CHANGE_ISSUE, write=access.CHANGE_ISSUE, fetch=access.step_for)
def issue_correct(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    step = access.step_for(signed_in(request), reference, number, access.CHANGE_ISSUE)
    form = forms.CorrectForm(request.POST or None)
    return _asked(request, step.issue, CORRECT, form, step=step)


@policy(access.CHANGE_ISSUE, write=access.CHANGE_ISSUE, fetch=issue_for)
def issue_reword(request: HttpRequest, reference: str) -> HttpResponse:
    issue = issue_for(signed_in(request), reference, access.CHANGE_ISSUE)
    stands = {name: getattr(issue, name) for name in (*wording.WORDED, "version")}
    form = forms.RewordForm(request.POST or None, initial=stands)
    return _asked(request, issue, REWORD, form)


def _taken(request: HttpRequest, issue: Issue, service: Callable[..., Model], said: str) -> HttpResponse:
    """A step that asks nothing: a click takes it, and a page tells what came of it."""
    form = forms.AtOnceForm(request.POST)
    if form.is_valid() and carried_out(form, service, issue=issue, by=request.user):
        messages.success(request, said)
    for refusal in form.non_field_errors():
        messages.error(request, str(refusal))
    return redirect(issue)


def _asked(request: HttpRequest, issue: Issue, ask: Asks, form: BookForm, **facts: Any) -> HttpResponse:
    """The page of a step: what it asks, and once that is answered, the step taken."""
    if request.method == "GET" and not allowed(ask.verb, issue.stage):
        messages.error(request, LOOP[ask.verb].refusal)
        return redirect(issue)
    if looked_over(form) and carried_out(form, ask.service, issue=issue, by=request.user, **facts):
        messages.success(request, f"{ask.heading}: done.")
        return redirect(issue)
    context = {"issue": issue, "form": form, "heading": ask.heading, **facts}
    return render(request, "engagement/step.html", context, status=form.status)


@policy(access.ASK_WHO, write=access.ASK_WHO, fetch=issue_for)
def issue_who(request: HttpRequest, reference: str) -> HttpResponse:
    """Who raised it, for a partner officer with an action on it: asked with a reason, and only those who agreed."""
    user = signed_in(request)
    issue = issue_for(user, reference)
    may_ask = access.may_ask_who(user, issue)
    form = forms.WhoForm(request.POST or None)
    raisers = None
    if may_ask and form.is_valid():
        with showing(user, "issue:raisers", issue.reference, form.cleaned_data["reason"]):
            raisers = list(access.raisers_for_partner(user, issue))
    context = {"issue": issue, "form": form, "may_ask": may_ask, "raisers": raisers}
    return render(request, "engagement/issue_who.html", context)
