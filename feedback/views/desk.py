"""`/desk/`: the first page of one's role."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from engagement.access import LOG_ISSUE
from engagement.intelligence_access import SUBMIT
from engagement.tour_access import WALKS
from feedback.desk import news, panels
from feedback.desk.facts import Desk
from feedback.desk.panels import Report
from feedback.desk.parts import TEAM
from feedback.desk.rows import AT_MOST, rows_of
from feedback.desk.wards import side_by_side
from feedback.touring import own_walk
from partnerships.access import DESK
from partnerships.models import RoleKind
from partnerships.policy import policy
from partnerships.requests import signed_in

K = RoleKind
QUIET = "Nothing needs you today"
LEFT_SHOWN = 5
KEEPERS = frozenset({K.ADMIN, K.AUDITOR})


@policy(DESK)
def desk(request: HttpRequest) -> HttpResponse:
    """What needs the person, their wards side by side, and what changed since they were last here."""
    user, now = signed_in(request), timezone.now()
    mine = Desk(user, timezone.localdate(), now)
    rows = rows_of(mine)
    since = news.last_here(user, now)
    reports = panels.reports(mine)
    walk = own_walk(user, mine.today, most=LEFT_SHOWN) if mine.holds(K.PCSO) else None
    # Whoever only walks has the tour in its place: a tablet in one hand, in the rain.
    reads_wards = not user.scope.kinds <= KEEPERS and user.scope.kinds != WALKS
    whole = request.GET.get("neighbourhoods") == "all"
    return render(request, "feedback/desk/desk.html", {
        "heading": heading(mine, len(rows), reports), "rows": rows[:AT_MOST], "more": rows[AT_MOST:],
        "has_rows": mine.holds(*TEAM, K.PARTNER, K.INTELLIGENCE, *KEEPERS), "may_log": LOG_ISSUE.held_by(user),
        "may_hand_over": SUBMIT.held_by(user),
        "raises": mine.holds(K.COUNCILLOR, K.REPRESENTATIVE) and not mine.holds(*TEAM),
        "side": side_by_side(mine, whole=whole) if reads_wards else None, "meetings": panels.next_meetings(mine),
        "reports": reports, "raised": panels.raised_by_us(mine),
        "minutes": panels.minutes_of_us(mine), "documents": panels.to_print(mine),
        "walks": mine.holds(K.PCSO), "walk": walk, "calls": walk.left[:LEFT_SHOWN] if walk else [],
        "today": mine.today, "news": news.news(mine, since), "since": since, "now": now,
    })  # fmt: skip


def heading(mine: Desk, total: int, reports: list[Report]) -> str:
    """The first line of the page: how many loops need this person today, or whose desk it is."""
    if mine.holds(*TEAM):
        loops = mine.issues["needed"]
        return f"{loops} loop{'' if loops == 1 else 's'} need{'s' if loops == 1 else ''} you today" if loops else QUIET
    if mine.holds(K.PARTNER):
        return "Your agency’s actions"
    if mine.holds(*KEEPERS):
        return "What needs you today" if total else QUIET
    if mine.holds(K.REPRESENTATIVE):
        return "What became of what we raised"
    return " and ".join(report.name for report in reports) or "Desk"
