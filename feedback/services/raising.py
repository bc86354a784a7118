"""A concern raised by the public, without an account (F5, E1)."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from engagement.models import Issue, Method
from engagement.services.raising import NewRaiser, log_issue
from feedback.public import takes_concerns
from partnerships.errors import Refused
from partnerships.models import Ward
from tasking.services.payback import begin

SOMEBODY = "Somebody, through the public form"
NAMELESS = "Name not given"


def raise_publicly(
    *, ward: Ward, concern: str, received_text: str = "", place: str = "", name: str = "", email: str = "",
    phone: str = "", others_may_see: bool = False,
) -> Issue:  # fmt: skip
    """Log what somebody typed into the form of a ward's public page.

    In: the concern in a line, which others read; everything else for the ward's team alone. Whoever leaves a way to
    be reached is owed the answer; whoever leaves none follows it by their own address. Out: the issue, with one
    raiser whose token is that address. Raises Refused for a ward that takes no concerns.
    """
    if not takes_concerns(ward):
        raise Refused(f"{ward} takes no concerns here.")
    raiser = NewRaiser(
        name=name or NAMELESS, email=email, phone=phone, wants_to_know=bool(email or phone),
        others_may_see=others_may_see,
    )  # fmt: skip
    return log_issue(
        ward=ward, concern=concern, by=None, by_name=SOMEBODY, received_text=received_text, place=place,
        method=Method.PUBLIC_FORM, raisers=[raiser],
    )  # fmt: skip


def suggest_publicly(*, ward: Ward, **typed: Any) -> Issue:
    """Log payback work that somebody suggests on the ward's public page (T12, 001 rec 2.4). In, out: as above."""
    with transaction.atomic():
        issue = raise_publicly(ward=ward, **typed)
        begin(issue)
        return issue
