"""Recording a briefing of a PCSO with the beat manager or the coordinator (E7, 000 3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from engagement.models import Briefing, BriefingPerson, Contact
from engagement.tour_access import BRIEF, may_brief
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import User

FIRST = timedelta(days=31)
"""How far back the first briefing of a PCSO looks."""


def latest(pcso: User) -> Briefing | None:
    """The PCSO's last briefing."""
    return Briefing.objects.filter(pcso=pcso).order_by("-until", "-pk").first()


def since(last: Briefing | None, now: datetime) -> datetime:
    """Since when a briefing covers what was logged."""
    return last.until if last else now - FIRST


def covered(pcso: User, first: datetime, until: datetime) -> list[Contact]:
    """The contacts of the PCSO that were logged after the one moment and up to the other, in order."""
    rows = Contact.objects.filter(by=pcso, logged_at__gt=first, logged_at__lte=until).for_list()
    return list(rows.order_by("on", "at", "pk"))


def record(
    *, by: User, pcso: User, on: date, people: Sequence[User], notes: str = "", after: int | None = None
) -> Briefing:
    """Record a briefing that covers all that the PCSO has logged since the last one.

    In: the day, who was there beside the PCSO, notes, and the key of the last briefing as the page showed it. Out: the
    briefing. Raises PermissionDenied where `by` neither is the PCSO nor leads where they walk, Refused for a day to
    come, for a PCSO alone, and where somebody has recorded a briefing in the meantime.
    """
    if not may_brief(by, pcso):
        raise PermissionDenied(BRIEF.why_not)
    if on > timezone.localdate():
        raise Refused("Record a briefing once it has been held.", field="on")
    others = {person.pk: person for person in people if person.pk != pcso.pk}
    if not others:
        raise Refused("Choose the beat manager or coordinator who was there.", field="people")
    with transaction.atomic():
        locked(pcso)  # PCSO and beat manager may both record the briefing they have just had
        last, now = latest(pcso), timezone.now()
        if (last.pk if last else None) != after:
            raise Refused(f"{last.by if last else 'Somebody'} has recorded a briefing a moment ago. Look at it first.")
        briefing = Briefing.objects.create(
            pcso=pcso, since=since(last, now), until=now, on=on, notes=notes.strip(), by=by, before=last
        )
        BriefingPerson.objects.bulk_create(BriefingPerson(briefing=briefing, user=one) for one in others.values())
    return briefing
