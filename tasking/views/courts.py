"""Sentencing feedback: what courts decided, in public wording (T12; 001 rec 2.3)."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from engagement.forms.pointing import looked_over
from partnerships.forms.base import carried_out
from partnerships.models import Ward
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking.court_access import (
    READ_COURTS,
    RECORD_COURTS,
    SPREAD,
    may_record,
    outcome_for,
    records_for,
    require_record,
    require_some_record,
)
from tasking.forms.courts import CourtFilters, RecordCourtForm, SpreadForm, TakeBackForm
from tasking.models import CourtOutcome
from tasking.services import courts

A_PAGE = 25


@policy(READ_COURTS)
def court_list(request: StaffRequest) -> HttpResponse:
    """What courts decided in the wards one sees, the latest first."""
    user = request.user
    seen = CourtOutcome.objects.visible_to(user)
    filters = CourtFilters(request.GET, wards=Ward.objects.for_scope(user, READ_COURTS.kinds))
    rows = seen.filter(**filters.chosen).select_related("ward").order_by("-sentenced_on", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    records = may_record(user)
    for row in page.object_list:
        row.may_spread = row.withdrawn_at is None and SPREAD.held_for(user, row.ward)  # type: ignore[attr-defined]
        row.may_take_back = row.withdrawn_at is None and user.scope.covers(records_for(user), row.ward)  # type: ignore[attr-defined]
    return render(request, "tasking/courts.html", {"page": page, "filters": filters, "may_record": records})


@policy(RECORD_COURTS, write=RECORD_COURTS)
def court_new(request: StaffRequest) -> HttpResponse:
    """Record what a court decided."""
    user = request.user
    require_some_record(user)
    wards = Ward.objects.for_scope(user, records_for(user)).current(timezone.localdate()).distinct()
    form = RecordCourtForm(request.POST or None, wards=wards, may_spread=SPREAD.held_by(user))
    if looked_over(form, *wards.values_list("name", flat=True)) and carried_out(form, courts.record_outcome, by=user):
        messages.success(request, "Recorded. The ward's next meetings hear of it.")
        return redirect("courts")
    return render(request, "tasking/court_new.html", {"form": form}, status=form.status)


@policy(READ_COURTS, write=SPREAD, fetch=outcome_for)
def court_spread(request: StaffRequest, pk: int) -> HttpResponse:
    """Say how widely it is told, as the meeting decided."""
    user = request.user
    outcome = outcome_for(user, pk)
    SPREAD.require(user, outcome.ward)
    form = SpreadForm(request.POST or None, initial={"spread": outcome.spread})
    if form.is_valid() and carried_out(form, courts.decide_spread, by=user, outcome=outcome):
        messages.success(request, "Noted how widely it is told.")
        return redirect("courts")
    context = {
        "form": form, "heading": "How widely is it told?", "text": outcome.wording, "button": "Save",
        "cancel_url": reverse("courts"),
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)


@policy(READ_COURTS, write=RECORD_COURTS, fetch=outcome_for)
def court_take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it out of agendas, minutes and newsletter drafts."""
    user = request.user
    outcome = outcome_for(user, pk)
    require_record(user, outcome.ward)
    form = TakeBackForm(request.POST or None)
    if form.is_valid() and carried_out(form, courts.take_back, by=user, outcome=outcome):
        messages.success(request, "Taken back. A newsletter that has it already is withdrawn on its own page.")
        return redirect("courts")
    context = {
        "form": form, "heading": "Take it back", "text": outcome.wording, "button": "Take it back", "danger": True,
        "cancel_url": reverse("courts"),
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)
