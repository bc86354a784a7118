"""Reminders of exports of the network that wait for a second person (safety, "Bulk export")."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from engagement.kin_access import APPROVE_EXPORT
from engagement.models import NetworkExport
from feedback.reminders.parts import Part, Thing, day_in_words
from partnerships.models import User
from partnerships.posting import absolute
from partnerships.words import counted


def exports_to_decide(user: User, today: date) -> Part | None:
    """Exports of wards this person leads or coordinates, which others asked for. What for stands in the book."""
    if not APPROVE_EXPORT.held_by(user):
        return None
    asked = NetworkExport.objects.to_decide(user, timezone.now()).select_related("ward", "asked_by")
    things = [
        Thing(
            f"export:{one.pk}", timezone.localdate(one.asked_at),
            f"{one.ward}, asked for by {one.asked_by}; it lapses on {day_in_words(timezone.localdate(one.until))}.",
            absolute(one.get_absolute_url()),
        )
        for one in asked.order_by("asked_at", "pk")
    ]  # fmt: skip
    return Part(f"{counted(len(things), 'export')} of the network to approve", things, absolute("/kin/exports/"))
