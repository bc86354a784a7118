"""The six-monthly review of all neighbourhoods: listed, recorded one by one, completed, printed (001 rec 5)."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships import printing
from partnerships.access import holds_for_group, require_for_group
from partnerships.answering import pdf_answer
from partnerships.errors import Refused
from partnerships.fetching import or_404
from partnerships.forms.base import carried_out
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking.forms.half_years import NeighbourhoodReviewForm
from tasking.half_year_access import (
    READ_REVIEWS,
    REVIEW,
    neighbourhood_of,
    review_for,
    reviews_due_from,
    reviews_seen_by,
)
from tasking.half_year_page import sections_of
from tasking.services import half_years

A_PAGE = 25


@policy(READ_REVIEWS)
def review_list(request: StaffRequest) -> HttpResponse:
    """The reviews, the last half-year first; or those that are due or overdue from this person."""
    user, today, state = request.user, timezone.localdate(), request.GET.get("state", "")
    found = reviews_due_from(user, today) if state in ("due", "late") else reviews_seen_by(user)
    if state == "late":
        found = found.overdue(today)
    rows = found.select_related("group", "completed_by").order_by("-first", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "tasking/reviews.html", {"page": page, "state": state, "today": today})


@policy(READ_REVIEWS, fetch=review_for)
def review_page(request: StaffRequest, pk: int) -> HttpResponse:
    """One half-year: every neighbourhood with its figures, and what was said and decided."""
    review = review_for(request.user, pk)
    sections = sections_of(review)
    context = {
        "review": review, "sections": sections, "today": timezone.localdate(), "now": timezone.now(),
        "may_record": review.completed_at is None and holds_for_group(request.user, REVIEW, review.group),
        "left": sum(section.recorded is None for section in sections),
        "done": sum(section.recorded is not None for section in sections),
    }  # fmt: skip
    return render(request, "tasking/review.html", context)


@policy(READ_REVIEWS, write=REVIEW, fetch=neighbourhood_of)
def review_record(request: StaffRequest, pk: int, neighbourhood_pk: int) -> HttpResponse:
    """Record what the group says and decides about one neighbourhood."""
    user = request.user
    review = review_for(user, pk)
    section = or_404(next((one for one in sections_of(review) if one.neighbourhood.pk == neighbourhood_pk), None))
    require_for_group(user, REVIEW, review.group)
    neighbourhood, recorded = section.neighbourhood, section.recorded
    begun = {"remark": recorded.remark, "decision": recorded.decision} if recorded else {}
    version = recorded.version if recorded else 0
    form = NeighbourhoodReviewForm(request.POST or None, initial={**begun, "version": version})
    facts = {"review": review, "neighbourhood": neighbourhood}
    if form.is_valid() and carried_out(form, half_years.record, by=user, **facts):
        messages.success(request, f"{neighbourhood} is reviewed.")
        return redirect(review)
    context = {"review": review, "neighbourhood": neighbourhood, "section": section, "form": form}
    return render(request, "tasking/review_record.html", context, status=form.status)


@policy(READ_REVIEWS, write=REVIEW, fetch=review_for)
@require_POST
def review_complete(request: StaffRequest, pk: int) -> HttpResponse:
    """Complete the review: from now on it stands."""
    review = review_for(request.user, pk)
    try:
        half_years.complete(review=review, by=request.user)
        messages.success(request, "The review is completed.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(review)


@policy(READ_REVIEWS, fetch=review_for)
def review_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """The same in print. The same text is the same paper, so none is ever out of date."""
    review = review_for(request.user, pk)
    context = {"review": review, "sections": sections_of(review), "partnership": review.group.partnership}
    html = render_to_string("print/review.html", context)
    paper = printing.paper_of(f"review:{pk}", f"Review of all neighbourhoods, {review}", html)
    return pdf_answer(paper.content, f"review-{review.first}.pdf")
