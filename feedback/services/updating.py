"""Telling Key Individuals who agreed to it by e-mail what was done: seen before it is sent, one letter each (E6)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from engagement.kin_access import SEND_UPDATES
from engagement.models import Issue, KeyIndividual, Sensitivity
from feedback.models import KinUpdate, NewsletterStage, Story, StorySection
from partnerships.disclosing import disclosed_each
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import User, Ward
from partnerships.posting import post_all, preview, written

SALT = "updates to a Key Individual"
WE_DID = "We did:"
MOST = 8
"""So many outcomes are offered as a beginning; an update is read in a minute."""


def recipients(ward: Ward) -> list[KeyIndividual]:
    """Active Key Individuals of the ward who agreed to updates and gave an address, by name."""
    agreed = KeyIndividual.objects.active().filter(ward=ward, email_updates=True).exclude(email="")
    return list(agreed.order_by("name", "pk"))


def digest(people: Iterable[KeyIndividual], subject: str, text: str) -> str:
    """A fingerprint of what was shown: to whom, and which words."""
    shown = "\n".join([subject, text, *sorted(f"{one.pk} {one.email.lower()}" for one in people)])
    return hashlib.sha256(shown.encode()).hexdigest()[:32]


def begun(ward: Ward) -> str:
    """What was dealt with since the last update, in public wording.

    What was done about it is what a newsletter told the ward, where one did; otherwise it is still to write, because
    no other words about an outcome are for the public.
    """
    last = KinUpdate.objects.filter(ward=ward).first()
    found = Issue.objects.filter(ward=ward, outcome_on__isnull=False).exclude(sensitivity=Sensitivity.RESTRICTED)
    if last is not None:
        found = found.filter(outcome_on__gte=timezone.localdate(last.sent_at))
    worded = found.exclude(public_wording="").order_by("-outcome_on", "-pk")
    rows = list(worded.values_list("pk", "public_wording")[:MOST])
    told = _told_in_newsletters([pk for pk, _ in rows])
    lines = [f"* You said: {' '.join(words.split())}\n  {WE_DID} {told.get(pk, '')}".rstrip() for pk, words in rows]
    return "\n".join(["Dealt with since we last wrote to you:", "", *lines]) if lines else ""


def _told_in_newsletters(issues: list[int]) -> dict[int, str]:
    """What was done about each, in the words of the newsletter that told it last."""
    stories = Story.objects.filter(
        issue__in=issues, included=True, section=StorySection.DID, newsletter__stage=NewsletterStage.PUBLISHED
    ).order_by("newsletter__published_at", "pk")
    told = stories.values_list("issue_id", "we_did", "what_happened")
    return {pk: " ".join(f"{did} {happened}".split()) for pk, did, happened in told}


def as_sent(ward: Ward, text: str) -> str:
    """The letter as it goes out."""
    return preview("kin_update", _context(ward, text))


def send(*, ward: Ward, by: User, subject: str, text: str, seen: str) -> KinUpdate:
    """Write to everybody who agreed, each a letter of their own with a way out.

    In: the fingerprint of what was shown (`digest`). Raises PermissionDenied without the right; Refused where nobody
    agreed, or where the words or the people are others than were shown.
    """
    SEND_UPDATES.require(by, ward)
    with transaction.atomic():
        people = recipients(ward)
        if not people:
            raise Refused("Nobody in this network agreed to updates by e-mail.")
        if seen != digest(people, subject, text):
            raise Refused("The words or the people have changed since they were shown. Look again before it goes out.")
        update = KinUpdate.objects.create(ward=ward, subject=subject, text=text, sent_by=by, sent_to=len(people))
        post_all(
            written(
                key=f"kin update:{update.pk}:{one.pk}", kind="kin update", to=one.email, subject=subject,
                template="kin_update", context=_context(ward, text), ward=ward, about=f"update {update.pk}",
                unsubscribe_url=reverse("kin-updates-end", args=[token_of(one)]),
            )
            for one in people
        )  # fmt: skip
        disclosed_each(by, "kin:written to", sorted(one.reference for one in people))
        return update


def token_of(kin: KeyIndividual) -> str:
    """What ends the updates to this Key Individual and opens nothing: signed, so nothing is kept for it."""
    return signing.Signer(salt=SALT).sign(str(kin.pk))


def kin_of(token: str) -> KeyIndividual | None:
    """Whom the token is for, with the ward; None for one nobody was given."""
    try:
        key = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    return KeyIndividual.objects.select_related("ward__partnership").filter(pk=key).first()


def end(*, kin: KeyIndividual) -> None:
    """They want no more updates by e-mail. Doing it twice changes nothing."""
    with transaction.atomic():
        row = locked(kin)
        if row.email_updates:
            row.email_updates = False
            row.version += 1
            row.save(update_fields=["email_updates", "version"])


def _context(ward: Ward, text: str) -> dict[str, object]:
    return {"ward": ward, "partnership": ward.partnership, "text": text}
