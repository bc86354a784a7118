"""Tours of duty: one's own, one's teams', and a tour as it is walked (E5)."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from engagement.models import Briefing, Tour
from engagement.models.tours import pace
from engagement.tour_access import LOG_CONTACT, READ_TOURS, WALKS, tour_for
from feedback.touring import own_tour, walk_of
from partnerships.periods import month_of
from partnerships.policy import policy
from partnerships.requests import StaffRequest

A_PAGE = 25


@policy(READ_TOURS)
def tours(request: StaffRequest) -> HttpResponse:
    """The tours of a month in one's wards: who is behind, what was missed before, when the last briefing was."""
    user, today = request.user, timezone.localdate()
    months = list(Tour.objects.visible_to(user).order_by("-month").values_list("month", flat=True).distinct()[:13])
    asked = request.GET.get("month", "")
    month = next((one for one in months if f"{one:%Y-%m}" == asked), month_of(today).first)
    mine = user.scope.q(READ_TOURS.kinds, ward="stops__group__ward")
    carried = Count("stops", filter=mine & Q(stops__carried__gt=0, stops__contact__isnull=True))
    briefed = Briefing.objects.filter(pcso=OuterRef("pcso")).order_by("-until").values("on")[:1]
    rows = Tour.objects.visible_to(user).filter(month=month).select_related("pcso").counted(mine)
    rows = rows.annotate(carried=carried, longest=Max("stops__carried", filter=mine), briefed=Subquery(briefed))
    state = "behind" if request.GET.get("state") == "behind" and month == month_of(today).first else ""
    listed = rows.behind(today) if state else rows
    page = Paginator(listed.order_by("pcso__name", "pk"), A_PAGE).get_page(request.GET.get("page"))
    expected = pace(today) if month == month_of(today).first else 1.0
    shown = [(tour, vars(tour)["seen"] < vars(tour)["total"] * expected) for tour in page.object_list]
    context = {
        "page": page, "rows": shown, "months": months, "month": month, "state": state, "today": today,
        "current": month == month_of(today).first, "own": own_tour(user, today) if user.scope.has(WALKS) else None,
    }  # fmt: skip
    return render(request, "feedback/tours/tours.html", context)


@policy(READ_TOURS, fetch=tour_for)
def tour(request: StaffRequest, pk: int) -> HttpResponse:
    """One tour: who is left, longest unseen first, with what to tell them and what is promised; and who was seen."""
    found = tour_for(request.user, pk)
    today = timezone.localdate()
    walk = walk_of(request.user, found, today)
    context = {
        "tour": found, "walk": walk, "today": today, "current": found.month == month_of(today).first,
        "may_log": LOG_CONTACT.held_by(request.user),
    }  # fmt: skip
    return render(request, "feedback/tours/tour.html", context)
