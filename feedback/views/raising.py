"""Raising a concern on a ward's public page, and the page that says what happens to it."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from engagement.forms.pointing import looked_over
from feedback import public
from feedback.forms.public import RaiseForm, SuggestPaybackForm
from feedback.services.following import raiser_of
from feedback.services.raising import raise_publicly, suggest_publicly
from partnerships.forms.base import carried_out
from partnerships.models import Ward
from partnerships.policy import PUBLIC, policy
from partnerships.secrecy import secret_address
from partnerships.throttling import throttled


@policy(PUBLIC, write=PUBLIC)
@throttled("raise")
def ward_raise(request: HttpRequest, slug: str) -> HttpResponse:
    """What is wrong and where; who says so, only if they want to."""
    ward = public.ward_of(slug)
    if not public.takes_concerns(ward):
        return redirect("ward", slug=slug)
    form = RaiseForm(request.POST or None, ward=ward)
    if looked_over(form) and (issue := carried_out(form, raise_publicly, ward=ward)):
        return redirect("ward_raised", slug=slug, token=issue.raisers.earliest("pk").token)
    return _asked(request, "public/raise.html", ward, form)


def _asked(request: HttpRequest, page: str, ward: Ward, form: RaiseForm) -> HttpResponse:
    context = {"ward": ward, "partnership": ward.partnership, "form": form}
    response = render(request, page, context, status=form.status)
    response["Cache-Control"] = "private, no-cache"  # it carries a token; what was typed is still there on Back
    return response


@policy(PUBLIC, write=PUBLIC)
@throttled("raise")
def ward_payback(request: HttpRequest, slug: str) -> HttpResponse:
    """Work that people who serve their sentence in the community could do here (T12)."""
    ward = public.ward_of(slug)
    if not public.takes_concerns(ward):
        return redirect("ward", slug=slug)
    form = SuggestPaybackForm(request.POST or None, ward=ward)
    if looked_over(form) and (issue := carried_out(form, suggest_publicly, ward=ward)):
        return redirect("ward_raised", slug=slug, token=issue.raisers.earliest("pk").token)
    return _asked(request, "public/payback.html", ward, form)


@policy(PUBLIC)
@throttled("raised")
@secret_address
def ward_raised(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """It is in the book: its reference, what happens next, and the address under which to follow it."""
    raiser = raiser_of(token)
    if raiser is None or raiser.issue.ward.slug != slug:
        raise Http404
    return render(request, "public/raised.html", {
        "ward": raiser.issue.ward, "partnership": raiser.issue.ward.partnership, "issue": raiser.issue,
        "raiser": raiser, "suggested": hasattr(raiser.issue, "payback"),
        "follow_url": f"{settings.SITE_URL}{reverse('follow', args=[token])}",
    })  # fmt: skip
