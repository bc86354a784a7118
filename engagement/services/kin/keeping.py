"""Adding Key Individuals and changing their records, and the wording they agree to (E2; 000 3.1)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from engagement.kin_access import ADD_KIN, KEEP_NETWORK, WRITE_KIN
from engagement.models import ConsentWording, KeyIndividual, KinState, KinTurn
from engagement.services import roll
from engagement.services.kin.recruiting import credit
from engagement.sharing import shared_place
from partnerships.errors import Refused
from partnerships.history import because
from partnerships.locking import locked, save_if_unchanged
from partnerships.models import Partnership, RoleKind, User, Ward

STANDARD_WORDING = (
    "I agree to be a Key Individual of my ward. The neighbourhood team keeps my name, how to reach me and what I have "
    "chosen to say about myself, contacts me about once a month and asks me to take part in a survey every six months. "
    "Only the team and the Community Safety Coordinator of my ward see who I am. I am never asked to gather "
    "information about anybody. I may stop at any time; my name, contact details and what I said about myself are then "
    "erased."
)


def current_wording(partnership: Partnership | None) -> ConsentWording:
    """What is asked of new Key Individuals: the newest version; the standard one where none was written yet.

    Raises Refused for a ward that belongs to no partnership.
    """
    if partnership is None:
        raise Refused("The ward belongs to no partnership, so nobody is asked for consent there.")
    newest = ConsentWording.objects.filter(partnership=partnership).order_by("-number").first()
    if newest is not None:
        return newest
    begun, _ = ConsentWording.objects.get_or_create(
        partnership=partnership, number=1, defaults={"text": STANDARD_WORDING, "starts_on": timezone.localdate()}
    )
    return begun


def new_wording(*, partnership: Partnership, by: User, text: str) -> ConsentWording:
    """Write the next version; those who agreed to an earlier one stay with it. Refused where nothing changed."""
    wards = Ward.objects.for_scope(by, KEEP_NETWORK.kinds).filter(partnership=partnership)
    if not wards.exists():
        raise PermissionDenied(KEEP_NETWORK.why_not)
    text = text.strip()
    with transaction.atomic():
        locked(partnership)  # two at once would take the same number
        last = current_wording(partnership)
        if text == last.text:
            raise Refused("That is the wording as it stands.", field="text")
        return ConsentWording.objects.create(
            partnership=partnership, number=last.number + 1, text=text, starts_on=timezone.localdate(), written_by=by
        )


def looks_after(pcso: User, ward: Ward) -> bool:
    """Whether somebody is a PCSO of that ward today."""
    return pcso.scope.covers({RoleKind.PCSO}, ward)


def checked(ward: Ward, facts: dict[str, Any], *, pcso_stands: int | None = None) -> dict[str, Any]:
    """The facts of a record as they are kept, with the place as others may read it. Raises Refused.

    `pcso_stands`: who looks after them already, who may go on doing so whatever their role.
    """
    pcso = facts.get("pcso")
    if pcso is not None and pcso.pk != pcso_stands and not looks_after(pcso, ward):
        raise Refused("Choose a PCSO of the ward.", field="pcso")
    if "name" in facts and not facts["name"].strip():
        raise Refused("Enter the name.", field="name")
    if facts.get("email_updates") and not facts.get("email"):
        raise Refused("For updates by e-mail the e-mail address is needed.", field="email")
    consent_on = facts.get("guardian_consent_on")
    if consent_on is not None and consent_on > timezone.localdate():
        raise Refused("The guardian's consent lies in the future.", field="guardian_consent_on")
    if facts.get("age_band") == "0-15" and not facts.get("young"):
        raise Refused("Somebody under 16 is a young Key Individual.", field="young")
    if "place" in facts:
        facts = {**facts, "shared_place": shared_place(facts["place"])}
    return facts


def add_kin(*, ward: Ward, by: User, invited_on: date | None = None, **facts: Any) -> KeyIndividual:
    """Add somebody who was invited to the network. Raises Refused, PermissionDenied.

    In: the fields of the record by name. They take part once their consent is recorded (`take_part`).
    """
    ADD_KIN.require(by, ward)
    on = invited_on or timezone.localdate()
    if on > timezone.localdate():
        raise Refused("The invitation lies in the future.", field="invited_on")
    given = checked(ward, facts)
    with transaction.atomic():
        kin = KeyIndividual.objects.create(ward=ward, state=KinState.INVITED, state_since=on, invited_on=on, **given)
        KinTurn.objects.create(kin=kin, state=KinState.INVITED, on=on, by=by)
    return kin


def change_kin(*, kin: KeyIndividual, by: User, version: int, **facts: Any) -> KeyIndividual:
    """Change a record. Raises Conflict where somebody else did meanwhile, Refused, PermissionDenied."""
    WRITE_KIN.require(by, kin.ward)
    with transaction.atomic():
        survey = roll.hold(kin.ward) if "pcso" in facts else None
        row = locked(kin)
        if row.erased_at is not None:
            raise Refused("They have left and their record is erased.")
        given = checked(kin.ward, facts, pcso_stands=row.pcso_id)
        if row.in_network and row.young | given.get("young", row.young):
            _keep_guardians_consent(row, given)
        touched = sorted(name for name, value in given.items() if getattr(row, name) != value)
        for name, value in given.items():
            setattr(kin, name, value)
        with because(f"Changed: {', '.join(touched)}"[:200]):
            save_if_unchanged(kin, version=version, fields=given)
        credit(kin.ward)
        if "pcso" in touched:
            roll.follow(survey, [kin.pk], to=kin.pcso)
    return kin


def _keep_guardians_consent(row: KeyIndividual, given: dict[str, Any]) -> None:
    young = given.get("young", row.young)
    if young and not given.get("guardian_consent_on", row.guardian_consent_on):
        raise Refused("A young Key Individual takes part with a guardian's consent.", field="guardian_consent_on")
