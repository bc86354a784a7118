"""Invited, active, resting, left: each with its day and reason; who leaves is erased (E2; safety, X3)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.kin_access import WRITE_KIN
from engagement.models import ConsentWording, KeyIndividual, KinState, KinTurn
from engagement.models.kin import IDENTITY
from engagement.services import roll
from engagement.services.kin.recruiting import credit
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import User

NOTHING: dict[str, Any] = {
    **{name: None if name in ("latitude", "longitude") else "" for name in IDENTITY},
    "notes": "", "shared_place": "", "email_updates": False, "pcso": None,
}  # fmt: skip
"""What a record holds once its person has left: the ward, what they were embedded as, and the days."""


def take_part(
    *, kin: KeyIndividual, by: User, on: date, consent: ConsentWording, guardian_consent_on: date | None = None,
    reason: str = "",
) -> KeyIndividual:  # fmt: skip
    """Record that they agreed, to which wording and when: they are active from then. Also after a rest.

    A survey round that is open in the ward asks them too, where it has the days for it (`services.roll`).

    Raises Refused without a guardian's consent for a young one, for a wording of another partnership, and where they
    left: who was erased is invited anew.
    """
    WRITE_KIN.require(by, kin.ward)
    _not_to_come(on)
    if consent.partnership_id != kin.ward.partnership_id:
        raise Refused("That wording is another partnership's.", field="consent")
    with transaction.atomic():
        survey = roll.hold(kin.ward)
        row = _locked(kin, KinState.INVITED, KinState.RESTING)
        guardian = guardian_consent_on or row.guardian_consent_on
        if row.young and guardian is None:
            raise Refused("A young Key Individual needs a guardian's consent.", field="guardian_consent_on")
        if guardian is not None and guardian > timezone.localdate():
            raise Refused("The guardian's consent lies in the future.", field="guardian_consent_on")
        row.consent, row.consent_on, row.guardian_consent_on = consent, on, guardian
        row.joined_on = row.joined_on or on
        _turned(row, KinState.ACTIVE, on, by, reason)
        credit(kin.ward)
        roll.bring_up_to_date(survey, on=timezone.localdate())
        return row


def rest(*, kin: KeyIndividual, by: User, on: date, reason: str) -> KeyIndividual:
    """They pause: not contacted nor surveyed for a while, and still of the network. Raises Refused."""
    WRITE_KIN.require(by, kin.ward)
    _not_to_come(on)
    with transaction.atomic():
        survey = roll.hold(kin.ward)
        row = _turned(_locked(kin, KinState.ACTIVE), KinState.RESTING, on, by, _said(reason))
        roll.bring_up_to_date(survey, on=timezone.localdate())
        return row


def see_leave(*, kin: KeyIndividual, by: User, on: date, reason: str) -> KeyIndividual:
    """They left: their name, contact and all they said of themselves are erased in the same step, for good.

    What stays counts them: the ward, what they were embedded as, when they were invited, joined and left. Reasons
    that were typed go as well; why they left is one of the standing reasons (`LEFT_BECAUSE`).
    """
    WRITE_KIN.require(by, kin.ward)
    _not_to_come(on)
    if reason not in LEFT_BECAUSE:
        raise Refused("Choose why they left.", field="reason")
    with transaction.atomic():
        survey = roll.hold(kin.ward)
        row = _locked(kin, KinState.INVITED, KinState.ACTIVE, KinState.RESTING)
        for name, value in NOTHING.items():
            setattr(row, name, value)
        row.erased_at = timezone.now()
        KinTurn.objects.filter(kin=row).update(reason="")
        _turned(row, KinState.LEFT, on, by, LEFT_BECAUSE[reason])
        roll.bring_up_to_date(survey, on=timezone.localdate())
        return row


LEFT_BECAUSE = {
    "moved": "Moved away from the ward",
    "no_time": "No longer has the time",
    "asked": "Asked to stop",
    "declined": "Declined the invitation",
    "not_reached": "Could not be reached any more",
    "died": "Died",
    "ended": "Ended by the coordinator",
}
"""Why somebody left, without a word about them: this is kept for the counts."""


def _not_to_come(on: date) -> None:
    if on > timezone.localdate():
        raise Refused("Enter today or a day before.", field="on")


def _said(reason: str) -> str:
    if not reason.strip():
        raise Refused("Write why.", field="reason")
    return reason.strip()


def _locked(kin: KeyIndividual, *states: KinState) -> KeyIndividual:
    row = locked(kin)
    if row.state not in states:
        raise Refused(f"Somebody else was quicker: the state is {row.get_state_display().lower()} now.")
    row.ward = kin.ward
    return row


def _turned(row: KeyIndividual, state: KinState, on: date, by: User, reason: str) -> KeyIndividual:
    if on < row.state_since:
        raise Refused(f"Enter {row.state_since:%-d %B %Y} or a day after: that is since when it stands.", field="on")
    row.state, row.state_since = state, on
    row.version += 1
    row.save()
    KinTurn.objects.create(kin=row, state=state, on=on, by=by, reason=reason)
    return row
