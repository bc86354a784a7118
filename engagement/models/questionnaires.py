"""Questionnaires in versions, of closed questions alone: what a KIN survey asks (E3; 000 3.1, 002 3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse

from partnerships.history import tracked
from partnerships.models import Partnership, User

if TYPE_CHECKING:
    from collections.abc import Sequence


class QuestionKind(models.TextChoices):
    RANK = "rank", "Put in order"
    SCALE = "scale", "A scale"
    ONE = "one", "One of several"
    MANY = "many", "Several of several"
    YES_NO = "yes_no", "Yes or no"
    PROBLEM = "problem", "Most important problem here, with its place"


class Measures(models.TextChoices):
    """What results read out of a question besides its own answers (000 3.1, 7.2)."""

    NOTHING = "", "Nothing further"
    PRIORITIES = "priorities", "Priorities for the ward"
    CONFIDENCE = "confidence", "Confidence in the local agencies"
    ASB = "asb", "Anti-social behaviour seen as a problem"


INDICATORS = (Measures.CONFIDENCE, Measures.ASB)
SINGLE = frozenset({QuestionKind.SCALE, QuestionKind.ONE, QuestionKind.YES_NO, QuestionKind.PROBLEM})
"""Kinds to which one answer is given."""


class QuestionnaireQuerySet(models.QuerySet["Questionnaire"]):
    def visible_to(self, user: User) -> QuestionnaireQuerySet:
        """The standard one, and those of the partnership the person works in."""
        return self.filter(Q(partnership__isnull=True) | Q(partnership=user.scope.home or 0))


@tracked()
class Questionnaire(models.Model):
    """A questionnaire by name. Without a partnership it is the standard one that comes with the book."""

    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="questionnaires"
    )
    name = models.CharField(max_length=120)

    objects = QuestionnaireQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="questionnaire_named_once"),
            models.UniqueConstraint(
                fields=["name"], condition=Q(partnership__isnull=True), name="standard_questionnaire_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_standard(self) -> bool:
        return self.partnership_id is None


class VersionQuerySet(models.QuerySet["QuestionnaireVersion"]):
    def visible_to(self, user: User) -> VersionQuerySet:
        return self.filter(questionnaire__in=Questionnaire.objects.visible_to(user).values("pk"))

    def issued(self) -> VersionQuerySet:
        return self.filter(issued_at__isnull=False)


@tracked()
class QuestionnaireVersion(models.Model):
    """One version: a draft until it is issued, and from then on never changed, so that rounds can be compared."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    opening = models.TextField(blank=True, help_text="What is said before the first question.")
    made_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_default=Now())
    issued_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["questionnaire", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "number"], name="version_of_a_questionnaire_once"),
            models.UniqueConstraint(
                fields=["questionnaire"], condition=Q(issued_at__isnull=True), name="one_draft_of_a_questionnaire"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire}, version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("questionnaire", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.issued_at is None

    @property
    def standing(self) -> int:
        """A number that is another once the opening is."""
        return crc32(self.opening.encode())

    def asked(self) -> Sequence[Question]:
        """Its questions in their order, each with its answers: two queries."""
        return list(self.questions.prefetch_related("options").order_by("number"))


@tracked()
class Question(models.Model):
    """A closed question. `counted`: the first so many of its answers are those that its measure counts."""

    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=QuestionKind)
    text = models.CharField(max_length=200)
    hint = models.CharField(max_length=200, blank=True)
    measures = models.CharField(max_length=12, choices=Measures, blank=True, default="")
    at_most = models.PositiveSmallIntegerField(default=1, help_text="How many may be put in order.")
    counted = models.PositiveSmallIntegerField(default=0)
    required = models.BooleanField(default=True)

    class Meta:
        ordering = ["version", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "number"], name="question_number_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(
                fields=["version", "measures"], condition=~Q(measures=""), name="measure_once_in_a_questionnaire"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def stands(self) -> dict[str, Any]:
        """What its form shows: the answers a line each; how many may be put in order where it asks that."""
        names = ("text", "kind", "hint", "measures", "counted", "required")
        answers = "\n".join(option.text for option in self.options.all())
        at_most = self.at_most if self.kind == QuestionKind.RANK else None
        return {name: getattr(self, name) for name in names} | {"options": answers, "at_most": at_most}

    @property
    def standing(self) -> int:
        """A number that is another once anything of it is: what a person saw who changes it."""
        return crc32(repr(sorted(self.stands.items())).encode())

    @property
    def is_single(self) -> bool:
        return self.kind in SINGLE


@tracked()
class Option(models.Model):
    """One of the answers a question offers."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="options")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=120)

    class Meta:
        ordering = ["question", "number"]
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="option_number_once")]

    def __str__(self) -> str:
        return self.text
