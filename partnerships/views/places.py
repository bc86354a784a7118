"""`/settings/places/`: which wards are the partnership's, and which neighbourhood each belongs to."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from partnerships.access import KEEP_PEOPLE, READ_PEOPLE, neighbourhood_for, partnership_for
from partnerships.forms.base import carried_out
from partnerships.forms.places import AuthorityForm, NeighbourhoodChangeForm, NeighbourhoodForm, TakeWardsForm
from partnerships.models import Partnership, Ward
from partnerships.policy import policy
from partnerships.services import neighbourhoods
from partnerships.views.asking import signed_in


@policy(READ_PEOPLE)
def places(request: HttpRequest) -> HttpResponse:
    """Neighbourhoods with their wards of today, and the wards that belong to none."""
    user = signed_in(request)
    today = Ward.objects.current(timezone.localdate())
    kept = Partnership.objects.filter(pk__in=user.scope.partnership_ids(READ_PEOPLE.kinds)).prefetch_related(
        Prefetch("neighbourhoods__wards", today, to_attr="today"),
        Prefetch("wards", today.filter(neighbourhood__isnull=True), to_attr="without"),
    )
    return render(request, "partnerships/settings/places.html", {
        "partnerships_kept": kept, "may_change": KEEP_PEOPLE.held_by(user),
    })  # fmt: skip


@policy(KEEP_PEOPLE, write=KEEP_PEOPLE, fetch=lambda user, slug: partnership_for(user, slug, KEEP_PEOPLE))
def neighbourhood_new(request: HttpRequest, slug: str) -> HttpResponse:
    kept = partnership_for(signed_in(request), slug, KEEP_PEOPLE)
    form = NeighbourhoodForm(request.POST or None, partnership=kept)
    if form.is_valid() and carried_out(form, neighbourhoods.add_neighbourhood, by=request.user, partnership=kept):
        messages.success(request, "The neighbourhood is added.")
        return redirect("places")
    return render(request, "partnerships/settings/neighbourhood_form.html", {
        "form": form, "heading": "Add a neighbourhood", "button": "Add neighbourhood",
    }, status=form.status)  # fmt: skip


@policy(READ_PEOPLE, write=KEEP_PEOPLE, fetch=neighbourhood_for)
def neighbourhood_edit(request: HttpRequest, slug: str) -> HttpResponse:
    kept = neighbourhood_for(signed_in(request), slug, KEEP_PEOPLE)
    initial = {name: getattr(kept, name) for name in (*neighbourhoods.FIELDS, "version")}
    form = NeighbourhoodChangeForm(
        request.POST or None, initial=initial, partnership=kept.partnership, neighbourhood=kept
    )
    if form.is_valid() and carried_out(form, neighbourhoods.change_neighbourhood, by=request.user, neighbourhood=kept):
        messages.success(request, "The neighbourhood is changed.")
        return redirect("places")
    return render(request, "partnerships/settings/neighbourhood_form.html", {
        "form": form, "heading": f"Change {kept}", "button": "Save",
    }, status=form.status)  # fmt: skip


@policy(KEEP_PEOPLE, write=KEEP_PEOPLE, fetch=lambda user, slug: partnership_for(user, slug, KEEP_PEOPLE))
def wards_take(request: HttpRequest, slug: str) -> HttpResponse:
    """Wards that were imported and belong to nobody yet, of one local authority at a time."""
    kept = partnership_for(signed_in(request), slug, KEEP_PEOPLE)
    choices = neighbourhoods.authorities_with_free_wards()
    own = next((code for code, _ in choices if code in neighbourhoods.authorities_of(kept)), "")
    authority = request.GET.get("authority", own)
    free = neighbourhoods.wards_free_in(authority)
    form = TakeWardsForm(request.POST or None, free=free)
    if form.is_valid() and carried_out(form, neighbourhoods.take_wards, by=request.user, partnership=kept):
        messages.success(request, "The wards are the partnership’s.")
        return redirect("places")
    return render(request, "partnerships/settings/wards_take.html", {
        "form": form, "kept": kept, "choices": choices,
        "of": AuthorityForm({"authority": authority}, choices=choices), "any": free.exists(),
    }, status=form.status)  # fmt: skip
