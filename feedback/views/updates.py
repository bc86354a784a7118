"""E-mail updates to Key Individuals who agreed: written, seen with everybody they go to, sent, ended (E6)."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from engagement.forms.pointing import looked_over
from engagement.kin_access import READ_KIN, SEND_UPDATES, network_ward
from engagement.models import KeyIndividual
from engagement.views.kin import tabs, wards_of
from feedback.forms.updates import UpdateForm
from feedback.models import KinUpdate
from feedback.services import updating as steps
from partnerships.disclosing import disclosed_each
from partnerships.fetching import or_404
from partnerships.forms.base import carried_out
from partnerships.policy import PUBLIC, policy
from partnerships.requests import StaffRequest
from partnerships.secrecy import secret_address
from partnerships.throttling import throttled

A_PAGE = 20


@policy(READ_KIN)
def kin_updates(request: StaffRequest) -> HttpResponse:
    """What was written to the networks of one's wards, the latest first, and where a new one is begun."""
    rows = KinUpdate.objects.visible_to(request.user).select_related("ward", "sent_by")
    page = Paginator(rows.order_by("-sent_at", "-pk"), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "tabs": tabs(request, "Updates"), "wards": list(wards_of(request, SEND_UPDATES)[:200])}
    return render(request, "feedback/kin_updates.html", context)


@policy(READ_KIN, write=SEND_UPDATES, fetch=network_ward)
def kin_update_new(request: StaffRequest, slug: str) -> HttpResponse:
    """Write an update; see it as it goes out, with everybody who gets it; only then send it."""
    user, ward = request.user, network_ward(request.user, slug)
    SEND_UPDATES.require(user, ward)
    people = steps.recipients(ward)
    start = {"subject": f"What was done in {ward}, {timezone.localdate():%B %Y}", "text": steps.begun(ward)}
    form = UpdateForm(request.POST or None, initial=start)
    looked_at = looked_over(form, ward)
    if looked_at and form.cleaned_data["seen"] and (made := carried_out(form, steps.send, by=user, ward=ward)):
        messages.success(request, f"On its way to {made.sent_to} Key Individuals.")
        return redirect("kin-updates")
    context = {"form": form, "ward": ward, "people": people}
    if looked_at:
        disclosed_each(user, "kin:recipients", sorted(one.reference for one in people))
        subject, text = form.cleaned_data["subject"], form.cleaned_data["text"]
        context |= {"letter": steps.as_sent(ward, text), "seen": steps.digest(people, subject, text)}
    return render(request, "feedback/kin_update.html", context, status=form.status)


def kin_for_token(token: str) -> KeyIndividual:
    """Whom the token is for, or Http404."""
    return or_404(steps.kin_of(token))


@csrf_exempt  # the mail program posts here by itself (RFC 8058); the address is the secret, and it ends this one alone
@policy(PUBLIC, write=PUBLIC)
@throttled("unsubscribe")
@secret_address
def kin_updates_end(request: HttpRequest, token: str) -> HttpResponse:
    """End the updates: at once for a mail program's own button, with one here for a link that was opened."""
    kin = kin_for_token(token)
    if request.method == "POST":
        steps.end(kin=kin)
    done = request.method == "POST" or not kin.email_updates
    context = {"ward": kin.ward, "partnership": kin.ward.partnership, "done": done}
    return render(request, "public/kin_updates_end.html", context)
