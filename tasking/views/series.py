"""What comes back in several wards, for a higher group; and the list of problems it is counted by (T7)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from engagement.models import Issue
from partnerships.forms.base import carried_out
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking import series as counting
from tasking.forms.problems import ProblemForm, WordsForm
from tasking.models import Problem
from tasking.series_access import KEEP_PROBLEMS, READ_SERIES, higher_group_for, problem_for, series_for
from tasking.services import problems

A_PAGE = 25


def _months(request: StaffRequest, offered: tuple[int, ...]) -> int:
    asked = request.GET.get("months", "")
    return next((months for months in offered if str(months) == asked), counting.USUAL)


@policy(READ_SERIES, fetch=higher_group_for)
def series_page(request: StaffRequest, slug: str) -> HttpResponse:
    """The problems that come from several wards of the group's."""
    group = higher_group_for(request.user, slug)
    prefetch_related_objects([group], "wards")
    offered = counting.months_for(request.user, group)
    months = _months(request, offered)
    period = counting.period_of(months, timezone.localdate())
    context = {
        "group": group, "months": months, "offered": offered, "period": period,
        "series": counting.series_of(request.user, group, period), "computed": timezone.now(),
        "keeps": KEEP_PROBLEMS.held_by(request.user),
    }  # fmt: skip
    return render(request, "tasking/series.html", context)


@policy(READ_SERIES, fetch=series_for)
def series_issues(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """The issues of one of them, as far as one sees them."""
    group, problem = series_for(request.user, slug, pk)
    months = _months(request, counting.MONTHS)
    period = counting.period_of(months, timezone.localdate())
    found = Issue.objects.visible_to(request.user).for_list().filter(
        recognised__problem=problem, recognised__ward__in=group.wards.values("pk"),
        recognised__raised_on__range=(period.first, period.last),
    )  # fmt: skip
    ward = request.GET.get("ward", "")
    if ward:
        found = found.filter(ward__slug=ward)
    page = Paginator(found.order_by("-recognised__raised_on", "-pk"), A_PAGE).get_page(request.GET.get("page"))
    context = {"group": group, "problem": problem, "months": months, "period": period, "page": page, "ward": ward}
    return render(request, "tasking/series_issues.html", context)


@policy(KEEP_PROBLEMS, write=KEEP_PROBLEMS)
def problem_list(request: StaffRequest) -> HttpResponse:
    """The list, and adding to it."""
    partnership = request.user.partnership
    if partnership is None:
        raise PermissionDenied(KEEP_PROBLEMS.why_not)
    form = ProblemForm(request.POST or None)
    if form.is_valid() and (made := carried_out(form, problems.add_problem, by=request.user, partnership=partnership)):
        messages.success(request, f"{made} is on the list. The issues of the last two years are looked through now.")
        return redirect("problems")
    context = {"form": form, "problems": Problem.objects.visible_to(request.user), "partnership": partnership}
    return render(request, "tasking/problems.html", context, status=form.status)


@policy(KEEP_PROBLEMS, write=KEEP_PROBLEMS, fetch=problem_for)
def problem_words(request: StaffRequest, pk: int) -> HttpResponse:
    """Recognise it by other words."""
    problem = problem_for(request.user, pk)
    form = WordsForm(request.POST or None, initial={"words": problem.words, "version": problem.version})
    if form.is_valid() and carried_out(form, problems.change_words, by=request.user, problem=problem):
        messages.success(request, f"{problem} is recognised by these words from now on.")
        return redirect("problems")
    context = {
        "form": form, "heading": f"Words for {problem}", "button": "Save", "cancel_url": reverse("problems"),
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)


@policy(KEEP_PROBLEMS, write=KEEP_PROBLEMS, fetch=problem_for)
@require_POST
def problem_end(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it off the list."""
    found = problems.end_problem(problem=problem_for(request.user, pk), by=request.user)
    messages.success(request, f"{found} is off the list. What was recognised stays counted.")
    return redirect("problems")
