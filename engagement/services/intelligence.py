"""Passing something to the intelligence unit, and what the unit then does with its stub (E9; 003 4.2.4-4.2.5)."""

from __future__ import annotations

import re

from cryptography.fernet import InvalidToken
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from engagement.intelligence_access import KEEP, SCREEN, SUBMIT, answers_for, asks_reason, content_seen_by
from engagement.models import FrequentContactReview, Handover, IntelligenceSource, IntelligenceStub
from engagement.models.intelligence import (
    REGISTER_NUMBER,
    UNIT_REFERENCE,
    Content,
    Handling,
    InformationGrade,
    Occasion,
    Screening,
    SourceGrade,
    StubState,
    UnitAnswer,
    new_reference,
)
from partnerships.disclosing import disclosed
from partnerships.errors import Refused
from partnerships.models import Partnership, User, Ward

FREQUENT = 3
"""So many times information was received from one source: its contact is frequent (003 4.2.5)."""
SHUT = "It was closed with a secret key that this book no longer has. The administrator names it among the old keys."
GONE = "The intelligence unit has it. Nothing of it is kept here."


def submit(*, by: User, ward: Ward, content: str, occasion: str, source_number: str = "") -> IntelligenceStub:
    """Pass something to the intelligence unit: a stub, and its content closed in the hand-over box.

    In: the ward it is about; what was told, in words; how it came (`Occasion`); the source's register number where the
    unit has given one. A number that the unit never gave is no reason to refuse (safety 12): it goes with the content,
    for the unit to look up. Out: the stub. The third time something was told by one source opens its review, here and
    now. Raises PermissionDenied outside the person's wards, Refused without words.
    """
    SUBMIT.require(by, ward)
    if not content.strip():
        raise Refused("Write what you were told.", field="content")
    typed = source_number.strip()
    with transaction.atomic():
        source = _known(ward.partnership, typed)
        stub = IntelligenceStub.objects.create(
            reference=_unused_reference(), ward=ward, occasion=Occasion(occasion), submitted_by=by, source=source,
            source_since=timezone.now() if source else None,
        )  # fmt: skip
        Handover.enclosing(stub, text=content.strip(), source_said="" if source else typed).save(force_insert=True)
        if source:
            _review_if_frequent(source)
    return stub


def _unused_reference() -> str:
    """Of ten thousand drawn, one time in eight two are the same: such a one is drawn again, not refused."""
    while IntelligenceStub.objects.filter(reference=(drawn := new_reference())).exists():
        pass
    return drawn


def read(*, stub: IntelligenceStub, by: User, reason: str = "") -> Content:
    """Show what is in the box, once the showing is recorded (X1).

    In: why, from the list of the form, for everybody but the PCSO who wrote it. The unit's first reading hands it over:
    from then on its author no longer reads it. Raises PermissionDenied, and Refused where it is gone.
    """
    with transaction.atomic():
        row = _locked(stub)
        if not IntelligenceStub.objects.filter(content_seen_by(by), pk=row.pk).exists():
            raise Refused(GONE) if not row.is_waiting else PermissionDenied
        if asks_reason(by, row) and not reason:
            raise Refused("Choose why you read it.", field="reason")
        disclosed(by, "intelligence:content", row.reference, reason)
        if KEEP.held_for(by, stub.ward) and row.opened_at is None:
            row.opened_at = timezone.now()
            row.save(update_fields=["opened_at"])
            stub.opened_at = row.opened_at
        try:
            return Handover.objects.get(stub=row).opened()
        except InvalidToken as error:
            raise Refused(SHUT) from error


def screen(*, stub: IntelligenceStub, by: User, screening: str) -> IntelligenceStub:
    """A supervisor has looked at it for relevance (003 4.2.4); it is the unit that decides."""
    SCREEN.require(by, stub.ward)
    with transaction.atomic():
        row = _locked(stub)
        if not row.is_waiting:
            raise Refused(GONE)
        row.screening, row.screened_by, row.screened_on = Screening(screening), by, timezone.localdate()
        row.save(update_fields=["screening", "screened_by", "screened_on"])
    return row


def acknowledge(
    *, stub: IntelligenceStub, by: User, unit_reference: str, grade_source: str = "", grade_information: str = "",
    handling: str = "", source_number: str = "",
) -> IntelligenceStub:  # fmt: skip
    """The unit has it in its own system, under its own reference: the content is deleted in this transaction.

    In: that reference; the 3x5x2 grading, all of it or none; the source's register number where the unit gives one.
    Raises PermissionDenied, Refused where the unit has not read it yet or has it already, or for a wrong number.
    """
    KEEP.require(by, stub.ward)
    reference = _shaped(unit_reference, UNIT_REFERENCE, "unit_reference", "IR/26/0417")
    grades = (grade_source, grade_information, handling)
    if any(grades) and not all(grades):
        raise Refused("Give all three parts of the grading, or none.", field="grade_source")
    with transaction.atomic():
        row = _locked(stub)
        if not row.is_waiting:
            raise Refused("It is acknowledged already.")
        if row.opened_at is None:
            raise Refused("Read it first: once it is acknowledged nothing of it is left.")
        row.state, row.unit_reference = StubState.TAKEN, reference
        row.taken_at, row.taken_by = timezone.now(), by
        if all(grades):
            row.grade_source, row.grade_information = SourceGrade(grade_source), InformationGrade(grade_information)
            row.handling = Handling(handling)
        row.save()  # the database empties the box with this
        if source_number.strip():
            _belongs(row, by, source_number)
    return row


def give_number(*, stub: IntelligenceStub, by: User, source_number: str) -> IntelligenceStub:
    """Say which source of the unit's register it came from, or put that right. Opens the review of a frequent one."""
    KEEP.require(by, stub.ward)
    with transaction.atomic():
        row = _locked(stub)
        _belongs(row, by, source_number)
    return row


def answer(*, stub: IntelligenceStub, by: User, answer: str) -> IntelligenceStub:
    """Tell whoever passed it on what became of it, in one of four sentences without content (003 4.2.4)."""
    KEEP.require(by, stub.ward)
    with transaction.atomic():
        row = _locked(stub)
        if row.is_waiting:
            raise Refused("Acknowledge it first.")
        row.answer, row.answered_on, row.answered_by, row.told_on = UnitAnswer(answer), timezone.localdate(), by, None
        row.save(update_fields=["answer", "answered_on", "answered_by", "told_on"])
    return row


def tell_source(*, stub: IntelligenceStub, by: User) -> IntelligenceStub:
    """Whoever passed it on has told the person they had it from. Raises PermissionDenied for anybody else."""
    with transaction.atomic():
        row = _locked(stub)
        if not answers_for(by).filter(pk=row.pk).exists():
            raise PermissionDenied
        if row.told_on is None:
            row.told_on = timezone.localdate()
            row.save(update_fields=["told_on"])
    return row


def conclude(*, review: FrequentContactReview, by: User, unit_reference: str) -> FrequentContactReview:
    """The unit has reviewed the source; what it found stands in its own register, under this reference (003 4.2.5)."""
    reference = _shaped(unit_reference, UNIT_REFERENCE, "unit_reference", "FC/26/012")
    with transaction.atomic():
        source = IntelligenceSource.objects.select_for_update().get(pk=review.source_id)
        if source.partnership_id not in by.scope.partnership_ids(KEEP.kinds):
            raise PermissionDenied(KEEP.why_not)
        row = FrequentContactReview.objects.select_for_update().get(pk=review.pk)
        if row.concluded_at is not None:
            raise Refused("It is concluded already.")
        row.concluded_at, row.concluded_by, row.unit_reference = timezone.now(), by, reference
        row.save()
    return row


def _locked(stub: IntelligenceStub) -> IntelligenceStub:
    row = IntelligenceStub.objects.select_for_update().get(pk=stub.pk)
    row.ward = stub.ward
    return row


def _known(partnership: Partnership | None, number: str) -> IntelligenceSource | None:
    """The source of that number, its row locked: receipts of one source are counted one after the other."""
    sources = IntelligenceSource.objects.select_for_update()
    return sources.filter(partnership=partnership, number=_plain(number)).first() if number else None


def _belongs(row: IntelligenceStub, by: User, number: str) -> None:
    """Give the stub its source, with a row for a number that is new."""
    shaped = _shaped(number, REGISTER_NUMBER, "source_number", "ISR-0417")
    IntelligenceSource.objects.bulk_create(
        [IntelligenceSource(partnership=row.ward.partnership, number=shaped, given_by=by)], ignore_conflicts=True
    )
    source = _known(row.ward.partnership, shaped)
    if source is None or source.pk == row.source_id:
        return
    row.source, row.source_since = source, timezone.now()
    row.save(update_fields=["source", "source_since"])
    _review_if_frequent(source)


def _review_if_frequent(source: IntelligenceSource) -> None:
    """Open a review at the third receipt since the last one was concluded. The source's row is locked by the caller."""
    reviews = FrequentContactReview.objects.filter(source=source)
    if reviews.filter(concluded_at__isnull=True).exists():
        return
    last = reviews.order_by("-concluded_at").values_list("concluded_at", flat=True).first()
    received = IntelligenceStub.objects.filter(source=source, occasion=Occasion.TOLD)
    if last is not None:
        received = received.filter(source_since__gt=last)
    if received.count() >= FREQUENT:
        FrequentContactReview.objects.create(source=source)


def _plain(number: str) -> str:
    return "".join(number.split()).upper()


def _shaped(number: str, shape: str, field: str, example: str) -> str:
    """A number of the unit's, if it looks like one: no words fit into it, and so nobody's name."""
    plain = _plain(number)
    if not re.fullmatch(shape.strip("^$"), plain):
        raise Refused(f"Enter a number like {example}: letters, figures and strokes, without a name.", field=field)
    return plain
