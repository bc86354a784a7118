"""Community payback: the list, one piece of work, and the steps from suggestion to done (T12)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from engagement.access import issue_for
from engagement.forms.pointing import looked_over
from engagement.models import Issue
from partnerships.errors import Refused
from partnerships.forms.base import carried_out
from partnerships.models import Agency
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking.forms import payback as forms
from tasking.models import Payback, PaybackState
from tasking.payback_access import (
    ANSWER_PAYBACK,
    LOOK_THROUGH,
    PROPOSE_PAYBACK,
    READ_PAYBACK,
    SUGGEST_PAYBACK,
    may_answer,
    may_look_through,
    payback_for,
    wards_with_payback,
)
from tasking.services import payback as steps

A_PAGE = 25
ANSWERS: dict[str, Any] = {
    forms.ACCEPT: (steps.accept, "It is taken on. Record it here once it is done."),
    forms.NOT_POSSIBLE: (steps.say_not_possible, "The ward's tasking meeting looks at what else can be done."),
    forms.DONE: (steps.record_done, "It is done. Those who suggested it are told."),
}


@policy(READ_PAYBACK)
def payback_list(request: StaffRequest) -> HttpResponse:
    """What is suggested, sent and done as payback work, as far as one sees it; open ones unless asked otherwise."""
    user = request.user
    seen = Payback.objects.visible_to(user)
    filters = forms.PaybackFilters(request.GET, wards=wards_with_payback(user))
    rows = seen.filter(**filters.chosen).for_list().order_by("-suggested_at", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    for row in page.object_list:
        row.may_look, row.may_say = may_look_through(user, row), may_answer(user, row)  # type: ignore[attr-defined]
    context = {"page": page, "filters": filters, "may_suggest": SUGGEST_PAYBACK.held_by(user)}
    return render(request, "tasking/payback.html", context)


@policy(SUGGEST_PAYBACK, write=SUGGEST_PAYBACK)
def payback_new(request: StaffRequest) -> HttpResponse:
    """Log a suggestion on behalf of a resident, or one's own."""
    form = forms.SuggestForm(request.POST or None, user=request.user)
    if looked_over(form) and (made := carried_out(form, steps.suggest, by=request.user)):
        messages.success(request, f"Logged as {made.issue.reference}. The ward's coordinator looks it through.")
        return redirect(made)
    return render(request, "tasking/payback_new.html", {"form": form}, status=form.status)


@policy(READ_PAYBACK, fetch=payback_for)
def payback_page(request: StaffRequest, reference: str) -> HttpResponse:
    """One piece of work: what was suggested, what was sent, what was answered."""
    user = request.user
    payback = payback_for(user, reference)
    context = {
        "payback": payback, "issue": payback.issue,
        "sees_issue": Issue.objects.visible_to(user).filter(pk=payback.issue_id).exists(),
        "may_look": may_look_through(user, payback), "may_answer": may_answer(user, payback),
        "may_show": payback.state == PaybackState.DONE and LOOK_THROUGH.held_for(user, payback.issue.ward),
    }  # fmt: skip
    return render(request, "tasking/payback_work.html", context)


@policy(PROPOSE_PAYBACK, write=PROPOSE_PAYBACK, fetch=issue_for)
@require_POST
def payback_propose(request: StaffRequest, reference: str) -> HttpResponse:
    """Say of a concern that it could be put right by payback work."""
    issue = issue_for(request.user, reference, PROPOSE_PAYBACK)
    try:
        made = steps.propose(issue=issue, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(issue)
    messages.success(request, "Suggested as payback work. The ward's coordinator looks it through.")
    return redirect(made)


@policy(READ_PAYBACK, write=LOOK_THROUGH, fetch=payback_for)
def payback_look(request: StaffRequest, reference: str) -> HttpResponse:
    """Look a suggestion through: send it, answer it, or keep it as a concern."""
    user = request.user
    payback = payback_for(user, reference)
    LOOK_THROUGH.require(user, payback.issue.ward)
    if payback.state != PaybackState.SUGGESTED:
        return redirect(payback)
    agencies = Agency.objects.filter(partnership=payback.issue.ward.partnership_id, kind__in=steps.TAKES_PAYBACK)
    form = forms.LookThroughForm(request.POST or None, agencies=agencies.order_by("kind", "name"))
    if looked_over(form, payback.issue.ward):
        step = steps.send if form.sends else steps.turn_down
        if done := carried_out(form, step, by=user, payback=payback):
            messages.success(request, _said(done))
            return redirect("payback")
    return render(request, "tasking/payback_look.html", {"form": form, "payback": payback}, status=form.status)


def _said(payback: Payback) -> str:
    if payback.state == PaybackState.SENT:
        return f"Sent to {payback.agency}."
    return "It is not payback work. It stays in the book until whoever raised it is told."


@policy(READ_PAYBACK, write=ANSWER_PAYBACK, fetch=payback_for)
def payback_answer(request: StaffRequest, reference: str) -> HttpResponse:
    """The agency's answer: taken on, done with what and when, or not possible with why."""
    user = request.user
    payback = payback_for(user, reference)
    if not payback.with_agency:
        return redirect(payback)
    steps.require_answer(user, payback)
    form = forms.AnswerForm(request.POST or None, payback=payback, may_end=payback.sent_by_id != user.pk)
    if form.is_valid():
        step, said = ANSWERS[form.cleaned_data["answer"]]
        if carried_out(form, step, by=user, payback=payback):
            messages.success(request, said)
            return redirect("payback")
    return render(request, "tasking/payback_answer.html", {"form": form, "payback": payback}, status=form.status)


@policy(READ_PAYBACK, write=LOOK_THROUGH, fetch=payback_for)
@require_POST
def payback_show(request: StaffRequest, reference: str) -> HttpResponse:
    """Take work that is done off the ward's public page, or put it there again."""
    payback = payback_for(request.user, reference)
    try:
        steps.show(payback=payback, by=request.user, shown="shown" in request.POST)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(payback)
