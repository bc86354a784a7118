"""Somebody's own page in a group, without an account: accept or decline, and accept the terms of reference (P4)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from partnerships.errors import Refused
from partnerships.fetching import or_404
from partnerships.models import Membership
from partnerships.policy import PUBLIC, policy
from partnerships.secrecy import secret_address
from partnerships.services import inviting, terms
from partnerships.throttling import throttled


def membership_by(token: str) -> Membership:
    """The membership that the link opens, or Http404: the same answer for a wrong one as for none."""
    return or_404(inviting.invitation_of(token))


@policy(PUBLIC, write=PUBLIC)
@throttled("invitation")
@secret_address
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What they are invited to; a POST accepts, declines, or accepts the terms of reference."""
    membership = membership_by(token)
    refused = ""
    if request.method == "POST":
        try:
            _said(membership, request)
            return redirect("invitation", token=token)
        except Refused as refusal:
            refused = refusal.message
    return render(request, "public/invitation.html", {**_shown(membership), "refused": refused})


def _said(membership: Membership, request: HttpRequest) -> None:
    """One of three buttons; programs that look into mail open addresses, so opening one answers nothing."""
    match request.POST.get("answer"):
        case "yes" | "no" as answer:
            inviting.answer_by_link(membership=membership, accepted=answer == "yes")
        case "terms":
            number = request.POST.get("version", "")
            terms.accept_terms(membership=membership, number=int(number) if number.isdecimal() else 0, by=None)
        case _:
            raise Refused("Choose whether you accept or decline.")


def _shown(membership: Membership) -> dict[str, object]:
    group = membership.group
    version = terms.to_accept(group)
    return {
        "membership": membership,
        "group": group,
        "partnership": group.partnership,
        "meetings": inviting.coming(group),
        "may_change": membership.may_answer and inviting.may_change_mind(membership),
        "terms": version,
        "accepted": version.acceptances.filter(membership=membership).first() if version else None,
    }
