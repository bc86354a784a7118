"""Actions: one's own and one's agency's first; working on one (T5)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from engagement.access import issue_for
from engagement.models import Issue, Stage
from partnerships.access import sees_meeting
from partnerships.agencies import agencies_of
from partnerships.answering import walled_answer
from partnerships.forms.base import BookForm, Menu, carried_out
from partnerships.models import Agency, Role, User, Ward
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking import action_listing
from tasking.access import (
    COUNT_POWERS,
    DECIDE,
    GATHERS_INTELLIGENCE,
    READ_ACTIONS,
    WORK_ON_ACTION,
    action_for,
    may_remove_photo,
    may_work_on,
    photo_for,
)
from tasking.forms.actions import (
    ActionFilters,
    DoneForm,
    EndActionForm,
    HandOverForm,
    PostponeForm,
    ProgressForm,
    RemovePhotoForm,
    ReportForm,
)
from tasking.forms.deciding import ActionForm, owners_for
from tasking.models import Action, ActionPhoto, ActionPower, ActionState, Epic, Power
from tasking.services import acting, agreeing, picturing

A_PAGE = 25
OPENED = {"done": "done_form", "progress": "progress_form"}
"""The steps that one tap in the list leads to."""


@policy(READ_ACTIONS)
def action_list(request: StaffRequest) -> HttpResponse:
    """The actions one may see: one's own first, then one's agency's, in each the longest due first."""
    user = request.user
    today = timezone.localdate()
    wards = Menu(Ward, lambda: action_listing.wards_to_choose(user, today))
    filters = ActionFilters(
        request.GET,
        wards=wards,
        agencies=Menu(Agency, lambda: agencies_of(wards)),
        powers=Menu(Power, lambda: action_listing.powers_to_choose(user, today)),
    )
    counts = action_listing.counts(user, today)
    found = action_listing.listed(user, today, filters.cleaned_data if filters.is_valid() else {})
    page = found.pages(A_PAGE, number=action_listing.number_of(found, counts)).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "page": page,
        "counts_powers": COUNT_POWERS.held_by(user),
        "hands_over": DECIDE.held_by(user),
        "workable": [action for action in page if may_work_on(user, action)],
        "today": today,
        "soon": today + timedelta(days=settings.ACTION_RISK_DAYS),
        "counts": counts,
    }
    return render(request, "tasking/actions.html", context)


@policy(READ_ACTIONS, fetch=action_for)
def action_page(request: StaffRequest, pk: int) -> HttpResponse:
    """One action, with how it stands and the steps one may take."""
    user = request.user
    return _page(request, action_for(user, pk))


def _page(request: StaffRequest, action: Action, status: int = 200, **forms: Any) -> HttpResponse:
    user = request.user
    decides = DECIDE.held_for(user, action.issue.ward)
    pictures = ActionPhoto.objects.defer("content", "small").order_by("pk")
    reports = action.progress.select_related("by").prefetch_related(Prefetch("photos", pictures))
    progress = list(reports.order_by("-at"))
    siblings = list(Action.objects.filter(issue=action.issue_id).values_list("state", flat=True))
    context = {
        "action": action,
        "today": timezone.localdate(),
        "issue": Issue.objects.visible_to(user).filter(pk=action.issue_id).first(),
        "sees_meeting": sees_meeting(user, action.meeting_id),
        "progress": progress,
        "used": action.powers_used.select_related("power", "agency"),
        "done_photos": pictures.filter(action=action, progress=None) if action.state == ActionState.DONE else [],
        "may_work": may_work_on(user, action),
        "decides": decides,
        "at_risk": action.is_due_soon(timezone.localdate()) and not progress,
        "all_done": decides and action.issue.stage == Stage.IN_ACTION and ActionState.TO_DO not in siblings,
        "opened": next(iter(forms), OPENED.get(request.GET.get("step", ""), "")),
        **({} if action.state != ActionState.TO_DO else {**_fresh(user, action), **forms}),
    }
    return render(request, "tasking/action.html", context, status=status)


def _fresh(user: User, action: Action) -> dict[str, BookForm]:
    version, offered = {"version": action.version}, _powers_for(action)
    return {
        "progress_form": ProgressForm(prefix="progress", initial=version, powers=offered),
        "done_form": DoneForm(prefix="done", initial=dict(version), powers=offered),
        "hand_over_form": HandOverForm(prefix="hand", initial=version, people=_heirs(user, action)),
        "postpone_form": PostponeForm(prefix="date", initial={**version, "due_on": action.due_on}),
        "end_form": EndActionForm(prefix="end", initial=version),
    }


def _powers_for(action: Action) -> QuerySet[Power]:
    """What may still be recorded as used: on the partnership's list, and not recorded for this action yet."""
    used = ActionPower.objects.filter(action=action).values("power")
    return Power.objects.in_use().filter(partnership=action.issue.ward.partnership_id).exclude(pk__in=used)


def _heirs(user: User, action: Action) -> QuerySet[User]:
    """To whom this person may hand it over: the coordinator to anybody here, others to their own agency."""
    people = owners_for(action.meeting, [action.issue.ward_id]).exclude(pk=action.owner_id)
    if action.kind == Epic.INTELLIGENCE:
        officers = Role.objects.held(timezone.localdate()).filter(kind__in=GATHERS_INTELLIGENCE)
        people = people.filter(pk__in=officers.values("user"))
    return people if DECIDE.held_for(user, action.issue.ward) else people.filter(agency=user.agency_id or 0)


def _step(request: StaffRequest, action: Action, service: Any, said: str, **forms: BookForm) -> HttpResponse:
    """Take one step with its form, or show the page again with what was typed. Who may not, learns why not."""
    if not may_work_on(request.user, action):
        raise PermissionDenied(WORK_ON_ACTION.why_not)
    form = next(iter(forms.values()))
    if form.is_valid() and carried_out(form, service, by=request.user, action=action):
        messages.success(request, said)
        return redirect("action", action.pk)
    if isinstance(form, ReportForm):
        form.ask_again()
    return _page(request, action, form.status, **forms)


@policy(READ_ACTIONS, write=WORK_ON_ACTION, fetch=action_for)
@require_POST
def progress(request: StaffRequest, pk: int) -> HttpResponse:
    """Record how it stands."""
    action = action_for(request.user, pk)
    form = ProgressForm(request.POST, request.FILES, prefix="progress", powers=_powers_for(action))
    return _step(request, action, acting.record_progress, "The progress is recorded.", progress_form=form)


@policy(READ_ACTIONS, write=WORK_ON_ACTION, fetch=action_for)
@require_POST
def done(request: StaffRequest, pk: int) -> HttpResponse:
    """Record that it is done, and what was done."""
    action = action_for(request.user, pk)
    form = DoneForm(request.POST, request.FILES, prefix="done", powers=_powers_for(action))
    return _step(request, action, acting.mark_done, "The action is done.", done_form=form)


@policy(READ_ACTIONS, write=WORK_ON_ACTION, fetch=action_for)
@require_POST
def hand_over(request: StaffRequest, pk: int) -> HttpResponse:
    """Give it to another owner."""
    user = request.user
    action = action_for(user, pk)
    form = HandOverForm(request.POST, prefix="hand", people=_heirs(user, action))
    return _step(request, action, acting.hand_over, "The new owner is told.", hand_over_form=form)


@policy(READ_ACTIONS, write=DECIDE, fetch=action_for)
@require_POST
def postpone(request: StaffRequest, pk: int) -> HttpResponse:
    """Give it another due date."""
    action = action_for(request.user, pk)
    DECIDE.require(request.user, action.issue.ward)
    form = PostponeForm(request.POST, prefix="date")
    return _step(request, action, acting.postpone, "The due date is changed.", postpone_form=form)


@policy(READ_ACTIONS, write=DECIDE, fetch=action_for)
@require_POST
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """Record that it is no longer needed."""
    action = action_for(request.user, pk)
    DECIDE.require(request.user, action.issue.ward)
    form = EndActionForm(request.POST, prefix="end")
    return _step(request, action, acting.end_action, "The action is ended.", end_form=form)


@policy(READ_ACTIONS, fetch=photo_for)
def photo(request: StaffRequest, pk: int, photo_pk: int) -> HttpResponse:
    """A photo of an action, as the book drew it; `?small` for a page."""
    found = photo_for(request.user, pk, photo_pk)
    content = bytes(found.small if "small" in request.GET else found.content)
    return walled_answer(content, name=f"action-{pk}-photo-{photo_pk}.jpg", kind="image/jpeg", attached=False)


@policy(READ_ACTIONS, write=WORK_ON_ACTION, fetch=photo_for)
def photo_remove(request: StaffRequest, pk: int, photo_pk: int) -> HttpResponse:
    """Take a photo out of the book for good."""
    found = photo_for(request.user, pk, photo_pk)
    if not may_remove_photo(request.user, found):
        raise PermissionDenied("Who sent a photo, or the coordinator, removes it.")
    form = RemovePhotoForm(request.POST or None)
    if form.is_valid() and carried_out(form, picturing.remove_photo, by=request.user, photo=found):
        messages.success(request, "The photo is removed.")
        return redirect(found.action)
    context = {"form": form, "photo": found, "action": found.action}
    return render(request, "tasking/photo_remove.html", context, status=form.status)


@policy(READ_ACTIONS, write=DECIDE, fetch=issue_for)
def issue_action(request: StaffRequest, reference: str) -> HttpResponse:
    """Agree an action between meetings, on an issue that is being dealt with or in action."""
    user = request.user
    issue = issue_for(user, reference, DECIDE)
    form = ActionForm(request.POST or None, people=owners_for(None, [issue.ward_id]))
    if form.is_valid() and (made := carried_out(form, agreeing.agree, by=user, issue=issue)):
        messages.success(request, f"Agreed: {made.what} ({made.owner}).")
        return redirect(issue)
    context = {"issue": issue, "form": form}
    return render(request, "tasking/issue_action.html", context, status=form.status)
