"""The address under which somebody follows a concern, sent again to whoever left an e-mail address with it (F5, E1)."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from engagement.models import Raiser, Stage
from feedback.services.following import STANDS, followed
from feedback.services.mailing import follow_url
from partnerships.models import Ward
from partnerships.posting import post

STILL_SENT = timedelta(days=730)
"""Concerns raised longer ago are followed no more."""
MOST = 20


def send_links_again(*, ward: Ward, email: str) -> None:
    """Write to that address where the concerns raised with it in the ward are followed, once a day at most.

    Nothing is sent, and nothing said, where there are none: whoever asks learns nothing about others. Each mail has the
    addresses of its recipient's own concerns alone, by reference and without what was said.
    """
    since = timezone.localdate() - STILL_SENT
    mine = Raiser.objects.filter(issue__ward=ward, email__iexact=email, raised_it=True, issue__raised_on__gte=since)
    raisers = list(mine.select_related("issue__ward").order_by("-issue__raised_on", "-pk")[:MOST])
    if not raisers:
        return
    links = [(raiser.issue, STANDS[Stage(followed(raiser).stage)][0], follow_url(raiser)) for raiser in raisers]
    digest = hashlib.sha256(email.lower().encode()).hexdigest()[:32]
    with transaction.atomic():
        post(
            key=f"links:{ward.pk}:{digest}:{timezone.localdate()}", kind="links", to=raisers[0].email,
            subject=f"Where to follow what you told us about {ward}", template="links",
            context={"ward": ward, "links": links, "partnership": ward.partnership}, ward=ward,
        )  # fmt: skip
