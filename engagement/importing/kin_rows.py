"""The columns of a list of Key Individuals (X4, E2)."""

from __future__ import annotations

from engagement.importing.columns import Column, Heads, day, degrees, email, one_of, yes
from engagement.models import AgeBand, Disability, Embedded, Ethnicity, KeyIndividual, Prefers

COLUMNS: tuple[Column, ...] = (
    Column("Ward", "ward", example="Millbrook"),
    Column("Name", "name", example="Ada Example"),
    Column("Reference", "reference"),
    Column("Embedded as", "embedded", one_of(Embedded), "Shopkeeper or trader", Embedded.RESIDENT.value),
    Column("In their words", "embedded_as", example="Newsagent on Tanpit Lane"),
    Column("Where", "place", example="12 Tanpit Lane"),
    Column("Latitude", "latitude", degrees(49, 61), "", None),
    Column("Longitude", "longitude", degrees(-9, 3), "", None),
    Column("Prefers", "prefers", one_of(Prefers), "Telephone", Prefers.VISIT.value),
    Column("Telephone", "phone", example="01632 960123"),
    Column("E-mail", "email", email, "ada@example.org"),
    Column("E-mail updates", "email_updates", yes, "no", False),
    Column("Languages", "languages", example="English"),
    Column("Makes it easier", "accessibility", example="Large print"),
    Column("Age", "age_band", one_of(AgeBand), "45 to 64"),
    Column("Ethnic group", "ethnicity", one_of(Ethnicity), "White"),
    Column("Disability", "disability", one_of(Disability)),
    Column("Under 18", "young", yes, "no", False),
    Column("Guardian's name", "guardian_name"),
    Column("Guardian's contact", "guardian_contact"),
    Column("Guardian agreed on", "guardian_consent_on", day, "", None),
    Column("PCSO", "pcso", example="", empty=None),
    Column("Invited on", "invited_on", day, "1/9/2026", None),
    Column("Consent version", "consent", example="1", empty=None),
    Column("Consent on", "consent_on", day, "8/9/2026", None),
    Column("Notes", "notes"),
)
STANDS = ("State", "State since", "Joined on", "Last contact on")
"""What an export tells besides; a list that has them is taken, and they are not read: steps change how somebody stands.
"""
NOT_OF_THE_RECORD = ("ward", "reference", "invited_on", "consent", "consent_on")


def _longest(name: str) -> int:
    if name in NOT_OF_THE_RECORD or name == "pcso":
        return 120
    longest = getattr(KeyIndividual._meta.get_field(name), "max_length", None)
    return int(longest or 0)


KIN = Heads(COLUMNS, ("ward", "name"), _longest, not_read=STANDS)
CALLED = KIN.called
