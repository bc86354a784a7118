"""When a Key Individual was last contacted, whatever the contact was: a tour, a survey, a call (E6; 002 5.3.2)."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from engagement.models import KeyIndividual
from partnerships.errors import Refused
from partnerships.models import User


def contacted(*, kin: KeyIndividual, at: datetime, by: User) -> bool:
    """Note that somebody was in touch with a Key Individual. For the services that record the contact itself.

    In: the moment of the contact and who made it; whoever records contacts has checked that they may. Out: whether
    this is now the last contact: one that is keyed late never takes the place of a later one, and two at once leave
    the later. Raises Refused for a moment to come.
    """
    if at > timezone.now():
        raise Refused("The contact lies in the future.", field="at")
    earlier = Q(last_contact_at__isnull=True) | Q(last_contact_at__lt=at)
    rows = KeyIndividual.objects.filter(earlier, pk=kin.pk, erased_at__isnull=True)
    changed = rows.update(last_contact_at=at, last_contact_by=by)
    if changed:
        kin.last_contact_at, kin.last_contact_by = at, by
    return bool(changed)
