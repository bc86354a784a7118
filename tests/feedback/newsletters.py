"""Newsletters at the stages tests start from, each reached by the steps that lead there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from feedback.models import Newsletter, Subscription
from feedback.services.newsletters import approving, drafting, periods, recipients
from partnerships.models import Paper, PaperState


def draft(borough: Harrowmere, *, ward: int = 1) -> Newsletter:
    """Started by Carol, for the time since the last one."""
    place = borough.wards[ward]
    return drafting.start(by=borough.carol, ward=place, period=periods.since_last(place, timezone.localdate()))


def submitted(borough: Harrowmere, *, ward: int = 1, printed: bool = True) -> Newsletter:
    """Submitted by Carol; its proof stands ready unless said otherwise."""
    newsletter = approving.submit(newsletter=draft(borough, ward=ward), by=borough.carol, checked=True)
    return proof_ready(newsletter) if printed else newsletter


def proof_ready(newsletter: Newsletter) -> Newsletter:
    """As the worker leaves it; what printing itself does is tested elsewhere."""
    Paper.objects.filter(newsletters=newsletter).update(
        state=PaperState.READY, content=b"%PDF-1.7 as printed", pages=2, made_at=timezone.now(), html=""
    )
    return Newsletter.objects.select_related("ward__partnership", "paper").get(pk=newsletter.pk)


def approve(borough: Harrowmere, newsletter: Newsletter) -> Newsletter:
    """Approved by Ines, who has seen the recipients."""
    seen = recipients.digest(recipients.recipients(newsletter))
    return approving.approve(newsletter=newsletter, by=borough.ines, seen=seen, checked=True)


def published(borough: Harrowmere, *, ward: int = 1) -> Newsletter:
    return approve(borough, submitted(borough, ward=ward))


def subscribe(borough: Harrowmere, emails: Iterable[str], *, ward: int = 1) -> list[Subscription]:
    """Confirmed subscriptions to the ward's newsletter."""
    long_ago = timezone.now() - timedelta(days=40)
    return [
        Subscription.objects.create(ward=borough.wards[ward], email=email, confirmed_at=long_ago) for email in emails
    ]
