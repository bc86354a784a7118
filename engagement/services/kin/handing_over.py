"""Handing all Key Individuals of a PCSO who moves to another, in one step (E2)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from engagement.kin_access import KEEP_NETWORK
from engagement.models import KeyIndividual, KinState
from engagement.services import roll
from engagement.services.kin.keeping import looks_after
from partnerships.errors import Refused
from partnerships.history import because
from partnerships.models import User, Ward


def hand_over(*, by: User, ward: Ward, to: User, from_: User | None) -> User:
    """Hand all of a ward's Key Individuals whom `from_` looks after, or nobody does, to a PCSO of the ward.

    Their interviews of an open survey round that nobody has begun go with them.

    Out: the PCSO who has them now. Raises Refused where there is nobody to hand over, or `to` is no PCSO there.
    """
    KEEP_NETWORK.require(by, ward)
    if not looks_after(to, ward):
        raise Refused(f"{to} is not a PCSO of {ward}.", field="to")
    if from_ == to:
        raise Refused("Choose two different people.", field="to")
    rows = KeyIndividual.objects.filter(ward=ward, pcso=from_).exclude(state=KinState.LEFT)
    with transaction.atomic(), because("Handed over to another PCSO"):
        survey = roll.hold(ward)
        people = list(rows.values_list("pk", flat=True))
        if not rows.update(pcso=to, version=F("version") + 1):
            raise Refused(f"{from_ or 'Nobody'} looks after no Key Individuals in {ward}.", field="from_")
        roll.follow(survey, people, to=to)
    return to
