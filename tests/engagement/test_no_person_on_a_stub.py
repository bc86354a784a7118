"""No stub holds a person, whatever is reported: by its columns, and by ten thousand reports (safety 11)."""

from __future__ import annotations

from random import Random

import pytest
from django.db import DatabaseError, connection, models, transaction
from hypothesis import HealthCheck, given, settings, strategies

from config.demonstration.cast import Harrowmere
from engagement.models import FrequentContactReview, Handover, IntelligenceSource, IntelligenceStub
from engagement.models.intelligence import new_reference
from engagement.services import intelligence
from tests.engagement.handing_over import NUMBER, handed_over, taken_on

pytestmark = pytest.mark.django_db
FIRST = ["Ada", "Bo", "Cyril", "Dora", "Edwin", "Fay", "Gus", "Hetty", "Ivo", "Joan", "Kit", "Lou", "Mabel", "Ned"]
LAST = ["Quillfeather", "Thornquist", "Marrowby", "Umberton", "Vexley", "Wrackstraw", "Yarnold", "Zephaniah"]
TYPED = (models.CharField, models.TextField, models.BinaryField, models.JSONField)
REPORTS = 10_000


@pytest.mark.parametrize("model", [IntelligenceStub, IntelligenceSource, FrequentContactReview])
def test_every_column_of_words_takes_choices_or_numbers_alone(
    harrowmere: Harrowmere, model: type[models.Model]
) -> None:
    taken_on(harrowmere, number=NUMBER)
    if model is FrequentContactReview:
        FrequentContactReview.objects.create(source=IntelligenceSource.objects.get())
    typed = [column for column in model._meta.concrete_fields if isinstance(column, TYPED)]
    assert typed
    for column in typed:
        for words in ("Ada", "ADA", "Ada Quill", "07700900123", "AB12 CDE"):
            with pytest.raises(DatabaseError, match=r"check constraint|too long"), transaction.atomic():
                model._default_manager.update(**{column.name: words})


def test_ten_thousand_reports_leave_no_name_outside_the_box(harrowmere: Harrowmere) -> None:
    rng = Random(11)
    ward, priya = harrowmere.wards[1], harrowmere.priya
    names = [f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _ in range(REPORTS)]
    references: set[str] = set()
    while len(references) < REPORTS:
        references.add(new_reference())
    stubs = IntelligenceStub.objects.bulk_create(
        [IntelligenceStub(reference=one, ward=ward, submitted_by=priya, occasion="told") for one in sorted(references)],
        batch_size=2_000,
    )
    Handover.objects.bulk_create(
        [Handover.enclosing(stub, text=f"{name} sells from the van.") for stub, name in zip(stubs, names, strict=True)],
        batch_size=2_000,
    )
    assert IntelligenceStub.objects.count() == REPORTS
    people = "|".join(LAST)
    for table in ("engagement_intelligencestub", "engagement_intelligencestubevent", "engagement_handover"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table} t WHERE t::text ~* %s", [people])  # noqa: S608
            assert cursor.fetchone() == (0,), table


def test_a_reference_that_was_given_is_drawn_again(harrowmere: Harrowmere, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["IN-26-7KQ4ZB", "IN-26-7KQ4ZB", "IN-26-7KQ4ZC"])
    monkeypatch.setattr(intelligence, "new_reference", lambda: next(drawn))
    assert [handed_over(harrowmere).reference for _ in range(2)] == ["IN-26-7KQ4ZB", "IN-26-7KQ4ZC"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=strategies.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text),
       number=strategies.text(max_size=40).filter(lambda text: "\0" not in text))  # fmt: skip
def test_what_is_handed_over_comes_out_as_it_went_in(harrowmere: Harrowmere, content: str, number: str) -> None:
    stub = handed_over(harrowmere, content=content, source_number=number)
    inside = intelligence.read(stub=stub, by=harrowmere.iris, reason="To take it on")
    assert (inside.text, inside.source_said) == (content.strip(), number.strip())
    assert stub.source is None


def test_all_stubs_of_a_source_have_its_number(harrowmere: Harrowmere) -> None:
    for typed in (NUMBER, NUMBER.lower(), f"  {NUMBER} "):
        taken_on(harrowmere, number=typed)
    handed_over(harrowmere, source_number=NUMBER.lower())
    assert set(IntelligenceStub.objects.values_list("source__number", flat=True)) == {NUMBER}
    assert IntelligenceSource.objects.count() == 1
