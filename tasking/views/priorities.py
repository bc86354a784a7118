"""A ward's priorities: now, due for review, ended; and what was heard and not prioritised (T3, T4)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from engagement.access import COORDINATE
from engagement.loop import allowed, may_take
from engagement.models import Verb
from engagement.services import moving
from partnerships.asking_for import Listed
from partnerships.forms.base import BookForm, Menu, carried_out
from partnerships.models import User, Ward
from partnerships.paging import FirstPages
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking import action_listing, priority_listing
from tasking.access import DECIDE, READ_ACTIONS, heard_for, priority_for
from tasking.forms.priorities import PriorityFilters, ReviewPriorityForm, TakeUpAgainForm, WardFilter
from tasking.services import prioritising

A_PAGE = 25


def _page(request: StaffRequest, rows: Listed[Any], found: int | None = None) -> Page[Any]:
    return FirstPages(rows, A_PAGE, found=found).get_page(request.GET.get("page"))


def _wards(user: User, today: date) -> Menu[Ward]:
    return Menu(Ward, lambda: action_listing.wards_to_choose(user, today))


@policy(READ_ACTIONS)
def priority_list(request: StaffRequest) -> HttpResponse:
    """The present priorities of the wards one sees, ward by ward, and how many are due for review."""
    user, today = request.user, timezone.localdate()
    filters = PriorityFilters(request.GET, wards=_wards(user, today))
    chosen, counts = filters.chosen, priority_listing.counts(user, today)
    rows = priority_listing.present(user, today, chosen)
    context = {
        "page": _page(request, rows, None if chosen else counts["present"]), "filters": filters,
        "today": today, "due": counts["due"], "may_review": DECIDE.held_by(user),
    }  # fmt: skip
    return render(request, "tasking/priorities.html", context)


@policy(READ_ACTIONS)
def priorities_ended(request: StaffRequest) -> HttpResponse:
    """The priorities that ended, the latest first, with why."""
    user, today = request.user, timezone.localdate()
    filters = WardFilter(request.GET, wards=_wards(user, today))
    page = _page(request, priority_listing.ended(user, today, filters.chosen))
    return render(request, "tasking/priorities_ended.html", {"page": page, "filters": filters})


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
    user, today = request.user, timezone.localdate()
    filters = WardFilter(request.GET, wards=_wards(user, today))
    page = _page(request, priority_listing.heard(user, today, filters.chosen))
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
