"""The restricted case register: what is shown is recorded first, and nothing is shown that could not be (T8)."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships.disclosing import disclosed_each, showing
from partnerships.forms.base import BookForm, carried_out
from partnerships.models import User
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking.access import KEEP_POWERS
from tasking.case_access import (
    COUNT_CASES,
    COUNTS_ONLY,
    HEAR_CASES,
    REFER,
    action_of_case,
    case_for,
    case_to_chair,
    chairs,
    groups_to_count,
    groups_to_refer_to,
    is_member,
    registers_of,
)
from tasking.case_figures import figures
from tasking.forms.cases import (
    ChangeForm,
    CloseForm,
    DoneForm,
    NoteForm,
    PlanForm,
    PowerUsedForm,
    ReferForm,
    ReviewForm,
    TakeUpForm,
)
from tasking.models import Case, CaseRegister, CaseStatus
from tasking.services import case_plans, casework

A_PAGE = 25
LISTS = {"": "Open", "referred": "Referred", "review": "Review overdue", "closed": "Closed"}


@policy(COUNT_CASES)
def case_list(request: StaffRequest) -> HttpResponse:
    """The register to its members; to others the numbers of what they referred, and the ways to refer and to count."""
    user = request.user
    registers = list(registers_of(user))
    context: dict[str, Any] = {
        "registers": registers,
        "may_refer": groups_to_refer_to(user).exists(),
        "may_count": groups_to_count(user).exists(),
        "mine": Case.objects.filter(referred_by=user).order_by("-pk").values("reference", "referred_on")[:A_PAGE],
        "chaired": registers_of(user, chaired=True),
        "keeps_powers": KEEP_POWERS.held_by(user),
    }
    with transaction.atomic():
        if registers:
            context |= _register(request, registers)
        return render(request, "tasking/cases/index.html", context)


def _register(request: StaffRequest, registers: list[CaseRegister]) -> dict[str, Any]:
    """One page of the register, every case on it recorded as shown."""
    user, chosen = request.user, request.GET.get("list", "")
    cases = Case.objects.visible_to(user)
    match chosen:
        case "review":
            found = cases.to_review(timezone.localdate())
        case "referred" | "closed":
            found = cases.filter(status=chosen)
        case _:
            chosen, found = "", cases.open()
    page = Paginator(found.for_list().order_by("-pk"), A_PAGE).get_page(request.GET.get("page"))
    disclosed_each(user, "case:register", [register.group.slug for register in registers], LISTS[chosen])
    disclosed_each(user, "case:list", [case.reference for case in page.object_list])
    tabs = [
        {"label": label, "url": f"?list={name}" if name else "/cases/", "current": name == chosen}
        for name, label in LISTS.items()
    ]
    return {"page": page, "tabs": tabs}


@policy(REFER, write=REFER)
def refer(request: StaffRequest) -> HttpResponse:
    """Refer a case; who is no member sees its number from then on, and nothing else of it."""
    user = request.user
    groups = groups_to_refer_to(user)
    form = ReferForm(request.POST or None, groups=groups, user=user, for_others=is_member(user))
    if form.is_valid() and (made := carried_out(form, casework.refer, by=user)):
        messages.success(request, f"The referral is received. Its reference is {made}.")
        return redirect("cases")
    return render(request, "tasking/cases/refer.html", {"form": form, "groups": groups}, status=form.status)


@policy(COUNT_CASES)
def case_figures(request: StaffRequest) -> HttpResponse:
    """Referred, taken up and powers used, by quarter, without small numbers."""
    groups = groups_to_count(request.user)
    if not groups and not request.user.scope.has(COUNTS_ONLY):
        raise PermissionDenied(COUNT_CASES.why_not)
    today = timezone.localdate()
    registers = [{"group": group, "quarters": figures(group, today)} for group in groups]
    return render(request, "tasking/cases/figures.html", {"registers": registers, "now": timezone.now()})


@policy(HEAR_CASES, fetch=case_for)
def case_page(request: StaffRequest, reference: str) -> HttpResponse:
    """One case with its plan and its entries."""
    return _page(request, case_for(request.user, reference))


def _recorded(user: User, case: Case) -> AbstractContextManager[None]:
    return showing(user, "case:record", case.reference)


def _page(request: StaffRequest, case: Case, status: int = 200, **forms: BookForm) -> HttpResponse:
    user = request.user
    chairing = chairs(user, case.register.group_id)
    with _recorded(user, case):
        context = {
            "case": case,
            "chairing": chairing,
            "plan": case.actions.select_related("owner", "agency", "done_by").order_by("done_on", "due_on", "pk"),
            "used": case.powers_used.select_related("power", "by_agency"),
            "entries": case.entries.select_related("by", "meeting__group"),
            "opened": next(iter(forms), ""),
            **({**_fresh(case, chairing=chairing), **forms} if case.is_open else {"note_form": _note(case, forms)}),
        }
        return render(request, "tasking/cases/case.html", context, status=status)


def _note(case: Case, forms: dict[str, BookForm]) -> BookForm:
    return forms.get("note_form") or NoteForm(prefix="note", case=case)


def _fresh(case: Case, *, chairing: bool) -> dict[str, BookForm]:
    """The steps that this case allows this member."""
    version = {"version": case.version}
    found: dict[str, BookForm] = {"note_form": NoteForm(prefix="note", case=case)}
    if case.status != CaseStatus.REFERRED:
        found["plan_form"] = PlanForm(prefix="plan", case=case)
        found["power_form"] = PowerUsedForm(prefix="power", case=case)
        if chairing:
            found["review_form"] = ReviewForm(prefix="review", case=case, initial=dict(version))
    elif chairing:
        found["take_up_form"] = TakeUpForm(prefix="take", case=case, initial=dict(version))
    if chairing:
        found["close_form"] = CloseForm(prefix="close", case=case, initial=dict(version))
    return found


def _step(request: StaffRequest, case: Case, service: Any, said: str, **forms: BookForm) -> HttpResponse:
    """Take one step with its form, or show the case again with what was typed."""
    form = next(iter(forms.values()))
    if form.is_valid() and carried_out(form, service, by=request.user, case=case):
        messages.success(request, said)
        return redirect("case", case.reference)
    return _page(request, case, form.status, **forms)


@policy(HEAR_CASES, write=HEAR_CASES, fetch=case_for)
@require_POST
def note(request: StaffRequest, reference: str) -> HttpResponse:
    """Add a note."""
    case = case_for(request.user, reference)
    form = NoteForm(request.POST, prefix="note", case=case)
    return _step(request, case, casework.enter, "The note is added.", note_form=form)


@policy(HEAR_CASES, write=HEAR_CASES, fetch=case_for)
@require_POST
def plan(request: StaffRequest, reference: str) -> HttpResponse:
    """Agree an action of the plan."""
    case = case_for(request.user, reference)
    form = PlanForm(request.POST, prefix="plan", case=case)
    return _step(request, case, case_plans.agree, "The action is on the plan.", plan_form=form)


@policy(HEAR_CASES, write=HEAR_CASES, fetch=case_for)
@require_POST
def power(request: StaffRequest, reference: str) -> HttpResponse:
    """Record that a power or tool was used."""
    case = case_for(request.user, reference)
    form = PowerUsedForm(request.POST, prefix="power", case=case)
    return _step(request, case, case_plans.use_power, "The power is recorded.", power_form=form)


@policy(HEAR_CASES, write=HEAR_CASES, fetch=case_to_chair)
@require_POST
def take_up(request: StaffRequest, reference: str) -> HttpResponse:
    """The meeting takes the case up."""
    case = case_to_chair(request.user, reference)
    form = TakeUpForm(request.POST, prefix="take", case=case)
    return _step(request, case, casework.take_up, "The case is taken up.", take_up_form=form)


@policy(HEAR_CASES, write=HEAR_CASES, fetch=case_to_chair)
@require_POST
def review(request: StaffRequest, reference: str) -> HttpResponse:
    """The meeting has reviewed the case."""
    case = case_to_chair(request.user, reference)
    form = ReviewForm(request.POST, prefix="review", case=case)
    return _step(request, case, casework.review, "The review is recorded.", review_form=form)


@policy(HEAR_CASES, write=HEAR_CASES, fetch=case_to_chair)
@require_POST
def close(request: StaffRequest, reference: str) -> HttpResponse:
    """Close the case."""
    case = case_to_chair(request.user, reference)
    form = CloseForm(request.POST, prefix="close", case=case)
    return _step(request, case, casework.close, "The case is closed.", close_form=form)


@policy(HEAR_CASES, write=HEAR_CASES, fetch=case_for)
def change(request: StaffRequest, reference: str) -> HttpResponse:
    """Put the record right."""
    user = request.user
    case = case_for(user, reference)
    form = ChangeForm(request.POST or None, case=case)
    if form.is_valid() and carried_out(form, casework.change, by=user, case=case):
        messages.success(request, "The record is changed.")
        return redirect("case", case.reference)
    with _recorded(user, case):
        return render(request, "tasking/cases/change.html", {"case": case, "form": form}, status=form.status)


@policy(HEAR_CASES, write=HEAR_CASES, fetch=action_of_case)
def action_done(request: StaffRequest, reference: str, pk: int) -> HttpResponse:
    """Record what was done of the plan."""
    user = request.user
    action = action_of_case(user, reference, pk)
    form = DoneForm(request.POST or None)
    if form.is_valid() and carried_out(form, case_plans.mark_done, by=user, action=action):
        messages.success(request, "The action is recorded as done.")
        return redirect("case", action.case.reference)
    with _recorded(user, action.case):
        return render(request, "tasking/cases/done.html", {"action": action, "form": form}, status=form.status)
