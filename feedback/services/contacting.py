"""A contact with what is told in it: what was owed to them is told, and the book knows in which contact (F1, E5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from engagement import heard
from engagement.models import Channel, Contact, ContactHow
from engagement.services import contacting
from engagement.services.contacting import TOLD_BY
from feedback.models import Owed, OwedTo
from feedback.services.telling import lock_still_owed, tell
from partnerships.models import User

WORDS = {
    Channel.VISIT: "Told in person what came of it.",
    Channel.TELEPHONE: "Told on the telephone what came of it.",
    Channel.EMAIL: "Told in a message what came of it.",
}
"""What stands in the trail where nobody wrote it down: never the outcome itself, which is not for everybody."""


def log_contact(*, by: User, told: Sequence[int] = (), told_words: str = "", **facts: Any) -> Contact:
    """Log a contact (as `engagement.services.contacting`) and record that these owed answers were given in it.

    In besides: keys of Owed, and what was said if it was more than what came of it. An answer that a colleague has
    given in the meantime stays theirs, and a concern settled on the spot counts as told there and then. All or nothing.
    """
    with transaction.atomic():
        contact = contacting.log_contact(by=by, **facts)
        _tell(contact, _theirs(contact, told), by, told_words)
        settled = Owed.objects.still().filter(issue__in=heard.issues_heard_in(contact), to=OwedTo.RAISER)
        _tell(contact, list(settled.values_list("pk", flat=True)), by, "Settled there and then.")
    return contact


def _theirs(contact: Contact, keys: Sequence[int]) -> list[int]:
    """Of these answers, those owed to whom the contact was with."""
    rows = Owed.objects.filter(pk__in=keys, to=OwedTo.RAISER)
    if contact.group_id:
        rows = rows.filter(raiser__community_group=contact.group_id)
    else:
        rows = rows.filter(raiser__kin__isnull=False, raiser__kin=contact.kin_id)
    return list(rows.values_list("pk", flat=True))


def _tell(contact: Contact, keys: Sequence[int], by: User, words: str) -> None:
    rows = lock_still_owed(keys)
    if not rows:
        return
    channel = TOLD_BY[ContactHow(contact.how)]
    tell(
        by=by, owed=[row.pk for row in rows], channel=channel, what=words.strip() or WORDS[channel],
        given_on=max([contact.on, *(row.since for row in rows)]), contact=contact,
    )  # fmt: skip
