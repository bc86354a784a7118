"""The Key Individuals of a large book: real records, forty a ward or as many as the size says (E2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from config.demonstration.scale.columns import columns
from config.demonstration.scale.copying import A_BATCH, Table, bare
from config.demonstration.scale.places import Keepers
from engagement.models import AgeBand, ConsentWording, Embedded, Ethnicity, KeyIndividual, KinState, KinTurn, Prefers
from engagement.services.kin.keeping import STANDARD_WORDING
from partnerships.models import Partnership

KIN = columns(
    """
    ward_id pcso_id name email phone prefers email_updates languages accessibility embedded embedded_as place
    shared_place latitude longitude age_band ethnicity disability consent_id consent_on young guardian_name
    guardian_contact guardian_consent_on state state_since invited_on joined_on last_contact_at last_contact_by_id
    notes version
    """
)
TURN = columns("kin_id state on reason by_id")
NETWORK = [KeyIndividual._meta.db_table, KinTurn._meta.db_table]
BANDS, GROUPS, KINDS, WAYS = list(AgeBand)[1:], list(Ethnicity), list(Embedded), list(Prefers)
RESTS = 20
"""One of so many rests."""


def network_ranges(key_individuals: int, wards: int) -> list[range]:
    """The numbers of each ward's Key Individuals: equal shares, which together are all of them."""
    ends = [key_individuals * (n + 1) // wards for n in range(wards)]
    return [range(begin, end) for begin, end in zip([0, *ends], ends, strict=False)]


def write_network(keepers: Sequence[Keepers], key_individuals: int, *, now: datetime, today: date) -> int:
    """Write the records by COPY, with their two turns each. Out: how many were written."""
    people, turns = Table(KeyIndividual, KIN), Table(KinTurn, TURN)
    wording = _wordings(today)
    with bare(NETWORK):
        for keeper, numbers in zip(keepers, network_ranges(key_individuals, len(keepers)), strict=True):
            for number in numbers:
                _write((people, turns), keeper, number, wording(keeper.ward_id), (now, today))
            if len(people.rows) >= A_BATCH:
                people.flush()
                turns.flush()
        people.flush()
        turns.flush()
        people.done()
        turns.done()
    return key_individuals


def _wordings(today: date) -> Callable[[int], int]:
    """Which wording the Key Individuals of a ward agreed to: the standard one of its partnership."""
    began = today - timedelta(days=900)
    made = ConsentWording.objects.bulk_create(
        ConsentWording(partnership=partnership, number=1, text=STANDARD_WORDING, starts_on=began)
        for partnership in Partnership.objects.order_by("pk")
    )
    by_partnership = {wording.partnership_id: wording.pk for wording in made}
    of_ward = dict(Partnership.objects.filter(wards__isnull=False).values_list("wards", "pk"))
    return lambda ward: by_partnership[of_ward[ward]]


def _write(rows: tuple[Table, Table], keeper: Keepers, number: int, wording: int, clock: tuple[datetime, date]) -> None:
    (people, turns), (now, today) = rows, clock
    joined = today - timedelta(days=60 + number * 37 % 700)
    invited, street = joined - timedelta(days=10), keeper.streets[number % len(keeper.streets)]
    state = KinState.RESTING if number % RESTS == 0 else KinState.ACTIVE
    kin = people.add(
        keeper.ward_id, keeper.pcso, f"Key Individual {number:06}", "", f"01632 {960000 + number % 1000}",
        WAYS[number % len(WAYS)].value, False, "English", "", KINDS[number * 7 % len(KINDS)].value, "",
        f"{1 + number % 180} {street}", street, None, None, BANDS[number % len(BANDS)].value,
        GROUPS[number * 3 % len(GROUPS)].value, "not_disabled" if number % 6 else "disabled", wording, joined, False,
        "", "", None, state.value, joined, invited, joined, now - timedelta(days=1 + number * 11 % 40), keeper.pcso,
        "", 1,
    )  # fmt: skip
    turns.add(kin, KinState.INVITED.value, invited, "", keeper.coordinator)
    turns.add(kin, state.value, joined, "", keeper.pcso)
