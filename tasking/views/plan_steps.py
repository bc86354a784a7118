"""The steps of a plan: to the next stage, back, proposed for closing, agreed by a second person, sent back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships.forms.base import BookForm, carried_out
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking.forms.plans import BecauseForm, JustificationForm, StepForm
from tasking.models import Plan
from tasking.plan_access import LEAD_PLAN, READ_PLANS, WRITE_PLAN, plan_for, plan_to_write
from tasking.plan_page import PlanPage
from tasking.services.plans import moving
from tasking.views.plans import ask_for, page


def _taken(request: StaffRequest, plan: Plan, form: BookForm, service: Any, said: str) -> HttpResponse:
    """Take a step from the page itself, or show the page with why not."""
    if form.is_valid() and carried_out(form, service, by=request.user, plan=plan):
        messages.success(request, said)
        return redirect(plan)
    return page(request, plan, status=form.status, form=form)


@policy(READ_PLANS, write=WRITE_PLAN, fetch=plan_for)
@require_POST
def move_on(request: StaffRequest, pk: int) -> HttpResponse:
    """Open the next stage."""
    plan = plan_to_write(request.user, pk)
    return _taken(request, plan, StepForm(request.POST), moving.move_on, "The next stage is open.")


@policy(READ_PLANS, write=LEAD_PLAN, fetch=plan_for)
@require_POST
def agree(request: StaffRequest, pk: int) -> HttpResponse:
    """Agree to close it, as a second person."""
    plan = plan_for(request.user, pk)
    LEAD_PLAN.require(request.user, plan.ward)
    return _taken(request, plan, StepForm(request.POST), moving.agree_closing, "The plan is closed.")


@policy(READ_PLANS, write=WRITE_PLAN, fetch=plan_for)
def back(request: StaffRequest, pk: int) -> HttpResponse:
    """Go back a stage, saying why."""
    plan = plan_to_write(request.user, pk)
    form = BecauseForm(request.POST or None, initial={"version": plan.version})
    return ask_for(
        request, plan, form, moving.go_back, plan=plan, heading="Go back a stage", button="Go back a stage",
        said="The plan is a stage back.",
    )  # fmt: skip


@policy(READ_PLANS, write=WRITE_PLAN, fetch=plan_for)
def propose(request: StaffRequest, pk: int) -> HttpResponse:
    """Propose to close it; what is missing is listed before anything is typed."""
    plan = plan_to_write(request.user, pk)
    missing = PlanPage(plan, request.user, timezone.localdate()).missing
    form = JustificationForm(
        request.POST or None, initial={"version": plan.version, "justification": plan.justification}
    )
    return ask_for(
        request, plan, form, moving.propose_closing, plan=plan, heading="Propose to close the plan",
        button="Propose to close", said="A second person is asked to agree.", missing=missing,
    )  # fmt: skip


@policy(READ_PLANS, write=WRITE_PLAN, fetch=plan_for)
def send_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Say no to closing, or take one's own proposal back."""
    plan = plan_to_write(request.user, pk)
    form = BecauseForm(request.POST or None, initial={"version": plan.version})
    return ask_for(
        request, plan, form, moving.send_back, plan=plan, heading="Send it back", button="Send it back",
        said="The plan goes on.",
    )  # fmt: skip
