"""Contacts: logging one in under a minute, reading it, whose contact is due (E5, E6)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from engagement import heard
from engagement.forms.pointing import looked_over
from engagement.models import Contact, KeyIndividual, Promise, TourStop
from engagement.services.contacting import take_back
from engagement.tour_access import LOG_CONTACT, READ_TOURS, contact_for, contacts_seen_by
from feedback.forms.contacts import TakeBackForm, contact_form, whom_for
from feedback.services.contacting import log_contact
from feedback.touring import kin_due
from partnerships.disclosing import disclosed, disclosed_each
from partnerships.fetching import or_404
from partnerships.forms.base import carried_out
from partnerships.models import User, Ward
from partnerships.periods import month_of
from partnerships.policy import policy
from partnerships.requests import StaffRequest

A_PAGE = 25


@policy(LOG_CONTACT, write=LOG_CONTACT)
def contact_new(request: StaffRequest) -> HttpResponse:
    """Log a contact: first with whom, where the address does not say, then everything on one screen."""
    user = request.user
    key = request.POST.get("who") or request.GET.get("who", "")
    if not key:
        return render(request, "feedback/tours/contact_whom.html", _to_choose_from(user))
    whom = whom_for(user, key)
    if whom.kin is not None:
        disclosed(user, "kin:name", whom.kin.reference)
    form = contact_form(whom, request.POST or None)
    arguments = {"by": user, "ward": whom.ward, "group": whom.group, "kin": whom.kin}
    if looked_over(form) and (contact := carried_out(form, log_contact, **arguments)):
        messages.success(request, "Logged.")
        return redirect(contact)
    context = {"form": form, "whom": whom, "telling": form.telling, "today": timezone.localdate()}
    return render(request, "feedback/tours/contact_new.html", context, status=form.status)


def _to_choose_from(user: User) -> dict[str, Any]:
    """Groups left on this month's tours, then the others; Key Individuals by ward; somebody in each ward."""
    today = timezone.localdate()
    stops = TourStop.objects.within(user).filter(month=month_of(today).first, group__ended_on__isnull=True)
    listed = list(stops.select_related("group__ward").order_by("group__ward__name", "group__name", "pk")[:200])
    kin = KeyIndividual.objects.visible_to(user).active().for_list().order_by("ward__name", "name", "pk")[:200]
    people = list(kin)
    disclosed_each(user, "kin:names", sorted({str(one.ward) for one in people}))
    wards = Ward.objects.for_scope(user, LOG_CONTACT.kinds).current(today).order_by("name", "pk")
    return {
        "left": [stop for stop in listed if stop.contact_id is None],
        "seen": [stop for stop in listed if stop.contact_id is not None], "kin": people, "wards": wards[:40],
    }  # fmt: skip


@policy(READ_TOURS, fetch=contact_for)
def contact(request: StaffRequest, pk: int) -> HttpResponse:
    """One contact: with whom, what was heard and became an issue, what was told and what was promised."""
    user = request.user
    found = contact_for(user, pk)
    disclosed(user, "contact:who", f"contact {found.pk}")
    context = {
        "contact": found, "issues": heard.issues_heard_in(found).visible_to(user).for_list().order_by("pk"),
        "told": found.feedback_given.select_related("issue").order_by("pk"),
        "promises": found.promises.select_related("settled_by").order_by("pk"),
        "kept": found.promises_settled.order_by("pk"), "today": timezone.localdate(),
        "may_log": LOG_CONTACT.held_for(user, found.ward),
    }  # fmt: skip
    return render(request, "feedback/tours/contact.html", context)


@policy(READ_TOURS)
def contacts(request: StaffRequest) -> HttpResponse:
    """Every contact in one's wards, the latest first."""
    rows = Contact.objects.visible_to(request.user).for_list().order_by("-at", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    disclosed_each(request.user, "contact:who", {f"contact {row.pk}" for row in page})
    return render(request, "feedback/tours/contacts.html", {"page": page})


@policy(READ_TOURS)
def contacts_due(request: StaffRequest) -> HttpResponse:
    """Key Individuals with whom contact is due, the longest overdue first (E6, 002 5.3.2)."""
    user, today = request.user, timezone.localdate()
    longest = ("contact_due_on", "pk")
    rows = kin_due(user, today).select_related("ward", "pcso").order_by(*longest)
    if request.GET.get("whose") == "mine":
        rows = rows.filter(pcso=user)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    disclosed_each(user, "kin:name", {row.reference for row in page})
    context = {"page": page, "today": today, "mine": request.GET.get("whose") == "mine"}
    return render(request, "feedback/tours/due.html", context)


def promise_for(user: User, pk: int) -> Promise:
    """The promise, or Http404 outside the person's sight."""
    seen = Contact.objects.filter(contacts_seen_by(user))
    return or_404(
        Promise.objects.filter(contact__in=seen, pk=pk).select_related("contact__ward", "contact__group").first()
    )


@policy(LOG_CONTACT, write=LOG_CONTACT, fetch=promise_for)
def promise_take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """A promise can't be kept, and why: it leaves the tour, and they are told at the next call."""
    promise = promise_for(request.user, pk)
    form = TakeBackForm(request.POST or None)
    if form.is_valid() and carried_out(form, take_back, by=request.user, promise=promise):
        messages.success(request, "Recorded. Tell them why when you next meet.")
        return redirect(promise.contact)
    context = {
        "form": form, "heading": "A promise that can’t be kept", "text": promise.what, "button": "Record it",
        "cancel_url": promise.contact.get_absolute_url(),
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)
