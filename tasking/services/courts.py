"""Sentencing feedback: recorded, spread as the meeting decides, taken back (T12; 001 rec 2.3)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import TASKING_KINDS, GroupKind, ItemKind, Meeting, User, Ward
from partnerships.services.agendas import place_once
from tasking.court_access import SPREAD, require_record
from tasking.courts_told import SENTENCING, outcomes_told_at
from tasking.models import Court, CourtOutcome, Spread

HEARS_OF_COURTS = frozenset({GroupKind.NP, *TASKING_KINDS})
TOO_OLD_DAYS = 366
"""What was decided longer ago is no news, and the person has a right to be left alone with it."""


def record_outcome(
    *, by: User, ward: Ward, court: Court, sentenced_on: date, wording: str, spread: Spread | str = ""
) -> CourtOutcome:
    """Record what a court decided, in words for the public; the ward's next meetings hear of it.

    In: `spread`, where it is known already how widely it is told. Raises PermissionDenied, and Refused for a day to
    come, one more than a year ago, or no words.
    """
    require_record(by, ward)
    wording, today = wording.strip(), timezone.localdate()
    if not wording:
        raise Refused("Write what the court decided.", field="wording")
    if not 0 <= (today - sentenced_on).days <= TOO_OLD_DAYS:
        raise Refused("Enter a day of the last twelve months.", field="sentenced_on")
    if spread:
        SPREAD.require(by, ward)
    return CourtOutcome.objects.create(
        ward=ward, court=court, sentenced_on=sentenced_on, wording=wording, spread=spread, recorded_by=by,
        spread_by=by if spread else None,
    )  # fmt: skip


def decide_spread(*, outcome: CourtOutcome, by: User, spread: Spread) -> CourtOutcome:
    """Say how widely it is told, as the meeting decided. Refused once it was taken back."""
    SPREAD.require(by, outcome.ward)
    with transaction.atomic():
        row = locked(outcome)
        if row.withdrawn_at is not None:
            raise Refused("It was taken back.")
        row.spread, row.spread_by = spread, by
        row.save(update_fields=["spread", "spread_by"])
        return row


def take_back(*, outcome: CourtOutcome, by: User, because: str) -> CourtOutcome:
    """Take it out of agendas, minutes and drafts at once: an appeal, a mistake, somebody who could be known by it."""
    require_record(by, outcome.ward)
    if not because.strip():
        raise Refused("Write why it is taken back.", field="because")
    with transaction.atomic():
        row = locked(outcome)
        if row.withdrawn_at is None:
            row.withdrawn_by, row.withdrawn_at, row.withdrawn_because = by, timezone.now(), because.strip()
            row.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_because"])
        return row


def put_on_agenda(meeting: Meeting) -> None:
    """Have an item where there is something to tell; a group may have it as a standing item in any case.

    In: a meeting whose row is locked. Taken off by a person it stays off.
    """
    if meeting.group.kind in HEARS_OF_COURTS and outcomes_told_at(meeting).exists():
        place_once(meeting, ItemKind.STANDING, SENTENCING)
