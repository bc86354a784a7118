"""Each Key Individual is contacted at least as often as the cadence says; due and overdue are found (E6; 002 5.3.2)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import KeyIndividual
from engagement.services import kin as steps
from partnerships.errors import Refused
from partnerships.models import Partnership
from tests.engagement.network import kin_active, kin_invited


def due() -> tuple[int, int]:
    today = timezone.localdate()
    return KeyIndividual.objects.contact_due(today).count(), KeyIndividual.objects.contact_overdue(today).count()


@pytest.mark.parametrize(("days_ago", "expected"), [(30, (0, 0)), (31, (1, 0)), (32, (1, 1))])
def test_the_first_contact_is_due_a_month_after_they_joined(
    harrowmere: Harrowmere, days_ago: int, expected: tuple[int, int]
) -> None:
    kin_active(harrowmere, days_ago=days_ago)
    assert due() == expected


def test_the_next_is_due_by_the_setting_after_the_last(harrowmere: Harrowmere) -> None:
    kin = kin_active(harrowmere, days_ago=90)
    assert steps.contacted(kin=kin, at=timezone.now() - timedelta(days=20), by=harrowmere.priya)
    assert due() == (0, 0)
    Partnership.objects.filter(pk=harrowmere.partnership.pk).update(kin_contact_days=14)
    assert due() == (1, 1)


def test_a_contact_keyed_late_does_not_hide_a_later_one(harrowmere: Harrowmere) -> None:
    kin = kin_active(harrowmere, days_ago=90)
    now = timezone.now()
    assert steps.contacted(kin=kin, at=now - timedelta(days=2), by=harrowmere.priya)
    assert not steps.contacted(kin=kin, at=now - timedelta(days=9), by=harrowmere.carol)
    kin.refresh_from_db()
    assert (kin.last_contact_at, kin.last_contact_by) == (now - timedelta(days=2), harrowmere.priya)
    with pytest.raises(Refused):
        steps.contacted(kin=kin, at=now + timedelta(days=1), by=harrowmere.priya)


def test_only_those_who_take_part_are_due(harrowmere: Harrowmere) -> None:
    kin_invited(harrowmere, days_ago=90)
    kin = kin_active(harrowmere, days_ago=90)
    steps.rest(kin=kin, by=harrowmere.priya, on=timezone.localdate(), reason="On a long holiday.")
    assert due() == (0, 0)
    left = steps.see_leave(kin=kin, by=harrowmere.priya, on=timezone.localdate(), reason="asked")
    assert not steps.contacted(kin=left, at=timezone.now(), by=harrowmere.priya)
