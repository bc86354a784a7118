"""The demonstration's photos are the same each time, and drawn by the book like any other (T5)."""

from __future__ import annotations

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.doing import picture, write_doing
from tasking.models import ActionPhoto, ActionPower
from tasking.services import acting
from tests.tasking.making import an_action


def test_the_same_number_gives_the_same_picture() -> None:
    assert picture(3) == picture(3)
    assert len({picture(number).sha256 for number in range(8)} | {picture(1, finished=True).sha256}) == 9


@pytest.mark.django_db
def test_what_was_reported_and_done_has_photos(harrowmere: Harrowmere) -> None:
    going, done = an_action(harrowmere), an_action(harrowmere)
    acting.record_progress(action=going, by=harrowmere.errol, text="Posts are in.", version=1)
    acting.mark_done(action=done, by=harrowmere.errol, outcome="Gated.", version=1)
    write_doing(harrowmere, now=timezone.now())
    assert list(ActionPhoto.objects.order_by("pk").values_list("action", "progress__text")) == [
        (going.pk, "Posts are in."), (done.pk, None), (done.pk, None),
    ]  # fmt: skip


@pytest.mark.django_db
def test_two_in_three_that_are_done_used_a_power(harrowmere: Harrowmere) -> None:
    for _ in range(3):
        acting.mark_done(action=an_action(harrowmere), by=harrowmere.errol, outcome="Gated.", version=1)
    write_doing(harrowmere, now=timezone.now())
    assert [used.power.counts_as for used in ActionPower.objects.select_related("power")] == ["prevention"] * 2
