"""The year of all groups at once: drafted, looked through for what is in the way, published in one step (P5)."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships.access import KEEP_SCHEDULE, groups_held, meetings_seen_by
from partnerships.models import Group, Meeting
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from partnerships.services import schedule
from partnerships.services.clashing import same_wards, with_clashes

YEAR = timedelta(days=366)


@policy(KEEP_SCHEDULE)
def meeting_year(request: StaffRequest) -> HttpResponse:
    """Every meeting of the year ahead of the groups whose schedule one keeps, drafts among them."""
    now = timezone.now()
    kept = Group.objects.filter(groups_held(request.user, KEEP_SCHEDULE)).values("pk")
    mine = Meeting.objects.filter(meetings_seen_by(request.user), group__in=kept).to_come(now)
    found = list(mine.filter(starts_at__lt=now + YEAR).select_related("group"))
    dated, wards = with_clashes(found), same_wards(found)
    in_the_way = [one for one in dated if one.clashes or one.bank_holiday or one.meeting.pk in wards]
    only = request.GET.get("show")
    shown = {"clashes": in_the_way, "drafts": [one for one in dated if one.meeting.draft]}.get(only or "", dated)
    context = {
        "shown": shown, "only": only, "meetings": len(dated), "in_the_way": len(in_the_way), "wards": wards,
        "drafts": sum(one.meeting.draft for one in dated), "groups": len({one.meeting.group_id for one in dated}),
    }  # fmt: skip
    return render(request, "partnerships/year.html", context)


@policy(KEEP_SCHEDULE, write=KEEP_SCHEDULE)
@require_POST
def year_draft(request: StaffRequest) -> HttpResponse:
    """Draft what is missing, for all groups at once."""
    made = schedule.draft_year(by=request.user)
    said = f"{made} meeting{'s' if made != 1 else ''} drafted." if made else "The year ahead is complete."
    messages.success(request, said)
    return redirect("meeting-year")


@policy(KEEP_SCHEDULE, write=KEEP_SCHEDULE)
def year_publish(request: StaffRequest) -> HttpResponse:
    """Publish all drafts; it is asked first, because the members are told."""
    if request.method == "POST":
        number = schedule.publish_drafts(by=request.user)
        messages.success(request, f"{number} meeting{'s' if number != 1 else ''} published, and the members are told.")
        return redirect("meeting-year")
    kept = Group.objects.filter(groups_held(request.user, KEEP_SCHEDULE)).values("pk")
    drafts = Meeting.objects.drafts(timezone.now()).filter(group__in=kept).count()
    context = {
        "heading": f"Publish {drafts} meeting{'s' if drafts != 1 else ''}", "button": "Publish the year",
        "text": "They stand on the wards' pages and in calendars from now on. Each member gets one letter with the "
        "dates of each of their groups, and is told once of every later change.",
        "cancel_url": "/meetings/year/",
    }  # fmt: skip
    return render(request, "components/confirm.html", context)
