"""What comes back to the ward's meetings by itself: community payback, under matters arising (T12; 001 rec 2.3)."""

from __future__ import annotations

from partnerships.models import TASKING_KINDS, GroupKind, ItemKind, Meeting
from partnerships.services.agendas import place_once
from partnerships.services.meetings import MATTERS_ARISING
from tasking.payback_told import payback_told_at

HEARS_BACK = frozenset({GroupKind.NP, *TASKING_KINDS})
"""Kinds of group that are told what became of payback work in their wards."""


def put_on_agenda(meeting: Meeting) -> None:
    """Have an item of matters arising where there is payback work to tell of, also at a group's first meeting.

    In: a meeting whose row is locked. Taken off by a person it stays off.
    """
    if meeting.group.kind in HEARS_BACK and payback_told_at(meeting).exists():
        place_once(meeting, ItemKind.MATTERS_ARISING, MATTERS_ARISING)
