"""Effective practice: shared out of a closed plan, put before the city's delivery group, changed, taken back (F7)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from partnerships.errors import Refused
from partnerships.locking import locked, save_if_unchanged
from partnerships.models import GroupKind, ItemKind, Meeting, User
from partnerships.services.agendas import titles_ever_on
from partnerships.services.meetings import meetings_before, place
from tasking.models import Plan, Practice
from tasking.practice_access import SHARE_PRACTICE

HEARS_OF_PRACTICE = frozenset({GroupKind.PDG, GroupKind.JAG})
ON_THE_AGENDA = "Effective practice: "
AT_MOST = 5
"""Items of this kind on one agenda; the page has all of them."""


def share(*, plan: Plan, by: User, title: str, problem: str, worked: str, advice: str, contact: User) -> Practice:
    """Share what worked with the whole partnership; its delivery group hears of it at its next meeting (001 rec 5.2).

    Raises PermissionDenied, and Refused for an open plan, one that is shared already, or a contact who left.
    """
    SHARE_PRACTICE.require(by, plan.ward)
    if not contact.is_active:
        raise Refused("Choose somebody who can be asked.", field="contact")
    with transaction.atomic():
        row = locked(plan)
        if row.is_open:
            raise Refused("The plan is not closed yet: whether it worked is not known.")
        if Practice.objects.filter(plan=row).exists():
            raise Refused("What worked in this plan is shared already.")
        return Practice.objects.create(
            plan=row, title=title, problem=problem, worked=worked, advice=advice, contact=contact, shared_by=by
        )


def change(*, practice: Practice, by: User, version: int, **texts: object) -> Practice:
    """Change its words or whom to ask, and share it again where it was taken back.

    Raises Conflict, with what stands, where somebody saved in between; PermissionDenied.
    """
    SHARE_PRACTICE.require(by, practice.plan.ward)
    for name, value in texts.items():
        setattr(practice, name, value)
    practice.withdrawn_at = practice.withdrawn_by = None
    save_if_unchanged(practice, version=version, fields=[*texts, "withdrawn_at", "withdrawn_by"])
    return practice


def take_back(*, practice: Practice, by: User, version: int) -> Practice:
    """Show it to nobody but those who lead there: it did not last, or somebody could be known by it."""
    SHARE_PRACTICE.require(by, practice.plan.ward)
    practice.withdrawn_at, practice.withdrawn_by = timezone.now(), by
    save_if_unchanged(practice, version=version, fields=["withdrawn_at", "withdrawn_by"])
    return practice


def put_on_agenda(meeting: Meeting) -> None:
    """An item for each that was shared since the group's meeting before. In: a meeting whose row is locked.

    Taken off by a person it stays off, and what an earlier meeting heard of does not come again.
    """
    if meeting.group.kind not in HEARS_OF_PRACTICE:
        return
    before = meetings_before(meeting).values_list("starts_at", flat=True).first()
    shared = Practice.objects.shared().filter(plan__ward__partnership=meeting.group.partnership_id)
    if before is not None:
        shared = shared.filter(shared_at__gte=before)
    heard = titles_ever_on(meeting.group, beginning=ON_THE_AGENDA)
    for practice in shared.order_by("shared_at", "pk")[:AT_MOST]:
        title = f"{ON_THE_AGENDA}{practice.title}"
        if title not in heard:
            place(meeting=meeting, kind=ItemKind.STANDING, title=title)
