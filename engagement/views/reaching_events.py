"""What was held to hear people: listed, recorded, corrected, with the issues heard there (003 4.7.2, 002 5.3.3)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from engagement import heard
from engagement.forms.pointing import looked_over
from engagement.forms.reaching import ChangeEventForm, EventForm, HearForm
from engagement.models import EngagementEvent, EngagementMethod, PieceOfWork, Target
from engagement.reaching_access import (
    READ_REACHING,
    RECORD_EVENT,
    counted_by,
    event_for,
    may_change,
    reached_ward,
    require_change,
    require_delivery,
    wards_to_hear,
    work_for,
)
from engagement.services import reaching as steps
from engagement.services.reaching.holding import hear
from engagement.views.reaching import A_PAGE, as_told, tabs, wards_of
from partnerships.forms.base import carried_out
from partnerships.models import Ward
from partnerships.policy import policy
from partnerships.requests import StaffRequest


@policy(READ_REACHING)
def event_list(request: StaffRequest) -> HttpResponse:
    """What was held, the latest first; by method and ward."""
    user = request.user
    found, wards = EngagementEvent.objects.visible_to(user), list(wards_of(user)[:200])
    method, ward = request.GET.get("method", ""), request.GET.get("ward", "")
    if method in EngagementMethod.values:
        found = found.filter(method=method)
    chosen = next((one for one in wards if one.slug == ward), None)
    if chosen is not None:
        found = found.of_ward(chosen)
    page = Paginator(found.for_list().order_by("-held_on", "-pk"), A_PAGE).get_page(request.GET.get("page"))
    as_told(user, list(page.object_list))
    context = {
        "page": page, "tabs": tabs("Events"), "wards": wards, "ward": chosen, "method": method,
        "methods": EngagementMethod.choices, "records": [one for one in wards if RECORD_EVENT.held_for(user, one)],
    }  # fmt: skip
    return render(request, "engagement/reaching/events.html", context)


@policy(READ_REACHING, fetch=event_for)
def event(request: StaffRequest, pk: int) -> HttpResponse:
    """One event: when, where, how, who ran it, how many took part and of which groups, and the issues heard there."""
    user, found = request.user, event_for(request.user, pk)
    (as_told_to,) = as_told(user, [found])
    knows = counted_by(user, found)
    counts = [(Target(row.target).label, row.number) for row in found.reached.order_by("pk")] if knows else []
    issues = heard.issues_heard_in(found).visible_to(user).for_list().order_by("pk")
    context = {
        "event": as_told_to, "counts": counts, "knows": knows, "issues": list(issues),
        "may_change": may_change(user, found),
        "may_log": bool(wards_to_hear(user, found)),
    }  # fmt: skip
    return render(request, "engagement/reaching/event.html", context)


@policy(READ_REACHING, write=RECORD_EVENT, fetch=reached_ward)
def event_new(request: StaffRequest, slug: str) -> HttpResponse:
    """Record what was held in a ward."""
    ward = reached_ward(request.user, slug)
    RECORD_EVENT.require(request.user, ward)
    return _record(request, ward, None)


@policy(READ_REACHING, write=RECORD_EVENT, fetch=work_for)
def session_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Record a session of a piece of work, and say that it is done with it where it is."""
    work = work_for(request.user, pk)
    require_delivery(request.user, work)
    return _record(request, work.ward, work)


def _record(request: StaffRequest, ward: Ward, work: PieceOfWork | None) -> HttpResponse:
    user = request.user
    others = Ward.objects.for_scope(user, RECORD_EVENT.kinds).current(timezone.localdate()).exclude(pk=ward.pk)
    near = others.filter(neighbourhood=ward.neighbourhood_id or 0).order_by("name", "pk")
    form = EventForm(request.POST or None, user=user, ward=ward, wards=near, work=work)
    facts = {"by": user, "ward": ward} | ({"work": work} if work else {})
    if looked_over(form) and (made := carried_out(form, steps.record_event, **facts)):
        messages.success(request, "Recorded.")
        return redirect(work or made)
    context = {
        "form": form,
        "ward": ward,
        "work": work,
        "back": work.get_absolute_url() if work else f"/reaching/{ward.slug}/",
    }
    return render(request, "engagement/reaching/record.html", context, status=form.status)


@policy(READ_REACHING, write=RECORD_EVENT, fetch=event_for)
def event_change(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct what was recorded."""
    user, found = request.user, event_for(request.user, pk)
    require_change(user, found)
    none = Ward.objects.none()
    form = ChangeEventForm(request.POST or None, user=user, ward=found.ward, wards=none, event=found)
    if looked_over(form) and carried_out(form, steps.change_event, by=user, event=found):
        messages.success(request, "Corrected.")
        return redirect(found)
    context = {"form": form, "ward": found.ward, "event": found, "back": found.get_absolute_url()}
    return render(request, "engagement/reaching/record.html", context, status=form.status)


@policy(READ_REACHING, write=RECORD_EVENT, fetch=event_for)
def event_issues(request: StaffRequest, pk: int) -> HttpResponse:
    """Log further concerns heard there, of one of its wards."""
    user, found = request.user, event_for(request.user, pk)
    here = wards_to_hear(user, found)
    if not here:
        raise PermissionDenied(RECORD_EVENT.why_not)
    wards = Ward.objects.filter(pk__in=[ward.pk for ward in here]).order_by("name", "pk")
    form = HearForm(request.POST or None, wards=wards)
    if looked_over(form) and carried_out(form, hear, by=user, event=found):
        messages.success(request, "Logged. Each is an issue that says where it was heard.")
        return redirect(found)
    context = {"form": form, "event": found, "back": found.get_absolute_url()}
    return render(request, "engagement/reaching/issues.html", context, status=form.status)
