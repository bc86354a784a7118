"""What is passed to the intelligence unit: its content until the unit has it, and after that a stub (E9; 003 4.2.4-5).

The book is no intelligence database. What was told lies encrypted in the hand-over box, a table without row history,
and is deleted in the transaction in which the unit acknowledges it; the database itself sees to that (migration
"intelligence"). A stub has no column in which somebody could be named: choices, days, numbers of a fixed shape, and
who of the book's own people did what.
"""

from __future__ import annotations

import json
import secrets
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from partnerships.enclosing import box_for
from partnerships.history import tracked
from partnerships.models import Partnership, User, Ward

LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
"""Nothing that is taken for something else when read out, and no vowels to make a word of."""
REFERENCE = r"^IN-[0-9]{2}-[2-9B-Z]{6}$"
REGISTER_NUMBER = r"^[A-Z]{0,3}-?[0-9]{3,6}(/[0-9]{2})?$"
UNIT_REFERENCE = r"^[A-Z]{1,4}([/-]?[0-9]{1,6}){1,3}$"
PURPOSE = "hand-over box"


def new_reference(on: date | None = None) -> str:
    """IN-26-7KQ4ZB: drawn, not counted, so that a reference does not tell how much reaches the unit."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(6))
    return f"IN-{on or timezone.localdate():%y}-{drawn}"


class Occasion(models.TextChoices):
    """How it came to whoever passes it on. Only what somebody came and told counts towards a review (safety 12)."""

    TOLD = "told", "Somebody told us"
    SURVEY = "survey", "Said while answering a survey"
    VISIT = "visit", "Said on a visit or tour that we made"


class StubState(models.TextChoices):
    WAITING = "waiting", "Waiting in the box"
    TAKEN = "taken", "With the intelligence unit"


class Screening(models.TextChoices):
    """What a supervisor says of it before the unit takes it on (003 4.2.4, screening by line managers)."""

    RELEVANT = "relevant", "Relevant"
    URGENT = "urgent", "Relevant, and urgent"
    NOT_RELEVANT = "not_relevant", "Not relevant to policing"


class SourceGrade(models.TextChoices):
    """First figure of 3x5x2."""

    RELIABLE = "1", "1 Reliable"
    UNTESTED = "2", "2 Untested"
    NOT_RELIABLE = "3", "3 Not reliable"


class InformationGrade(models.TextChoices):
    """Second figure of 3x5x2."""

    KNOWN = "A", "A Known directly"
    CORROBORATED = "B", "B Known indirectly, but corroborated"
    INDIRECT = "C", "C Known indirectly"
    NOT_KNOWN = "D", "D Not known"
    FALSE = "E", "E Suspected to be false"


class Handling(models.TextChoices):
    """Last figure of 3x5x2. Conditions stand in the unit's own record."""

    LAWFUL = "P", "P Lawful sharing permitted"
    CONDITIONS = "C", "C Lawful sharing permitted with conditions"


class UnitAnswer(models.TextChoices):
    """What whoever passed it on hears back (003 4.2.4). None of them asks for more: nobody is tasked (003 4.2.5)."""

    PASSED_ON = "passed_on", "Passed on to those who can use it. Thank you"
    ACTED_ON = "acted_on", "It was acted on. Thank you"
    KNOWN = "known", "It was known already, and it is good to have it confirmed. Thank you"
    NO_USE = "no_use", "It could not be used this time. Thank you"


@tracked(exclude=("number",))
class IntelligenceSource(models.Model):
    """A number of the intelligence unit's source register. Who it is stands in that register, and nowhere here."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=16)
    given_at = models.DateTimeField(db_default=Now())
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="source_number_once"),
            models.CheckConstraint(name="source_is_a_number", condition=Q(number__regex=REGISTER_NUMBER)),
        ]

    def __str__(self) -> str:
        return f"Source {self.pk}"  # and never its number: this goes into messages and logs


class StubQuerySet(models.QuerySet["IntelligenceStub"]):
    def visible_to(self, user: User) -> StubQuerySet:
        """Stubs this person may read: the rule of `engagement.intelligence_access`."""
        from engagement import intelligence_access  # noqa: PLC0415 - access reads the models

        return self.filter(intelligence_access.stubs_seen_by(user))

    def waiting(self) -> StubQuerySet:
        return self.filter(state=StubState.WAITING)

    def late(self, today: date) -> StubQuerySet:
        """Still waiting in the box after the days that the unit has."""
        return self.waiting().filter(routed_on__lt=today - timedelta(days=settings.INTELLIGENCE_DAYS))

    def for_list(self) -> StubQuerySet:
        return self.select_related("ward")


@tracked()
class IntelligenceStub(models.Model):
    """That something was routed to the intelligence unit: reference, day and ward, and nothing of what it was."""

    reference = models.CharField(max_length=12, unique=True, default=new_reference)
    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="+")
    routed_on = models.DateField(default=timezone.localdate)
    occasion = models.CharField(max_length=8, choices=Occasion)
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=StubState, default=StubState.WAITING)
    opened_at = models.DateTimeField(null=True, blank=True, help_text="When the unit first read it: handed over.")
    screening = models.CharField(max_length=12, choices=Screening, blank=True)
    screened_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    screened_on = models.DateField(null=True, blank=True)
    unit_reference = models.CharField(max_length=24, blank=True, help_text="Its number in the unit's own system.")
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    grade_source = models.CharField(max_length=1, choices=SourceGrade, blank=True)
    grade_information = models.CharField(max_length=1, choices=InformationGrade, blank=True)
    handling = models.CharField(max_length=1, choices=Handling, blank=True)
    source = models.ForeignKey(
        IntelligenceSource, null=True, blank=True, on_delete=models.PROTECT, related_name="stubs"
    )
    source_since = models.DateTimeField(null=True, blank=True, help_text="When it was known to be this source's.")
    answer = models.CharField(max_length=10, choices=UnitAnswer, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True, help_text="When the source was told.")

    objects = StubQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["ward", "-id"], name="stub_of_ward"),
            models.Index(fields=["submitted_by", "-id"], name="stub_submitted_by"),
            models.Index(fields=["ward", "routed_on"], condition=Q(state="waiting"), name="stub_waiting"),
        ]
        constraints = [
            models.CheckConstraint(name="stub_reference_is_drawn", condition=Q(reference__regex=REFERENCE)),
            models.CheckConstraint(
                name="stub_taken_has_the_units_reference",
                condition=Q(state="waiting", unit_reference="", taken_at__isnull=True)
                | Q(state="taken", unit_reference__regex=UNIT_REFERENCE, taken_at__isnull=False)
                & Q(opened_at__isnull=False),
            ),
            models.CheckConstraint(
                name="stub_source_has_since",
                condition=Q(source__isnull=True, source_since__isnull=True)
                | Q(source__isnull=False, source_since__isnull=False),
            ),
            # The columns of words take their words alone, however they are written: none can hold a person.
            *(
                models.CheckConstraint(name=f"stub_{name}_is_a_choice", condition=Q(**{f"{name}__in": ["", *choices]}))
                for name, choices in (
                    ("occasion", Occasion.values), ("state", StubState.values), ("screening", Screening.values),
                    ("grade_source", SourceGrade.values), ("grade_information", InformationGrade.values),
                    ("handling", Handling.values), ("answer", UnitAnswer.values),
                )
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("intelligence-stub", args=[self.reference])

    @property
    def is_waiting(self) -> bool:
        return self.state == StubState.WAITING

    @property
    def grading(self) -> str:
        """1B P, or nothing where it was not graded."""
        return f"{self.grade_source}{self.grade_information} {self.handling}".strip()


class Handover(models.Model):
    """What was told, encrypted, until the unit acknowledges it. No row history; never changed, only deleted."""

    stub = models.OneToOneField(IntelligenceStub, primary_key=True, on_delete=models.PROTECT, related_name="handover")
    enclosed = models.BinaryField()

    def __str__(self) -> str:
        return f"Hand-over {self.pk}"

    @classmethod
    def enclosing(cls, stub: IntelligenceStub, *, text: str, source_said: str = "") -> Handover:
        """A row, not saved yet, with the words in it closed."""
        words = json.dumps([text, source_said]).encode()
        return cls(stub=stub, enclosed=box_for(PURPOSE).encrypt(words))

    def opened(self) -> Content:
        """The words. Raises InvalidToken where the secret key they were closed with is gone."""
        text, source_said = json.loads(box_for(PURPOSE).decrypt(bytes(self.enclosed)))
        return Content(text, source_said)


class Content:
    """What is in the box, for as long as one page is made. It says nothing of itself, in no log and no error."""

    __slots__ = ("source_said", "text")

    def __init__(self, text: str, source_said: str) -> None:
        self.text = text
        self.source_said = source_said


@tracked()
class FrequentContactReview(models.Model):
    """A review of frequent contact: information from one source received three times (003 4.2.5).

    What it finds stands in the unit's own register. Here stand its days, and the reference of that record.
    """

    source = models.ForeignKey(IntelligenceSource, on_delete=models.PROTECT, related_name="reviews")
    opened_at = models.DateTimeField(default=timezone.now)
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit_reference = models.CharField(max_length=24, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source"], condition=Q(concluded_at__isnull=True), name="one_open_review_of_a_source"
            ),
            models.CheckConstraint(
                name="review_concluded_has_the_units_reference",
                condition=Q(concluded_at__isnull=True, unit_reference="")
                | Q(concluded_at__isnull=False, unit_reference__regex=UNIT_REFERENCE),
            ),
        ]

    def __str__(self) -> str:
        return f"Review {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("intelligence-review", args=[self.pk])
