"""Effective practice: what worked elsewhere in the partnership, and sharing it out of a closed plan (F7)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from engagement.forms.pointing import looked_over
from partnerships.forms.base import BookForm, carried_out
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking.forms.plans import StepForm
from tasking.forms.practice import ChangePracticeForm, PracticeFilters, PracticeForm
from tasking.models import Plan, Practice
from tasking.plan_access import READ_PLANS
from tasking.practice_access import READ_PRACTICE, SHARE_PRACTICE, plan_to_share, practice_for, practice_to_change
from tasking.services import practice as sharing
from tasking.views.plans import people_for

A_PAGE = 25
WORDS = ("title", "problem", "worked", "advice")


@policy(READ_PRACTICE)
def practice_list(request: StaffRequest) -> HttpResponse:
    """What was shared in the partnership, the newest first."""
    filters = PracticeFilters(request.GET)
    found = Practice.objects.visible_to(request.user)
    words = filters.cleaned_data["q"] if filters.is_valid() else ""
    if words:
        found = found.words(words)
    rows = found.select_related("plan__ward__neighbourhood").order_by("-shared_at", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "tasking/practices.html", {"page": page, "filters": filters, "words": words})


@policy(READ_PRACTICE, fetch=practice_for)
def practice_page(request: StaffRequest, pk: int) -> HttpResponse:
    """What worked, and whom to ask; the plan itself for those who see it."""
    found = practice_for(request.user, pk)
    context = {
        "practice": found,
        "leads": SHARE_PRACTICE.held_for(request.user, found.plan.ward),
        "sees_plan": Plan.objects.visible_to(request.user).filter(pk=found.plan_id).exists(),
    }
    return render(request, "tasking/practice.html", context)


@policy(READ_PLANS, write=SHARE_PRACTICE, fetch=plan_to_share)
def practice_share(request: StaffRequest, pk: int) -> HttpResponse:
    """Share what worked in a closed plan; the plan's own words stand in the form to begin with."""
    plan = plan_to_share(request.user, pk)
    begun = {"title": plan.title[:120], "problem": plan.problem, "worked": plan.worked, "contact": plan.owner_id}
    form = PracticeForm(request.POST or None, people=people_for(plan.ward), initial=begun)
    if looked_over(form, plan.ward, plan.agency) and (
        made := carried_out(form, sharing.share, by=request.user, plan=plan)
    ):
        messages.success(request, "Shared with the whole partnership.")
        return redirect(made)
    return _form(request, form, plan, "Share what worked", "Share")


@policy(READ_PRACTICE, write=SHARE_PRACTICE, fetch=practice_to_change)
def practice_change(request: StaffRequest, pk: int) -> HttpResponse:
    """Change its words, or whom to ask."""
    found = practice_to_change(request.user, pk)
    stands = {name: getattr(found, name) for name in (*WORDS, "version")} | {"contact": found.contact_id}
    people = people_for(found.plan.ward)
    form = ChangePracticeForm(request.POST or None, people=people, initial=stands)
    if looked_over(form, found.plan.ward) and carried_out(form, sharing.change, by=request.user, practice=found):
        messages.success(request, "Saved.")
        return redirect(found)
    heading = "Change what is shared" if found.withdrawn_at is None else "Share it again"
    return _form(request, form, found.plan, heading, "Save")


@policy(READ_PRACTICE, write=SHARE_PRACTICE, fetch=practice_to_change)
def practice_take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it back."""
    found = practice_to_change(request.user, pk)
    form = StepForm(request.POST or None, initial={"version": found.version})
    if form.is_valid() and carried_out(form, sharing.take_back, by=request.user, practice=found):
        messages.success(request, "Taken back. Those who lead plans in the ward still see it and may share it again.")
        return redirect("practices")
    context: dict[str, Any] = {
        "form": form, "heading": "Take it back", "text": f"Nobody else will see “{found.title}”.", "danger": True,
        "button": "Take it back", "cancel_url": found.get_absolute_url(),
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)


def _form(request: StaffRequest, form: BookForm, plan: Plan, heading: str, button: str) -> HttpResponse:
    context = {"form": form, "plan": plan, "heading": heading, "button": button}
    return render(request, "tasking/practice_form.html", context, status=form.status)
