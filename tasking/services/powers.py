"""The list of powers and tools a case-management meeting counts, each as prevention or enforcement (T8; 001 8)."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from partnerships.errors import Refused
from partnerships.models import User
from tasking.case_access import require_chair
from tasking.models import CasePower, CaseRegister, CountsAs

PREVENTION, ENFORCEMENT = CountsAs.PREVENTION, CountsAs.ENFORCEMENT
USUAL: list[tuple[str, CountsAs]] = [
    ("Acceptable behaviour contract", PREVENTION),
    ("Child safety order", PREVENTION),
    ("Family intervention", PREVENTION),
    ("Individual support order", PREVENTION),
    ("Mediation", PREVENTION),
    ("Parenting contract", PREVENTION),
    ("Parenting order", PREVENTION),
    ("Restorative meeting", PREVENTION),
    ("Victim support plan", PREVENTION),
    ("Warning letter", PREVENTION),
    ("Civil injunction", ENFORCEMENT),
    ("Closure order", ENFORCEMENT),
    ("Community protection notice", ENFORCEMENT),
    ("Criminal behaviour order", ENFORCEMENT),
    ("Dispersal power", ENFORCEMENT),
    ("Possession proceedings", ENFORCEMENT),
]
"""What a register begins with; its chair adds to it and ends what the law no longer has."""


def add_power(*, register: CaseRegister, by: User, name: str, counts_as: CountsAs) -> CasePower:
    """Add a power to the list, or take up again one that was ended. Raises PermissionDenied, Refused."""
    require_chair(by, register.group_id)
    name = " ".join(name.split())
    known = CasePower.objects.filter(register=register, name__iexact=name).first()
    if known is not None and known.ended_on is None:
        raise Refused("It is on the list already.", field="name")
    if known is not None:
        known.ended_on = None
        known.save(update_fields=["ended_on"])
        return known
    try:
        with transaction.atomic():
            return CasePower.objects.create(register=register, name=name, counts_as=counts_as)
    except IntegrityError as error:
        raise Refused("It is on the list already.", field="name") from error


def end_power(*, power: CasePower, by: User) -> CasePower:
    """Take it off the list for what is still to come; what was counted stays counted."""
    require_chair(by, power.register.group_id)
    power.ended_on = power.ended_on or timezone.localdate()
    power.save(update_fields=["ended_on"])
    return power
