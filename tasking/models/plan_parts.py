"""What a plan is measured by, and what may go wrong: SMART objectives, measurements, risks (003 4.7.4)."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from partnerships.history import tracked
from partnerships.models import User
from tasking.models.plans import Plan

MATRIX = 5
"""Likelihood and impact are each given from 1 to 5."""
HIGH, MEDIUM = 15, 6
"""From which score a risk is high, and from which it is medium."""


@tracked()
class Objective(models.Model):
    """Specific, measurable, achievable, realistic, timely: the database takes no objective that lacks a part."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="objectives")
    what = models.CharField(max_length=200)
    measure = models.CharField(max_length=160)
    unit = models.CharField(max_length=40)
    baseline = models.DecimalField(max_digits=11, decimal_places=2)
    baseline_on = models.DateField()
    target = models.DecimalField(max_digits=11, decimal_places=2)
    by = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="objective_is_specific_and_measured", condition=~Q(what="") & ~Q(measure="") & ~Q(unit="")
            ),
            models.CheckConstraint(
                name="objective_has_a_target_to_reach",
                condition=~Q(target=F("baseline")) & Q(target__gte=0, baseline__gte=0),
            ),
            models.CheckConstraint(name="objective_is_timely", condition=Q(by__gt=F("baseline_on"))),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def downwards(self) -> bool:
        """Whether less is better."""
        return self.target < self.baseline

    def reached(self, figure: Decimal) -> bool:
        return figure <= self.target if self.downwards else figure >= self.target


@tracked()
class Measurement(models.Model):
    """What an objective's measure stood at on a day."""

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="measurements")
    on = models.DateField()
    figure = models.DecimalField(max_digits=11, decimal_places=2)
    source = models.CharField(max_length=160, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["objective", "on"], name="measured_once_a_day"),
            models.CheckConstraint(name="measured_figure_is_nought_or_more", condition=Q(figure__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.figure} on {self.on}"


@tracked()
class Risk(models.Model):
    """What may go wrong, how likely and how bad, what is done about it and by whom."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="risks")
    what = models.CharField(max_length=250)
    likelihood = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(MATRIX)])
    impact = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(MATRIX)])
    treatment = models.TextField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="risk_stands_in_the_matrix",
                condition=Q(likelihood__gte=1, likelihood__lte=MATRIX, impact__gte=1, impact__lte=MATRIX),
            ),
            models.CheckConstraint(name="risk_is_answered", condition=~Q(what="") & ~Q(treatment="")),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def score(self) -> int:
        return self.likelihood * self.impact

    @property
    def level(self) -> str:
        return level_of(self.score)


def level_of(score: int) -> str:
    """High, medium or low: the band of the matrix in which a score lies."""
    return "high" if score >= HIGH else "medium" if score >= MEDIUM else "low"
