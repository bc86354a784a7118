"""The partnership's list of powers and tools, and recording that one was used in an action (T5; 001 8, 004 3.3)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from partnerships.errors import Refused
from partnerships.models import Partnership, User
from tasking.access import KEEP_POWERS
from tasking.models import Action, ActionPower, CountsAs, Power

PREVENTION, ENFORCEMENT = CountsAs.PREVENTION, CountsAs.ENFORCEMENT
USUAL: list[tuple[str, CountsAs]] = [
    ("Acceptable behaviour contract", PREVENTION),
    ("Child safety order", PREVENTION),
    ("Family intervention", PREVENTION),
    ("Gating or target hardening", PREVENTION),
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
    ("Fixed penalty notice", ENFORCEMENT),
    ("Possession proceedings", ENFORCEMENT),
    ("Public spaces protection order", ENFORCEMENT),
]
"""What a partnership begins with; it adds to it and ends what the law no longer has."""


def begin_list(partnership: Partnership) -> None:
    """Give a partnership that has none the usual list; nothing where it has one."""
    if not Power.objects.filter(partnership=partnership).exists():
        Power.objects.bulk_create(
            (Power(partnership=partnership, name=name, counts_as=kind) for name, kind in USUAL), ignore_conflicts=True
        )


def _require(by: User, partnership_id: int | None) -> None:
    if partnership_id is None or by.partnership_id != partnership_id or not KEEP_POWERS.held_by(by):
        raise PermissionDenied(KEEP_POWERS.why_not)


def add_power(*, partnership: Partnership, by: User, name: str, counts_as: CountsAs) -> Power:
    """Add a power to the list, or take up again one that was ended. Raises PermissionDenied, Refused."""
    _require(by, partnership.pk)
    name = " ".join(name.split())
    known = Power.objects.filter(partnership=partnership, name__iexact=name).first()
    if known is not None and known.ended_on is None:
        raise Refused("It is on the list already.", field="name")
    if known is not None and known.counts_as != counts_as:
        raise Refused(f"It was on the list and counts as {known.get_counts_as_display().lower()}.", field="counts_as")
    if known is not None:
        known.ended_on = None
        known.save(update_fields=["ended_on"])
        return known
    try:
        with transaction.atomic():
            return Power.objects.create(partnership=partnership, name=name, counts_as=counts_as)
    except IntegrityError as error:
        raise Refused("It is on the list already.", field="name") from error


def end_power(*, power: Power, by: User) -> Power:
    """Take it off the list for what is still to come; what was counted stays counted."""
    _require(by, power.partnership_id)
    power.ended_on = power.ended_on or timezone.localdate()
    power.save(update_fields=["ended_on"])
    return power


def use(*, action: Action, by: User, power: Power, on: date) -> ActionPower:
    """Record that a power was used in an action; the caller holds its lock and asked for the right.

    Recorded again it counts once. Raises Refused where it is off the list, or on another partnership's.
    """
    if power.partnership_id != action.issue.ward.partnership_id or power.ended_on is not None:
        raise Refused("It is not on the list of powers and tools any more.", field="power")
    used, _ = ActionPower.objects.get_or_create(
        action=action, power=power, defaults={"used_on": on, "agency": action.agency, "by": by}
    )
    return used
