"""Asking before a step that can't be undone, and doing it: what the settings' short pages have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from partnerships.forms.base import BookForm, carried_out
from partnerships.models import User


def signed_in(request: HttpRequest) -> User:
    """The person the policy let through: never anonymous behind a policy that is not public."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def ask(
    request: HttpRequest,
    *,
    heading: str,
    text: str,
    button: str,
    back: str,
    form: BookForm | None = None,
    service: Callable[..., models.Model] | None = None,
    facts: dict[str, Any] | None = None,
    done: str = "",
    danger: bool = False,
    **where: Any,
) -> HttpResponse:
    """The page that asks; with `service`, also what happens when the answer is yes.

    `back` and `where` name the page to return to. A refusal is shown on the same page, with its reason.
    """
    asked = form or BookForm(request.POST if request.method == "POST" else None)
    if service is not None and asked.is_bound and asked.is_valid() and carried_out(asked, service, **(facts or {})):
        messages.success(request, done)
        return redirect(reverse(back, kwargs=where))
    return render(request, "components/confirm.html", {
        "heading": heading, "text": text, "button": button, "danger": danger, "form": asked,
        "cancel_url": reverse(back, kwargs=where),
    }, status=asked.status)  # fmt: skip
