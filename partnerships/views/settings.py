"""`/settings/`: what a partnership keeps about itself, its agencies and each ward's contacts."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from partnerships.access import (
    KEEP_CONTACTS,
    KEEP_PEOPLE,
    READ_PEOPLE,
    SETTINGS,
    agency_for,
    contact_for,
    partnership_for,
    people_seen_by,
    ward_with_contacts,
)
from partnerships.forms.base import carried_out
from partnerships.forms.settings import (
    AgencyChangeForm,
    AgencyForm,
    ContactChangeForm,
    ContactForm,
    PartnershipForm,
)
from partnerships.models import Agency, Partnership, Ward, WardContact
from partnerships.people import waiting_for
from partnerships.policy import policy
from partnerships.services import places
from partnerships.views.asking import ask, signed_in


@policy(SETTINGS)
def settings(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    return render(request, "partnerships/settings/index.html", {
        "reads_people": READ_PEOPLE.held_by(user), "keeps_people": KEEP_PEOPLE.held_by(user),
        "keeps_contacts": KEEP_CONTACTS.held_by(user), "waiting": waiting_for(user).count(),
        "partnerships_kept": Partnership.objects.filter(pk__in=user.scope.partnership_ids(READ_PEOPLE.kinds)),
    })  # fmt: skip


@policy(READ_PEOPLE, write=KEEP_PEOPLE, fetch=partnership_for)
def partnership(request: HttpRequest, slug: str) -> HttpResponse:
    kept = partnership_for(signed_in(request), slug)
    initial = {name: getattr(kept, name) for name in (*places.PARTNERSHIP_FIELDS, "version")}
    form = PartnershipForm(request.POST or None, initial=initial)
    if form.is_valid() and carried_out(form, places.change_partnership, by=request.user, partnership=kept):
        messages.success(request, "The partnership's settings are saved.")
        return redirect("settings")
    return render(request, "partnerships/settings/partnership.html", {
        "form": form, "kept": kept, "may_change": KEEP_PEOPLE.held_by(signed_in(request)),
    }, status=form.status)  # fmt: skip


@policy(READ_PEOPLE)
def agencies(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    found = Agency.objects.filter(people_seen_by(user)).annotate(people=Count("staff", filter=Q(staff__is_active=True)))
    return render(request, "partnerships/settings/agencies.html", {
        "agencies": found, "may_change": KEEP_PEOPLE.held_by(user),
        "partnerships_kept": Partnership.objects.filter(pk__in=user.scope.partnership_ids(KEEP_PEOPLE.kinds)),
    })  # fmt: skip


@policy(KEEP_PEOPLE, write=KEEP_PEOPLE, fetch=lambda user, slug: partnership_for(user, slug, KEEP_PEOPLE))
def agency_new(request: HttpRequest, slug: str) -> HttpResponse:
    kept = partnership_for(signed_in(request), slug, KEEP_PEOPLE)
    form = AgencyForm(request.POST or None)
    if form.is_valid() and carried_out(form, places.add_agency, by=request.user, partnership=kept):
        messages.success(request, "The agency is added.")
        return redirect("agencies")
    return render(request, "partnerships/settings/agency_form.html", {
        "form": form, "heading": "Add an agency", "button": "Add agency",
    }, status=form.status)  # fmt: skip


@policy(READ_PEOPLE, write=KEEP_PEOPLE, fetch=agency_for)
def agency_edit(request: HttpRequest, slug: str) -> HttpResponse:
    agency = agency_for(signed_in(request), slug, KEEP_PEOPLE)
    initial = {name: getattr(agency, name) for name in (*places.AGENCY_FIELDS, "version")}
    form = AgencyChangeForm(request.POST or None, initial=initial)
    if form.is_valid() and carried_out(form, places.change_agency, by=request.user, agency=agency):
        messages.success(request, "The agency is changed.")
        return redirect("agencies")
    return render(request, "partnerships/settings/agency_form.html", {
        "form": form, "heading": f"Change {agency}", "button": "Save",
    }, status=form.status)  # fmt: skip


@policy(KEEP_CONTACTS)
def contacts(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    wards = Ward.objects.for_scope(signed_in(request), KEEP_CONTACTS.kinds).current(today).prefetch_related(
        Prefetch("contacts", queryset=_with_user().filter(_not_over(today)), to_attr="named")
    )  # fmt: skip
    return render(request, "partnerships/settings/contacts.html", {"wards": wards})


@policy(KEEP_CONTACTS, fetch=ward_with_contacts)
def ward_contacts(request: HttpRequest, slug: str) -> HttpResponse:
    ward = ward_with_contacts(signed_in(request), slug)
    return render(request, "partnerships/settings/ward_contacts.html", {
        "kept": ward, "contacts": _with_user().filter(ward=ward), "today": timezone.localdate(),
    })  # fmt: skip


@policy(KEEP_CONTACTS, write=KEEP_CONTACTS, fetch=ward_with_contacts)
def contact_new(request: HttpRequest, slug: str) -> HttpResponse:
    ward = ward_with_contacts(signed_in(request), slug)
    form = ContactForm(request.POST or None, partnership=ward.partnership)
    if form.is_valid() and carried_out(form, places.name_contact, by=request.user, ward=ward):
        messages.success(request, f"They are on the page of {ward}.")
        return redirect("ward_contacts", slug=slug)
    return render(request, "partnerships/settings/contact_form.html", {
        "form": form, "kept": ward, "heading": f"Name a contact for {ward}", "button": "Publish",
    }, status=form.status)  # fmt: skip


@policy(KEEP_CONTACTS, write=KEEP_CONTACTS, fetch=contact_for)
def contact_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    contact = contact_for(signed_in(request), slug, pk)
    initial = {name: getattr(contact, name) for name in (*places.CONTACT_FIELDS, "version")}
    partnership, named = contact.ward.partnership, contact.user
    form = ContactChangeForm(request.POST or None, initial=initial, partnership=partnership, named=named)
    if form.is_valid() and carried_out(form, places.change_contact, by=request.user, contact=contact):
        messages.success(request, "The contact is changed.")
        return redirect("ward_contacts", slug=slug)
    return render(request, "partnerships/settings/contact_form.html", {
        "form": form, "kept": contact.ward, "heading": f"Change {contact.user}'s entry", "button": "Save",
    }, status=form.status)  # fmt: skip


@policy(KEEP_CONTACTS, write=KEEP_CONTACTS, fetch=contact_for)
def contact_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    contact = contact_for(signed_in(request), slug, pk)
    return ask(
        request, service=places.end_contact, facts={"contact": contact, "by": request.user}, back="ward_contacts",
        slug=slug, heading=f"Take {contact.user} off the page of {contact.ward}", button="Take off", danger=True,
        text="Residents no longer see them as a contact. A ward without a named contact shows the partnership's.",
        done="They are no longer on the ward's page.",
    )  # fmt: skip


def _with_user() -> QuerySet[WardContact]:
    return WardContact.objects.select_related("user")


def _not_over(today: date) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gte=today)
