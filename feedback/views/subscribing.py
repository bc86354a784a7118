"""Asking for a ward's newsletter by e-mail, confirming it, and ending it with one click (F5)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt

from feedback.forms.following import SubscribeForm
from feedback.models import Subscription
from feedback.services import subscribing
from partnerships.errors import Refused
from partnerships.fetching import or_404
from partnerships.models import Ward
from partnerships.policy import PUBLIC, policy
from partnerships.secrecy import secret_address
from partnerships.throttling import throttled


def subscription_for(token: str) -> Subscription:
    """The subscription that the token opens, or Http404."""
    return or_404(subscribing.subscription_of(token))


@policy(PUBLIC, write=PUBLIC)
@throttled("subscribe")
def subscribe(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the newsletter. The answer is the same whoever asks."""
    ward = get_object_or_404(Ward.objects.select_related("partnership"), slug=slug)
    form = SubscribeForm(request.POST or None)
    context = {"ward": ward, "partnership": ward.partnership, "form": form}
    if form.is_valid():
        try:
            subscribing.subscribe(ward=ward, email=form.cleaned_data["email"])
            return render(request, "public/follow_asked.html", context)
        except Refused as refusal:
            form.add_error("email", refusal.message)
    return render(request, "public/follow_subscribe.html", context)


@policy(PUBLIC, write=PUBLIC)
@throttled("confirm")
@secret_address
def confirm_subscription(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm with a button: programs that look into mail open every address in it, and open is not confirmed."""
    subscription = subscription_for(token)
    done = request.method == "POST" and subscribing.confirm(subscription=subscription)
    return _about(request, subscription, "confirmed" if done else "confirm")


@csrf_exempt  # the mail program posts here by itself (RFC 8058); the address is the secret, and it ends this one alone
@policy(PUBLIC, write=PUBLIC)
@throttled("unsubscribe")
@secret_address
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """End this subscription: at once for a mail program's own button, with one here for a link that was opened."""
    subscription = subscription_for(token)
    if request.method == "POST":
        subscribing.unsubscribe(subscription=subscription)
        return _about(request, subscription, "ended")
    return _about(request, subscription, "ended" if subscription.ended_at else "end")


def _about(request: HttpRequest, subscription: Subscription, what: str) -> HttpResponse:
    ward = subscription.ward
    context = {"ward": ward, "partnership": ward.partnership, "subscription": subscription, "what": what}
    return render(request, "public/follow_subscription.html", context)
