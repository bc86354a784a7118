"""Problem-solving plans: the list, the page, its print, and starting one on an issue (T6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone

from engagement.access import issue_for
from engagement.forms.pointing import looked_over
from engagement.models import Issue
from partnerships import printing
from partnerships.agencies import agencies_of
from partnerships.answering import pdf_answer
from partnerships.forms.base import BookForm, Menu, carried_out
from partnerships.models import Agency, Role, User, Ward
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking import plan_listing
from tasking.forms.deciding import owners_for
from tasking.forms.plans import PlanFilters, StartPlanForm, StepForm
from tasking.models import Plan, PlanStage, Priority
from tasking.plan_access import (
    CAN_OWN,
    LEAD_PLAN,
    READ_PLANS,
    START_PLAN,
    plan_for,
)
from tasking.plan_page import PlanPage
from tasking.services.plans.starting import start_plan

A_PAGE = 25


@policy(READ_PLANS)
def plan_list(request: StaffRequest) -> HttpResponse:
    """The plans one may see: open ones, the longest due for review first, unless asked otherwise."""
    user, today = request.user, timezone.localdate()
    wards = Menu(Ward, lambda: plan_listing.wards_to_choose(user, today))
    agencies = Menu(Agency, lambda: agencies_of(wards))
    filters = PlanFilters(request.GET, wards=wards, agencies=agencies)
    found = plan_listing.listed(user, today, filters.cleaned_data if filters.is_valid() else {})
    context = {
        "filters": filters,
        "page": found.pages(A_PAGE).get_page(request.GET.get("page")),
        "today": today,
        "overdue": plan_listing.overdue(user, today),
    }
    return render(request, "tasking/plans.html", context)


@policy(READ_PLANS, fetch=plan_for)
def plan_page(request: StaffRequest, pk: int) -> HttpResponse:
    """One plan: where it stands in SARA and what it lacks, the problem, objectives, actions, risks, what worked."""
    return page(request, plan_for(request.user, pk))


def page(request: StaffRequest, plan: Plan, *, status: int = 200, form: BookForm | None = None) -> HttpResponse:
    """The page of a plan; with the form of a step that was refused, so that the reason is read there."""
    context = {
        "plan": plan,
        "page": PlanPage(plan, request.user, timezone.localdate()),
        "step_form": StepForm(initial={"version": plan.version}),
        "refused": form,
        "may_share": LEAD_PLAN.held_for(request.user, plan.ward),
        "today": timezone.localdate(),
    }
    return render(request, "tasking/plan.html", context, status=status)


def ask_for(
    request: StaffRequest, plan: Plan, form: BookForm, service: Callable[..., Any], /, *,
    heading: str, button: str, said: str, part: str = "", text: str = "", missing: Sequence[str] = (), **facts: Any,
) -> HttpResponse:  # fmt: skip
    """Ask for what the form asks, take the step, and go back to the part of the plan it belongs to."""
    if looked_over(form, plan.ward, plan.agency) and carried_out(form, service, by=request.user, **facts):
        messages.success(request, said)
        return redirect(f"{plan.get_absolute_url()}#{part}" if part else plan)
    context = {"plan": plan, "form": form, "heading": heading, "button": button, "part": part, "text": text}
    return render(request, "tasking/plan_form.html", context | {"missing": missing}, status=form.status)


@policy(READ_PLANS, fetch=plan_for)
def plan_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """The plan in the one corporate design. The same text is the same paper, so none is ever out of date."""
    plan = plan_for(request.user, pk)
    context = {
        "plan": plan,
        "page": PlanPage(plan, request.user, timezone.localdate()),
        "partnership": plan.ward.partnership,
        "today": timezone.localdate(),
    }
    html = render_to_string("print/plan.html", context)
    paper = printing.paper_of(f"plan:{pk}", f"Problem-solving plan: {plan.title}", html)
    return pdf_answer(paper.content, f"plan-{plan.ward.slug}-{plan.pk}.pdf")


def people_for(ward: Ward, *, acting: bool = False) -> QuerySet[User]:
    """Who can own or take part in a plan of the ward: officers who work there, and its representatives.

    With `acting` those who can own one of its actions: these, and whoever can own an action anywhere in the ward.
    """
    held = Role.objects.held(timezone.localdate()).for_wards([ward.pk]).filter(kind__in=CAN_OWN)
    found = Q(pk__in=held.order_by().values("user"))
    if acting:
        found |= Q(pk__in=owners_for(None, [ward.pk]).order_by().values("pk"))
    return User.objects.filter(found, is_active=True).select_related("agency").order_by("agency__name", "name", "pk")


def priorities_for(ward: Ward) -> Any:
    return Priority.objects.current().filter(ward=ward)


@policy(READ_PLANS, write=START_PLAN, fetch=issue_for)
def issue_plan(request: StaffRequest, reference: str) -> HttpResponse:
    """Start a problem-solving plan on an issue."""
    user = request.user
    issue = issue_for(user, reference, START_PLAN)
    priority = None if request.POST else priorities_for(issue.ward).filter(issue=issue).first()
    form = StartPlanForm(
        request.POST or None, people=people_for(issue.ward), priorities=priorities_for(issue.ward),
        initial={"title": priority.title if priority else "", "priority": priority},
    )  # fmt: skip
    if looked_over(form, issue.ward) and (made := carried_out(form, start_plan, by=user, issue=issue)):
        messages.success(request, "The plan is started. Its owner is told.")
        return redirect(made)
    context = {"issue": issue, "form": form, "plans": _may_join(user, issue)}
    return render(request, "tasking/plan_start.html", context, status=form.status)


def _may_join(user: User, issue: Issue) -> Any:
    """Open plans of the ward on which the issue could hang instead."""
    return Plan.objects.visible_to(user).filter(ward=issue.ward).exclude(stage=PlanStage.CLOSED).only("title")[:10]
