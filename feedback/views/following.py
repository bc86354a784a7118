"""Following a concern one raised, without an account: how it stands, and "fixed" or "not fixed" (F5)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from engagement.models import Raiser
from feedback import public
from feedback.forms.following import LinksForm, NotFixedForm
from feedback.services import following
from feedback.services.finding_links import send_links_again
from partnerships.errors import Refused
from partnerships.fetching import or_404
from partnerships.policy import PUBLIC, policy
from partnerships.secrecy import secret_address
from partnerships.throttling import throttled


def raiser_for(token: str) -> Raiser:
    """The raiser whom the token names, or Http404: the same answer for a wrong one as for none."""
    return or_404(following.raiser_of(token))


@policy(PUBLIC, write=PUBLIC)
@throttled("follow")
@secret_address
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """How it stands; a POST says that it is fixed, or not and what is still wrong."""
    raiser = raiser_for(token)
    form = NotFixedForm(request.POST if request.POST.get("fixed") == "no" else None)
    try:
        if request.POST.get("fixed") == "yes":
            following.say_fixed(raiser=raiser)
            return redirect("follow", token=token)
        if form.is_valid():
            following.say_not_fixed(raiser=raiser, still_wrong=form.cleaned_data["still_wrong"])
            return redirect("follow", token=token)
        refused = ""
    except Refused as refusal:
        refused = refusal.message
    return render(request, "public/follow.html", {**following.shown(raiser), "form": form, "refused": refused})


@policy(PUBLIC, write=PUBLIC)
@throttled("links")
def ward_links(request: HttpRequest, slug: str) -> HttpResponse:
    """Send somebody the addresses of their concerns again. The answer is the same whoever asks."""
    ward = public.ward_of(slug)
    form = LinksForm(request.POST or None)
    sent = form.is_valid()
    if sent:
        send_links_again(ward=ward, email=form.cleaned_data["email"])
    context = {"ward": ward, "partnership": ward.partnership, "form": form, "sent": sent}
    return render(request, "public/links.html", context)
