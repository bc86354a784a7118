"""Harrowmere's postcodes: HM1 to HM4, a district a neighbourhood, a sector a ward. No real postcode begins with HM."""

from __future__ import annotations

from itertools import product

from config.demonstration.cast import Harrowmere
from partnerships.models import Postcode

LETTERS = "ABDEFGH"


def make_postcodes(borough: Harrowmere) -> None:
    """Forty-nine postcodes a ward: HM1 1AA to HM1 1HH lie in Millbrook."""
    Postcode.objects.bulk_create(
        Postcode(pk=f"HM{(number - 1) // 3 + 1}{(number - 1) % 3 + 1}{first}{second}", ward=ward)
        for number, ward in borough.wards.items()
        for first, second in product(LETTERS, repeat=2)
    )
