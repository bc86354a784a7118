"""What comes back to the ward's meetings by itself: community payback, under matters arising (T12; 001 rec 2.3)."""

from __future__ import annotations

from django.apps import apps

from partnerships.models import TASKING_KINDS, GroupKind, ItemKind, Meeting
from partnerships.services.meetings import MATTERS_ARISING, place
from tasking.payback_told import payback_told_at

HEARS_BACK = frozenset({GroupKind.NP, *TASKING_KINDS})
"""Kinds of group that are told what became of payback work in their wards."""


def put_on_agenda(meeting: Meeting) -> None:
    """Have an item of matters arising where there is payback work to tell of, also at a group's first meeting.

    In: a meeting whose row is locked. Taken off by a person it stays off.
    """
    if meeting.group.kind not in HEARS_BACK or not payback_told_at(meeting).exists():
        return
    items = apps.get_model("partnerships", "AgendaItemEvent").objects
    if not items.filter(meeting=meeting, kind=ItemKind.MATTERS_ARISING).exists():
        place(meeting=meeting, kind=ItemKind.MATTERS_ARISING, title=MATTERS_ARISING)
