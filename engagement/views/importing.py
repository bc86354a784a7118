"""Importing a list: what it would do is shown first; then all of it is done, or nothing (X4)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from engagement.forms.importing import FileForm
from engagement.importing.columns import Column
from engagement.importing.plans import Plan, hold
from engagement.importing.sheets import MOST_BYTES
from partnerships.answering import as_csv, csv_answer
from partnerships.errors import Refused
from partnerships.policy import Right
from partnerships.requests import StaffRequest

KEPT_SECONDS = 3600
LISTED = 100


@dataclass(frozen=True, slots=True)
class Importing:
    """One kind of list: who may send it, what plans it and carries it out, and its page.

    `shown` is called with a plan before the page shows it, `done` says what was done; `salt` signs what travels.
    """

    needed: Right
    plan: Callable[..., Plan[Any]]
    carry_out: Callable[..., Plan[Any]]
    done: Callable[[Plan[Any]], str]
    template: str
    to: str
    salt: str
    columns: Sequence[Column]
    shown: Callable[[StaffRequest, Plan[Any]], None] = lambda request, plan: None


def import_page(request: StaffRequest, how: Importing) -> HttpResponse:
    """Send a list; see what it would do; do it. The list itself is kept nowhere, it travels signed with the page."""
    form = FileForm(request.POST or None, request.FILES or None)
    plan: Plan[Any] | None = None
    carried = ""
    if request.method == "POST" and form.is_valid():
        try:
            content, seen = _content(request, how)
            plan, done = _planned(request, how, content, seen)
            if done:
                messages.success(request, how.done(plan))
                return redirect(how.to)
            if seen:
                form.add_error(None, "The book has changed meanwhile. This is what the list would do now.")
            carried = _signed(content, plan, request, how)
            how.shown(request, plan)
        except Refused as refusal:
            form.add_error("file", refusal.message)
    context = {
        "form": form, "plan": plan, "carried": carried, "columns": how.columns,
        "wrong": plan.wrong[:LISTED] if plan else [], "more": max(0, len(plan.wrong) - LISTED) if plan else 0,
    }  # fmt: skip
    return render(request, how.template, context)


def _planned(request: StaffRequest, how: Importing, content: bytes, seen: str) -> tuple[Plan[Any], bool]:
    """The plan, and whether it was carried out: only the very one that was seen, with its wards held meanwhile."""
    with transaction.atomic():
        if seen:
            hold(request.user, how.needed)
        plan = how.plan(content, by=request.user)
        done = bool(seen) and seen == plan.digest
        if done:
            how.carry_out(plan, by=request.user)
    return plan, done


def _content(request: StaffRequest, how: Importing) -> tuple[bytes, str]:
    """The file just sent, or the one that was shown with the digest of its plan."""
    sent = request.FILES.get("file")
    if sent is not None:
        if (sent.size or 0) > MOST_BYTES:
            raise Refused("The file is larger than 1 MB. Send it in parts.", field="file")
        return sent.read(), ""
    carried = request.POST.get("carried", "")
    if not carried:
        raise Refused("Choose a file.", field="file")
    try:
        kept = signing.loads(carried, salt=how.salt, max_age=KEPT_SECONDS)
        if kept["by"] != request.user.pk:
            raise signing.BadSignature
        return base64.b64decode(kept["file"]), str(kept["plan"])
    except (signing.BadSignature, binascii.Error, KeyError, TypeError) as error:
        raise Refused("That page is too old. Choose the file again.", field="file") from error


def _signed(content: bytes, plan: Plan[Any], request: StaffRequest, how: Importing) -> str:
    if plan.wrong:
        return ""
    kept = {"file": base64.b64encode(content).decode(), "plan": plan.digest, "by": request.user.pk}
    return signing.dumps(kept, salt=how.salt, compress=True)


def template_answer(how: Importing, name: str) -> HttpResponse:
    """A list with the headings and one made-up row, to fill in."""
    rows = ([column.heading for column in how.columns], [column.example for column in how.columns])
    return csv_answer(as_csv(rows), name)
