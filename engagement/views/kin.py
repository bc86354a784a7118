"""The Key Individual Network: the list, a record, and the steps from invited to left (E2). Every read is logged."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from engagement.forms import kin as forms
from engagement.kin_access import ADD_KIN, APPROVE_EXPORT, KEEP_NETWORK, READ_KIN, WRITE_KIN, kin_for
from engagement.models import ConsentWording, KeyIndividual, KinState
from engagement.models.kin import KeyIndividualQuerySet
from engagement.services import kin as steps
from engagement.services import roll
from partnerships.disclosing import disclosed_each, showing
from partnerships.forms.base import carried_out
from partnerships.models import Partnership, Ward
from partnerships.policy import Right, policy
from partnerships.requests import StaffRequest

A_PAGE = 25


def tabs(request: StaffRequest, current: str) -> list[dict[str, Any]]:
    """What belongs to the network, beside its list."""
    places = [("People", "/kin/", READ_KIN), ("Coverage", "/kin/coverage/", None),
              ("Recruiting", "/kin/recruiting/", READ_KIN), ("Updates", "/kin/updates/", READ_KIN)]  # fmt: skip
    seen = [(label, url) for label, url, needed in places if needed is None or needed.held_by(request.user)]
    return [{"label": label, "url": url, "current": label == current} for label, url in seen]


def wards_of(request: StaffRequest, needed: Right) -> Any:
    """The wards of today for which the person holds that right, by name."""
    return Ward.objects.for_scope(request.user, needed.kinds).current(timezone.localdate()).order_by("name", "pk")


@policy(READ_KIN)
def kin_list(request: StaffRequest) -> HttpResponse:
    """Everybody in the network of one's wards, with filters; each name shown is logged."""
    user = request.user
    filters = forms.KinFilters(request.GET, wards=wards_of(request, READ_KIN))
    found: KeyIndividualQuerySet = filters.narrowed(KeyIndividual.objects.visible_to(user).with_contact_due())
    with transaction.atomic():
        page = Paginator(found.for_list().order_by("name", "pk"), A_PAGE).get_page(request.GET.get("page"))
        disclosed_each(user, "kin:list", [kin.reference for kin in page.object_list])
    context = {
        "page": page, "filters": filters, "tabs": tabs(request, "People"), "today": timezone.localdate(),
        "may_add": ADD_KIN.held_by(user), "keeps": KEEP_NETWORK.held_by(user), "exports": APPROVE_EXPORT.held_by(user),
    }  # fmt: skip
    return render(request, "engagement/kin.html", context)


@policy(READ_KIN, fetch=kin_for)
def kin_record(request: StaffRequest, pk: int) -> HttpResponse:
    """One record with its states, and the steps that are possible."""
    user = request.user
    with showing(user, "kin:record", f"K{pk}"):
        kin = kin_for(user, pk)
        turns = list(kin.turns.select_related("by"))
    today = timezone.localdate()
    due = KeyIndividual.objects.active().with_contact_due().filter(pk=pk).first()
    context = {
        "kin": kin, "turns": turns, "survey": roll.when_asked(kin), "today": today,
        "contact_due_on": getattr(due, "contact_due_on", None),
        "may_write": WRITE_KIN.held_for(user, kin.ward) and kin.erased_at is None, "states": KinState,
    }  # fmt: skip
    return render(request, "engagement/kin_record.html", context)


@policy(ADD_KIN, write=ADD_KIN)
def kin_new(request: StaffRequest) -> HttpResponse:
    """Add somebody who was invited."""
    form = forms.AddKinForm(request.POST or None, wards=wards_of(request, ADD_KIN), initial=_asked_ward(request))
    if form.is_valid() and (made := carried_out(form, steps.add_kin, by=request.user)):
        messages.success(request, f"{made.name} is in the book as invited. Record their consent once they agree.")
        return redirect(made)
    return render(request, "engagement/kin_form.html", {"form": form}, status=form.status)


def _asked_ward(request: StaffRequest) -> dict[str, Any]:
    asked = wards_of(request, ADD_KIN).filter(slug=request.GET.get("ward", "")).first()
    return {"ward": asked.pk} if asked else {}


@policy(READ_KIN, write=WRITE_KIN, fetch=kin_for)
def kin_change(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a record."""
    kin = _to_write(request, pk)
    form = forms.ChangeKinForm(request.POST or None, kin=kin)
    if form.is_valid() and carried_out(form, steps.change_kin, by=request.user, kin=kin):
        messages.success(request, "Saved.")
        return redirect(kin)
    return render(request, "engagement/kin_form.html", {"form": form, "kin": kin}, status=form.status)


def _to_write(request: StaffRequest, pk: int) -> KeyIndividual:
    """The record, logged as shown, for who may change it."""
    with showing(request.user, "kin:record", f"K{pk}"):
        kin = kin_for(request.user, pk)
    WRITE_KIN.require(request.user, kin.ward)
    return kin


@policy(READ_KIN, write=WRITE_KIN, fetch=kin_for)
def kin_take_part(request: StaffRequest, pk: int) -> HttpResponse:
    """They agreed to take part, or come back after a rest."""
    kin = _to_write(request, pk)
    wording = steps.current_wording(kin.ward.partnership)
    form = forms.TakePartForm(request.POST or None, kin=kin, initial={"consent": kin.consent_id or wording.pk})
    if form.is_valid() and (taking_part := carried_out(form, steps.take_part, by=request.user, kin=kin)):
        messages.success(request, f"{kin.name} takes part. {roll.when_asked(taking_part)}".strip())
        return redirect(kin)
    context = {"form": form, "kin": kin, "wording": wording}
    return render(request, "engagement/kin_take_part.html", context, status=form.status)


@policy(READ_KIN, write=WRITE_KIN, fetch=kin_for)
def kin_rest(request: StaffRequest, pk: int) -> HttpResponse:
    """They pause for a while."""
    kin = _to_write(request, pk)
    form = forms.RestForm(request.POST or None)
    if form.is_valid() and carried_out(form, steps.rest, by=request.user, kin=kin):
        messages.success(request, f"{kin.name} rests. They are not contacted until they take part again.")
        return redirect(kin)
    context = {
        "form": form, "heading": f"{kin.name} rests", "button": "Save", "cancel_url": kin.get_absolute_url(),
        "text": "They stay in the network, and are neither contacted nor surveyed until they take part again.",
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)


@policy(READ_KIN, write=WRITE_KIN, fetch=kin_for)
def kin_leave(request: StaffRequest, pk: int) -> HttpResponse:
    """They leave: what their consent no longer covers is erased in the same step."""
    kin = _to_write(request, pk)
    form = forms.LeaveForm(request.POST or None)
    if form.is_valid() and carried_out(form, steps.see_leave, by=request.user, kin=kin):
        messages.success(request, f"{kin.reference} has left; name, contact and all they said are erased.")
        return redirect("kin")
    context = {
        "form": form, "heading": f"{kin.name} leaves the network", "button": "Erase and record that they left",
        "danger": True, "cancel_url": kin.get_absolute_url(),
        "warning": "Their name, contact details, place and all they said of themselves are erased for good.",
        "text": "What stays only counts them: the ward, what they were embedded as, and the days.",
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)


@policy(READ_KIN, write=KEEP_NETWORK)
def kin_consent(request: StaffRequest) -> HttpResponse:
    """The wording that Key Individuals agree to, version by version; the coordinator writes the next."""
    kept = wards_of(request, READ_KIN).order_by().values("partnership")
    partnerships = Partnership.objects.filter(pk__in=kept)
    for partnership in partnerships:
        steps.current_wording(partnership)
    keeps = KEEP_NETWORK.held_by(request.user)
    form = forms.WordingForm(request.POST or None, partnerships=partnerships)
    if form.is_valid() and (made := carried_out(form, steps.new_wording, by=request.user)):
        messages.success(request, f"{made} is what new Key Individuals agree to.")
        return redirect("kin-consent")
    wordings = ConsentWording.objects.filter(partnership__in=partnerships).select_related("written_by")
    context = {"form": form if keeps else None, "wordings": wordings.order_by("partnership", "-number")}
    return render(request, "engagement/kin_consent.html", context, status=form.status)


@policy(KEEP_NETWORK, write=KEEP_NETWORK)
def kin_hand_over(request: StaffRequest) -> HttpResponse:
    """Hand all Key Individuals of a PCSO who moves to another, in one step."""
    form = forms.HandOverForm(request.POST or None, wards=wards_of(request, KEEP_NETWORK))
    if form.is_valid() and (pcso := carried_out(form, steps.hand_over, by=request.user)):
        messages.success(request, f"{pcso} looks after all of them in {form.cleaned_data['ward']} now.")
        return redirect("kin")
    return render(request, "engagement/kin_hand_over.html", {"form": form}, status=form.status)
