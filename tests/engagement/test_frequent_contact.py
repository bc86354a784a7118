"""Three receipts from one source open one review, however many come at once; none is ever refused (safety 12)."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings, strategies

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import FrequentContactReview, IntelligenceSource, IntelligenceStub
from engagement.models.intelligence import Occasion
from engagement.services import intelligence
from partnerships.errors import Refused
from tests.conftest import SignedIn
from tests.engagement.handing_over import NUMBER, handed_over, known_source, taken_on
from tests.racing import at_once


@pytest.mark.django_db(transaction=True)
def test_a_hundred_third_receipts_at_once_open_one_review(transactional_db: None) -> None:
    borough = make_harrowmere(today=timezone.localdate())
    known_source(borough, times=2)
    assert not FrequentContactReview.objects.exists()
    answers = at_once(lambda _: handed_over(borough, source_number=NUMBER), range(100), threads=100)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert IntelligenceStub.objects.filter(source__number=NUMBER).count() == 102
    assert FrequentContactReview.objects.count() == 1


@pytest.mark.django_db
def test_the_third_opens_it_also_when_the_unit_finds_the_source_later(harrowmere: Harrowmere) -> None:
    known_source(harrowmere, times=2)
    stub = taken_on(harrowmere)
    assert not FrequentContactReview.objects.exists()
    intelligence.give_number(stub=stub, by=harrowmere.iris, source_number=f" {NUMBER.lower()} ")
    assert FrequentContactReview.objects.get().source == IntelligenceSource.objects.get()


@pytest.mark.django_db
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(occasions=strategies.lists(strategies.sampled_from(Occasion.values), max_size=7))
def test_surveys_and_visits_never_count(harrowmere: Harrowmere, occasions: list[str]) -> None:
    number = f"HY-{IntelligenceSource.objects.count() + 100:04}"
    stub = taken_on(harrowmere, number=number, occasion="visit")
    for occasion in occasions:
        handed_over(harrowmere, occasion=occasion, source_number=number)
    reviews = FrequentContactReview.objects.filter(source=IntelligenceStub.objects.get(pk=stub.pk).source)
    assert reviews.count() == (1 if occasions.count("told") >= 3 else 0)


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["ISR-9999", "Ada Quillfeather, 14 Tanner Street", "’; DROP", "x" * 39])
def test_no_receipt_is_refused_for_its_number(harrowmere: Harrowmere, signed_in: SignedIn, number: str) -> None:
    facts = {"content": "A van at night.", "ward": harrowmere.wards[1].pk, "occasion": "told", "source_number": number}
    assert signed_in(harrowmere.priya).post("/intelligence/new/", facts).status_code == 302
    stub = IntelligenceStub.objects.get()
    assert stub.source is None
    said = intelligence.read(stub=stub, by=harrowmere.iris, reason="To take it on").source_said
    assert said == number


@pytest.mark.django_db
def test_after_a_review_it_takes_three_more(harrowmere: Harrowmere) -> None:
    known_source(harrowmere, times=4)
    review = FrequentContactReview.objects.get()
    intelligence.conclude(review=review, by=harrowmere.iris, unit_reference="FC/26/012")
    with pytest.raises(Refused, match="already"):
        intelligence.conclude(review=review, by=harrowmere.iris, unit_reference="FC/26/012")
    known_source(harrowmere, times=2)
    assert FrequentContactReview.objects.count() == 1
    known_source(harrowmere)
    assert FrequentContactReview.objects.count() == 2


@pytest.mark.django_db
def test_only_the_unit_sees_the_review_others_are_told_to_refer(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    known_source(harrowmere, times=3)
    review, stub = FrequentContactReview.objects.get(), IntelligenceStub.objects.first()
    assert stub is not None
    assert str(review) in signed_in(harrowmere.iris).get("/intelligence/").content.decode()
    for person, told in ((harrowmere.priya, True), (harrowmere.ines, True), (harrowmere.carol, False),
                         (harrowmere.anya, False), (harrowmere.lena, False)):  # fmt: skip
        page = signed_in(person).get(stub.get_absolute_url()).content.decode()
        assert ("Refer: before anybody" in page) is told, person
        assert "eview" not in page.split("<main")[1]
        assert signed_in(person).get(review.get_absolute_url()).status_code == 404


@pytest.mark.django_db
def test_the_register_number_is_shown_to_whom_the_matrix_names(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    stub = taken_on(harrowmere, number=NUMBER)
    address: str = stub.get_absolute_url()
    shown: dict[str, Any] = {
        name: NUMBER in signed_in(harrowmere.people[name]).get(address).content.decode()
        for name in ("priya", "ines", "carol", "anya", "iris")
    }
    assert shown == {"priya": True, "ines": True, "carol": False, "anya": False, "iris": False}
    iris = signed_in(harrowmere.iris)
    assert NUMBER not in iris.post(f"{address}number/").content.decode()
    why = {"number-reason": "To put right how it was recorded"}
    assert NUMBER in iris.post(f"{address}number/", why).content.decode()
