"""The community groups of a ward: the list, one of them, adding, changing, ending (E5)."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from engagement.forms.community import (
    ChangeCommunityGroupForm,
    CommunityFilter,
    EndCommunityGroupForm,
    NewCommunityGroupForm,
)
from engagement.models import CommunityGroup, Contact, Promise, TourStop
from engagement.services import community
from engagement.tour_access import KEEP_COMMUNITY, LOG_CONTACT, READ_TOURS, community_group_for
from partnerships.disclosing import disclosed
from partnerships.forms.base import BookForm, carried_out
from partnerships.periods import month_of
from partnerships.policy import policy
from partnerships.requests import StaffRequest

A_PAGE = 25
LATEST = 12


@policy(READ_TOURS)
def community_groups(request: StaffRequest) -> HttpResponse:
    """Whom a ward's PCSO calls on, with when each was last seen."""
    filters = CommunityFilter(request.GET, user=request.user)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    rows = CommunityGroup.objects.visible_to(request.user)
    if not chosen.get("ended"):
        rows = rows.active()
    rows = rows.filter(**{name: chosen[name] for name in ("ward", "kind") if chosen.get(name)})
    rows = rows.select_related("ward").annotate(last_on=Max("contacts__on")).order_by("ward__name", "name", "pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "filters": filters, "may_keep": KEEP_COMMUNITY.held_by(request.user)}
    return render(request, "engagement/community/groups.html", context)


@policy(READ_TOURS, fetch=community_group_for)
def community_group(request: StaffRequest, pk: int) -> HttpResponse:
    """One community group: whom to speak to, what is promised, and every contact with it."""
    group = community_group_for(request.user, pk)
    disclosed(request.user, "community-group:contact", f"community group {group.pk}")
    contacts = Contact.objects.visible_to(request.user).filter(group=group).for_list()
    context = {
        "group": group, "contacts": contacts[:LATEST],
        "promises": Promise.objects.open().filter(contact__group=group).order_by("due_on", "pk"),
        "may_keep": KEEP_COMMUNITY.held_for(request.user, group.ward), "today": timezone.localdate(),
        "may_log": LOG_CONTACT.held_for(request.user, group.ward),
    }  # fmt: skip
    return render(request, "engagement/community/group.html", context)


@policy(KEEP_COMMUNITY, write=KEEP_COMMUNITY)
def community_group_new(request: StaffRequest) -> HttpResponse:
    """Add a community group; from now on it stands on the ward's tours."""
    form: BookForm = NewCommunityGroupForm(request.POST or None, user=request.user)
    if form.is_valid() and (group := carried_out(form, community.add_group, by=request.user)):
        on_tour = TourStop.objects.filter(group=group, month=month_of(timezone.localdate()).first).exists()
        where = "and stands on this month’s tour" if on_tour else "and will stand on tours once a PCSO walks the ward"
        messages.success(request, f"{group.name} is added, {where}.")
        return redirect(group)
    return render(request, "engagement/community/new.html", {"form": form}, status=form.status)


@policy(KEEP_COMMUNITY, write=KEEP_COMMUNITY, fetch=community_group_for)
def community_group_change(request: StaffRequest, pk: int) -> HttpResponse:
    """Change what is known of it."""
    group = community_group_for(request.user, pk, KEEP_COMMUNITY)
    disclosed(request.user, "community-group:contact", f"community group {group.pk}")
    form: BookForm = ChangeCommunityGroupForm(request.POST or None, group=group)
    if form.is_valid() and carried_out(form, community.change_group, by=request.user, group=group):
        messages.success(request, "Changed.")
        return redirect(group)
    return render(request, "engagement/community/change.html", {"form": form, "group": group}, status=form.status)


@policy(KEEP_COMMUNITY, write=KEEP_COMMUNITY, fetch=community_group_for)
def community_group_end(request: StaffRequest, pk: int) -> HttpResponse:
    """Nobody calls on it any more; what was heard there stays."""
    group = community_group_for(request.user, pk, KEEP_COMMUNITY)
    form: BookForm = EndCommunityGroupForm(request.POST or None, group=group)
    if form.is_valid() and carried_out(form, community.end_group, by=request.user, group=group):
        messages.success(request, f"{group.name} is on no tour any more.")
        return redirect(group)
    context = {
        "form": form, "heading": f"Call on {group.name} no more", "button": "End it",
        "text": "It leaves the tours. What was heard there, and what is owed to it, stays in the book.",
        "cancel_url": group.get_absolute_url(),
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)


@policy(KEEP_COMMUNITY, write=KEEP_COMMUNITY, fetch=community_group_for)
def community_group_again(request: StaffRequest, pk: int) -> HttpResponse:
    """A group that had ended meets again."""
    group = community_group_for(request.user, pk, KEEP_COMMUNITY)
    form = BookForm(request.POST or None)
    if form.is_valid() and carried_out(form, community.take_up_again, by=request.user, group=group):
        messages.success(request, f"{group.name} is called on again.")
        return redirect(group)
    context = {
        "form": form, "heading": f"Call on {group.name} again", "button": "Take it up again",
        "text": "It comes back on the ward’s tours.", "cancel_url": group.get_absolute_url(),
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)
