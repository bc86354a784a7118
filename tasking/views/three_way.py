"""Contact of inspector, coordinator and councillors: where each ward stands, before each NP, and the log (P9)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from engagement.access import LOG_ISSUE
from engagement.forms.pointing import looked_over
from engagement.models import Issue
from partnerships.fetching import or_404
from partnerships.forms.base import BookForm, carried_out
from partnerships.models import Ward
from partnerships.periods import month_of
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking.access import DECIDE
from tasking.forms.priorities import WardFilter
from tasking.forms.three_way import CorrectContactForm, LinkForm, LogContactForm, LogFilters, RaiseForm
from tasking.models import Action, ThreeWayContact
from tasking.services import contacting
from tasking.three_way import (
    nps_to_come,
    pre_meeting_due_on,
    pre_meetings_due,
    standings,
    wards_due,
    wards_seen_by,
)
from tasking.three_way_access import (
    LOG_THREE_WAY,
    READ_THREE_WAY,
    contact_for,
    contact_to_keep,
    np_meeting_for,
    np_meetings_of,
    words_read_by,
)

A_PAGE = 25


def _page(request: StaffRequest, found: QuerySet[Any]) -> Page[Any]:
    return Paginator(found, A_PAGE).get_page(request.GET.get("page"))


@policy(READ_THREE_WAY)
def three_way_wards(request: StaffRequest) -> HttpResponse:
    """Ward by ward whether this month's contact has been, and who has not been in contact."""
    user, today = request.user, timezone.localdate()
    seen = wards_seen_by(user, today)
    due = wards_due(seen, today)
    state = "due" if request.GET.get("state") == "due" else ""
    page = _page(request, (due if state else seen).select_related("neighbourhood").order_by("name", "pk"))
    context = {
        "page": page, "standings": standings(page.object_list, today), "state": state, "due": due.count(),
        "month": month_of(today).first, "may_log": LOG_THREE_WAY.held_by(user),
    }  # fmt: skip
    return render(request, "tasking/three_way/wards.html", context)


@policy(READ_THREE_WAY)
def three_way_before(request: StaffRequest) -> HttpResponse:
    """The Neighbourhood Partnerships to come, and whether the three have met before each."""
    user, now = request.user, timezone.now()
    seen = nps_to_come(user, now)
    due = pre_meetings_due(seen, timezone.localdate(now), now)
    state = "due" if request.GET.get("state") == "due" else ""
    page, pressing = _page(request, due if state else seen), {meeting.pk for meeting in due}
    rows = [(meeting, pre_meeting_due_on(meeting), meeting.pk in pressing) for meeting in page.object_list]
    context = {
        "page": page, "rows": rows, "state": state, "due": len(pressing), "may_log": LOG_THREE_WAY.held_by(user),
    }  # fmt: skip
    return render(request, "tasking/three_way/before.html", context)


@policy(READ_THREE_WAY)
def three_way_log(request: StaffRequest) -> HttpResponse:
    """Every contact, the latest first; a councillor reads the words of those they took part in."""
    user = request.user
    seen = ThreeWayContact.objects.visible_to(user)
    filters = LogFilters(request.GET, wards=Ward.objects.for_scope(user, READ_THREE_WAY.kinds))
    rows = seen.filter(**filters.narrowing).select_related("ward", "before__group").prefetch_related("people")
    page = _page(request, rows.annotate(may_read=words_read_by(user)).order_by("-on", "-pk"))
    context = {"page": page, "filters": filters, "may_log": LOG_THREE_WAY.held_by(user)}
    return render(request, "tasking/three_way/log.html", context)


@policy(LOG_THREE_WAY, write=LOG_THREE_WAY)
def three_way_new(request: StaffRequest) -> HttpResponse:
    """Log a contact: first the ward, where it is not known yet, then who, when, how and what was said."""
    user = request.user
    meeting = _meeting(request)
    wards = Ward.objects.for_scope(user, LOG_THREE_WAY.kinds).current(timezone.localdate())
    if meeting is not None:
        wards = wards.filter(groups=meeting.group_id)
    ward = _ward(request, wards)
    if ward is None:
        chosen = WardFilter(request.GET or None, wards=wards)
        return render(request, "tasking/three_way/which_ward.html", {"form": chosen, "meeting": meeting})
    form: BookForm = LogContactForm(
        request.POST or None, ward=ward, initial={"people": [user.pk], "before": meeting},
        meetings=nps_to_come(user, timezone.now()).filter(np_meetings_of(user, kept=True), group__wards=ward),
    )  # fmt: skip
    if form.is_valid() and (made := carried_out(form, contacting.log_contact, by=user, ward=ward)):
        messages.success(request, "Logged. Link or raise what came of it here.")
        return redirect(made)
    context = {"form": form, "ward": ward, "meeting": meeting}
    return render(request, "tasking/three_way/new.html", context, status=form.status)


def _meeting(request: StaffRequest) -> Any:
    asked = request.GET.get("before", "")
    return np_meeting_for(request.user, int(asked)) if asked.isdecimal() and len(asked) < 19 else None


def _ward(request: StaffRequest, wards: QuerySet[Ward]) -> Ward | None:
    """The ward named in the address, or the only one there is; Http404 for one in which the person logs nothing."""
    asked = request.GET.get("ward", "")
    if asked:
        return or_404(wards.select_related("partnership").filter(slug=asked).first())
    first = list(wards.select_related("partnership").distinct()[:2])
    return first[0] if len(first) == 1 else None


@policy(READ_THREE_WAY, fetch=contact_for)
def three_way(request: StaffRequest, pk: int) -> HttpResponse:
    """One contact: who, when, how, what was said, and the issues and actions that came of it, as far as one may see."""
    user = request.user
    contact = contact_for(user, pk)
    issues = Issue.objects.visible_to(user).filter(three_way_links__contact=contact)
    actions = Action.objects.visible_to(user).filter(three_way_links__contact=contact)
    readable = vars(contact)["may_read"]
    keeps = LOG_THREE_WAY.held_for(user, contact.ward)
    context = {
        "contact": contact, "people": contact.people.order_by("side", "name", "pk"), "readable": readable,
        "issues": issues.for_list().order_by("three_way_links__pk") if readable else [],
        "actions": actions.for_list().order_by("three_way_links__pk") if readable else [],
        "keeps": keeps, "may_act": keeps and DECIDE.held_for(user, contact.ward), "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "tasking/three_way/contact.html", context)


@policy(READ_THREE_WAY, write=LOG_THREE_WAY, fetch=contact_for)
def three_way_correct(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct what was logged; what stood there stays in the history."""
    contact = contact_to_keep(request.user, pk)
    form: BookForm = CorrectContactForm(request.POST or None, contact=contact)
    if form.is_valid() and carried_out(form, contacting.correct_contact, by=request.user, contact=contact):
        messages.success(request, "Corrected. What stood there before is kept in the history.")
        return redirect(contact)
    return render(request, "tasking/three_way/correct.html", {"form": form, "contact": contact}, status=form.status)


@policy(READ_THREE_WAY, write=LOG_THREE_WAY, fetch=contact_for)
def three_way_link(request: StaffRequest, pk: int) -> HttpResponse:
    """Link an issue or an action that was spoken of, or came of it."""
    user = request.user
    contact = contact_to_keep(user, pk)
    actions = Action.objects.visible_to(user).to_do().filter(ward=contact.ward_id).select_related("issue")
    form: BookForm = LinkForm(
        request.POST or None, issues=Issue.objects.visible_to(user).filter(ward=contact.ward),
        actions=actions.order_by("due_on", "pk"),
    )  # fmt: skip
    if form.is_valid() and carried_out(form, contacting.link, by=user, contact=contact):
        messages.success(request, "Linked.")
        return redirect(contact)
    context = {
        "form": form, "heading": f"Link what came of the contact in {contact}", "button": "Link it",
        "cancel_url": contact.get_absolute_url(),
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)


@policy(READ_THREE_WAY, write=LOG_THREE_WAY, fetch=contact_for)
def three_way_raise(request: StaffRequest, pk: int) -> HttpResponse:
    """Log an issue that a councillor raised in this contact."""
    user = request.user
    contact = contact_to_keep(user, pk)
    LOG_ISSUE.require(user, contact.ward)
    form = RaiseForm(request.POST or None, user=user, contact=contact)
    asked = looked_over(form)
    if asked and (issue := carried_out(form, contacting.raise_issue, by=user, contact=contact)):
        messages.success(request, f"Logged as {issue.reference}, and linked here.")
        return redirect(contact)
    return render(request, "tasking/three_way/raise.html", {"form": form, "contact": contact}, status=form.status)
