"""Work to reach people, asked of partners: listed, asked for, delivered or not (000 3.3)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from engagement.access import READ_ISSUES
from engagement.forms.pointing import looked_over
from engagement.forms.reaching import DeliverForm, ReasonForm, WorkForm
from engagement.models import EngagementMethod, Heard, Issue, PieceOfWork, PlanLine, SurveyRound, Target
from engagement.reaching_access import (
    COMMISSION,
    READ_REACHING,
    RECORD_EVENT,
    may_deliver,
    reached_ward,
    require_delivery,
    work_for,
)
from engagement.services import reaching as steps
from engagement.views.reaching import A_PAGE, as_told, reached_as_told, tabs
from partnerships.fetching import or_404
from partnerships.forms.base import carried_out
from partnerships.models import Ward
from partnerships.policy import policy
from partnerships.requests import StaffRequest


@policy(READ_REACHING)
def work_list(request: StaffRequest) -> HttpResponse:
    """Work asked for, the first due first; `?whose=agency` what is asked of one's own, `?state=late` what is late."""
    user, today = request.user, timezone.localdate()
    state, whose = request.GET.get("state", ""), request.GET.get("whose", "")
    found = PieceOfWork.objects.visible_to(user)
    if state != "all":
        found = found.late(today) if state == "late" else found.open()
    if whose == "agency":
        found = found.filter(agency=user.agency_id or 0)
    elif whose == "mine":
        found = found.filter(officer=user)
    rows = found.for_list().order_by(F("ended_on").desc(nulls_first=True), "due_on", "pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "state": state, "whose": whose, "today": today, "tabs": tabs("Work asked for"),
        "own": bool(user.agency_id) and RECORD_EVENT.held_by(user),
    }  # fmt: skip
    for work in page.object_list:
        work.told = reached_as_told(user, work)  # type: ignore[attr-defined]
    return render(request, "engagement/reaching/work_list.html", context)


@policy(READ_REACHING, fetch=work_for)
def work(request: StaffRequest, pk: int) -> HttpResponse:
    """One piece of work: what is asked of whom, its sessions, what was heard and the issues that came from it."""
    user, found = request.user, work_for(request.user, pk)
    events = list(found.held.for_list().order_by("held_on", "pk"))
    issues = Issue.objects.none()
    if READ_ISSUES.held_by(user):
        there = Heard.objects.filter(occasion="event", occasion_id__in=[event.pk for event in events])
        issues = Issue.objects.visible_to(user).filter(pk__in=there.values("issue")).for_list().order_by("pk")
    context = {
        "work": found, "events": as_told(user, events), "issues": list(issues), "today": timezone.localdate(),
        "told": reached_as_told(user, found), "may_deliver": may_deliver(user, found),
        "may_withdraw": found.is_open and COMMISSION.held_for(user, found.ward), "deliver": DeliverForm(),
        "reads_ward": READ_REACHING.held_for(user, found.ward),
    }  # fmt: skip
    return render(request, "engagement/reaching/work.html", context)


@policy(READ_REACHING, write=COMMISSION, fetch=reached_ward)
def work_new(request: StaffRequest, slug: str) -> HttpResponse:
    """Ask a partner to reach a group: begun from a gap, a line of the plan or a survey round, or from nothing."""
    ward = reached_ward(request.user, slug)
    COMMISSION.require(request.user, ward)
    begun, line, survey = _begun(request, ward)
    form = WorkForm(request.POST or None, ward=ward, begun=begun)
    facts = {"by": request.user, "ward": ward, "line": line, "survey": survey}
    if looked_over(form) and (made := carried_out(form, steps.commission, **facts)):
        messages.success(
            request, f"Asked of {made.officer}, who is written to. It is on their desk until {made.due_on:%-d %B}."
        )
        return redirect(made)
    context = {
        "form": form, "ward": ward, "heading": "Ask a partner to reach people", "button": "Ask them",
        "back": survey.get_absolute_url() if survey else f"/reaching/{ward.slug}/", "survey": survey, "line": line,
    }  # fmt: skip
    return render(request, "engagement/reaching/form.html", context, status=form.status)


def _begun(request: StaffRequest, ward: Ward) -> tuple[dict[str, Any], PlanLine | None, SurveyRound | None]:
    """What the address says already: a group, a line of the plan, a survey round. Http404 for one of another ward."""
    asked = request.GET
    line = survey = None
    begun: dict[str, Any] = {}
    if asked.get("line"):
        line = or_404(PlanLine.objects.filter(plan__ward=ward, pk=_key(asked["line"])).first())
        begun = {"target": line.target, "method": line.method, "officer": line.officer_id}
        begun |= {"wanted": line.wanted} if line.wanted else {}
    if asked.get("survey"):
        survey = or_404(
            SurveyRound.objects.visible_to(request.user).filter(ward=ward, pk=_key(asked["survey"])).first()
        )
        begun = {"target": Target.NOT_IN_SURVEY, "method": EngagementMethod.ONE_BY_ONE}
    if asked.get("target"):
        if asked["target"] not in Target.values:
            raise Http404
        begun |= {"target": asked["target"]}
    return begun, line, survey


def _key(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0


@policy(READ_REACHING, write=RECORD_EVENT, fetch=work_for)
def deliver(request: StaffRequest, pk: int) -> HttpResponse:
    """It is done: what was heard."""
    found = work_for(request.user, pk)
    require_delivery(request.user, found)
    form = DeliverForm(request.POST or None)
    if looked_over(form) and carried_out(form, steps.deliver, by=request.user, work=found):
        messages.success(request, "Delivered. Whoever asked for it reads what was heard.")
        return redirect(found)
    return _form(request, found, form, "What was heard", "It is delivered")


@policy(READ_REACHING, write=RECORD_EVENT, fetch=work_for)
def not_delivered(request: StaffRequest, pk: int) -> HttpResponse:
    """It was not delivered, and why."""
    found = work_for(request.user, pk)
    require_delivery(request.user, found)
    form = ReasonForm(request.POST or None)
    if looked_over(form) and carried_out(form, steps.undelivered, by=request.user, work=found):
        messages.success(request, "Recorded, with the reason.")
        return redirect(found)
    return _form(request, found, form, "Why it was not delivered", "Record it")


@policy(READ_REACHING, write=COMMISSION, fetch=work_for)
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """It is not wanted any more, and why."""
    found = work_for(request.user, pk)
    COMMISSION.require(request.user, found.ward)
    form = ReasonForm(request.POST or None)
    if looked_over(form) and carried_out(form, steps.withdraw, by=request.user, work=found):
        messages.success(request, f"Withdrawn. {found.officer} is written to.")
        return redirect(found)
    return _form(request, found, form, "Why it is not wanted any more", "Withdraw it")


def _form(request: StaffRequest, found: PieceOfWork, form: Any, heading: str, button: str) -> HttpResponse:
    context = {
        "form": form, "heading": heading, "button": button, "ward": found.ward, "back": found.get_absolute_url(),
        "work": found,
    }  # fmt: skip
    return render(request, "engagement/reaching/form.html", context, status=form.status)
