"""What the intelligence unit does with what was passed to it (E9; 003 4.2.4-4.2.5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from engagement.forms import intelligence as forms
from engagement.intelligence_access import KEEP, review_for, stub_to_keep
from engagement.models import IntelligenceStub
from engagement.services import intelligence
from engagement.views.intelligence import page_of
from partnerships.disclosing import disclosed, showing
from partnerships.forms.base import BookForm, carried_out
from partnerships.policy import policy
from partnerships.requests import signed_in


def _step(
    request: HttpRequest, row: IntelligenceStub, service: Callable[..., Any], said: str, **forms_: BookForm
) -> HttpResponse:
    """Take one step with its form, or show the stub again with what was typed."""
    form = next(iter(forms_.values()))
    if form.is_valid() and carried_out(form, service, by=signed_in(request), stub=row):
        messages.success(request, said)
        return redirect(row)
    return page_of(request, row, form.status, opened=next(iter(forms_)), **forms_)


@policy(KEEP, write=KEEP, fetch=stub_to_keep)
@require_POST
def acknowledge(request: HttpRequest, reference: str) -> HttpResponse:
    """It is in the unit's own system: what was in the box is deleted."""
    row = stub_to_keep(signed_in(request), reference)
    form = forms.AcknowledgeForm(request.POST, prefix="take")
    said = "Acknowledged. What was told is deleted from the book."
    return _step(request, row, intelligence.acknowledge, said, acknowledge_form=form)


@policy(KEEP, write=KEEP, fetch=stub_to_keep)
@require_POST
def source(request: HttpRequest, reference: str) -> HttpResponse:
    """Give it the register number of its source, or put that right."""
    row = stub_to_keep(signed_in(request), reference)
    form = forms.SourceForm(request.POST, prefix="source")
    return _step(request, row, intelligence.give_number, "The register number is noted.", source_form=form)


@policy(KEEP, write=KEEP, fetch=stub_to_keep)
@require_POST
def number(request: HttpRequest, reference: str) -> HttpResponse:
    """The register number on a stub, after the reason is given."""
    user = signed_in(request)
    row = stub_to_keep(user, reference)
    form = forms.ReasonForm(request.POST, prefix="number", reasons=forms.NUMBER_REASONS)
    if not form.is_valid():
        return page_of(request, row, number_form=form, opened="number_form")
    with transaction.atomic():
        disclosed(user, "intelligence:number", row.reference, form.cleaned_data["reason"])
        shown = row.source.number if row.source else ""
    return page_of(request, row, number=shown, asked_number=True)


@policy(KEEP, write=KEEP, fetch=stub_to_keep)
@require_POST
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    """Tell whoever passed it on what became of it."""
    row = stub_to_keep(signed_in(request), reference)
    form = forms.AnswerForm(request.POST, prefix="answer")
    said = "They find the answer in the book, and their next digest says that something waits."
    return _step(request, row, intelligence.answer, said, answer_form=form)


@policy(KEEP, write=KEEP, fetch=review_for)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """A review of frequent contact, with the stubs of its source."""
    user = signed_in(request)
    row = review_for(user, pk)
    form = forms.ConcludeForm(request.POST or None)
    if form.is_valid() and carried_out(form, intelligence.conclude, by=user, review=row):
        messages.success(request, "The review is concluded. Those concerned are no longer told to refer.")
        return redirect(row)
    with showing(user, "intelligence:review", str(row)):
        stubs = list(IntelligenceStub.objects.filter(source=row.source_id).for_list().order_by("-routed_on", "-pk"))
    context = {"review": row, "form": form, "stubs": stubs}
    return render(request, "engagement/intelligence/review.html", context, status=form.status)
