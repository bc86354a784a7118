"""Quick lists: a councillor's canvass before a Neighbourhood Partnership meeting, and what a PACT meeting raised."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from engagement import heard
from engagement.access import READ_ISSUES
from engagement.canvass_access import KEY_CANVASS, RECORD_PACT, canvass_for
from engagement.forms.pointing import looked_over
from engagement.forms.quick import CanvassForm, PactForm, wards_to_canvass
from engagement.models import Canvass, Issue, PactRecord
from engagement.services.canvassing import key_canvass, record_pact
from partnerships.access import READ_MEETINGS, holds_for_group, meeting_for, require_for_group
from partnerships.forms.base import carried_out
from partnerships.models import GroupKind, Meeting, User, Ward
from partnerships.policy import policy
from partnerships.requests import StaffRequest


@policy(READ_ISSUES)
def canvass_list(request: StaffRequest) -> HttpResponse:
    """The latest canvasses of one's wards, and where one keys a new one."""
    user = request.user
    canvasses = Canvass.objects.visible_to(user).select_related("ward", "meeting__group", "councillor")[:50]
    context = {"canvasses": list(canvasses), "may_key": KEY_CANVASS.held_by(user)}
    return render(request, "engagement/canvasses.html", context)


@policy(READ_ISSUES, fetch=canvass_for)
def canvass_page(request: StaffRequest, pk: int) -> HttpResponse:
    """One canvass: by whom, before which meeting, and every concern that came of it with where it stands."""
    canvass = canvass_for(request.user, pk)
    issues = heard.issues_heard_in(canvass).visible_to(request.user).for_list().order_by("pk")
    return render(request, "engagement/canvass.html", {"canvass": canvass, "issues": list(issues)})


@policy(KEY_CANVASS, write=KEY_CANVASS)
def canvass_new(request: StaffRequest) -> HttpResponse:
    """What was heard, a line each. A line that is wrong is told, and everything typed is still there."""
    user = request.user
    wards = wards_to_canvass(user)
    ward = _chosen(request, wards)
    if ward is None:
        return render(request, "engagement/canvass_ward.html", {"wards": wards})
    form = CanvassForm(request.POST or None, user=user, ward=ward)
    if looked_over(form) and (made := carried_out(form, key_canvass, ward=ward, by=user)):
        messages.success(request, "The canvass is in the book, and on that meeting’s agenda.")
        return redirect(made)
    return render(request, "engagement/canvass_new.html", {"form": form, "ward": ward}, status=form.status)


def _chosen(request: StaffRequest, wards: list[Ward]) -> Ward | None:
    """The ward asked for, where it is one of these; the only one there is without asking."""
    asked = request.POST.get("ward") or request.GET.get("ward") or ""
    if not asked and len(wards) == 1:
        return wards[0]
    return next((ward for ward in wards if ward.slug == asked), None)


def pact_for(user: User, pk: int) -> Meeting:
    """A PACT meeting this person sees, or Http404."""
    meeting = meeting_for(user, pk)
    if meeting.group.kind != GroupKind.PACT:
        raise Http404
    return meeting


@policy(READ_MEETINGS, write=RECORD_PACT, fetch=pact_for)
def pact(request: StaffRequest, pk: int) -> HttpResponse:
    """What came of a PACT meeting: how many came and the issues it raised; recorded once, by the ward's team."""
    user = request.user
    meeting = pact_for(user, pk)
    may_record = holds_for_group(user, RECORD_PACT, meeting.group)
    if request.method == "POST":
        require_for_group(user, RECORD_PACT, meeting.group)
    record = PactRecord.objects.filter(meeting=meeting).select_related("recorded_by").first()
    asked = bool(request.POST) or (may_record and record is None)
    form = PactForm(request.POST or None, meeting=meeting) if asked else None
    if form and looked_over(form) and carried_out(form, record_pact, meeting=meeting, by=user):
        messages.success(request, f"What came of {meeting.group} is in the book.")
        return redirect("pact", pk)
    issues = Issue.objects.visible_to(user).filter(heard_at=meeting).for_list().order_by("pk")
    context = {"meeting": meeting, "record": record, "form": form, "issues": list(issues)}
    return render(request, "engagement/pact.html", context, status=form.status if form else 200)
