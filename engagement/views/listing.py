"""The list of issues."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from engagement import moves
from engagement.access import LOG_ISSUE, READ_ISSUES
from engagement.counting import BOUND, Counts
from engagement.forms.filters import STAGES, IssueFilters
from engagement.listing import Asked, Page, page_of, places_of
from engagement.models import OPEN_STAGES
from partnerships.agencies import agencies_of
from partnerships.policy import policy
from partnerships.requests import signed_in


@policy(READ_ISSUES)
def issue_list(request: HttpRequest) -> HttpResponse:
    """The issues one sees: open ones, newest first, unless asked otherwise."""
    user, today = signed_in(request), timezone.localdate()
    wards = places_of(user, today)
    agencies = [(agency.slug, agency.name) for agency in agencies_of(wards)]
    filters = IssueFilters(request.GET, wards=wards, agencies=agencies, partnership=user.scope.partnership)
    asked = Asked(user, wards, filters.chosen(), today)
    page = page_of(asked, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    context = {
        "filters": filters,
        "page": page,
        "rows": _rows(page, asked),
        "may_log": LOG_ISSUE.held_by(user),
        **_tabs(request, asked),
    }
    return render(request, "engagement/issues.html", context)


def _rows(page: Page, asked: Asked) -> list[dict[str, Any]]:
    return [
        {
            "issue": issue,
            "days": moves.days_open(issue, asked.today),
            "hands": moves.hands(issue, person=issue.person or "", agency=issue.agency or "", group=issue.group or ""),
            "late": moves.is_late(issue, asked.today),
            "due": moves.short_due(issue, asked.today),
        }
        for issue in page.rows
    ]


def _tabs(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """A tab for each stage with the length of its list, and how many there are in the one shown."""
    counts = asked.counts()
    current = asked.stage
    tabs = []
    for name, label in STAGES.items():
        number = _number(counts, name)
        if name == "merged" and not number and current != "merged":
            continue
        query = request.GET.copy()
        query["stage"] = name
        for key in ("after", "before"):
            query.pop(key, None)
        tabs.append({"label": label, "url": f"?{query.urlencode()}", "current": name == current, "count": number})
    return {"tabs": tabs, "count": _number(counts, current), "bound": BOUND}


def _number(counts: Counts, name: str) -> int | None:
    if counts.bounded:
        return None
    return counts.all if name == "all" else counts.at(OPEN_STAGES if name == "open" else {name})
