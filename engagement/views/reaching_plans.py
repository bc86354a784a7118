"""The engagement plan of a ward: its versions, their lines, who agreed it and when it is looked over (003 2.1.10)."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from engagement.forms.pointing import looked_over
from engagement.forms.reaching import AgreeForm, LineForm, PlanForm, StandsForm, in_half_a_year
from engagement.models import EngagementEvent, EngagementPlan, PlanLine
from engagement.reaching_access import COMMISSION, READ_REACHING, line_for, plan_for, reached_ward
from engagement.services import reaching as steps
from partnerships import printing
from partnerships.answering import pdf_answer
from partnerships.errors import Refused
from partnerships.forms.base import carried_out
from partnerships.policy import policy
from partnerships.requests import StaffRequest


@policy(READ_REACHING, fetch=plan_for)
def plan(request: StaffRequest, pk: int) -> HttpResponse:
    """One version: its aims, whom it means to reach and how, what has come of that, and the versions beside it."""
    user, found = request.user, plan_for(request.user, pk)
    versions = EngagementPlan.objects.visible_to(user).filter(ward=found.ward_id).exclude(pk=pk).order_by("-number")
    context = {
        "plan": found, "lines": _lines(found), "versions": list(versions), "today": timezone.localdate(),
        "keeps": COMMISSION.held_for(user, found.ward), "agree": AgreeForm(),
        "stands": StandsForm(initial={"review_on": in_half_a_year(timezone.localdate())}),
    }  # fmt: skip
    return render(request, "engagement/reaching/plan.html", context)


def _lines(found: EngagementPlan) -> list[PlanLine]:
    """Its lines, each with the work asked for it, and how often its method was used in the ward since it was agreed."""
    lines = list(found.lines.select_related("agency", "officer").prefetch_related("work").order_by("pk"))
    if found.agreed_on is None:
        return lines
    held = EngagementEvent.objects.of_ward(found.ward).filter(held_on__gte=found.agreed_on)
    if found.replaced_on is not None:
        held = held.filter(held_on__lt=found.replaced_on)
    times = dict(held.order_by().values_list("method").annotate(Count("pk")))
    for line in lines:
        line.times = times.get(line.method, 0)  # type: ignore[attr-defined]
    return lines


@policy(READ_REACHING, fetch=plan_for)
def plan_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """The same on paper, for those it concerns."""
    found = plan_for(request.user, pk)
    context = {"plan": found, "lines": _lines(found), "partnership": found.ward.partnership}
    html = render_to_string("print/engagement_plan.html", context)
    paper = printing.paper_of(f"engagement-plan:{pk}", str(found), html)
    return pdf_answer(paper.content, f"engagement-plan-{found.ward.slug}-{found.number}.pdf")


@policy(READ_REACHING, write=COMMISSION, fetch=reached_ward)
@require_POST
def plan_start(request: StaffRequest, slug: str) -> HttpResponse:
    """Begin the next version."""
    try:
        made = steps.start_plan(ward=reached_ward(request.user, slug), by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("reaching-ward", slug)
    return redirect("engagement-plan-change", made.pk)


@policy(READ_REACHING, write=COMMISSION, fetch=plan_for)
def plan_change(request: StaffRequest, pk: int) -> HttpResponse:
    """Write the aims of a draft."""
    found = plan_for(request.user, pk)
    COMMISSION.require(request.user, found.ward)
    initial = {name: getattr(found, name) for name in ("aims", "review_on", "version")}
    form = PlanForm(request.POST or None, initial=initial)
    if looked_over(form) and carried_out(form, steps.change_plan, by=request.user, plan=found):
        messages.success(request, "Saved.")
        return redirect(found)
    context = {"form": form, "heading": "Aims of the plan", "ward": found.ward, "back": found.get_absolute_url()}
    return render(request, "engagement/reaching/form.html", context | {"button": "Save"}, status=form.status)


@policy(READ_REACHING, write=COMMISSION, fetch=plan_for)
@require_POST
def plan_agree(request: StaffRequest, pk: int) -> HttpResponse:
    """Record that it was agreed, by whom."""
    found = plan_for(request.user, pk)
    form = AgreeForm(request.POST)
    if form.is_valid() and carried_out(form, steps.agree, by=request.user, plan=found):
        messages.success(request, "The plan is in force. Those it concerns read it from now on.")
        return redirect(found)
    context = {"form": form, "heading": "Who agreed the plan", "ward": found.ward, "back": found.get_absolute_url()}
    return render(request, "engagement/reaching/form.html", context | {"button": "It is agreed"}, status=form.status)


@policy(READ_REACHING, write=COMMISSION, fetch=plan_for)
@require_POST
def plan_stands(request: StaffRequest, pk: int) -> HttpResponse:
    """It was looked over and stands as it is."""
    found = plan_for(request.user, pk)
    form = StandsForm(request.POST)
    if form.is_valid() and carried_out(form, steps.stands, by=request.user, plan=found):
        messages.success(request, "Looked over. It stands.")
        return redirect(found)
    context = {
        "form": form,
        "heading": "The plan was looked over",
        "ward": found.ward,
        "back": found.get_absolute_url(),
    }
    return render(request, "engagement/reaching/form.html", context | {"button": "It stands"}, status=form.status)


@policy(READ_REACHING, write=COMMISSION, fetch=plan_for)
def line_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Add whom to reach."""
    found = plan_for(request.user, pk)
    COMMISSION.require(request.user, found.ward)
    form = LineForm(request.POST or None, ward=found.ward)
    if looked_over(form) and carried_out(form, steps.add_line, by=request.user, plan=found):
        messages.success(request, "Added.")
        return redirect(found)
    context = {"form": form, "heading": "Whom to reach", "ward": found.ward, "back": found.get_absolute_url()}
    return render(request, "engagement/reaching/form.html", context | {"button": "Add it"}, status=form.status)


@policy(READ_REACHING, write=COMMISSION, fetch=line_for)
def line_change(request: StaffRequest, pk: int) -> HttpResponse:
    """Write a line of a draft anew, or take it out."""
    line = line_for(request.user, pk)
    COMMISSION.require(request.user, line.plan.ward)
    form = LineForm(request.POST or None, ward=line.plan.ward, line=line)
    if looked_over(form) and carried_out(form, steps.change_line, by=request.user, line=line):
        messages.success(request, "Saved.")
        return redirect(line.plan)
    context = {
        "form": form, "heading": "Whom to reach", "ward": line.plan.ward, "back": line.plan.get_absolute_url(),
        "button": "Save", "line": line,
    }  # fmt: skip
    return render(request, "engagement/reaching/form.html", context, status=form.status)


@policy(READ_REACHING, write=COMMISSION, fetch=line_for)
@require_POST
def line_drop(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a line out of a draft."""
    line = line_for(request.user, pk)
    try:
        steps.drop_line(line=line, by=request.user)
        messages.success(request, "Taken out.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(line.plan)
