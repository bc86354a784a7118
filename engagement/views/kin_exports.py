"""A ward's network as a file: asked for, decided on by a second person, downloaded once (safety, "Bulk export")."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from engagement.forms.exports import AskForm, RefuseForm
from engagement.forms.pointing import looked_over
from engagement.kin_access import (
    APPROVE_EXPORT,
    EXPORT_NETWORK,
    export_for,
    may_decide,
    require_decision,
    require_taking,
)
from engagement.models import ExportState, NetworkExport
from engagement.services.kin import exporting as steps
from engagement.views.kin import A_PAGE, wards_of
from partnerships.answering import csv_answer
from partnerships.errors import Refused
from partnerships.forms.base import carried_out
from partnerships.policy import policy
from partnerships.requests import StaffRequest


@policy(APPROVE_EXPORT, write=EXPORT_NETWORK)
def export_list(request: StaffRequest) -> HttpResponse:
    """What was asked for in one's wards, the latest first; a coordinator asks here."""
    user, asks = request.user, EXPORT_NETWORK.held_by(request.user)
    form = AskForm(request.POST or None, wards=wards_of(request, EXPORT_NETWORK)) if asks else None
    if form is not None and looked_over(form) and (made := carried_out(form, steps.ask, by=user)):
        messages.success(request, "Asked for. Another coordinator or a supervisor of the ward has it on their desk.")
        return redirect(made)
    rows = NetworkExport.objects.visible_to(user).select_related("ward", "asked_by", "decided_by")
    page = Paginator(rows.order_by("-asked_at", "-pk"), A_PAGE).get_page(request.GET.get("page"))
    now = timezone.now()
    listed = [(row, row.has_lapsed(now)) for row in page]
    context = {"form": form, "page": page, "listed": listed}
    return render(request, "engagement/kin_exports.html", context, status=form.status if form else 200)


@policy(APPROVE_EXPORT, fetch=export_for)
def export(request: StaffRequest, pk: int) -> HttpResponse:
    """One of them: who asked for what and why, how it stands, and what this person can do."""
    return _page(request, export_for(request.user, pk), RefuseForm())


def _page(request: StaffRequest, found: NetworkExport, form: RefuseForm) -> HttpResponse:
    user, lapsed = request.user, found.has_lapsed(timezone.now())
    own = found.asked_by_id == user.pk and EXPORT_NETWORK.held_for(user, found.ward)
    context = {
        "export": found, "lapsed": lapsed, "form": form,
        "decides": found.state == ExportState.ASKED and not lapsed and may_decide(user, found),
        "takes": found.state == ExportState.APPROVED and not lapsed and own,
    }  # fmt: skip
    return render(request, "engagement/kin_export.html", context, status=form.status)


@policy(APPROVE_EXPORT, write=APPROVE_EXPORT, fetch=export_for)
@require_POST
def export_approve(request: StaffRequest, pk: int) -> HttpResponse:
    """The second person agrees."""
    found = export_for(request.user, pk)
    require_decision(request.user, found)
    try:
        steps.approve(export=found, by=request.user)
        messages.success(request, f"Approved. {found.asked_by} may download it once, until it lapses.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(found)


@policy(APPROVE_EXPORT, write=APPROVE_EXPORT, fetch=export_for)
@require_POST
def export_refuse(request: StaffRequest, pk: int) -> HttpResponse:
    """The second person says no, and why."""
    found = export_for(request.user, pk)
    require_decision(request.user, found)
    form = RefuseForm(request.POST)
    if looked_over(form) and carried_out(form, steps.refuse, export=found, by=request.user):
        messages.success(request, "Refused.")
        return redirect(found)
    return _page(request, found, form)


@policy(APPROVE_EXPORT, write=EXPORT_NETWORK, fetch=export_for)
@require_POST
def export_take(request: StaffRequest, pk: int) -> HttpResponse:
    """The file, once, for whoever asked for it."""
    found = export_for(request.user, pk)
    require_taking(request.user, found)
    try:
        text = steps.take(export=found, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(found)
    name = f"OFFICIAL-SENSITIVE-key-individuals-{found.ward.slug}-{timezone.localdate():%Y-%m-%d}.csv"
    return csv_answer(text, name)
