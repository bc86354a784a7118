"""Contributors hear what became of what they passed on, and letters say that something waits, no more (003 4.2.4)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import IntelligenceStub
from engagement.services import intelligence
from feedback.reminders.intelligence import answers_from_unit, late_in_box, waiting_in_box
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.handing_over import handed_over, taken_on

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("author", ["priya", "carol", "hana", "cllr-jones", "rita", "anya"])
def test_whoever_passed_it_on_is_answered(harrowmere: Harrowmere, signed_in: SignedIn, author: str) -> None:
    stub, person = taken_on(harrowmere, by=author), harrowmere.people[author]
    intelligence.answer(stub=stub, by=harrowmere.iris, answer="acted_on")
    client = signed_in(person)
    page = client.get("/intelligence/").content.decode()
    assert "It was acted on. Thank you" in page
    if author in ("hana", "cllr-jones", "rita"):
        assert stub.reference not in page
    client.post(f"/intelligence/answers/{stub.pk}/told/")
    assert IntelligenceStub.objects.get(pk=stub.pk).told_on == timezone.localdate()


def test_the_unit_hears_next_morning_and_supervisors_when_it_is_late(harrowmere: Harrowmere, settings: object) -> None:
    today = timezone.localdate()
    stub = handed_over(harrowmere)
    assert waiting_in_box(harrowmere.iris, today) is not None
    days = {1: (1, 0), 2: (1, 0), 3: (1, 1)}
    for ago, (unit, supervisor) in days.items():
        IntelligenceStub.objects.update(routed_on=today - timedelta(days=ago))
        waiting, late = waiting_in_box(harrowmere.iris, today), late_in_box(harrowmere.ines, today)
        assert waiting is not None
        assert late is not None
        assert (len(waiting.things), len(late.things)) == (unit, supervisor), ago
        lines = [waiting.words, late.words, *(thing.line + thing.url for thing in [*waiting.things, *late.things])]
        assert not any(stub.reference in line or "Millbrook" in line for line in lines)
    assert late_in_box(harrowmere.carol, today) is None
    assert waiting_in_box(harrowmere.ines, today) is None


def test_an_answer_waits_until_the_source_is_told(harrowmere: Harrowmere) -> None:
    stub, tomorrow = taken_on(harrowmere), timezone.localdate() + timedelta(days=1)
    intelligence.answer(stub=stub, by=harrowmere.iris, answer="known")
    part = answers_from_unit(harrowmere.priya, tomorrow)
    assert part is not None
    assert len(part.things) == 1
    intelligence.tell_source(stub=stub, by=harrowmere.priya)
    part = answers_from_unit(harrowmere.priya, tomorrow)
    assert part is not None
    assert part.things == []


def test_the_desk_says_that_something_waits(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    handed_over(harrowmere)
    IntelligenceStub.objects.update(routed_on=timezone.localdate() - timedelta(days=4))
    assert "Waiting in the hand-over box" in signed_in(harrowmere.iris).get("/desk/").content.decode()
    assert "Not yet taken on" in signed_in(harrowmere.ines).get("/desk/").content.decode()
    assert "/intelligence/new/" in signed_in(harrowmere.priya).get("/desk/").content.decode()


def test_many_stubs_take_as_few_queries_as_one(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    for _ in range(6):
        handed_over(harrowmere)
    iris = signed_in(harrowmere.iris)
    iris.get("/intelligence/")
    with at_most(12):
        assert iris.get("/intelligence/").content.decode().count("/intelligence/IN-") == 6
    stub = IntelligenceStub.objects.all()[0]
    with at_most(12):
        iris.get(stub.get_absolute_url())
    with at_most(20):
        iris.post(f"{stub.get_absolute_url()}read/", {"reason": "To take it on"})
