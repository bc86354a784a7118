"""Calendars for other people's programs, and one's own secret address (P5)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from partnerships import calendars
from partnerships.access import READ_MEETINGS
from partnerships.answering import calendar_answer
from partnerships.caching import public_page
from partnerships.fetching import or_404
from partnerships.models import Group
from partnerships.policy import PUBLIC, policy
from partnerships.requests import StaffRequest
from partnerships.secrecy import secret_address
from partnerships.throttling import throttled


@policy(PUBLIC)
@public_page
def group_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The meetings of a public group; any other group has no public calendar."""
    group = get_object_or_404(Group.objects.filter(public=True).select_related("partnership"), slug=slug)
    return calendar_answer(calendars.of_group(group), group.slug)


@policy(PUBLIC)
@throttled("calendar")
@secret_address
def person_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody's own meetings, read afresh: what they are not a member of any more is not in it."""
    user = or_404(calendars.person_by(token))
    return calendar_answer(calendars.of_person(user), "my-meetings")


@policy(READ_MEETINGS, write=READ_MEETINGS)
def own_calendar(request: StaffRequest) -> HttpResponse:
    """One's own address, to put into a phone; a POST makes a new one and the old one opens nothing any more."""
    if request.method == "POST":
        calendars.renew_link(by=request.user)
        messages.success(request, "Your calendar has a new address. The old one opens nothing any more.")
        return redirect("own-calendar")
    link = calendars.link_of(request.user)
    return render(request, "partnerships/own_calendar.html", {"link": link, "address": calendars.address_of(link)})
