"""Passing something to the intelligence unit, and what its submitters, coordinators and supervisors see of it (E9)."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from engagement import intelligence_access as access
from engagement.forms import intelligence as forms
from engagement.intelligence_access import KEEP, OPEN_PAGE, READ_CONTENT, READ_STUBS, SCREEN, SUBMIT
from engagement.models import IntelligenceStub
from engagement.models.intelligence import Content
from engagement.services import intelligence
from partnerships.disclosing import disclosed
from partnerships.errors import Refused
from partnerships.forms.base import BookForm, carried_out
from partnerships.models import User
from partnerships.policy import policy
from partnerships.requests import signed_in

A_PAGE = 25
LISTS = {"waiting": "Waiting in the box", "late": "Waiting too long", "all": "All"}
TYPED = re.compile(
    r"(concern|received_text|what|said|heard|text|note|notes|reason|outcome|detail|public|public_wording|told_words"
    r"|promise|place)(_\d+)?"
)
"""What the fields are called in which somebody may have begun to write it elsewhere, a line of a list among them."""


@policy(OPEN_PAGE)
def stubs(request: HttpRequest) -> HttpResponse:
    """The stubs one may read, the reviews for the unit, and what the unit answered to what one passed on."""
    user, today = signed_in(request), timezone.localdate()
    keeps = KEEP.held_by(user)
    context: dict[str, Any] = {
        "may_submit": SUBMIT.held_by(user),
        "reads": READ_STUBS.held_by(user),
        "keeps": keeps,
        "answers": access.answers_for(user).order_by("-answered_on", "-pk")[:A_PAGE],
        "reviews": access.reviews_of(user).filter(concluded_at__isnull=True).order_by("pk") if keeps else [],
    }
    if context["reads"]:
        seen = IntelligenceStub.objects.visible_to(user)
        default = "waiting" if keeps else "all"
        asked = request.GET.get("list", default)
        chosen = asked if asked in LISTS else default
        found = {"waiting": seen.waiting(), "late": seen.late(today)}.get(chosen, seen)
        refer = Exists(IntelligenceStub.objects.filter(access.told_to_refer(user), pk=OuterRef("pk")))
        order = ("routed_on", "pk") if chosen != "all" else ("-routed_on", "-pk")
        rows = found.for_list().annotate(refer=refer).order_by(*order)
        context["page"] = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
        context["tabs"] = [
            {"label": label, "url": f"?list={name}", "current": name == chosen} for name, label in LISTS.items()
        ]
    return render(request, "engagement/intelligence/index.html", context)


@sensitive_post_parameters()
@sensitive_variables()
@policy(SUBMIT, write=SUBMIT)
def new(request: HttpRequest) -> HttpResponse:
    """Pass something on; `?ward=` and `?issue=` come from the page on which somebody saw that it belongs here."""
    user, ward = signed_in(request), request.GET.get("ward", "")
    form = forms.SubmitForm(
        request.POST or None, user=user, initial={"ward": ward} if ward.isdigit() and len(ward) < 10 else {}
    )
    if form.is_valid() and (stub := carried_out(form, intelligence.submit, by=user)):
        messages.success(request, _received(user, stub))
        return redirect("intelligence")
    return _asked(request, form, from_issue="from-issue" in request.GET)


@sensitive_post_parameters()
@sensitive_variables()
@policy(SUBMIT, write=SUBMIT)
@require_POST
def carry(request: HttpRequest) -> HttpResponse:
    """What was begun on another form, not saved there: the form of the hand-over with the same words in it.

    `?ward=` where that form asks for none. Names of those who raised it or were spoken to are not carried over.
    """
    begun = (str(words) for name, words in request.POST.items() if TYPED.fullmatch(name))
    asked = (request.GET.get("ward", ""), request.POST.get("ward", ""))
    ward = next((one for one in asked if one.isdecimal() and len(one) < 10), "")
    content = "\n".join(dict.fromkeys(words.strip() for words in begun if words.strip()))
    initial: dict[str, Any] = {"content": content} | ({"ward": ward} if ward else {})
    return _asked(request, forms.SubmitForm(user=signed_in(request), initial=initial), carried=True)


def _asked(request: HttpRequest, form: BookForm, **about: bool) -> HttpResponse:
    return render(request, "engagement/intelligence/new.html", {"form": form, **about}, status=form.status)


def _received(user: User, stub: IntelligenceStub) -> str:
    """The reference to those who may read the stub; to others that it arrived."""
    if IntelligenceStub.objects.visible_to(user).filter(pk=stub.pk).exists():
        return f"Handed over as {stub.reference}. The intelligence unit has been told that something waits."
    return "Handed over. The intelligence unit has been told that something waits, and answers you here."


@policy(READ_STUBS, fetch=access.stub_for)
def stub(request: HttpRequest, reference: str) -> HttpResponse:
    """One stub: that it was routed, and where it stands."""
    user = signed_in(request)
    return page_of(request, access.stub_for(user, reference))


def page_of(request: HttpRequest, row: IntelligenceStub, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a stub with what this person may know of it and do with it; `more` are forms that said no."""
    user = signed_in(request)
    keeps = KEEP.held_for(user, row.ward)
    mine = IntelligenceStub.objects.filter(pk=row.pk)
    context = {
        "stub": row,
        "keeps": keeps,
        "reads": mine.filter(access.content_seen_by(user)).exists(),
        "asks_reason": access.asks_reason(user, row),
        "refer": mine.filter(access.told_to_refer(user)).exists(),
        "number": _number(user, row, keeps=keeps),
        "screen_form": forms.ScreenForm(prefix="screen") if row.is_waiting and SCREEN.held_for(user, row.ward) else "",
        **(_forms_of_unit(row) if keeps else {}),
        **more,
    }
    return render(request, "engagement/intelligence/stub.html", context, status=status)


def _number(user: User, row: IntelligenceStub, *, keeps: bool) -> str:
    """The register number to those who may read it without giving a reason, once that is recorded."""
    if row.source_id is None or keeps or not IntelligenceStub.objects.filter(access.number_seen_by(user), pk=row.pk):
        return ""
    disclosed(user, "intelligence:number", row.reference)
    return row.source.number if row.source else ""


def _forms_of_unit(row: IntelligenceStub) -> dict[str, BookForm]:
    if row.is_waiting:
        return {"acknowledge_form": forms.AcknowledgeForm(prefix="take")} if row.opened_at else {}
    return {
        "source_form": forms.SourceForm(prefix="source"),
        "answer_form": forms.AnswerForm(prefix="answer"),
        "number_form": forms.ReasonForm(prefix="number", reasons=forms.NUMBER_REASONS),
    }


@sensitive_variables()
@policy(READ_CONTENT, write=READ_CONTENT, fetch=access.content_for)
def read(request: HttpRequest, reference: str) -> HttpResponse:
    """What is in the box, on the screen and nowhere else, after the reason is given."""
    user = signed_in(request)
    row = access.content_for(user, reference)
    reasons = forms.UNIT_REASONS if KEEP.held_for(user, row.ward) else forms.SUPERVISOR_REASONS
    form = forms.ReasonForm(request.POST or None, reasons=reasons if access.asks_reason(user, row) else {})
    content: Content | None = None
    if request.method == "POST" and form.is_valid():
        try:
            content = intelligence.read(stub=row, by=user, reason=form.cleaned_data.get("reason", ""))
        except Refused as refusal:
            form.add_error(None, refusal.message)
    context = {"stub": row, "form": form, "content": content, "keeps": KEEP.held_for(user, row.ward)}
    context["screens"] = SCREEN.held_for(user, row.ward)
    return render(request, "engagement/intelligence/read.html", context)


@policy(SCREEN, write=SCREEN, fetch=access.stub_to_screen)
@require_POST
def screen(request: HttpRequest, reference: str) -> HttpResponse:
    """A supervisor says whether it is relevant."""
    row = access.stub_to_screen(signed_in(request), reference)
    form = forms.ScreenForm(request.POST, prefix="screen")
    if form.is_valid() and carried_out(form, intelligence.screen, by=signed_in(request), stub=row):
        messages.success(request, "The intelligence unit sees what you said of it.")
        return redirect(row)
    return page_of(request, row, form.status, screen_form=form)


@policy(SUBMIT, write=SUBMIT, fetch=access.answer_for)
@require_POST
def told(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever passed it on has told the person they had it from."""
    user = signed_in(request)
    intelligence.tell_source(stub=access.answer_for(user, pk), by=user)
    messages.success(request, "Noted: they were told.")
    return redirect("intelligence")
