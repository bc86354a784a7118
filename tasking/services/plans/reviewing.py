"""Plans due for review come on the agenda of the ward's tasking meeting by themselves (P6, T6)."""

from __future__ import annotations

from partnerships.models import TASKING_KINDS, ItemKind, Meeting
from partnerships.services.agendas import place_once
from tasking.models import Plan

PLANS_TO_REVIEW = "Plans due for review"


def put_on_agenda(meeting: Meeting) -> None:
    """Put one item for all plans of the group's wards whose review is due by the day of the meeting.

    In: a tasking meeting whose row is locked; at others nothing is put on. Taken off by a person it stays off.
    """
    if meeting.group.kind not in TASKING_KINDS:
        return
    due = Plan.objects.open().filter(ward__in=meeting.group.wards.values("pk"), review_on__lte=meeting.day)
    if due.exists():
        place_once(meeting, ItemKind.PLANS, PLANS_TO_REVIEW)
