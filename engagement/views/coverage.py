"""Coverage of the network against the census, and recruiting for its gaps (E2)."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from engagement.coverage import coverage_of, wards_covered
from engagement.coverage_file import rows_of
from engagement.forms.recruiting import EndRecruitingForm, RecruitForm, group_words, known_group
from engagement.kin_access import (
    KEEP_NETWORK,
    READ_COVERAGE,
    READ_KIN,
    WRITE_KIN,
    covered_ward,
    recruiting_for,
    sees_people,
)
from engagement.models import RecruitingTask
from engagement.services import kin as steps
from engagement.views.kin import tabs, wards_of
from partnerships.answering import as_csv, csv_answer
from partnerships.forms.base import carried_out
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from partnerships.withholding import FEWEST

A_PAGE = 25


@policy(READ_COVERAGE)
def kin_coverage(request: StaffRequest) -> HttpResponse:
    """Ward by ward: how many are in the network, of how many."""
    page = Paginator(wards_covered(wards_of(request, READ_COVERAGE)), A_PAGE).get_page(request.GET.get("page"))
    for ward in page.object_list:
        known = sees_people(request.user, ward)
        ward.told = ward.network if known or ward.network >= FEWEST else None
        ward.asked = ward.invited if known or ward.invited >= FEWEST else None
    return render(request, "engagement/kin_coverage.html", {"page": page, "tabs": tabs(request, "Coverage")})


@policy(READ_COVERAGE)
def kin_coverage_csv(request: StaffRequest) -> HttpResponse:
    """The same for every group of the census in every ward, as a file."""
    wards = wards_of(request, READ_COVERAGE).select_related("partnership").order_by("name", "pk")
    return csv_answer(as_csv(rows_of(wards, request.user)), f"network-coverage-{timezone.localdate():%Y-%m-%d}.csv")


@policy(READ_COVERAGE, fetch=covered_ward)
def kin_coverage_ward(request: StaffRequest, slug: str) -> HttpResponse:
    """One ward's network against its census: who is missing, and where nobody is."""
    user, ward = request.user, covered_ward(request.user, slug)
    covered = coverage_of(ward, on=timezone.localdate(), people=sees_people(user, ward))
    looking = list(RecruitingTask.objects.visible_to(user).open().filter(ward=ward).select_related("owner"))
    for task in looking:
        task.group = group_words(task.gap, task.category)  # type: ignore[attr-defined]
    context = {
        "ward": ward, "covered": covered, "tabs": tabs(request, "Coverage"), "sees_people": sees_people(user, ward),
        "may_recruit": KEEP_NETWORK.held_for(user, ward), "now": timezone.now(),
        "looking": looking, "taken": {f"{task.gap}:{task.category}" for task in looking},
    }  # fmt: skip
    return render(request, "engagement/kin_coverage_ward.html", context)


@policy(READ_COVERAGE, write=KEEP_NETWORK, fetch=covered_ward)
def kin_recruit(request: StaffRequest, slug: str) -> HttpResponse:
    """Make a gap somebody's to fill."""
    ward = covered_ward(request.user, slug)
    KEEP_NETWORK.require(request.user, ward)
    gap, category = request.GET.get("gap", "anybody"), request.GET.get("category", "")
    if not known_group(gap, category):
        raise Http404
    wanted = request.GET.get("wanted", "")
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 3 else 1
    form = RecruitForm(request.POST or None, ward=ward, gap=gap, category=category, wanted=number)
    given = {"gap": gap} | ({} if "category" in form.fields else {"category": category})
    if form.is_valid() and (made := carried_out(form, steps.recruit, by=request.user, ward=ward, **given)):
        messages.success(request, f"{made.owner} is to find {made.wanted} by {made.due_on:%-d %B}; their desk says so.")
        return redirect("kin-coverage-ward", slug=ward.slug)
    words = group_words(gap, category) if category or gap == "anybody" else "a street or postcode"
    context = {"form": form, "ward": ward, "group": words}
    return render(request, "engagement/kin_recruit.html", context, status=form.status)


@policy(READ_KIN)
def kin_recruiting(request: StaffRequest) -> HttpResponse:
    """Recruiting tasks of one's wards: those to do, the first due first; then those that are over."""
    found = RecruitingTask.objects.visible_to(request.user).select_related("ward", "owner")
    if request.GET.get("state") != "all":
        found = found.open()
    if request.GET.get("whose") == "mine":
        found = found.filter(owner=request.user)
    page = Paginator(found.order_by("due_on", "pk"), A_PAGE).get_page(request.GET.get("page"))
    for task in page.object_list:
        task.group = group_words(task.gap, task.category)  # type: ignore[attr-defined]
    context = {"page": page, "tabs": tabs(request, "Recruiting"), "today": timezone.localdate(), "asked": request.GET}
    return render(request, "engagement/kin_recruiting.html", context)


@policy(READ_KIN, write=WRITE_KIN, fetch=recruiting_for)
def kin_recruiting_task(request: StaffRequest, pk: int) -> HttpResponse:
    """One task; its owner, or the coordinator, ends it before all are found."""
    task = recruiting_for(request.user, pk)
    may_end = task.is_open and (KEEP_NETWORK.held_for(request.user, task.ward) or task.owner_id == request.user.pk)
    form = EndRecruitingForm(request.POST or None)
    if form.is_valid() and carried_out(form, steps.end_recruiting, by=request.user, task=task):
        messages.success(request, "The task is over.")
        return redirect("kin-recruiting")
    context = {
        "form": form, "task": task, "may_end": may_end, "group": group_words(task.gap, task.category),
        "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "engagement/kin_recruiting_task.html", context, status=form.status)
