"""Actions at risk, and those whose owner left, are in the digest once, and again on a Monday (T5, X7)."""

from __future__ import annotations

from config.demonstration.cast import Harrowmere
from partnerships.models import Role
from tests.feedback.lateness import DAY, MONDAY, borough, late_action, morning, reported

__all__ = ["borough"]


def test_what_is_at_risk_is_said_once_to_owner_and_coordinator(borough: Harrowmere) -> None:
    late_action(borough, due=MONDAY + 5 * DAY)
    digests = morning(MONDAY)
    assert digests["errol"].subject == "Monday 23 November: 1 action of yours at risk"
    assert digests["carol"].subject == "Monday 23 November: 1 action at risk in your wards"
    assert "/actions/?state=risk" in digests["carol"].text
    assert "Due Saturday 28 November, with Street Environment (Errol Grant)." in digests["carol"].text
    for after in range(1, 5):
        assert morning(MONDAY + after * DAY) == {}


def test_who_reported_hears_nothing(borough: Harrowmere) -> None:
    reported(late_action(borough, due=MONDAY + 5 * DAY))
    assert morning(MONDAY) == {}


def test_what_somebody_left_behind_is_said_to_the_coordinator_alone(borough: Harrowmere) -> None:
    late_action(borough, due=MONDAY + 30 * DAY)
    Role.objects.filter(user=borough.errol).update(starts_on=MONDAY - 99 * DAY, ends_on=MONDAY - 4 * DAY)
    digests = morning(MONDAY)
    assert set(digests) == {"carol"}
    assert digests["carol"].subject == "Monday 23 November: 1 action without an owner who can act"
    assert "/actions/?state=nobody" in digests["carol"].text
    assert morning(MONDAY + DAY) == {}
    assert set(morning(MONDAY + 7 * DAY)) == {"carol"}
