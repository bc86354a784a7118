"""`/audit/`: who was shown personal data, and what happened to which row. For the auditor alone (X1)."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partnerships import auditing
from partnerships.access import READ_AUDIT
from partnerships.auditing import A_PAGE, Question
from partnerships.forms.audit import ChangeFilterForm, DisclosureFilterForm
from partnerships.policy import policy
from partnerships.views.asking import signed_in

FIRST = "user"
"""The table whose history opens first: accounts."""


@policy(READ_AUDIT)
def disclosures(request: HttpRequest) -> HttpResponse:
    filters = DisclosureFilterForm(request.GET)
    asked = Question(by=signed_in(request), **filters.question())
    rows, after = _page(request, auditing.disclosures(asked, what=filters.cleaned_data.get("what", "")))
    return render(request, "partnerships/audit/disclosures.html", {
        "rows": rows, "after": after, "filters": filters, "tabs": _tabs("disclosures"),
    })  # fmt: skip


@policy(READ_AUDIT)
def changes(request: HttpRequest) -> HttpResponse:
    filters = ChangeFilterForm(request.GET or {"kind": FIRST})
    asked = Question(by=signed_in(request), **filters.question())
    kinds = {one.key: one for one in auditing.audited()}
    kind = kinds.get(filters.cleaned_data.get("kind") or FIRST, kinds[FIRST])
    events, after = _page(request, auditing.history(kind, asked))
    return render(request, "partnerships/audit/changes.html", {
        "kind": kind, "rows": auditing.read(kind, events), "after": after, "filters": filters, "tabs": _tabs("changes"),
    })  # fmt: skip


def _page(request: HttpRequest, rows: QuerySet[Any]) -> tuple[list[Any], int | None]:
    """Rows after the key in the address, and the key for the page after them: by key, so no page costs more."""
    after = request.GET.get("after", "")
    if after.isdigit():
        rows = rows.filter(pk__lt=int(after[:18]))
    found = list(rows[: A_PAGE + 1])
    return found[:A_PAGE], found[A_PAGE - 1].pk if len(found) > A_PAGE else None


def _tabs(current: str) -> list[dict[str, Any]]:
    return [
        {"label": "Who was shown what", "url": "/audit/", "current": current == "disclosures"},
        {"label": "What was changed", "url": "/audit/changes/", "current": current == "changes"},
    ]
