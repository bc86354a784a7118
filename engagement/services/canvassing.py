"""What was heard together, keyed as a quick list: a councillor's canvass, and a PACT meeting (E1; 000 2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from engagement.canvass_access import KEY_CANVASS, RECORD_PACT
from engagement.models import Canvass, Method, PactRecord, RaiserKind
from engagement.services.raising import Line, NewRaiser, log_each
from partnerships.access import require_for_group
from partnerships.errors import Refused
from partnerships.models import GroupKind, ItemKind, Meeting, MeetingStage, Membership, Role, RoleKind, User, Ward
from partnerships.services.meetings import locked_meeting, place

ITEM = "Heard on the councillors’ canvass"
AT_A_PACT_MEETING = 3
"""A PACT meeting chooses up to three issues."""


def key_canvass(
    *, ward: Ward, meeting: Meeting, councillor: User, canvassed_on: date, lines: Sequence[Line], by: User,
    streets: str = "", doors: int | None = None,
) -> Canvass:  # fmt: skip
    """Log what a councillor heard from residents before an NP meeting, a line each; all of it or nothing.

    Each becomes an issue of its own, raised by the councillor on the residents' behalf, heard on the canvass, and
    brought to that meeting: its members are owed the answer, and the agenda has an item for it. A councillor who is a
    member of that NP hears with it. In: the councillor, and who keyed it (`by`). Out: the canvass. Raises
    PermissionDenied without the right in that ward; Refused for a meeting that is not the ward's NP to come, a
    councillor of another ward, another councillor's canvass, a day to come, or a list without a line.
    """
    KEY_CANVASS.require(by, ward)
    if not lines:
        raise Refused("Write at least one concern.")
    if canvassed_on > timezone.localdate():
        raise Refused("The day of the canvass can't be in the future.", field="canvassed_on")
    _refuse_what_cannot_be(ward, meeting, councillor, by)
    with transaction.atomic():
        held = locked_meeting(meeting.pk)
        if held.stage != MeetingStage.SCHEDULED:
            raise Refused("That meeting has begun or was cancelled. Choose the next one.", field="meeting")
        canvass = Canvass.objects.create(
            ward=ward, meeting=meeting, councillor=councillor, canvassed_on=canvassed_on, streets=streets, doors=doors,
            keyed_by=by,
        )  # fmt: skip
        log_each(
            ward=ward, lines=lines, by=councillor, keyed_by=by, method=Method.CANVASS, heard_at=meeting,
            heard_in=canvass, raised_on=canvassed_on, raiser=_on_behalf(councillor, meeting, canvassed_on),
        )  # fmt: skip
        place(meeting=held, kind=ItemKind.STANDING, title=ITEM)
        return canvass


def councillors_of(ward: Ward, on: date) -> list[User]:
    """Who sits for the ward that day."""
    return list(Role.objects.held(on).filter(kind=RoleKind.COUNCILLOR, ward=ward).people())


def _refuse_what_cannot_be(ward: Ward, meeting: Meeting, councillor: User, by: User) -> None:
    if meeting.group.kind != GroupKind.NP or not meeting.group.wards.filter(pk=ward.pk).exists():
        raise Refused(f"That is no meeting of a group for which {ward} is canvassed.", field="meeting")
    if councillor not in councillors_of(ward, timezone.localdate()):
        raise Refused(f"{councillor} is no councillor of {ward}.", field="councillor")
    if by != councillor and not by.scope.has({RoleKind.COORDINATOR}):
        raise Refused("Key your own canvass; the coordinator keys those of others.", field="councillor")


def _on_behalf(councillor: User, meeting: Meeting, on: date) -> NewRaiser:
    member = Membership.objects.current(on).filter(group=meeting.group_id, user=councillor).exists()
    return NewRaiser(
        name=councillor.name, kind=RaiserKind.COUNCILLOR, user=councillor, email=councillor.email,
        group=meeting.group if member else None, wants_to_know=not member, others_may_see=True,
    )  # fmt: skip


def record_pact(*, meeting: Meeting, ward: Ward, attendance: int, lines: Sequence[Line], by: User) -> PactRecord:
    """Record that a PACT meeting was held: how many came, and the up to three issues it raised, each logged.

    Out: the record. Raises PermissionDenied without the right for the group; Refused where it is no PACT meeting, has
    not begun, was cancelled or is recorded already, and for a fourth issue.
    """
    require_for_group(by, RECORD_PACT, meeting.group)
    if meeting.group.kind != GroupKind.PACT:
        raise Refused(f"No issues are chosen by the public at {meeting.group}.")
    if len(lines) > AT_A_PACT_MEETING:
        raise Refused(f"{meeting.group} chooses up to three issues. Log others one by one.")
    with transaction.atomic():
        held = locked_meeting(meeting.pk)
        if held.stage == MeetingStage.CANCELLED or held.starts_at > timezone.now():
            raise Refused("It has not been held yet, or was cancelled.")
        try:
            with transaction.atomic():
                record = PactRecord.objects.create(meeting=meeting, attendance=attendance, recorded_by=by)
        except IntegrityError:
            raise Refused("It is recorded already. Log what is missing one by one.") from None
        if lines:
            log_each(
                ward=ward, lines=lines, by=by, keyed_by=by, method=Method.PACT, heard_at=meeting, raised_on=meeting.day
            )
        return record
