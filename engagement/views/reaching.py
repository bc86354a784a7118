"""Reaching people: the wards side by side, and one ward's plan, gaps, work and events (E8)."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from engagement.kin_access import READ_COVERAGE
from engagement.models import EngagementEvent, EngagementPlan, PieceOfWork, WorkState
from engagement.reached import gaps_of, since
from engagement.reaching_access import (
    COMMISSION,
    READ_REACHING,
    RECORD_EVENT,
    counted_by,
    may_deliver,
    reached_ward,
    sees_the_few,
)
from partnerships.models import User, Ward
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from partnerships.withholding import FEWEST

A_PAGE = 25
LATEST = 5
MOST = 100
"""Pieces of work of a ward that are read: those under way first, of which there are a handful."""


def tabs(current: str) -> list[dict[str, Any]]:
    """What belongs together."""
    places = [("Wards", "/reaching/"), ("Work asked for", "/reaching/work/"), ("Events", "/reaching/events/")]
    return [{"label": label, "url": url, "current": label == current} for label, url in places]


def wards_of(user: User) -> QuerySet[Ward]:
    """The wards of today whose engagement this person reads, by name."""
    wards = Ward.objects.for_scope(user, READ_REACHING.kinds).current(timezone.localdate())
    return wards.filter(partnership__isnull=False).order_by("name", "pk")


@policy(READ_REACHING)
def wards(request: StaffRequest) -> HttpResponse:
    """Ward by ward: the plan and when it is looked over, work under way and late, events of twelve months."""
    user, today = request.user, timezone.localdate()
    in_force = EngagementPlan.objects.in_force().filter(ward=OuterRef("pk"))
    held = EngagementEvent.wards.through.objects.filter(ward=OuterRef("pk"), engagementevent__held_on__gt=since(today))
    times: Any = held.order_by().values("ward").annotate(number=Count("pk"))  # the type checker knows no annotation
    open_work = Q(engagement_work__state=WorkState.ASKED)
    rows = wards_of(user).annotate(
        plan_in_force=Subquery(in_force.values("pk")), review_on=Subquery(in_force.values("review_on")),
        work_open=Count("engagement_work", filter=open_work),
        work_late=Count("engagement_work", filter=open_work & Q(engagement_work__due_on__lt=today)),
        held=Subquery(times.values("number")),
    )  # fmt: skip
    if request.GET.get("plan") == "review":
        due = EngagementPlan.objects.to_review(today).filter(user.scope.q(COMMISSION.kinds))
        rows = rows.filter(pk__in=due.values("ward"))
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "tabs": tabs("Wards"), "today": today, "review": request.GET.get("plan") == "review"}
    return render(request, "engagement/reaching/wards.html", context)


@policy(READ_REACHING, fetch=reached_ward)
def ward(request: StaffRequest, slug: str) -> HttpResponse:
    """One ward: who is missing, the plan, work under way and what was held lately."""
    user, today, found = request.user, timezone.localdate(), reached_ward(request.user, slug)
    few, network = sees_the_few(user, found), READ_COVERAGE.held_for(user, found)
    plans = list(
        EngagementPlan.objects.visible_to(user).filter(ward=found, replaced_on__isnull=True).order_by("number")
    )
    events = list(EngagementEvent.objects.of_ward(found).for_list().order_by("-held_on", "-pk")[:LATEST])
    work = (
        PieceOfWork.objects.filter(ward=found).for_list().order_by(F("ended_on").desc(nulls_first=True), "due_on", "pk")
    )
    shown = list(work[:MOST])
    for one in shown:
        one.told = reached_as_told(user, one)  # type: ignore[attr-defined]
    context = {
        "ward": found, "gaps": gaps_of(found, on=today, few=few, network=network, work=shown), "few": few,
        "network": network, "today": today,
        "now": timezone.now(),
        "plan": next((one for one in plans if one.is_in_force), None),
        "draft": next((one for one in plans if one.is_draft), None),
        "work": [one for one in shown if one.is_open] + [one for one in shown if not one.is_open][:LATEST],
        "events": as_told(user, events), "tabs": tabs("Wards"),
        "keeps": COMMISSION.held_for(user, found), "records": RECORD_EVENT.held_for(user, found),
    }  # fmt: skip
    return render(request, "engagement/reaching/ward.html", context)


def as_told(user: User, events: list[EngagementEvent]) -> list[EngagementEvent]:
    """Each with `told`: how many took part, None where that is under five and the reader is not of the ward's team."""
    for event in events:
        open_to = event.attendance >= FEWEST or counted_by(user, event)
        event.told = event.attendance if open_to else None  # type: ignore[attr-defined]
    return events


def reached_as_told(user: User, work: PieceOfWork) -> int | None:
    """How many it reached, to who may see numbers under five; to others once it is over, if no session had fewer."""
    number, fewest = int(vars(work)["reached"]), vars(work)["fewest"] or 0
    knows = sees_the_few(user, work.ward) or work.officer_id == user.pk or may_deliver(user, work)
    return number if knows or (not work.is_open and fewest >= FEWEST) else None
