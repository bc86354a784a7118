"""Importing a list of Key Individuals: what it would do is shown first; then all of it is done, or nothing (X4)."""

from __future__ import annotations

import base64
import binascii
import csv

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render

from engagement.importing.kin import Plan, carry_out, plan_import
from engagement.importing.kin_rows import COLUMNS
from engagement.importing.sheets import MOST_BYTES
from engagement.kin_access import ADD_KIN
from partnerships.answering import walled_answer
from partnerships.disclosing import disclosed_each
from partnerships.errors import Refused
from partnerships.policy import policy
from partnerships.requests import StaffRequest

SALT = "kin-import"
KEPT_SECONDS = 3600
LISTED = 100


class FileForm(forms.Form):
    file = forms.FileField(
        label="The list", required=False,
        help_text="CSV or Excel (.xlsx), at most 2,000 rows. The first row names the columns.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )  # fmt: skip


@policy(ADD_KIN, write=ADD_KIN)
def kin_import(request: StaffRequest) -> HttpResponse:
    """Send a list; see what it would do; do it. The list itself is kept nowhere, it travels signed with the page."""
    form = FileForm(request.POST or None, request.FILES or None)
    plan, carried = None, ""
    if request.method == "POST" and form.is_valid():
        try:
            content, shown = _content(request)
            plan = plan_import(content, by=request.user)
            if shown and shown == plan.digest:
                carry_out(plan, by=request.user)
                messages.success(request, f"Imported: {len(plan.new)} new, {len(plan.changed)} changed.")
                return redirect("kin")
            if shown:
                form.add_error(None, "The book has changed meanwhile. This is what the list would do now.")
            carried = _signed(content, plan, request)
            disclosed_each(request.user, "kin:import", [row.kin.reference for row in plan.rows if row.kin is not None])
        except Refused as refusal:
            form.add_error("file", refusal.message)
    context = {
        "form": form, "plan": plan, "carried": carried, "columns": COLUMNS,
        "wrong": plan.wrong[:LISTED] if plan else [], "more": max(0, len(plan.wrong) - LISTED) if plan else 0,
    }  # fmt: skip
    return render(request, "engagement/kin_import.html", context)


def _content(request: StaffRequest) -> tuple[bytes, str]:
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
        kept = signing.loads(carried, salt=SALT, max_age=KEPT_SECONDS)
        if kept["by"] != request.user.pk:
            raise signing.BadSignature
        return base64.b64decode(kept["file"]), str(kept["plan"])
    except (signing.BadSignature, binascii.Error, KeyError, TypeError) as error:
        raise Refused("That page is too old. Choose the file again.", field="file") from error


def _signed(content: bytes, plan: Plan, request: StaffRequest) -> str:
    if plan.wrong:
        return ""
    kept = {"file": base64.b64encode(content).decode(), "plan": plan.digest, "by": request.user.pk}
    return signing.dumps(kept, salt=SALT, compress=True)


@policy(ADD_KIN)
def kin_template(request: StaffRequest) -> HttpResponse:
    """A list with the headings and one made-up row, to fill in."""
    response = walled_answer("\ufeff", name="key-individuals.csv", kind="text/csv; charset=utf-8")
    rows = csv.writer(response)
    rows.writerow([column.heading for column in COLUMNS])
    rows.writerow([column.example for column in COLUMNS])
    return response
