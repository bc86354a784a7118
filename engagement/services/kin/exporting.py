"""Exporting a ward's network: asked for with a reason, decided on by a second person, taken once (safety, X4)."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from engagement import kin_access
from engagement.exports import written
from engagement.kin_access import EXPORT_NETWORK
from engagement.models import ExportState, KeyIndividual, NetworkExport
from partnerships.disclosing import disclosed_each
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import User, Ward

ASKED_DAYS = 7
"""Nobody decided on it by then: it lapses, and is asked for anew if it is still needed."""


def ask(*, ward: Ward, by: User, reason: str) -> NetworkExport:
    """Ask for a ward's network as a file. Raises Refused without a reason, or while one stands; PermissionDenied."""
    EXPORT_NETWORK.require(by, ward)
    if not reason.strip():
        raise Refused("Write what it is needed for.", field="reason")
    now = timezone.now()
    with transaction.atomic():
        locked(ward)  # two clicks ask once
        before = NetworkExport.objects.standing(now).filter(ward=ward, asked_by=by)
        if before.filter(state__in=[ExportState.ASKED, ExportState.APPROVED]).exists():
            raise Refused(f"You have asked for the network of {ward} already.", field="ward")
        return NetworkExport.objects.create(
            ward=ward, reason=reason.strip(), asked_by=by, asked_at=now, until=now + timedelta(days=ASKED_DAYS)
        )


def approve(*, export: NetworkExport, by: User) -> NetworkExport:
    """The second person agrees: whoever asked may take it once, within `KIN_EXPORT_HOURS`. Raises as `refuse`."""
    return _decided(export, by, ExportState.APPROVED, until_hours=settings.KIN_EXPORT_HOURS)


def refuse(*, export: NetworkExport, by: User, why_not: str) -> NetworkExport:
    """The second person says no, and why. Raises Refused where it is decided or has lapsed; PermissionDenied."""
    if not why_not.strip():
        raise Refused("Write why not.", field="why_not")
    return _decided(export, by, ExportState.REFUSED, why_not=why_not.strip())


def _decided(
    export: NetworkExport, by: User, state: ExportState, *, why_not: str = "", until_hours: int = 0
) -> NetworkExport:
    kin_access.require_decision(by, export)
    with transaction.atomic():
        row, now = locked(export), timezone.now()
        if row.state != ExportState.ASKED:
            raise Refused("Somebody has decided on it already.")
        if row.has_lapsed(now):
            raise Refused("It has lapsed: nobody decided on it in time.")
        row.state, row.decided_by, row.decided_at, row.why_not = state, by, now, why_not
        row.until = now + timedelta(hours=until_hours)
        row.save(update_fields=["state", "decided_by", "decided_at", "why_not", "until"])
        return row


def take(*, export: NetworkExport, by: User) -> str:
    """The network as it stands now, as CSV with every column: once. Everybody in it is logged as disclosed, with the
    reason. Raises Refused where it is not approved, has lapsed or was taken; PermissionDenied.
    """
    kin_access.require_taking(by, export)
    with transaction.atomic():
        row, now = locked(export), timezone.now()
        if row.state != ExportState.APPROVED:
            raise Refused(NOT_READY[ExportState(row.state)])
        if row.has_lapsed(now):
            raise Refused("It has lapsed: it was not taken in time. Ask again.")
        people = KeyIndividual.objects.filter(ward=export.ward, erased_at__isnull=True)
        found = list(people.select_related("ward", "pcso", "consent").order_by("name", "pk"))
        disclosed_each(by, "kin:export", [kin.reference for kin in found], f"Export {row.pk}: {row.reason}")
        row.state, row.taken_at, row.people = ExportState.TAKEN, now, len(found)
        row.save(update_fields=["state", "taken_at", "people"])
        return written(found)


NOT_READY = {
    ExportState.ASKED: "A second person has not approved it yet.",
    ExportState.REFUSED: "It was refused.",
    ExportState.TAKEN: "It was downloaded already. Ask again if the file is lost.",
}
