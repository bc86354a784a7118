"""A ward's priorities: now, due for review, ended; and what was heard and not prioritised (T3, T4)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from engagement.access import COORDINATE
from engagement.loop import allowed, may_take
from engagement.models import Verb
from engagement.services import moving
from partnerships.forms.base import BookForm, carried_out
from partnerships.paging import FirstPages
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking.access import DECIDE, READ_ACTIONS, heard_by, heard_for, priorities_seen_by, priority_for, wards_offered
from tasking.forms.priorities import PriorityFilters, ReviewPriorityForm, TakeUpAgainForm, WardFilter
from tasking.services import prioritising

A_PAGE = 25


def _page(request: StaffRequest, found: QuerySet[Any]) -> Page[Any]:
    return FirstPages(found, A_PAGE).get_page(request.GET.get("page"))


@policy(READ_ACTIONS)
def priority_list(request: StaffRequest) -> HttpResponse:
    """The present priorities of the wards one sees, ward by ward, and how many are due for review."""
    today = timezone.localdate()
    seen = priorities_seen_by(request.user).current()
    filters = PriorityFilters(request.GET, wards=wards_offered(request.user))
    chosen = filters.chosen
    found = seen.to_review(today) if chosen.pop("review", "") else seen
    rows = found.filter(**chosen).select_related("ward__partnership", "issue", "chosen_at__group")
    context = {
        "page": _page(request, rows.order_by("ward__name", "chosen_on", "pk")), "filters": filters, "today": today,
        "due": seen.to_review(today).count(), "may_review": DECIDE.held_by(request.user),
    }  # fmt: skip
    return render(request, "tasking/priorities.html", context)


@policy(READ_ACTIONS)
def priorities_ended(request: StaffRequest) -> HttpResponse:
    """The priorities that ended, the latest first, with why."""
    seen = priorities_seen_by(request.user).ended()
    filters = WardFilter(request.GET, wards=wards_offered(request.user))
    rows = seen.filter(**filters.chosen).select_related("ward", "issue").order_by("-ended_on", "-pk")
    return render(request, "tasking/priorities_ended.html", {"page": _page(request, rows), "filters": filters})


@policy(READ_ACTIONS, write=DECIDE, fetch=priority_for)
def priority_review(request: StaffRequest, pk: int) -> HttpResponse:
    """Review a priority: keep it until another day, or end it, saying what was found."""
    user = request.user
    priority = priority_for(user, pk)
    DECIDE.require(user, priority.ward)
    form = ReviewPriorityForm(request.POST or None)
    if form.is_valid() and (done := _reviewed(form, by=user, priority=priority)):
        ended = f"“{priority}” is no longer a priority of {priority.ward}."
        kept = f"“{priority}” stays a priority of {priority.ward} until it is reviewed on {done.review_on:%-d %B %Y}."
        messages.success(request, ended if form.ends else kept)
        return redirect("priorities")
    context = {"form": form, "priority": priority, "today": timezone.localdate()}
    return render(request, "tasking/priority_review.html", context, status=form.status)


def _reviewed(form: ReviewPriorityForm, **facts: Any) -> Any:
    step = prioritising.end_priority if form.ends else prioritising.keep_priority
    return carried_out(form, step, **facts)


@policy(READ_ACTIONS)
def heard_list(request: StaffRequest) -> HttpResponse:
    """What was heard and not made a priority, the latest first: why, what else can help, and where it stands now."""
    user = request.user
    seen = heard_by(user)
    filters = WardFilter(request.GET, wards=wards_offered(request.user))
    chosen = {f"issue__{name}": value for name, value in filters.chosen.items()}
    rows = seen.filter(**chosen).select_related("issue__ward", "meeting__group").order_by("-decided_at", "-pk")
    page = _page(request, rows)
    for row in page.object_list:
        row.may_again = may_take(user, row.issue, Verb.REOPENED)
    return render(request, "tasking/priorities_heard.html", {"page": page, "filters": filters})


@policy(READ_ACTIONS, write=COORDINATE, fetch=heard_for)
def heard_again(request: StaffRequest, pk: int) -> HttpResponse:
    """Take up again what was not prioritised, because it happens again: it goes to the next tasking meeting."""
    user = request.user
    heard = heard_for(user, pk)
    COORDINATE.require(user, heard.issue.ward)
    if request.method == "GET" and not allowed(Verb.REOPENED, heard.issue.stage):
        messages.error(request, f"{heard.issue} has been taken up again already.")
        return redirect(heard.issue)
    form: BookForm = TakeUpAgainForm(request.POST or None)
    if form.is_valid() and carried_out(form, moving.reopen, by=user, issue=heard.issue):
        messages.success(request, "Taken up again. It goes on the agenda of the next tasking meeting.")
        return redirect(heard.issue)
    return render(request, "tasking/heard_again.html", {"form": form, "heard": heard}, status=form.status)
