"""What courts decided in Harrowmere, told so that nobody is known by it (T12; 001 rec 2.3)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.neighbours import constable, coordinator
from tasking.models import Court, CourtOutcome, Spread

# Ward, how many days ago, court, what it decided, how widely it is told ("" where the meeting has still to decide).
DECIDED: list[tuple[int, int, Court, str, str]] = [
    (1, 4, Court.MAGISTRATES, "For repeated thefts from shops in the precinct: eighteen weeks in prison, suspended for "
     "a year, with treatment for drug use and a hundred hours of unpaid work.", ""),
    (1, 26, Court.MAGISTRATES, "For leaving a van load of building waste by the mill race: a fine of £1,200, and the "
     "cost of clearing it.", Spread.WARD),
    (2, 19, Court.CROWN, "For two burglaries of homes while people were asleep: three years and four months in "
     "prison.", Spread.NEIGHBOURHOOD),
    (3, 40, Court.YOUTH, "For damage to the bus shelters: a referral order of six months, with reparation.",
     Spread.MEETING),
    (5, 11, Court.COUNTY, "An injunction of two years against gathering with others and shouting abuse around the "
     "parade.", Spread.WARD),
    (7, 15, Court.MAGISTRATES, "For riding an off-road motorcycle on the quayside without insurance: six points, a "
     "fine of £660, and the motorcycle crushed.", Spread.NEIGHBOURHOOD),
    (8, 6, Court.MAGISTRATES, "For letting a dangerous dog loose on the green: a fine, compensation, and an order that "
     "the dog is muzzled and on a lead.", ""),
    (11, 33, Court.CROWN, "For supplying drugs from a house near the park: four years in prison. The house was closed "
     "for three months.", Spread.WARD),
]  # fmt: skip


def write_courts(borough: Harrowmere, *, now: datetime) -> list[CourtOutcome]:
    """Write what was recorded in the past weeks, by the constable of that half of the borough."""
    rows = []
    for ward, days, court, wording, spread in DECIDED:
        at = now - timedelta(days=days - 1, hours=3)
        rows.append(
            CourtOutcome(
                ward=borough.wards[ward], court=court, wording=wording, spread=spread, recorded_at=at,
                sentenced_on=timezone.localdate(now) - timedelta(days=days),
                recorded_by=borough.people[constable(ward)],
                spread_by=borough.people[coordinator(ward)] if spread else None,
            )
        )  # fmt: skip
    return CourtOutcome.objects.bulk_create(rows)
