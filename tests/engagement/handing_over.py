"""What was passed to the intelligence unit, named by the state of the business."""

from __future__ import annotations

from typing import Any

from config.demonstration.cast import Harrowmere
from engagement.models import IntelligenceStub
from engagement.services import intelligence

CANARY = "zebrafinchwhisper"
WHY = "To take it on"
NUMBER = "ISR-0831"


def handed_over(borough: Harrowmere, by: str = "priya", **facts: Any) -> IntelligenceStub:
    """Passed on by the PCSO of ward 1, waiting in the box."""
    given = {"ward": borough.wards[1], "content": f"A {CANARY} is sold from the van.", "occasion": "told", **facts}
    return intelligence.submit(by=borough.people[by], **given)


def opened(borough: Harrowmere, **facts: Any) -> IntelligenceStub:
    """The same, read by the unit."""
    stub = handed_over(borough, **facts)
    intelligence.read(stub=stub, by=borough.iris, reason=WHY)
    return stub


def taken_on(borough: Harrowmere, *, number: str = "", **facts: Any) -> IntelligenceStub:
    """The same, acknowledged, with the source's register number where there is one."""
    stub = opened(borough, **facts)
    return intelligence.acknowledge(stub=stub, by=borough.iris, unit_reference="IR/26/0417", source_number=number)


def known_source(borough: Harrowmere, times: int = 1) -> None:
    """A source with a register number, from whom so much was received."""
    for _ in range(times):
        taken_on(borough, number=NUMBER)
