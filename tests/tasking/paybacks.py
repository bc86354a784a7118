"""Payback work, named by how far it has come, and the probation officer who answers."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.services.raising import NewRaiser
from partnerships.models import Agency, Role, RoleKind, User
from tasking.models import Payback
from tasking.services import payback as steps

SAID = "My neighbour at number 9 lets the brambles grow over the towpath"
WORK = "Clear the brambles along the towpath of the canal."


def probation(borough: Harrowmere) -> Agency:
    agency, _ = Agency.objects.get_or_create(
        slug="probation",
        defaults={"name": "Probation Service", "kind": "probation", "partnership": borough.partnership},
    )
    return agency


def officer(borough: Harrowmere) -> User:
    """Paul of Probation, an officer for the whole borough."""
    paul, made = User.objects.get_or_create(
        username="paul", defaults={"name": "Paul Reyes", "agency": probation(borough), "is_demonstration": True}
    )
    if made:
        day = timezone.localdate()
        Role.objects.create(user=paul, kind=RoleKind.PARTNER, partnership=borough.partnership, starts_on=day)
    return paul


def payback_suggested(borough: Harrowmere, *, ward: int = 1, **facts: Any) -> Payback:
    """Suggested by somebody who left an e-mail address, logged by priya."""
    raisers = [NewRaiser(name="CANARYRAISER Amina Bello", email="amina@example.org")]
    given = {"concern": "Clear the towpath", "received_text": SAID, "raisers": raisers, **facts}
    by = borough.priya if ward < 3 else borough.colin if ward > 6 else borough.carol
    return steps.suggest(by=by, ward=borough.wards[ward], **given)


def payback_sent(borough: Harrowmere, *, work: str = WORK, ward: int = 1, **facts: Any) -> Payback:
    by = borough.carol if ward <= 6 else borough.colin
    return steps.send(
        payback=payback_suggested(borough, ward=ward, **facts), by=by, agency=probation(borough), work=work
    )


def payback_done(borough: Harrowmere, **facts: Any) -> Payback:
    return steps.record_done(
        payback=payback_sent(borough, **facts), by=officer(borough), done_on=timezone.localdate(),
        result="Forty metres were cleared in two days.",
    )  # fmt: skip
