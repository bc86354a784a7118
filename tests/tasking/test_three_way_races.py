"""Coordinator and inspector log the contact they have just had, both at once: it stands in the book once (P9)."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import Any

import pytest
from django.db import models

from config.demonstration.cast import Harrowmere
from tasking.models import ContactLink, ThreeWayContact
from tasking.services import contacting
from tests.tasking.contacts import a_contact
from tests.tasking.making import an_action
from tests.tasking.races import MANY, race


def test_without_the_lock_it_would_stand_there_more_than_once(
    borough: Harrowmere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models.QuerySet, "select_for_update", lambda self, **_: self.all())
    looked, all_here = contacting._refuse_twice, threading.Barrier(MANY)

    def once_all_have_looked(*facts: Any) -> None:
        looked(*facts)
        with suppress(threading.BrokenBarrierError):
            all_here.wait(timeout=20)

    monkeypatch.setattr(contacting, "_refuse_twice", once_all_have_looked)
    race(lambda _: a_contact(borough))
    assert ThreeWayContact.objects.count() > 1


def test_logged_by_many_at_once_it_stands_there_once(borough: Harrowmere) -> None:
    done, told, broken = race(lambda _: a_contact(borough))
    assert (len(done), len(told), broken) == (1, MANY - 1, [])
    assert ThreeWayContact.objects.get().people.count() == 3


def test_linked_by_many_at_once_it_is_linked_once(borough: Harrowmere) -> None:
    contact, action = a_contact(borough), an_action(borough)
    done, _, broken = race(lambda _: contacting.link(contact=contact, by=borough.carol, action=action))
    assert len(done) == MANY
    assert broken == []
    assert ContactLink.objects.count() == 1
