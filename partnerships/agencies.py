"""The agencies a list may be narrowed to: those of the partnerships in which a person's wards lie."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from partnerships.asking import question
from partnerships.models import Agency


def agencies_of(wards: Iterable[Any]) -> list[Agency]:
    """In: wards, or rows that know their `partnership_id`. Out: the agencies by name; none for wards of none."""
    homes = sorted({ward.partnership_id for ward in wards if ward.partnership_id})
    return _agencies(partnerships=homes) if homes else []


@question
def _agencies(partnerships: Any) -> QuerySet[Agency]:
    return Agency.objects.filter(partnership_id__in=partnerships).only("name", "slug")
