"""What Harrowmere passed to its intelligence unit in eighteen months: stubs, two hand-overs that wait, one review.

What was told of old is gone, as it is in life; the two that wait name nobody.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import FrequentContactReview, Handover, IntelligenceSource, IntelligenceStub
from engagement.models.intelligence import Occasion, StubState, UnitAnswer, new_reference

A, TOLD = UnitAnswer, Occasion.TOLD
# Days ago, ward, who passed it on, how it came, which source of the register, grading, what became of it, told.
PAST: list[tuple[int, int, str, Occasion, int | None, str, UnitAnswer | None, bool]] = [
    (531, 3, "carol", TOLD, None, "2CP", A.KNOWN, True),
    (489, 7, "pete", Occasion.VISIT, None, "2DP", A.NO_USE, True),
    (446, 1, "cllr-jones", TOLD, None, "2CP", A.PASSED_ON, True),
    (402, 10, "colin", TOLD, None, "1BP", A.ACTED_ON, True),
    (358, 2, "priya", TOLD, 0, "2BC", A.PASSED_ON, True),
    (301, 5, "hana", TOLD, None, "3DP", A.NO_USE, True),
    (247, 8, "pete", Occasion.SURVEY, None, "2DP", None, False),
    (196, 1, "rita", TOLD, None, "2CP", A.KNOWN, True),
    (121, 7, "pete", TOLD, 1, "1AC", A.ACTED_ON, True),
    (74, 1, "priya", TOLD, 0, "1BC", A.ACTED_ON, True),
    (38, 4, "ines", TOLD, None, "2CP", A.PASSED_ON, False),
    (11, 2, "priya", TOLD, 0, "1AC", A.PASSED_ON, False),
]
WAITING = [
    (3, 1, "priya", "Told at the bus shelter by somebody who wants to stay unknown: a white van without a name on it "
     "stops behind the closed launderette after eleven on Tuesdays and Thursdays, and boxes go from it into the flat "
     "above. It has been so for about a month."),
    (1, 9, "colin", "A shopkeeper said in confidence, and does not want it known who said it, that two young men sell "
     "tobacco from a bag outside the school gate at half past three and take the numbers of those who can’t pay."),
]  # fmt: skip
NUMBERS = ("ISR-0412", "ISR-0431")


def write_intelligence(borough: Harrowmere, *, now: datetime) -> int:
    """Write the stubs, the two in the box and the review. Out: how many stubs."""
    sources = IntelligenceSource.objects.bulk_create(
        IntelligenceSource(partnership=borough.partnership, number=number, given_by=borough.iris) for number in NUMBERS
    )
    stubs = IntelligenceStub.objects.bulk_create(
        [_past(borough, now, sources, number, line) for number, line in enumerate(PAST)]
        + [
            IntelligenceStub(
                ward=borough.wards[ward], submitted_by=borough.people[who], occasion=TOLD,
                routed_on=timezone.localdate(now) - timedelta(days=ago),
            )
            for ago, ward, who, _ in WAITING
        ]
    )  # fmt: skip
    for stub, (_, _, _, text) in zip(stubs[len(PAST) :], WAITING, strict=True):
        Handover.enclosing(stub, text=text).save(force_insert=True)
    third = stubs[len(PAST) - 1]
    FrequentContactReview.objects.create(source=sources[0], opened_at=third.source_since or now)
    return len(stubs)


def _past(
    borough: Harrowmere, now: datetime, sources: list[IntelligenceSource], number: int, line: tuple[Any, ...]
) -> IntelligenceStub:
    ago, ward, who, occasion, source, grading, answer, told = line
    taken = now - timedelta(days=ago - 1)
    routed = timezone.localdate(now) - timedelta(days=ago)
    answered = timezone.localdate(taken) + timedelta(days=4)
    return IntelligenceStub(
        ward=borough.wards[ward], submitted_by=borough.people[who], occasion=occasion, state=StubState.TAKEN,
        reference=new_reference(routed), routed_on=routed, opened_at=taken, taken_at=taken,
        taken_by=borough.iris, unit_reference=f"IR/{taken:%y}/{211 + 23 * number:04}", grade_source=grading[0],
        grade_information=grading[1], handling=grading[2],
        source=sources[source] if source is not None else None, source_since=taken if source is not None else None,
        answer=answer or "", answered_on=answered if answer else None, answered_by=borough.iris if answer else None,
        told_on=answered + timedelta(days=2) if told else None,
    )  # fmt: skip
