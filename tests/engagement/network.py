"""Key Individuals named by where they stand, made through the services (craft 11)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import KeyIndividual
from engagement.services import kin as steps

MRS_OKORO: dict[str, Any] = {
    "name": "Grace Okoro", "phone": "01632 960701", "email": "grace@example.org", "prefers": "telephone",
    "languages": "English, Igbo", "embedded": "shopkeeper", "embedded_as": "Okoro's Bakery",
    "place": "27 Tanner Street", "age_band": "45-64", "ethnicity": "black", "disability": "not_disabled",
}  # fmt: skip


def kin_invited(borough: Harrowmere, *, ward: int = 1, days_ago: int = 60, **facts: Any) -> KeyIndividual:
    """Invited by the ward's coordinator, looked after by its PCSO where it has one."""
    coordinator = borough.carol if ward <= 6 else borough.colin
    pcso = {1: borough.priya, 2: borough.priya, 7: borough.pete}.get(ward)
    day = timezone.localdate() - timedelta(days=days_ago)
    given = {**MRS_OKORO, "pcso": pcso, **facts}
    return steps.add_kin(ward=borough.wards[ward], by=coordinator, invited_on=day, **given)


def kin_active(borough: Harrowmere, *, ward: int = 1, days_ago: int = 60, **facts: Any) -> KeyIndividual:
    """Invited and agreed so many days ago, to the wording as it stands."""
    coordinator = borough.carol if ward <= 6 else borough.colin
    day = timezone.localdate() - timedelta(days=days_ago)
    kin = kin_invited(borough, ward=ward, days_ago=days_ago, **facts)
    wording = steps.current_wording(borough.partnership)
    return steps.take_part(kin=kin, by=coordinator, on=day, consent=wording)
