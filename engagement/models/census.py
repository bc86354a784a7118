"""What the census says of a ward, and the recruiting that a gap in its network asks for (E2)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse

from partnerships.history import tracked
from partnerships.models import User, Ward


class Topic(models.TextChoices):
    """What a census table counts people by."""

    AGE = "age", "Age"
    ETHNICITY = "ethnicity", "Ethnic group"
    DISABILITY = "disability", "Disability"
    RELIGION = "religion", "Religion"
    TENURE = "tenure", "Tenure"


class CensusFigure(models.Model):
    """How many people, or for tenure households, of a ward are counted under a category of a topic."""

    ward = models.ForeignKey(Ward, on_delete=models.CASCADE, related_name="census")
    topic = models.CharField(max_length=12, choices=Topic)
    category = models.CharField(max_length=80, help_text="As the network counts it where it does: 16-24, asian.")
    count = models.PositiveIntegerField()
    source = models.CharField(max_length=160, help_text="The file it came from.")

    class Meta:
        ordering = ["ward", "topic", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ward", "topic", "category"], name="census_figure_once"),
        ]

    def __str__(self) -> str:
        return f"{self.ward_id} {self.topic} {self.category}: {self.count}"


class Gap(models.TextChoices):
    """By what a recruiting task says whom to look for."""

    AGE = "age", "Age"
    ETHNICITY = "ethnicity", "Ethnic group"
    DISABILITY = "disability", "Disability"
    PLACE = "place", "Place"
    EMBEDDED = "embedded", "What they do"
    ANYBODY = "anybody", "Anybody"


class RecruitingTaskQuerySet(models.QuerySet["RecruitingTask"]):
    def visible_to(self, user: User) -> RecruitingTaskQuerySet:
        """Tasks of the wards whose network this person works with: the rule of `engagement.kin_access`."""
        from engagement import kin_access  # noqa: PLC0415 - access reads the models

        return self.filter(kin_access.recruiting_seen_by(user))

    def open(self) -> RecruitingTaskQuerySet:
        return self.filter(ended_on__isnull=True)

    def late(self, on: date) -> RecruitingTaskQuerySet:
        return self.open().filter(due_on__lt=on)


@tracked()
class RecruitingTask(models.Model):
    """Somebody is to find so many Key Individuals of a group that the network lacks; done when they have joined."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="recruiting")
    gap = models.CharField(max_length=12, choices=Gap)
    category = models.CharField(max_length=120, blank=True, help_text="Which age band, ethnic group, street.")
    wanted = models.PositiveSmallIntegerField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="recruiting")
    due_on = models.DateField()
    made_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_default=Now())
    recruited = models.PositiveSmallIntegerField(default=0, help_text="How many of them have joined since.")
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True, help_text="Empty where all were recruited.")
    version = models.PositiveIntegerField(default=1)

    objects = RecruitingTaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["owner", "due_on"], condition=Q(ended_on__isnull=True), name="recruiting_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["ward", "gap", "category"], condition=Q(ended_on__isnull=True), name="one_open_task_for_a_gap"
            ),
            models.CheckConstraint(name="recruiting_wants_somebody", condition=Q(wanted__gt=0)),
            models.CheckConstraint(
                name="recruiting_ends_done_or_says_why",
                condition=Q(ended_on__isnull=True)
                | Q(recruited__gte=models.F("wanted"))
                | ~Q(ended_because=""),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Recruiting {self.pk} for ward {self.ward_id}"

    def get_absolute_url(self) -> str:
        return reverse("kin-recruiting-task", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.ended_on is None
