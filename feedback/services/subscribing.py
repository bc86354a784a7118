"""Subscribing to a ward's newsletter: asked for, confirmed from the mailbox itself, ended with one click (F5).

Whoever asks gets the same answer, whether the address is known, new or confirmed long ago: the page tells nobody
who subscribes to what.
"""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from feedback.models import Subscription
from feedback.services import mailing
from partnerships.locking import locked
from partnerships.models import Ward
from partnerships.posting import one_address


def subscribe(*, ward: Ward, email: str) -> None:
    """Ask the mailbox to confirm; nothing is sent to it before it does. At most one such mail a day and ward.

    An address that subscribes already is told so, in its own mailbox. Raises Refused for what is no address.
    """
    address = one_address(email.strip())
    with transaction.atomic():
        mailing.ask_to_confirm(_current(ward, address), on=timezone.localdate())


def _current(ward: Ward, address: str) -> Subscription:
    """The subscription in force or asked for, made where there is none; two clicks make one."""
    mine = Subscription.objects.filter(ward=ward, email__iexact=address, ended_at__isnull=True)
    found = mine.first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return Subscription.objects.create(ward=ward, email=address)
    except IntegrityError:
        return mine.get()


def subscription_of(token: str) -> Subscription | None:
    """The subscription that the token opens, and no other; None for an address nobody has."""
    return Subscription.objects.select_related("ward__partnership").filter(token=token).first()


def confirm(*, subscription: Subscription) -> bool:
    """Confirm it; False where it was ended in the meantime. Doing it twice changes nothing."""
    with transaction.atomic():
        row = locked(subscription)
        if row.ended_at is not None:
            return False
        if row.confirmed_at is None:
            row.confirmed_at = timezone.now()
            row.save(update_fields=["confirmed_at"])
        return True


def unsubscribe(*, subscription: Subscription) -> None:
    """End this subscription and no other of the same mailbox. Doing it twice changes nothing."""
    with transaction.atomic():
        row = locked(subscription)
        if row.ended_at is None:
            row.ended_at = timezone.now()
            row.save(update_fields=["ended_at"])
