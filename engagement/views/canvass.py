"""A councillor's canvass before a Neighbourhood Partnership meeting: what residents said, keyed as a quick list."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from engagement import heard
from engagement.access import READ_ISSUES
from engagement.canvass_access import canvass_for
from partnerships.policy import policy
from partnerships.requests import StaffRequest


@policy(READ_ISSUES, fetch=canvass_for)
def canvass_page(request: StaffRequest, pk: int) -> HttpResponse:
    """One canvass: by whom, before which meeting, and every concern that came of it with where it stands."""
    canvass = canvass_for(request.user, pk)
    issues = heard.issues_heard_in(canvass).visible_to(request.user).for_list().order_by("pk")
    return render(request, "engagement/canvass.html", {"canvass": canvass, "issues": list(issues)})
