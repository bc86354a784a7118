"""Agencies are reminded of the reports they owe, once nearly due and once late; minutes are chased (P6, P8)."""

from __future__ import annotations

import pytest

from config.demonstration.cast import Harrowmere
from partnerships.models import AgencyReport
from tests.feedback.lateness import DAY, MONDAY, at, borough, meeting_held, morning

__all__ = ["borough"]


@pytest.fixture
def report(borough: Harrowmere) -> AgencyReport:
    """Street Environment's, due on Wednesday for the meeting of the Monday after."""
    meeting = meeting_held(borough, on=MONDAY + 7 * DAY)
    agency = borough.agencies["street-environment"]
    return AgencyReport.objects.create(
        meeting=meeting, agency=agency, due_on=MONDAY + 2 * DAY, asked_by=borough.carol, asked_at=at(MONDAY - 7 * DAY)
    )


def test_the_agency_when_it_is_nearly_due_and_everybody_once_it_is_late(report: AgencyReport) -> None:
    soon = morning(MONDAY)
    assert set(soon) == {"errol"}
    assert "1 report your agency owes" in soon["errol"].subject
    assert f"http://localhost:8000{report.get_absolute_url()}\n" in soon["errol"].text
    assert morning(MONDAY + DAY) == {}
    late = morning(MONDAY + 3 * DAY)
    assert set(late) == {"errol", "carol"}
    assert "1 agency report late" in late["carol"].subject
    assert "Street Environment" in late["carol"].text
    assert morning(MONDAY + 4 * DAY) == {}


def test_nobody_once_it_is_here(borough: Harrowmere, report: AgencyReport) -> None:
    AgencyReport.objects.update(received_at=at(MONDAY), received_from=borough.errol, text="Cleared.")
    assert morning(MONDAY) == {}


def test_late_minutes_are_chased_after_three_days_and_after_seven(borough: Harrowmere) -> None:
    """And after that on Mondays, as everything that is late."""
    meeting_held(borough, on=MONDAY)
    chased = [number for number in range(10) if "carol" in morning(MONDAY + number * DAY)]
    assert chased == [3, 7]
