"""What was held to hear people: recorded with who was reached, in counts, and the issues heard there (003 4.7.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from engagement.models import EngagementEvent, Method, PieceOfWork, Reached, Target
from engagement.models.reaching import DIMENSIONS, targets_of
from engagement.reaching_access import PARTNER, RECORD_EVENT, require_change, require_delivery
from engagement.services.raising import Line, log_each
from engagement.services.reaching.commissioning import deliver
from partnerships.errors import Refused
from partnerships.locking import locked, none_saved_since
from partnerships.models import Role, User, Ward

PLAIN = ("held_on", "place", "method", "run_by", "together_with", "handed_out", "attendance", "said")


def who_runs(user: User, ward: Ward, on: date) -> QuerySet[User]:
    """Who may have run an event that this person records: a partner officer's colleagues, else all who may record."""
    held_for = Q(ward=ward) | Q(group__wards=ward) | Q(partnership=ward.partnership_id)
    if ward.neighbourhood_id:
        held_for |= Q(neighbourhood=ward.neighbourhood_id)
    held = Role.objects.held(on).filter(held_for, kind__in=RECORD_EVENT.kinds)
    people = User.objects.filter(Q(pk__in=held.order_by().values("user")) | Q(pk=user.pk), is_active=True)
    if not user.scope.covers(RECORD_EVENT.kinds - PARTNER, ward):
        people = people.filter(Q(pk=user.pk) | Q(agency=user.agency_id or 0))
    return people.order_by("name", "pk")


def record_event(
    *, ward: Ward, by: User, held_on: date, place: str, method: str, run_by: User, attendance: int,
    also: Sequence[Ward] = (), together_with: str = "", handed_out: int | None = None, said: str = "",
    reached: Mapping[str, int] | None = None, lines: Sequence[Line] = (), work: PieceOfWork | None = None,
    heard: str = "",
) -> EngagementEvent:  # fmt: skip
    """Record what was held: when, where, how, by whom, how many took part, and of which groups how many.

    In: the ward it was held in and others it was for; the concerns heard there, a line each, which become issues of
    that ward; the piece of work it is a session of and, where that is done with it, what was heard (`heard`). Out:
    the event. All or nothing. Raises PermissionDenied without the right; Refused for a day to come, more counted of a
    kind than took part, or work that is over.
    """
    if work is None:
        RECORD_EVENT.require(by, ward)
    else:
        require_delivery(by, work)
    _refuse_what_cannot_be(held_on, attendance, reached or {})
    with transaction.atomic():
        if work is not None and not locked(work).is_open:
            raise Refused("Somebody has recorded already what came of this work.")
        event = _made(
            ward=ward, by=by, held_on=held_on, place=place, method=method, run_by=run_by, attendance=attendance,
            together_with=together_with, handed_out=handed_out, said=said, work=work,
        )  # fmt: skip
        event.save()
        event.wards.set({ward, *also})
        _count(event, reached or {})
        if lines:
            hear(event=event, ward=ward, lines=lines, by=by)
        if work is not None and heard.strip():
            deliver(work=work, by=by, heard=heard)
        return event


@dataclass(frozen=True, slots=True)
class Held:
    """An event of a list, as `record_event` takes it."""

    ward: Ward
    facts: dict[str, Any]
    also: tuple[Ward, ...] = ()
    reached: dict[str, int] = field(default_factory=dict)

    def refuse_what_cannot_be(self) -> None:
        """Raises Refused, for the field."""
        _refuse_what_cannot_be(self.facts["held_on"], self.facts["attendance"], self.reached)


def record_each(*, events: Sequence[Held], by: User) -> list[EngagementEvent]:
    """Record many, in as many questions for a thousand as for one: all of them or none. Raises as `record_event`."""
    for ward in {ward for one in events for ward in (one.ward, *one.also)}:
        RECORD_EVENT.require(by, ward)
    for one in events:
        one.refuse_what_cannot_be()
    with transaction.atomic():
        rows = EngagementEvent.objects.bulk_create(
            _made(ward=one.ward, by=by, work=None, **one.facts) for one in events
        )
        pairs = list(zip(rows, events, strict=True))
        of_wards = EngagementEvent.wards.through
        of_wards.objects.bulk_create(
            of_wards(engagementevent_id=row.pk, ward_id=ward.pk) for row, one in pairs for ward in {one.ward, *one.also}
        )
        Reached.objects.bulk_create(made for row, one in pairs for made in _counts(row, one.reached))
        return rows


def _made(
    *, ward: Ward, by: User, held_on: date, place: str, method: str, run_by: User, attendance: int,
    together_with: str = "", handed_out: int | None = None, said: str = "", work: PieceOfWork | None = None,
) -> EngagementEvent:  # fmt: skip
    return EngagementEvent(
        ward=ward, held_on=held_on, place=place.strip(), method=method, run_by=run_by, attendance=attendance,
        agency=work.agency if work else _agency_of(run_by), together_with=together_with.strip(),
        handed_out=handed_out, said=said.strip(), work=work, recorded_by=by,
    )  # fmt: skip


def hear(*, event: EngagementEvent, ward: Ward, lines: Sequence[Line], by: User) -> EngagementEvent:
    """Log concerns heard at the event, each an issue of that ward, one of the event's."""
    RECORD_EVENT.require(by, ward)
    if not lines:
        raise Refused("Write at least one concern.")
    if not event.wards.filter(pk=ward.pk).exists():
        raise Refused("It was not for that ward.", field="ward")
    log_each(
        ward=ward, lines=lines, by=event.run_by, keyed_by=by, heard_in=event, raised_on=event.held_on,
        method=Method.HARD_TO_REACH if event.work_id else Method.EVENT,
    )  # fmt: skip
    return event


def change_event(
    *, event: EngagementEvent, by: User, version: int, reached: Mapping[str, int], **facts: Any
) -> EngagementEvent:
    """Correct what was recorded; the row history keeps what stood. Raises Refused, Conflict."""
    require_change(by, event)
    _refuse_what_cannot_be(facts["held_on"], facts["attendance"], reached)
    with transaction.atomic():
        row = locked(event)
        none_saved_since(row, version=version, fields=["held_on", "place", "attendance", "said"])
        for name in PLAIN:
            setattr(row, name, facts[name])
        row.version += 1
        row.save(update_fields=[*PLAIN, "version"])
        row.reached.all().delete()
        _count(row, reached)
        return row


def _agency_of(person: User) -> Any:
    """The agency of a partner officer; the neighbourhood team's events are nobody's in particular."""
    return person.agency if person.scope.has(PARTNER) else None


def _count(event: EngagementEvent, reached: Mapping[str, int]) -> None:
    Reached.objects.bulk_create(_counts(event, reached))


def _counts(event: EngagementEvent, reached: Mapping[str, int]) -> list[Reached]:
    return [Reached(event=event, target=target, number=number) for target, number in reached.items() if number]


def _refuse_what_cannot_be(held_on: date, attendance: int, reached: Mapping[str, int]) -> None:
    if held_on > timezone.localdate():
        raise Refused("Record it once it has been held.", field="held_on")
    for dimension in DIMENSIONS:
        counted = sum(reached.get(target.value, 0) for target in targets_of(dimension))
        if counted > attendance:
            raise Refused(f"By {dimension}, more are counted than took part.", field="attendance")
    for target, number in reached.items():
        if number > attendance:
            raise Refused(f"{Target(target).label}: more than took part.", field="attendance")
